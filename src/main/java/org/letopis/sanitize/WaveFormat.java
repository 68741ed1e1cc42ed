package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * The description of sound in WAV and AVI files ({@code WAVEFORMATEX}), at the exact length that its coding needs.
 * Source: Microsoft, New Multimedia Data Types and Data Techniques 3.0; Multiple Channel Audio Data and WAVE Files.
 */
final class WaveFormat {
    private static final int PCM_BYTES = 16;
    private static final int PCM = 1;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int AAC = 0xFF;
    private static final int MOST_BYTES = 512;

    /** Codings, and bytes behind the general part; -1 where the coding says it itself. */
    private static final Map<Integer, Integer> WAV_CODINGS =
            Map.of(2, 32, 3, 0, 6, 0, 7, 0, 0x11, 2, 0x31, 2, EXTENSIBLE, 22);

    /** In films also MP2, MP3, AAC, AC-3, DTS: their frames stay as they are. */
    private static final Map<Integer, Integer> FILM_CODINGS = Map.of(0x50, 22, 0x55, 12, AAC, -1, 0x2000, 0, 0x2001, 0);

    /** What follows the two bytes of a coding in an identifier of 16 bytes. */
    private static final byte[] SUBTYPE = {
        0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71
    };

    private WaveFormat() {}

    /** Returns what is kept of a description, and notes bytes in it that say nothing about the coding. */
    static byte[] keep(BoxReader in, Draft draft, RiffChunk chunk) throws Refusal, IOException {
        if (chunk.dataBytes() < PCM_BYTES) {
            throw Refusal.damaged(draft.format(), "chunk " + chunk.type(), chunk.start());
        }
        if (chunk.dataBytes() > MOST_BYTES) {
            throw Refusal.tooLarge(draft.format(), "chunk " + chunk.type());
        }
        byte[] bytes = in.bytes(chunk.dataStart(), (int) chunk.dataBytes());
        byte[] kept = kept(bytes, draft, chunk);
        if (bytes.length > kept.length && !isZero(bytes, kept.length)) {
            LeftOut.note(
                    draft,
                    FindingGroup.HIDDEN,
                    "Bytes behind the description of sound",
                    Arrays.copyOfRange(bytes, kept.length, bytes.length));
        }
        return kept;
    }

    private static byte[] kept(byte[] bytes, Draft draft, RiffChunk chunk) throws Refusal {
        int coding = u16(bytes, 0);
        if (coding == PCM) {
            return Arrays.copyOf(bytes, PCM_BYTES);
        }
        Integer more = WAV_CODINGS.get(coding);
        if (more == null && draft.format() != FileFormat.WAV) {
            more = FILM_CODINGS.get(coding);
        }
        if (more == null) {
            throw unknown(draft, coding, chunk);
        }
        int said = bytes.length < PCM_BYTES + 2 ? 0 : u16(bytes, PCM_BYTES);
        if (more < 0) {
            more = Math.min(said, 64);
        }
        // Some programs write a shorter general part when nothing follows.
        if (more == 0 && bytes.length < PCM_BYTES + 2) {
            return Arrays.copyOf(bytes, PCM_BYTES);
        }
        if (bytes.length < PCM_BYTES + 2 + more) {
            throw Refusal.damaged(draft.format(), "chunk " + chunk.type(), chunk.start());
        }
        byte[] kept = Arrays.copyOf(bytes, PCM_BYTES + 2 + more);
        if (coding == AAC) {
            byte[] config = AacConfig.keep(Arrays.copyOfRange(bytes, PCM_BYTES + 2, PCM_BYTES + 2 + more), draft);
            kept = Arrays.copyOf(kept, PCM_BYTES + 2 + config.length);
            System.arraycopy(config, 0, kept, PCM_BYTES + 2, config.length);
            more = config.length;
        }
        kept[PCM_BYTES] = (byte) (int) more;
        kept[PCM_BYTES + 1] = 0;
        if (coding == EXTENSIBLE) {
            int inner = u16(kept, 24);
            boolean known = inner == PCM || inner == 3 || inner == 6 || inner == 7;
            if (!known || !Arrays.equals(SUBTYPE, Arrays.copyOfRange(kept, 26, 40))) {
                throw unknown(draft, inner, chunk);
            }
        }
        return kept;
    }

    /** Returns the filter for frames of a kept description, or null when they stay as they are. */
    static SampleFilter filter(byte[] kept, BoxReader in, Draft draft) {
        return u16(kept, 0) == AAC ? new AacFilter(in, draft) : null;
    }

    private static Refusal unknown(Draft draft, int coding, RiffChunk chunk) {
        return Refusal.unknownPart(draft.format(), "sound coding 0x" + Integer.toHexString(coding), chunk.start());
    }

    private static int u16(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    private static boolean isZero(byte[] bytes, int from) {
        return new String(bytes, from, bytes.length - from, ISO_8859_1).chars().allMatch(each -> each == 0);
    }
}
