package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/**
 * MPEG-1, MPEG-2 and MPEG-4 part 2 pictures: parts, each behind a start code.
 *
 * <p>Kept: parts that the format defines, wherever they stand: a sample can be two fields, or a picture with another
 * packed behind it. Dropped: user data, in which encoders write their name, and codes that nobody defined. In coded
 * pictures no start code turns up by chance. Source: ISO/IEC 14496-2 section 6.2.1 and table 6-3, 13818-2 section
 * 6.2.2.2 and table 6-1.
 */
final class StartCodes implements SampleFilter {
    private static final String NOTES = "Encoder's notes in the coded picture";
    private static final int USER_DATA = 0xB2;
    private static final int MOST_NOTE_BYTES = 1024;
    private static final int LAST_SLICE = 0xAF;
    private static final int NO_CODE = -1;

    private final BoxReader in;
    private final boolean part2;
    private final Draft draft;
    private final CodedLeftOut leftOut;

    /** @param part2 MPEG-4 part 2 rather than MPEG-1 or 2 */
    StartCodes(BoxReader in, boolean part2, Draft draft) {
        this.in = in;
        this.part2 = part2;
        this.draft = draft;
        this.leftOut = new CodedLeftOut(in, draft);
    }

    @Override
    public long keep(long from, long length, Pieces kept) throws Refusal, IOException {
        long before = kept.sizeBytes();
        long end = from + length;
        long start = from;
        int code = NO_CODE;
        long at = from;
        while (at + 4 <= end) {
            int third = in.u8(at + 2);
            if (third > 1) {
                at += 3;
            } else if (third == 1 && in.u8(at) == 0 && in.u8(at + 1) == 0) {
                part(code, start, at, kept);
                start = at;
                code = in.u8(at + 3);
                at += 4;
            } else {
                at++;
            }
        }
        part(code, start, end, kept);
        return kept.sizeBytes() - before;
    }

    private void part(int code, long start, long end, Pieces kept) throws Refusal, IOException {
        if (code == USER_DATA) {
            note(in.bytes(start + 4, (int) Math.min(end - start - 4, MOST_NOTE_BYTES)));
        } else if (code == NO_CODE || isKept(code)) {
            kept.picture(start, end - start);
            SampleFilter.demandRoom(in, kept);
        } else {
            leftOut.note(CodedLeftOut.UNKNOWN_UNITS, start, end - start);
        }
    }

    private boolean isKept(int code) {
        if (part2) {
            // Objects and layers, headers and pictures, what other profiles have; not stuffing.
            return code <= 0x2F || code >= 0xB0 && code <= 0xC2;
        }
        // Pictures, slices, headers, the end; not codes that are reserved or of the multiplex.
        return code <= LAST_SLICE || code == 0xB3 || code == 0xB5 || code == 0xB7 || code == 0xB8;
    }

    /** Returns a decoder's start data without user data. */
    byte[] keep(byte[] header) throws Refusal, IOException {
        Source source = Source.of(header);
        Pieces kept = new Pieces();
        new StartCodes(new BoxReader(source, in.format()), part2, draft).keep(0, header.length, kept);
        return kept.stream(source).readAllBytes();
    }

    private void note(byte[] text) {
        if (!draft.removed().contains(new Removed(FindingGroup.DEVICE, NOTES))) {
            draft.drop(FindingGroup.DEVICE, NOTES, new String(text, ISO_8859_1));
        }
        PlainText.runs(text, text.length).stream()
                .filter(run -> run.length >= 12)
                .forEach(run -> draft.droppedText(NOTES, run));
    }
}
