package org.letopis.sanitize;

import java.io.IOException;

/** Notes what is left out of coded pictures: that there was such a thing once per film, and the text in the first. */
final class CodedLeftOut {
    static final String UNKNOWN_UNITS = "Unknown units in the coded picture";

    private static final int MOST_READ = 64;
    private static final int MOST_READ_BYTES = 1024;

    /** Shorter runs turn up in coded data by chance. */
    private static final int LONG_RUN = 12;

    private final BoxReader in;
    private final Draft draft;
    private int read;

    CodedLeftOut(BoxReader in, Draft draft) {
        this.in = in;
        this.draft = draft;
    }

    /** @param name constant of the program */
    void note(String name, long from, long length) throws Refusal, IOException {
        if (!draft.removed().contains(new Removed(FindingGroup.HIDDEN, name))) {
            draft.drop(FindingGroup.HIDDEN, name, length + " bytes");
        }
        text(name, from, length);
    }

    /** Notes the text alone, of something so usual that nobody need hear of it. */
    void text(String name, long from, long length) throws Refusal, IOException {
        if (read == MOST_READ) {
            return;
        }
        read++;
        byte[] head = in.bytes(from, (int) Math.min(MOST_READ_BYTES, length));
        PlainText.runs(head, head.length).stream()
                .filter(run -> run.length >= LONG_RUN)
                .forEach(run -> draft.droppedText(name, run));
    }
}
