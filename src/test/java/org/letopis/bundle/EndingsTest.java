package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.letopis.sanitize.FileFormat;

/** Whatever a clean copy may be, its name in a bundle says so. */
class EndingsTest {
    /** Never cleaned, so never sent. */
    private static final Set<FileFormat> NEVER = EnumSet.of(FileFormat.OLD_OFFICE, FileFormat.UNKNOWN);

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void every_format_has_its_ending_in_a_bundle(FileFormat format) {
        String ending = PayloadNames.extension(PayloadNames.attachment(1, format.extension()));

        assertThat(ending).isEqualTo(NEVER.contains(format) ? "bin" : format.extension());
        assertThat(FileFormat.ofMediaType(format.mediaType())).isEqualTo(format);
    }
}
