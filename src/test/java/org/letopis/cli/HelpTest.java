package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The help of every verb, in both languages. */
class HelpTest {
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
    private static final int COLUMNS = 80;

    static Stream<Locale> languages() {
        return Stream.of(Locale.ENGLISH, Words.RUSSIAN);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_verb_and_option_is_described_in_the_language(Locale language) {
        List<String> wrong = new ArrayList<>();
        for (CommandLine command : commands(language)) {
            String name = command.getCommandSpec().qualifiedName();
            check(wrong, language, name, command.getCommandSpec().usageMessage().description());
            for (ArgSpec argument : command.getCommandSpec().args()) {
                String label = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
                check(wrong, language, name + " " + label, argument.description());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(List<String> wrong, Locale language, String what, String[] description) {
        String text = String.join(" ", description);
        if (text.isBlank() || CYRILLIC.matcher(text).find() != language.equals(Words.RUSSIAN)) {
            wrong.add(what + ": " + text);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_help_fits_the_screen_and_speaks_one_language(Locale language) {
        for (CommandLine command : commands(language)) {
            String help = command.getUsageMessage();
            assertThat(help.lines()).as(help).allMatch(line -> Columns.width(line) <= COLUMNS, "fits the screen");
            assertThat(CYRILLIC.matcher(help).find()).as(help).isEqualTo(language.equals(Words.RUSSIAN));
            assertThat(help)
                    .as("the pattern of a message, or words of the library")
                    .doesNotContain("''", "{0}", "%n", "COMMAND", "Commands:", "Missing", "<");
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_verb_is_listed_above_itself(Locale language) {
        for (CommandLine command : commands(language)) {
            for (String verb : command.getSubcommands().keySet()) {
                assertThat(command.getUsageMessage()).containsPattern("(?m)^  " + verb + " +\\S");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void the_help_is_the_same_whether_all_verbs_are_built_or_only_those_named(Locale language) {
        CommandLine whole = App.commandLine(desk(language), verb -> true);
        assertThat(App.commandLine(desk(language), verb -> false).getUsageMessage())
                .isEqualTo(whole.getUsageMessage());
        for (String name : Verbs.names()) {
            assertThat(App.commandLine(desk(language), name::equals)
                            .getSubcommands()
                            .get(name)
                            .getUsageMessage())
                    .isEqualTo(whole.getSubcommands().get(name).getUsageMessage());
        }
    }

    /** Returns the root and every command below it. */
    private static List<CommandLine> commands(Locale language) {
        List<CommandLine> commands = new ArrayList<>();
        collect(App.commandLine(desk(language), verb -> true), commands);
        assertThat(commands).hasSizeGreaterThan(14);
        return commands;
    }

    private static Desk desk(Locale language) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Desk(new Terminal(InputStream.nullInputStream(), nowhere, nowhere, null), new Words(language));
    }

    private static void collect(CommandLine command, List<CommandLine> commands) {
        commands.add(command);
        command.getSubcommands().values().forEach(sub -> collect(sub, commands));
    }
}
