package org.letopis.vault;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.letopis.failure.Failure;

/**
 * Sorted words with the places of their reports, as they lie in a row: for each word how many bytes it shares with the
 * one before, the rest of it, and the length and the bytes of its packed places.
 */
final class SearchLeaf {
    static final int FULL_BYTES = 32 * 1024;
    static final int MOST_PLACES = 1 << 20;

    private SearchLeaf() {}

    /** Writes one leaf. */
    static final class Writer {
        private final PackedWriter out = new PackedWriter();
        private final byte[] firstWord;
        private byte[] before = {};

        Writer(byte[] firstWord) {
            this.firstWord = firstWord;
        }

        byte[] firstWord() {
            return firstWord;
        }

        void add(PostingList list) {
            byte[] word = list.word();
            int same = Arrays.mismatch(before, word);
            int shared = same < 0 ? word.length : same;
            out.number(shared).number(word.length - shared).raw(word, shared, word.length - shared);
            out.bytes(list.packed());
            before = word;
        }

        boolean isFull() {
            return out.sizeBytes() >= FULL_BYTES;
        }

        byte[] done() {
            return out.done();
        }
    }

    /** Hears each word of a leaf; what it returns hears the places of its reports, null not to be told. */
    interface Words {
        IntConsumer word(byte[] word);
    }

    static void read(byte[] leaf, Words words) throws Failure.Damaged {
        PackedReader in = new PackedReader(leaf);
        byte[] word = {};
        while (in.hasMore()) {
            int shared = in.number(word.length);
            byte[] rest = in.raw(in.length());
            byte[] next = Arrays.copyOf(word, shared + rest.length);
            System.arraycopy(rest, 0, next, shared, rest.length);
            word = next;
            int length = in.length();
            IntConsumer places = words.word(word);
            int end = in.at() + length;
            if (places == null) {
                in.skip(length);
            } else {
                places(in, end, places);
            }
        }
    }

    private static void places(PackedReader in, int end, IntConsumer places) throws Failure.Damaged {
        int place = 0;
        while (in.at() < end) {
            place += in.number(MOST_PLACES);
            if (place > MOST_PLACES) {
                throw new Failure.Damaged("vault.damaged");
            }
            places.accept(place);
        }
    }
}
