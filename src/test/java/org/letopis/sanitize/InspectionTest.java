package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.letopis.failure.Failure;

class InspectionTest {
    @Test
    void a_damaged_picture_still_shows_what_stands_before_the_damage() throws Failure {
        for (String name : new String[] {"dirty.jpg", "dirty.png"}) {
            byte[] file = Strips.sample(name);

            Inspection inspection = Strips.inspect(Arrays.copyOf(file, file.length / 2));

            assertThat(inspection.strippable()).isFalse();
            assertThat(inspection.refusal())
                    .hasValueSatisfying(refused -> assertThat(refused.key()).isEqualTo("strip.truncated"));
            assertThat(inspection.unread()).containsExactly("inspect.unread-after-damage");
            assertThat(inspection.findings()).extracting(Finding::name).contains("Artist");
        }
    }

    @Test
    void a_clean_picture_has_no_findings_and_nothing_unread() throws Failure {
        Inspection inspection = Strips.inspect(Strips.clean(Strips.sample("dirty.jpg")));

        assertThat(inspection.findings()).isEmpty();
        assertThat(inspection.unread()).isEmpty();
        assertThat(inspection.mediaType()).isEqualTo("image/jpeg");
    }

    @Test
    void a_comment_that_would_drive_the_terminal_is_escaped() throws Failure {
        byte[] dirty = Jpegs.planted(Jpegs.baseline(), Jpegs.segment(0xFE, Strips.latin("\u001B]0;owned\u0007")));

        assertThat(Strips.inspect(dirty).findings()).extracting(Finding::value).contains("\\u001B]0;owned\\u0007");
    }
}
