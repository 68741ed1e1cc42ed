package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A picture made of millions of units, of which each second one is dropped, would fill the memory with pieces. */
class SampleBoundsTest {
    private static final int PAIRS = 1_100_000;
    private final Draft draft = new Draft(FileFormat.MP4);

    @Test
    void units_behind_start_codes_are_bounded() {
        byte[] slice = {0, 0, 1, 0x41, 0x7F};
        byte[] filler = {0, 0, 1, 0x0C, 0x7F};

        demandRefused(Strips.join(slice, filler), in -> new AnnexBFilter(in, draft));
    }

    @Test
    void units_behind_lengths_are_bounded() {
        byte[] slice = {0, 1, 0x41};
        byte[] filler = {0, 1, 0x0C};
        SeiMessages messages = new SeiMessages(false, Optional.empty(), draft);

        demandRefused(Strips.join(slice, filler), in -> new NalFilter(in, false, 2, false, messages, draft));
    }

    /** A frame and a padding, each with its length. */
    @Test
    void units_of_av1_are_bounded() {
        demandRefused(new byte[] {0x32, 1, 0x7F, 0x7A, 0}, in -> new ObuFilter(in, draft));
    }

    interface Maker {
        SampleFilter make(BoxReader in);
    }

    private static void demandRefused(byte[] pair, Maker maker) {
        ByteBuffer picture = ByteBuffer.allocate(PAIRS * pair.length);
        for (int i = 0; i < PAIRS; i++) {
            picture.put(pair);
        }
        SampleFilter filter = maker.make(new BoxReader(Source.of(picture.array()), FileFormat.MP4));

        Refusal refused = catchThrowableOfType(Refusal.class, () -> filter.keep(0, picture.capacity(), new Pieces()));

        assertThat(refused).isNotNull();
        assertThat(refused.key()).isEqualTo("strip.too-large");
    }
}
