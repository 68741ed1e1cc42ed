package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.letopis.Programs;

/** What every format of sound must do: it sounds the same. */
abstract class SoundContract extends SanitizerContract {
    @BeforeAll
    static void needs_ffmpeg() {
        Programs.need("ffmpeg", "ffmpeg");
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) {
        assertThat(Sounds.decoded(dirty)).isNotEmpty();
        assertThat(Sounds.decoded(clean)).isEqualTo(Sounds.decoded(dirty));
    }
}
