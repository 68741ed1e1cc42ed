package org.letopis.sanitize;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks for many byte strings at once in a stream of bytes. Wu and Manber's method (TR-94-17, University of Arizona):
 * a table tells, by three bytes, how far no needle can begin; so most bytes are never looked at.
 */
final class NeedleSearch implements ByteSink {
    /** The shortest needle that is taken. */
    static final int SHORTEST = 6;

    /** The longest: a longer text is searched by parts of it. */
    static final int LONGEST = 128;

    private static final int BLOCK = 3;
    private static final int FARTHEST = SHORTEST - BLOCK + 1;
    private static final int HASHES = 1 << 16;
    private static final int CHUNK_BYTES = 1 << 16;

    /**
     * One byte string.
     *
     * @param name what it is part of; a constant or a tag name, never a value
     */
    record Needle(String name, byte[] bytes) {}

    private final byte[] shift = new byte[HASHES];
    private final int[] first = new int[HASHES];
    private final int[] following;
    private final Needle[] needles;
    private final byte[] work = new byte[LONGEST + CHUNK_BYTES];
    private int carried;
    private final BitSet hits = new BitSet();

    NeedleSearch(List<Needle> wanted) {
        needles = wanted.toArray(Needle[]::new);
        following = new int[needles.length];
        Arrays.fill(shift, (byte) FARTHEST);
        Arrays.fill(first, -1);
        for (int n = 0; n < needles.length; n++) {
            byte[] bytes = needles[n].bytes;
            for (int i = 0; i + BLOCK <= SHORTEST; i++) {
                int hash = hash(bytes, i);
                shift[hash] = (byte) Math.min(shift[hash], SHORTEST - BLOCK - i);
            }
            int last = hash(bytes, SHORTEST - BLOCK);
            following[n] = first[last];
            first[last] = n;
        }
    }

    private static int hash(byte[] bytes, int at) {
        int block = bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16;
        return block * 0x9E3779B1 >>> 16;
    }

    /** Returns the name of the first needle that was found. */
    Optional<String> hit() {
        return hits.isEmpty() ? Optional.empty() : Optional.of(needles[hits.nextSetBit(0)].name);
    }

    /** Returns the needles that have not been found. */
    List<Needle> absent() {
        return IntStream.range(0, needles.length)
                .filter(n -> !hits.get(n))
                .mapToObj(n -> needles[n])
                .toList();
    }

    /** Forgets what came before: the next bytes do not continue it. */
    void restart() {
        carried = 0;
    }

    @Override
    public void accept(byte[] buffer, int offset, int length) {
        if (needles.length == 0) {
            return;
        }
        int done = 0;
        while (done < length) {
            int count = Math.min(CHUNK_BYTES, length - done);
            System.arraycopy(buffer, offset + done, work, carried, count);
            int filled = carried + count;
            search(filled);
            carried = Math.min(LONGEST - 1, filled);
            System.arraycopy(work, filled - carried, work, 0, carried);
            done += count;
        }
    }

    private void search(int filled) {
        int at = SHORTEST - BLOCK;
        while (at + BLOCK <= filled) {
            int hash = hash(work, at);
            int step = shift[hash];
            if (step == 0) {
                for (int n = first[hash]; n >= 0; n = following[n]) {
                    if (matches(needles[n].bytes, at - (SHORTEST - BLOCK), filled)) {
                        hits.set(n);
                    }
                }
                step = 1;
            }
            at += step;
        }
    }

    private boolean matches(byte[] needle, int from, int filled) {
        return from + needle.length <= filled
                && Arrays.equals(needle, 0, needle.length, work, from, from + needle.length);
    }
}
