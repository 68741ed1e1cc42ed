package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;

/**
 * MPEG-1, MPEG-2 and MPEG-4 part 2 pictures: parts, each behind a start code.
 *
 * <p>Kept: all parts but user data, in which encoders write their name; parts behind the start of the coded picture
 * are not looked at. Source: ISO/IEC 14496-2 section 6.2.1, 13818-2 section 6.2.2.2.
 */
final class StartCodes implements SampleFilter {
    private static final int USER_DATA = 0xB2;
    private static final int PICTURE_OF_PART_2 = 0xB6;
    private static final int LAST_SLICE = 0xAF;
    private static final int MOST_HEADER_BYTES = 1 << 16;

    private final BoxReader in;
    private final boolean part2;
    private final Draft draft;
    private boolean noted;

    /** @param part2 MPEG-4 part 2 rather than MPEG-1 or 2 */
    StartCodes(BoxReader in, boolean part2, Draft draft) {
        this.in = in;
        this.part2 = part2;
        this.draft = draft;
    }

    @Override
    public long keep(long from, long length, Pieces kept) throws Refusal, IOException {
        long before = kept.sizeBytes();
        long limit = from + Math.min(length, MOST_HEADER_BYTES);
        long start = from;
        boolean inUserData = false;
        long at = from;
        while (at + 4 <= limit) {
            if (in.u8(at + 2) > 1) {
                at += 3;
            } else if (in.u8(at) == 0 && in.u8(at + 1) == 0 && in.u8(at + 2) == 1) {
                int code = in.u8(at + 3);
                end(start, at, inUserData, kept);
                start = at;
                inUserData = code == USER_DATA;
                if (part2 ? code == PICTURE_OF_PART_2 : code >= 1 && code <= LAST_SLICE) {
                    break;
                }
                at += 4;
            } else {
                at++;
            }
        }
        end(start, from + length, inUserData, kept);
        return kept.sizeBytes() - before;
    }

    private void end(long start, long end, boolean userData, Pieces kept) throws Refusal, IOException {
        if (!userData) {
            kept.picture(start, end - start);
        } else {
            note(in.bytes(start + 4, (int) Math.min(end - start - 4, 1024)));
        }
    }

    /** Returns a decoder's start data without user data. */
    byte[] keep(byte[] header) {
        BoxContent kept = new BoxContent();
        int start = 0;
        for (int at = 0; at <= header.length; at++) {
            boolean code = at + 3 < header.length && header[at] == 0 && header[at + 1] == 0 && header[at + 2] == 1;
            if (!code && at < header.length) {
                continue;
            }
            byte[] part = Arrays.copyOfRange(header, start, at);
            if (part.length >= 4 && part[2] == 1 && (part[3] & 0xFF) == USER_DATA) {
                note(Arrays.copyOfRange(part, 4, part.length));
            } else {
                kept.bytes(part);
            }
            start = at;
        }
        return kept.array();
    }

    private void note(byte[] text) {
        if (!noted) {
            noted = true;
            draft.drop(FindingGroup.DEVICE, "Encoder's notes in the coded picture", new String(text, ISO_8859_1));
        }
        PlainText.runs(text, text.length).stream()
                .filter(run -> run.length >= 12)
                .forEach(run -> draft.droppedText("Encoder's notes in the coded picture", run));
    }
}
