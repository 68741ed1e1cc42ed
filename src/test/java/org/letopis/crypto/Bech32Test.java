package org.letopis.crypto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test vectors of BIP-173, except the one that is invalid only because it is longer than 90 characters. */
class Bech32Test {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A12UEL5L",
                "a12uel5l",
                "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
                "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
                "11qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqc8247j",
                "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w",
                "?1ezyfcl"
            })
    void valid_text_is_read_and_written_again(String text) {
        String prefix = prefix(text);
        byte[] data = Bech32.decode(prefix, text.getBytes(ISO_8859_1)).orElseThrow();

        assertThat(new String(Bech32.encode(prefix, data), ISO_8859_1)).isEqualTo(text.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " 1nwldj5",
                "\u007f1axkwrx",
                "\u00801eym55h",
                "pzry9x0s0muk",
                "1pzry9x0s0muk",
                "x1b4n0q5v",
                "li1dgmt3",
                "de1lg7wt\u00ff",
                "A1G7SGD8",
                "10a06t8",
                "1qzzfhee",
                "A12uEL5L",
                ""
            })
    void invalid_text_is_refused(String text) {
        assertThat(Bech32.decode(prefix(text), text.getBytes(ISO_8859_1))).isEmpty();
    }

    /** Encoded with npm @scure/base from the groups [1], [0, 1] and [0, 0, 0], which it refuses to turn into bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"a1pv7wwwr", "a1qpamnt9j", "a1qqqd87cpp"})
    void padding_that_is_not_zero_or_too_long_is_refused(String text) {
        assertThat(Bech32.decode(prefix(text), text.getBytes(ISO_8859_1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "A12UEL5"})
    void another_prefix_is_refused(String prefix) {
        assertThat(Bech32.decode(prefix, "a12uel5l".getBytes(ISO_8859_1))).isEmpty();
    }

    private static String prefix(String text) {
        int separator = text.lastIndexOf('1');
        return separator < 0 ? "" : text.substring(0, separator).toLowerCase(Locale.ROOT);
    }
}
