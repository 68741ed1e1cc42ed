package org.letopis.sanitize;

import java.io.IOException;

/**
 * Finds text that a row of frames seems to end in. Where a format has no end, text behind the sound can look like
 * further frames: it is told by being readable from the start of one of them to the end, which coded sound is not.
 */
final class ReadableRun {
    private static final int SHORTEST_BYTES = 12;
    private static final int FEWEST_LETTERS = 6;
    private static final long NONE = -1;

    private final BoxReader in;
    private long start = NONE;
    private long end;
    private int letters;

    /** Bytes that must follow in a letter of UTF-8. */
    private int owed;

    ReadableRun(BoxReader in) {
        this.in = in;
    }

    /** Takes a frame, or what there is of it; frames of one byte have no data and start no text. */
    void take(long from, long to) throws Refusal, IOException {
        if (start == NONE && to - from > 1) {
            start = from;
            owed = 0;
            letters = 0;
        }
        end = start == NONE ? to : readable(from, to);
        if (end < to) {
            start = NONE;
        }
    }

    /** Returns where text starts that reaches to the end of the frames, or -1. */
    long textStart() throws Refusal, IOException {
        if (start == NONE) {
            return NONE;
        }
        long textEnd = readable(end, Math.min(in.sizeBytes(), end + SHORTEST_BYTES));
        return textEnd - start >= SHORTEST_BYTES && letters >= FEWEST_LETTERS ? start : NONE;
    }

    private long readable(long from, long to) throws Refusal, IOException {
        long at = from;
        while (at < to && isReadable(in.u8(at))) {
            at++;
        }
        return at;
    }

    private boolean isReadable(int value) {
        if (owed > 0) {
            owed--;
            return value >> 6 == 2;
        }
        boolean letter = value < 0x80 && Character.isLetterOrDigit(value);
        boolean wide = value >= 0xC2 && value < 0xF5;
        if (wide) {
            owed = value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
        }
        letters += letter || wide ? 1 : 0;
        return wide || value >= ' ' && value <= '~' || value == '\t' || value == '\n' || value == '\r';
    }
}
