package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.failure.Failure;

class PlainTextTest {
    @TempDir
    private Path folder;

    private PlainText read(byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("text.txt"), bytes);
        return PlainText.read(List.of(file)).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "d0afd0bd, Ян", // UTF-8
        "efbbbfd0afd0bd, Ян", // the same with the mark, RFC 3629 section 6
        "feff042f043d, Ян", // UTF-16, RFC 2781 section 3.3
        "fffe2f043d04, Ян",
        "f09f9880, 😀",
        "fffe3dd800de, 😀",
    })
    void a_byte_order_mark_says_what_the_text_is_in_and_is_no_part_of_it(String hex, String text) throws Exception {
        assertThat(read(HexFormat.of().parseHex(hex)).text()).isEqualTo(text);
    }

    @Test
    void line_ends_stay_as_they_are_and_an_empty_file_is_an_empty_text() throws Exception {
        assertThat(read("a\r\nb\n".getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("a\r\nb\n");
        assertThat(read(new byte[0]).text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "6f6b0a6f6bff, 2, 6", // no byte of UTF-8
        "d0, 1, 1", // half a letter at the end
        "eda080, 1, 1", // a surrogate, which RFC 3629 section 3 forbids
        "fffe0a003dd8, 2, 5", // half a pair at the end
        "fffe41, 1, 3", // half a unit at the end
    })
    void what_is_no_such_text_is_damaged_and_the_place_is_named(String hex, long line, int ofByte) {
        assertThatThrownBy(() -> read(HexFormat.of().parseHex(hex)))
                .isInstanceOfSatisfying(Failure.Damaged.class, failure -> {
                    assertThat(failure.key()).isEqualTo("leaks.not-text");
                    assertThat(failure.arguments()).containsExactly(folder.resolve("text.txt"), line, ofByte);
                });
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> PlainText.read(List.of(folder.resolve("none.txt"))))
                .isInstanceOfSatisfying(
                        Failure.Io.class, failure -> assertThat(failure.key()).isEqualTo("io.no-such-file"));
    }
}
