package org.letopis.sanitize;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the coded data of a scan truly ends. Decoders stop at the last block of a scan or of a restart interval, and
 * what stands between that and the next marker is seen by nobody. Blocks are counted by following their codes, without
 * drawing them.
 *
 * <p>Followed are sequential scans of Huffman codes, in which nearly all cameras write. Of progressive and arithmetic
 * ones, and of scans with a damaged code or too few of them, nothing is said. Source: ITU-T T.81 sections A.2, E.2, F.2.
 */
final class JpegBlocks {
    private static final int FIRST_RESTART = 0xD0;
    private static final int RESTARTS = 8;
    private static final int LAST_COEFFICIENT = 63;
    private static final int BLOCK_SIDE = 8;
    private static final int MOST_BLOCKS_OF_A_UNIT = 10;

    private static final int TABLES = 4;

    /** The tables as they are stored: first coefficients by number, then the other ones. */
    private final byte[][] stored = new byte[2 * TABLES][];

    /** The same made ready, once a scan needs them: a file can have many more than it uses. */
    private final JpegHuffman[] ready = new JpegHuffman[2 * TABLES];

    private byte[] frame;
    private int interval;

    JpegBlocks() {}

    /** Begins with the tables of {@code others}, as a picture does whose tables stand elsewhere. */
    JpegBlocks(JpegBlocks others) {
        System.arraycopy(others.stored, 0, stored, 0, stored.length);
        System.arraycopy(others.ready, 0, ready, 0, ready.length);
        interval = others.interval;
    }

    /**
     * A scan that was followed to its last block.
     *
     * @param coded what its blocks take, with the markers between intervals
     * @param end where the first byte is that is not needed
     */
    record Followed(Pieces coded, long end) {}

    /** Takes the content of a segment in front of a scan; it must have been checked. */
    void take(int marker, byte[] content) {
        if (marker == JpegSanitizer.DHT) {
            for (int at = 0; at < content.length; ) {
                int slot = (content[at] >> 4) * TABLES + (content[at] & TABLES - 1);
                int end = at + JpegHuffman.bytes(content, at);
                stored[slot] = Arrays.copyOfRange(content, at, end);
                ready[slot] = null;
                at = end;
            }
        } else if (marker == JpegSanitizer.DRI) {
            interval = IccProfile.u16(content, 0);
        } else if (marker == 0xC0 || marker == 0xC1) {
            frame = content;
        }
    }

    /**
     * Follows a scan.
     *
     * @param scan the content of its header
     * @param from where its coded data starts
     */
    Optional<Followed> follow(Source source, byte[] scan, long from) throws Refusal, IOException {
        int components = scan[0];
        boolean whole =
                scan[scan.length - 3] == 0 && scan[scan.length - 2] == LAST_COEFFICIENT && scan[scan.length - 1] == 0;
        if (frame == null || !whole) {
            return Optional.empty();
        }
        JpegHuffman[][] unit = new JpegHuffman[MOST_BLOCKS_OF_A_UNIT][];
        int blocks = 0;
        long units = 0;
        for (int i = 0; i < components; i++) {
            int component = component(scan[1 + 2 * i]);
            int tables = scan[2 + 2 * i];
            JpegHuffman first = table(tables >> 4 & TABLES - 1);
            JpegHuffman others = table(TABLES + (tables & TABLES - 1));
            int across = component < 0 ? 0 : frame[component + 1] >> 4 & 0xF;
            int down = component < 0 ? 0 : frame[component + 1] & 0xF;
            int count = components == 1 ? 1 : across * down;
            if (first == null || others == null || across * down == 0 || blocks + count > MOST_BLOCKS_OF_A_UNIT) {
                return Optional.empty();
            }
            for (int j = 0; j < count; j++) {
                unit[blocks++] = new JpegHuffman[] {first, others};
            }
            units = components == 1 ? units(across, down, 1, 1) : units(1, 1, most(4), most(0));
        }
        return Optional.ofNullable(new Scan(source, from, Arrays.copyOf(unit, blocks), units).follow());
    }

    /** Returns a table, or null when there is none that makes sense. */
    private JpegHuffman table(int slot) {
        if (ready[slot] == null && stored[slot] != null) {
            ready[slot] = JpegHuffman.of(stored[slot]).orElse(null);
        }
        return ready[slot];
    }

    /** Returns where in the frame the component with this name is, or -1. */
    private int component(byte name) {
        for (int at = 6; at < frame.length; at += 3) {
            if (frame[at] == name) {
                return at;
            }
        }
        return -1;
    }

    /** Returns the largest sampling factor of all components: across with a shift of 4, down with none. */
    private int most(int shift) {
        int most = 1;
        for (int at = 6; at < frame.length; at += 3) {
            most = Math.max(most, frame[at + 1] >> shift & 0xF);
        }
        return most;
    }

    /** Returns how many units a scan has that take so many blocks each, section A.2.2 and A.2.3. */
    private long units(int across, int down, int blocksAcross, int blocksDown) {
        long width = IccProfile.u16(frame, 3);
        long height = IccProfile.u16(frame, 1);
        if (blocksAcross == 1 && blocksDown == 1) {
            width = up(width * across, most(4));
            height = up(height * down, most(0));
        }
        return up(width, BLOCK_SIDE * blocksAcross) * up(height, BLOCK_SIDE * blocksDown);
    }

    private static long up(long number, int divisor) {
        return (number + divisor - 1) / divisor;
    }

    /** One pass over one scan. */
    private final class Scan {
        private final JpegBits bits;
        private final JpegHuffman[][] unit;
        private final long units;
        private final Pieces coded = new Pieces();
        private long start;

        Scan(Source source, long from, JpegHuffman[][] unit, long units) {
            this.bits = new JpegBits(source, from);
            this.unit = unit;
            this.units = units;
            this.start = from;
        }

        /** Returns null when the scan is not what it should be. */
        Followed follow() throws Refusal, IOException {
            for (long done = 0; done < units; done++) {
                boolean between = interval > 0 && done > 0 && done % interval == 0;
                if (between && !restart((int) (done / interval - 1) % RESTARTS) || !unit()) {
                    return null;
                }
            }
            long end = bits.position();
            coded.picture(start, end - start);
            return new Followed(coded, end);
        }

        private boolean restart(int number) throws Refusal, IOException {
            coded.picture(start, bits.position() - start);
            if (bits.marker() != FIRST_RESTART + number) {
                return false;
            }
            start = bits.position() - 2;
            if (coded.count() > Pieces.MOST_PIECES) {
                throw Refusal.tooLarge(FileFormat.JPEG, "number of restart intervals with hidden bytes");
            }
            return true;
        }

        private boolean unit() throws IOException {
            for (JpegHuffman[] tables : unit) {
                if (!bits.block(tables[0], tables[1])) {
                    return false;
                }
            }
            return true;
        }
    }
}
