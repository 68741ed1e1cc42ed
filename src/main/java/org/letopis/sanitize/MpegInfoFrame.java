package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The frame without sound in front of the others, that tells players how many follow, where to jump, and how many
 * samples to cut at both ends. That is kept; the encoder's name becomes the most common one, since players read the
 * numbers only behind a name they know, and its settings become zeros. Source: LAME tag revision 1, the Xing and VBRI
 * headers as their programs write them.
 */
final class MpegInfoFrame {
    /** Encoders pad sound with their names; such text in a tag is no trace that was left. */
    static final byte[] ENCODERS = "LAME3.100 LAME3.99.5 LAME3.98.4 LAME3.97 LAME3.96".getBytes(ISO_8859_1);

    private static final String COMMON = "LAME3.100";
    private static final Set<String> KNOWN = Set.of("LAME", "Lavf", "Lavc");
    private static final int NAME_BYTES = 9;
    private static final int DETAILS_BYTES = 36;
    private static final int GAINS_AT = 11;
    private static final int GAINS_BYTES = 8;
    private static final int DELAYS_AT = 21;
    private static final int DELAYS_BYTES = 3;
    static final int VBRI_AT = 36;
    private static final int VBRI_BYTES = 26;
    private static final int TABLE_BYTES = 100;
    private static final int TABLE_FLAG = 4;

    /** Number of frames, of bytes, quality: four bytes each. */
    private static final int COUNT_FLAGS = 1 | 2 | 8;

    private MpegInfoFrame() {}

    /** Returns the frame written anew, or nothing when it is one of sound. */
    static Optional<byte[]> rewrite(byte[] frame, MpegFrame header) {
        int at = MpegFrame.HEADER_BYTES + header.sideBytes();
        if (isText(frame, at, "Xing") || isText(frame, at, "Info")) {
            return xing(frame, header, at);
        }
        return isText(frame, VBRI_AT, "VBRI") ? vbri(frame, header) : Optional.empty();
    }

    private static Optional<byte[]> xing(byte[] frame, MpegFrame header, int at) {
        if (frame.length < at + 8) {
            return Optional.empty();
        }
        int flags = ByteBuffer.wrap(frame).getInt(at + 4) & 15;
        int end = at + 8 + 4 * Integer.bitCount(flags & COUNT_FLAGS) + ((flags & TABLE_FLAG) == 0 ? 0 : TABLE_BYTES);
        if (frame.length < end) {
            return Optional.empty();
        }
        byte[] kept = start(frame, header);
        System.arraycopy(frame, at, kept, at, end - at);
        ByteBuffer.wrap(kept).putInt(at + 4, flags);
        if ((flags & TABLE_FLAG) != 0) {
            table(kept, at + 8 + 4 * Integer.bitCount(flags & COUNT_FLAGS));
        }
        if (frame.length >= end + DETAILS_BYTES) {
            details(frame, kept, end);
        }
        return Optional.of(kept);
    }

    /** Each percent of the time has a place in 256 parts of the file. Places that go back are none: then all are even. */
    private static void table(byte[] kept, int from) {
        boolean ascends = true;
        for (int i = from + 1; i < from + TABLE_BYTES; i++) {
            ascends &= (kept[i] & 0xFF) >= (kept[i - 1] & 0xFF);
        }
        for (int i = 0; i < TABLE_BYTES && !ascends; i++) {
            kept[from + i] = (byte) (256 * i / TABLE_BYTES);
        }
    }

    private static void details(byte[] frame, byte[] kept, int at) {
        boolean said = false;
        for (int i = at; i < at + DETAILS_BYTES; i++) {
            said |= frame[i] != 0;
        }
        if (!said) {
            return;
        }
        if (KNOWN.contains(new String(frame, at, 4, ISO_8859_1))) {
            System.arraycopy(COMMON.getBytes(ISO_8859_1), 0, kept, at, NAME_BYTES);
        }
        System.arraycopy(frame, at + GAINS_AT, kept, at + GAINS_AT, GAINS_BYTES);
        System.arraycopy(frame, at + DELAYS_AT, kept, at + DELAYS_AT, DELAYS_BYTES);
        int sumAt = at + DETAILS_BYTES - 2;
        ByteBuffer.wrap(kept).putShort(sumAt, (short) checksum(kept, sumAt));
    }

    private static Optional<byte[]> vbri(byte[] frame, MpegFrame header) {
        if (frame.length < VBRI_AT + VBRI_BYTES) {
            return Optional.empty();
        }
        ByteBuffer numbers = ByteBuffer.wrap(frame);
        int entries = numbers.getShort(VBRI_AT + 18) & 0xFFFF;
        int entryBytes = numbers.getShort(VBRI_AT + 22) & 0xFFFF;
        long end = VBRI_AT + VBRI_BYTES + (long) entries * entryBytes;
        if (entryBytes > 4 || end > frame.length) {
            return Optional.empty();
        }
        byte[] kept = start(frame, header);
        System.arraycopy(frame, VBRI_AT, kept, VBRI_AT, (int) end - VBRI_AT);
        return Optional.of(kept);
    }

    private static byte[] start(byte[] frame, MpegFrame header) {
        byte[] kept = new byte[frame.length];
        System.arraycopy(frame, 0, kept, 0, MpegFrame.HEADER_BYTES + (header.checked() ? 2 : 0));
        return kept;
    }

    private static boolean isText(byte[] frame, int at, String text) {
        return frame.length >= at + text.length() && new String(frame, at, text.length(), ISO_8859_1).equals(text);
    }

    /** CRC-16 of the polynomial 8005, low bit first, from zero: what LAME writes over the frame up to the checksum. */
    static int checksum(byte[] bytes, int end) {
        int sum = 0;
        for (byte each : Arrays.copyOf(bytes, end)) {
            sum ^= each & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                sum = (sum & 1) != 0 ? sum >> 1 ^ 0xA001 : sum >> 1;
            }
        }
        return sum;
    }
}
