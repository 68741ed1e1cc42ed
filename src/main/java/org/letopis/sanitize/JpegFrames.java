package org.letopis.sanitize;

import java.io.IOException;

/**
 * Motion JPEG: each sample is one or two JPEG pictures.
 *
 * <p>Kept: everything from the first scan on, before it tables, frame header and the two application segments that
 * decoding depends on: which field comes first (AVI1), the colour transform (Adobe). Dropped: the other application
 * segments and comments. Source: ITU-T T.81 annex B.
 */
final class JpegFrames implements SampleFilter {
    private static final int PREFIX = 0xFF;
    private static final int SOI = 0xD8;
    private static final int ADOBE = 0xEE;
    private static final int MOST_SEGMENTS = 1000;

    private final BoxReader in;
    private final Draft draft;
    private boolean noted;

    JpegFrames(BoxReader in, Draft draft) {
        this.in = in;
        this.draft = draft;
    }

    @Override
    public long keep(long from, long length, Pieces kept) throws Refusal, IOException {
        long before = kept.sizeBytes();
        long end = from + length;
        long at = from;
        if (length < 4 || in.u8(at) != PREFIX || in.u8(at + 1) != SOI) {
            throw Refusal.damaged(in.format(), "coded picture", from);
        }
        kept.picture(at, 2);
        at += 2;
        for (int segments = 0; ; segments++) {
            if (at + 4 > end || in.u8(at) != PREFIX || segments == MOST_SEGMENTS) {
                throw Refusal.damaged(in.format(), "coded picture", at);
            }
            int marker = in.u8(at + 1);
            if (marker == JpegSanitizer.SOS) {
                break;
            }
            long next = at + 2 + in.u16(at + 2);
            if (next > end || next < at + 4) {
                throw Refusal.damaged(in.format(), "coded picture", at);
            }
            if (isKept(marker, at, next - at)) {
                kept.picture(at, next - at);
            } else {
                note(in.bytes(at + 4, (int) (next - at - 4)));
            }
            at = next;
        }
        kept.picture(at, end - at);
        return kept.sizeBytes() - before;
    }

    private boolean isKept(int marker, long at, long length) throws Refusal, IOException {
        if (marker == ADOBE) {
            return length == 16 && in.type(at + 4).equals("Adob");
        }
        if (marker == JpegSanitizer.APP0) {
            return length <= 18
                    && (in.type(at + 4).equals("AVI1") || in.type(at + 4).equals("JFIF"));
        }
        return (marker < JpegSanitizer.APP0 || marker > JpegSanitizer.APP15) && marker != JpegSanitizer.COM;
    }

    private void note(byte[] segment) {
        if (!noted) {
            noted = true;
            draft.drop(FindingGroup.HIDDEN, "Notes in the coded picture", segment.length + " bytes");
        }
        PlainText.runs(segment, segment.length).stream()
                .filter(run -> run.length >= 12)
                .forEach(run -> draft.droppedText("Notes in the coded picture", run));
    }
}
