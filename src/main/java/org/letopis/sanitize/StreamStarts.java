package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where data can start in a PDF: behind each word {@code stream} and the end of its line. */
final class StreamStarts {
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int MOST = 1_000_000;
    private static final String WORD = "stream";

    private final Source pdf;

    StreamStarts(Source pdf) {
        this.pdf = pdf;
    }

    List<Long> all() throws Refusal, IOException {
        List<Long> starts = new ArrayList<>();
        byte[] block = new byte[BLOCK_BYTES];
        int matched = 0;
        boolean ending = false;
        long position = 0;
        while (position < pdf.sizeBytes()) {
            int count = pdf.read(position, block, 0, block.length);
            if (count <= 0) {
                throw new IOException("source shrank");
            }
            for (int i = 0; i < count; i++) {
                byte each = block[i];
                if (ending && each == '\r') {
                    continue;
                }
                if (ending) {
                    // Most writers end the line; a few start right there.
                    starts.add(position + i + (each == '\n' ? 1 : 0));
                    ending = false;
                }
                if (starts.size() > MOST) {
                    throw Refusal.tooLarge(FileFormat.PDF, "number of streams");
                }
                matched = each == WORD.charAt(matched) ? matched + 1 : each == WORD.charAt(0) ? 1 : 0;
                if (matched == WORD.length()) {
                    ending = true;
                    matched = 0;
                }
            }
            position += count;
        }
        return starts;
    }
}
