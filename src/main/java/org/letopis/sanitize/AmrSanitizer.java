package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Set;

/**
 * AMR and AMR-WB, as phones record calls and notes: a word, then frames.
 *
 * <p>Kept: the word, the frames bit for bit. Dropped: whatever follows the last frame, also text that looks like
 * frames ({@link ReadableRun}); the format has no place for notes. Refused: several channels, a last frame that is cut short. Source: RFC 4867 section 5.
 */
final class AmrSanitizer implements CopyingSanitizer {
    private static final String WORD = "#!AMR\n";
    private static final String WIDE_WORD = "#!AMR-WB\n";

    /** Bits that must be zero in the first byte of a frame. */
    private static final int PADDING = 0x83;

    private static final int NONE = -1;

    /** Bytes behind the first one, by the type of the frame (3GPP TS 26.101 and 26.201, annex A). */
    private static final int[] BYTES = {12, 13, 15, 17, 19, 20, 26, 31, 5, NONE, NONE, NONE, NONE, NONE, NONE, 0};

    private static final int[] WIDE_BYTES = {17, 23, 32, 36, 40, 46, 50, 58, 60, 5, NONE, NONE, NONE, NONE, 0, 0};

    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.AMR);
    }

    @Override
    public void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException {
        BoxReader in = new BoxReader(source, draft.format());
        String head = new String(in.bytes(0, (int) Math.min(WIDE_WORD.length(), source.sizeBytes())), ISO_8859_1);
        boolean wide = head.equals(WIDE_WORD);
        if (!wide && !head.startsWith(WORD)) {
            throw head.startsWith("#!AMR_") || head.startsWith("#!AMR-WB_")
                    ? Refusal.unknownPart(draft.format(), "several channels", 0)
                    : Refusal.damaged(draft.format(), "header", 0);
        }
        int[] bytes = wide ? WIDE_BYTES : BYTES;
        long start = (wide ? WIDE_WORD : WORD).length();
        long at = start;
        ReadableRun run = new ReadableRun(in);
        while (at < source.sizeBytes()) {
            int first = in.u8(at);
            int length = (first & PADDING) == 0 ? bytes[first >> 3 & 15] : NONE;
            if (length == NONE) {
                break;
            }
            run.take(at, Math.min(source.sizeBytes(), at + 1 + length));
            at += 1 + length;
        }
        long text = run.textStart();
        at = text < 0 ? at : text;
        if (at > source.sizeBytes() || at == start) {
            throw Refusal.truncated(draft.format(), source.sizeBytes());
        }
        draft.kept().range(0, start);
        draft.kept().picture(start, at - start);
        Trailing.note(source, at, draft);
    }
}
