package org.letopis.vault;

import java.util.Arrays;

/** A word and the places, in the directory, of the reports it stands in. */
final class PostingList {
    private final byte[] word;
    private int[] places = new int[2];
    private int count;

    PostingList(byte[] word) {
        this.word = word;
    }

    byte[] word() {
        return word;
    }

    int count() {
        return count;
    }

    void add(int place) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = place;
    }

    /** Writes the places in ascending order, each as the step from the one before. */
    byte[] packed() {
        Arrays.sort(places, 0, count);
        PackedWriter out = new PackedWriter();
        int before = 0;
        for (int i = 0; i < count; i++) {
            out.number(places[i] - before);
            before = places[i];
        }
        return out.done();
    }

    static boolean startsWith(byte[] word, byte[] prefix) {
        return word.length >= prefix.length && Arrays.equals(word, 0, prefix.length, prefix, 0, prefix.length);
    }
}
