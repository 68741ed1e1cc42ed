package org.letopis.protect.leak;

import java.util.Arrays;

/** A text on its way to being folded: letters, each with the range of the original that it came from. */
final class Glyphs {
    /** Was a capital letter in the original. */
    static final int CAPITAL = 1;
    /** Stands in a word that was written with gaps between its letters. */
    static final int SPACED = 2;
    /** Something was taken out before this letter that may have been a border of words. */
    static final int SEAM = 4;
    /** A Latin letter that had a mark (š), or the Arabic ى. */
    static final int MARKED = 8;

    private int[] letters;
    private int[] starts;
    private int[] ends;
    private byte[] marks;
    private int size;

    Glyphs(int capacity) {
        letters = new int[Math.max(capacity, 8)];
        starts = new int[letters.length];
        ends = new int[letters.length];
        marks = new byte[letters.length];
    }

    static Glyphs of(String text) {
        int[] codePoints = text.codePoints().toArray();
        Glyphs all = new Glyphs(codePoints.length);
        for (int i = 0; i < codePoints.length; i++) {
            all.add(codePoints[i], i, i + 1, 0);
        }
        return all;
    }

    /**
     * @param letter a code point
     * @param start in code points of the original
     * @param end exclusive
     */
    void add(int letter, int start, int end, int marked) {
        if (size == letters.length) {
            letters = Arrays.copyOf(letters, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            marks = Arrays.copyOf(marks, size * 2);
        }
        letters[size] = letter;
        starts[size] = start;
        ends[size] = end;
        marks[size] = (byte) marked;
        size++;
    }

    void add(Glyphs other, int index) {
        add(other.letters[index], other.starts[index], other.ends[index], other.marks[index]);
    }

    void add(Glyphs other, int index, int marked) {
        add(other.letters[index], other.starts[index], other.ends[index], other.marks[index] | marked);
    }

    int size() {
        return size;
    }

    /** Returns the code point, or 0 outside of the text. */
    int letter(int index) {
        return index >= 0 && index < size ? letters[index] : 0;
    }

    void replace(int index, int letter) {
        letters[index] = letter;
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    void endAt(int index, int end) {
        ends[index] = end;
    }

    boolean is(int index, int mark) {
        return (marks[index] & mark) != 0;
    }

    boolean isLetter(int index) {
        return Character.isLetter(letter(index));
    }
}
