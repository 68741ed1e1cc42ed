package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Supplemental enhancement information in H.264 and H.265 pictures: what an encoder says beside the picture.
 *
 * <p>Kept: timing, recovery points, how fields and views are arranged, mastering colours and light levels, HDR10+.
 * Dropped: user data, which names the encoder with its settings, the camera, and sometimes the place; captions;
 * clocks; whatever is not known, since none of it is needed to decode. Source: ITU-T H.264 annex D, H.265 annex D.
 */
final class SeiMessages {
    private static final int CAPTIONED = 4;
    private static final int USER_DATA = 5;
    private static final int UUID_BYTES = 16;
    private static final int PICTURE_TIMING = 1;

    private static final Set<Integer> AVC_KEPT =
            Set.of(0, 1, 2, 6, 7, 13, 14, 19, 20, 21, 22, 45, 47, 137, 144, 147, 148);
    private static final Set<Integer> HEVC_KEPT =
            Set.of(0, 1, 2, 6, 19, 22, 45, 47, 128, 129, 130, 131, 132, 134, 135, 137, 144, 147, 148, 165);

    /** ITU-T T.35 code of the United States, SMPTE's provider code, ST 2094-40 application 4. */
    private static final byte[] HDR10_PLUS = {(byte) 0xB5, 0, 0x3C, 0, 1, 4};

    private final boolean hevc;
    private final Optional<PictureTiming> timing;
    private final Draft draft;
    private final Set<Object> noted = new HashSet<>();

    /** @param timing of H.264; without it clocks cannot be told from timing, and both are dropped */
    SeiMessages(boolean hevc, Optional<PictureTiming> timing, Draft draft) {
        this.hevc = hevc;
        this.timing = timing;
        this.draft = draft;
    }

    /** Returns what is kept of the unit: all (the array itself), a part written anew, or nothing. */
    Optional<byte[]> keep(byte[] unit) {
        int header = hevc ? 2 : 1;
        byte[] plain = NalUnit.unescape(Arrays.copyOfRange(unit, Math.min(header, unit.length), unit.length));
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        int at = 0;
        boolean dropped = false;
        while (!isEnd(plain, at)) {
            int start = at;
            int type = 0;
            int size = 0;
            while (at < plain.length && plain[at] == (byte) 0xFF) {
                type += 255;
                at++;
            }
            type += at < plain.length ? plain[at++] & 0xFF : 0;
            while (at < plain.length && plain[at] == (byte) 0xFF) {
                size += 255;
                at++;
            }
            size += at < plain.length ? plain[at++] & 0xFF : plain.length;
            if (size > plain.length - at) {
                note(FindingGroup.HIDDEN, "Damaged message in the coded picture", type, new byte[0]);
                return Optional.empty();
            }
            byte[] message = Arrays.copyOfRange(plain, at, at + size);
            at += size;
            if (isKept(type, message)) {
                kept.write(plain, start, at - start);
            } else {
                dropped = true;
                noteDropped(type, message);
            }
        }
        if (!dropped && at == plain.length - 1) {
            return Optional.of(unit);
        }
        if (kept.size() == 0) {
            return Optional.empty();
        }
        kept.write(0x80);
        ByteArrayOutputStream rewritten = new ByteArrayOutputStream();
        rewritten.write(unit, 0, header);
        rewritten.writeBytes(NalUnit.escape(kept.toByteArray()));
        return Optional.of(rewritten.toByteArray());
    }

    /** Returns whether only the stop bit and zeros are left. */
    private static boolean isEnd(byte[] plain, int at) {
        if (at < plain.length && plain[at] != (byte) 0x80) {
            return false;
        }
        for (int i = at + 1; i < plain.length; i++) {
            if (plain[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isKept(int type, byte[] message) {
        if (type == CAPTIONED) {
            return message.length > HDR10_PLUS.length
                    && Arrays.equals(Arrays.copyOf(message, HDR10_PLUS.length), HDR10_PLUS);
        }
        if (hevc) {
            return HEVC_KEPT.contains(type);
        }
        if (type == PICTURE_TIMING) {
            return timing.isPresent() && !timing.get().tellsClock(message);
        }
        return AVC_KEPT.contains(type);
    }

    private void noteDropped(int type, byte[] message) {
        switch (type) {
            case USER_DATA -> {
                byte[] text = Arrays.copyOfRange(message, Math.min(UUID_BYTES, message.length), message.length);
                note(FindingGroup.DEVICE, "Encoder's notes in the coded picture", Arrays.hashCode(text), text);
            }
            case CAPTIONED -> note(FindingGroup.HIDDEN, "Captions and user data in the coded picture", type, message);
            case PICTURE_TIMING, 136 -> note(FindingGroup.TIME, "Clock in the coded picture", type, new byte[0]);
            default -> note(FindingGroup.HIDDEN, "Message in the coded picture", type, message);
        }
    }

    /** Notes each thing once: some are repeated in every picture. */
    private void note(FindingGroup group, String name, int key, byte[] text) {
        if (noted.size() < 100 && noted.add(name + key)) {
            draft.drop(group, name, PlainText.decode(text, new String(text, ISO_8859_1)));
            PlainText.runs(text, text.length).stream()
                    .filter(run -> run.length >= 12)
                    .forEach(run -> draft.droppedText(name, run));
        }
    }
}
