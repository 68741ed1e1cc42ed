package org.letopis.sanitize;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks for many byte strings at once in a stream of bytes. It looks at four bytes at every third place: a needle of
 * six or more covers one of those wherever it lies, and where all needles are longer, places further apart do. A bit for each hash of four bytes tells whether any needle holds
 * them there, so nearly all places cost one look at 16 KiB that stay in the cache.
 */
final class NeedleSearch implements ByteSink {
    /** The shortest needle that is taken. */
    static final int SHORTEST = 6;

    /** The longest: a longer text is searched by parts of it. */
    static final int LONGEST = 128;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WINDOW = 4;
    private static final int HASH_BITS = 17;

    /**
     * One byte string.
     *
     * @param name what it is part of; a constant or a tag name, never a value
     */
    record Needle(String name, byte[] bytes) {}

    private final Needle[] needles;
    private final int shortest;
    private final int stride;
    private final long[] present = new long[1 << HASH_BITS - 6];
    /** For each window, by place: the needle's number and where in it the window is; and the next of the same hash. */
    private final int[] owner;

    private final int[] offset;
    private final int[] following;
    private final int[] heads = new int[1 << 12];
    private final byte[] work = new byte[2 * LONGEST];
    private final BitSet hits = new BitSet();
    private int carried;

    NeedleSearch(List<Needle> wanted) {
        this(wanted, SHORTEST);
    }

    /** Takes needles of at least {@code shortest} bytes, which is {@link #SHORTEST} or more. */
    NeedleSearch(List<Needle> wanted, int shortest) {
        needles = wanted.toArray(Needle[]::new);
        this.shortest = shortest;
        this.stride = shortest - WINDOW + 1;
        owner = new int[needles.length * stride];
        offset = new int[owner.length];
        following = new int[owner.length];
        Arrays.fill(heads, -1);
        for (int n = 0; n < needles.length; n++) {
            int base = rarest(needles[n].bytes);
            for (int i = 0; i < stride; i++) {
                add(n * stride + i, n, base + i);
            }
        }
    }

    private void add(int entry, int needle, int at) {
        int hash = hash((int) INTS.get(needles[needle].bytes, at));
        present[hash >>> 6] |= 1L << hash;
        owner[entry] = needle;
        offset[entry] = at;
        following[entry] = heads[hash & heads.length - 1];
        heads[hash & heads.length - 1] = entry;
    }

    /** Returns the place with the most different bytes: runs of one byte are what pictures are full of. */
    private int rarest(byte[] bytes) {
        int best = 0;
        int most = 0;
        for (int base = 0; base + shortest <= bytes.length; base++) {
            int different = different(bytes, base);
            if (different > most) {
                most = different;
                best = base;
            }
        }
        return best;
    }

    private int different(byte[] bytes, int from) {
        int different = 0;
        for (int i = from; i < from + shortest; i++) {
            int earlier = from;
            while (bytes[earlier] != bytes[i]) {
                earlier++;
            }
            different += earlier == i ? 1 : 0;
        }
        return different;
    }

    private static int hash(int window) {
        return window * 0x9E3779B1 >>> 32 - HASH_BITS;
    }

    /** Returns the name of the first needle that was found. */
    Optional<String> hit() {
        return hits.isEmpty() ? Optional.empty() : Optional.of(needles[hits.nextSetBit(0)].name);
    }

    /** Returns the needles that have been found. */
    List<Needle> found() {
        return hits.stream().mapToObj(n -> needles[n]).toList();
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
        // What came before, with as much of this as a needle that began there can reach into.
        int head = Math.min(length, LONGEST);
        System.arraycopy(buffer, offset, work, carried, head);
        search(work, 0, carried + head);
        if (length > head) {
            search(buffer, offset, offset + length);
            carried = LONGEST - 1;
            System.arraycopy(buffer, offset + length - carried, work, 0, carried);
        } else {
            int filled = carried + head;
            carried = Math.min(LONGEST - 1, filled);
            System.arraycopy(work, filled - carried, work, 0, carried);
        }
    }

    private void search(byte[] bytes, int start, int end) {
        for (int at = start; at + WINDOW <= end; at += stride) {
            int hash = hash((int) INTS.get(bytes, at));
            if ((present[hash >>> 6] & 1L << hash) != 0) {
                compare(hash, bytes, at, start, end);
            }
        }
    }

    private void compare(int hash, byte[] bytes, int at, int start, int end) {
        for (int entry = heads[hash & heads.length - 1]; entry >= 0; entry = following[entry]) {
            byte[] needle = needles[owner[entry]].bytes;
            int from = at - offset[entry];
            if (from >= start
                    && from + needle.length <= end
                    && Arrays.equals(needle, 0, needle.length, bytes, from, from + needle.length)) {
                hits.set(owner[entry]);
            }
        }
    }
}
