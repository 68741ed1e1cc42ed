package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * The places in FLAC from which a player can start: first sample, how many bytes from the first frame on, and how many
 * samples the frame there has. Only those are kept that a frame stands at; whatever else stands in the table, room for
 * more places too, is not needed. Source: RFC 9639 section 8.5.
 */
final class FlacSeekTable {
    static final int TYPE = 3;

    /** One in ten seconds is usual. */
    static final int MOST_BYTES = 1 << 20;

    private static final int POINT_BYTES = 18;
    private static final long NO_POINT = -1;

    private final ByteBuffer said;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final ByteArrayOutputStream dropped = new ByteArrayOutputStream();
    private long last = NO_POINT;

    /** @param said the block without its header, or nothing */
    FlacSeekTable(byte[] said) {
        this.said = ByteBuffer.wrap(said);
    }

    /**
     * Takes the points of a frame; frames come in their order.
     *
     * @param sample the first of the frame, counted over all
     * @param at where the frame starts, counted from the first frame
     * @param samples of the frame
     */
    void frame(long sample, long at, int samples) {
        while (said.remaining() >= POINT_BYTES) {
            long pointed = said.getLong(said.position());
            if (Long.compareUnsigned(pointed, sample) > 0) {
                return;
            }
            byte[] point = new byte[POINT_BYTES];
            said.get(point);
            ByteBuffer numbers = ByteBuffer.wrap(point, 8, POINT_BYTES - 8);
            boolean right =
                    pointed == sample && numbers.getLong() == at && Short.toUnsignedInt(numbers.getShort()) == samples;
            (right && pointed != last ? kept : dropped).writeBytes(point);
            last = right ? pointed : last;
        }
    }

    /** Notes what is not kept, and returns the table without it; empty when there is none. */
    byte[] kept(Draft draft) {
        while (said.remaining() >= POINT_BYTES) {
            byte[] point = new byte[POINT_BYTES];
            said.get(point);
            boolean room = ByteBuffer.wrap(point).getLong() == NO_POINT
                    && ByteBuffer.wrap(point).getShort(16) == 0
                    && ByteBuffer.wrap(point).getLong(8) == 0;
            if (!room) {
                dropped.writeBytes(point);
            }
        }
        byte[] rest = new byte[said.remaining()];
        said.get(rest);
        dropped.writeBytes(rest);
        if (dropped.size() > 0) {
            FlacBlocks.note(draft, TYPE, dropped.toByteArray());
        }
        return kept.toByteArray();
    }
}
