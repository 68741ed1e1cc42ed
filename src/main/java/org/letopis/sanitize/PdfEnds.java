package org.letopis.sanitize;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PDF starts and ends inside its file, ISO 32000-1 sections 7.5.2 and 7.5.5 and annex H.3. A file that was cut
 * short has its last sign of an end somewhere before parts of objects, or none.
 */
final class PdfEnds {
    private static final int HEAD_BYTES = 1024;
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int OVERLAP_BYTES = 64;
    private static final int MOST_AFTER_BYTES = 1 << 20;
    private static final Pattern END = Pattern.compile("startxref\\s{1,10}\\d{1,12}\\s{1,10}%%EOF");
    private static final Pattern LINEAR = Pattern.compile("/Linearized\\b[^>]{0,400}?/L\\s{1,10}(\\d{1,12})\\b");

    private final Source source;

    PdfEnds(Source source) {
        this.source = source;
    }

    /** Returns the document without what stands before and after it, which the draft is told of. */
    Source document(Draft draft) throws Refusal, IOException {
        String head = text(0, (int) Math.min(BLOCK_BYTES, source.sizeBytes()));
        int start = head.indexOf("%PDF-");
        if (start < 0 || start > HEAD_BYTES) {
            throw Refusal.damaged(FileFormat.PDF, "header", 0);
        }
        long end = end();
        if (end < 0) {
            throw Refusal.truncated(FileFormat.PDF, source.sizeBytes());
        }
        Matcher linear = LINEAR.matcher(head.substring(0, Math.min(head.length(), start + HEAD_BYTES)));
        if (linear.find() && Long.parseLong(linear.group(1)) > source.sizeBytes() - start) {
            throw Refusal.truncated(FileFormat.PDF, source.sizeBytes());
        }
        String after = text(end, (int) Math.min(MOST_AFTER_BYTES, source.sizeBytes() - end));
        if (after.contains(" obj") && (after.contains("<<") || after.contains("endobj"))) {
            throw Refusal.truncated(FileFormat.PDF, source.sizeBytes());
        }
        if (!after.isBlank()) {
            Trailing.note(source, end, draft);
        }
        if (start > 0) {
            draft.drop(PdfPart.BEFORE_HEADER.group(), PdfPart.BEFORE_HEADER.label(), start + " bytes");
            draft.droppedText(
                    PdfPart.BEFORE_HEADER.label(), head.substring(0, start).getBytes(StandardCharsets.ISO_8859_1));
        }
        return new RangeSource(source, start, end - start);
    }

    /** Returns where the last end is, or -1. */
    private long end() throws IOException {
        long to = source.sizeBytes();
        while (to > 0) {
            long from = Math.max(0, to - BLOCK_BYTES);
            Matcher end = END.matcher(text(from, (int) (to - from)));
            long last = -1;
            while (end.find()) {
                last = from + end.end();
            }
            if (last >= 0) {
                return last;
            }
            to = from == 0 ? 0 : from + OVERLAP_BYTES;
        }
        return -1;
    }

    private String text(long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        int filled = source.fill(from, bytes, 0, length);
        return new String(bytes, 0, filled, StandardCharsets.ISO_8859_1);
    }
}
