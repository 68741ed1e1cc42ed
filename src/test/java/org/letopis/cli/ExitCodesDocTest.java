package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.letopis.failure.ExitCode;

/** Holds {@code docs/reference/exit-codes.md} to the exit codes that there are. */
class ExitCodesDocTest {
    private static final Pattern ROW = Pattern.compile("^\\| *(\\d+) *\\| *`([A-Z_]+)` *\\| *(\\S.*?) *\\|.*$");

    @Test
    void the_reference_lists_each_exit_code_once_in_order() throws IOException {
        List<String> documented = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("docs/reference/exit-codes.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                documented.add(row.group(1) + " " + row.group(2));
            }
        }
        assertThat(documented)
                .containsExactlyElementsOf(Arrays.stream(ExitCode.values())
                        .map(code -> code.number() + " " + code.name())
                        .toList());
    }
}
