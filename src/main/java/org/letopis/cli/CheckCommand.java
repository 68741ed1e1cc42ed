package org.letopis.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import org.letopis.vault.Check;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Opens every row of the vault and tells all that is wrong. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(names = "--subset", paramLabel = "N%", defaultValue = "100%", converter = Share.class)
    private int percent;

    CheckCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open();
                ProgressLine progress = new ProgressLine(desk, "check.progress")) {
            return new CheckText(desk).show(vault.check(percent, progress::bytes));
        } catch (Failure.Damaged damaged) {
            // What is broken so early leaves nothing to go on with.
            return new CheckText(desk)
                    .show(new Check.Result(List.of(new Check.Problem(damaged.key(), damaged.arguments())), 0, 0, 0, 0));
        }
    }

    /** Reads {@code 10%}, 1 to 100. */
    static final class Share implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (value.matches("([1-9][0-9]?|100)%?")) {
                return Integer.valueOf(value.replace("%", ""));
            }
            throw new TypeConversionException(value);
        }
    }
}
