package org.letopis.sanitize;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A file described as ranges of another file and bytes of its own, in order. So the picture data of a file of any
 * size is copied without being held in memory. A film can have hundreds of thousands of pieces, hence
 * {@link PieceBlock} rather than an object for each.
 */
final class Pieces {
    /** More than any honest picture has: neighbouring ranges are one piece. */
    static final int MOST_PIECES = 1 << 17;

    /** The same for films, where what is dropped lies between what is kept. A piece takes 16 bytes of memory. */
    static final int MOST_FILM_PIECES = 1 << 20;

    /** Takes one piece: a range of the original when {@code literal} is null, else bytes of our own. */
    private interface Visitor {
        void visit(long from, long length, boolean picture, byte[] literal) throws IOException;
    }

    /** Takes the bytes of a file in order; they are only lent. */
    interface CodedSink {
        /** Returns where the next bytes are put. */
        byte[] buffer();

        void accept(byte[] bytes, int length, boolean picture) throws IOException;
    }

    private final List<PieceBlock> blocks = new ArrayList<>();
    private long sizeBytes;
    private int count;
    private boolean lastIsShared;

    static Pieces of(byte[] literal) {
        Pieces pieces = new Pieces();
        pieces.literal(literal);
        return pieces;
    }

    /** Appends {@code length} bytes of the original, from {@code from}. */
    void range(long from, long length) {
        range(from, length, false);
    }

    /** Appends coded picture data of the original, which the clean copy must have bit for bit. */
    void picture(long from, long length) {
        range(from, length, true);
    }

    private void range(long from, long length, boolean picture) {
        if (length == 0) {
            return;
        }
        sizeBytes += length;
        if (blocks.isEmpty() || lastIsShared || !last().extend(from, length, picture)) {
            open(0).range(from, length, picture);
            count++;
        }
    }

    void literal(byte[] bytes) {
        literal(bytes, false);
    }

    /** Appends coded picture data of which something was left out, so that it had to be written anew. */
    void pictureLiteral(byte[] bytes) {
        literal(bytes, true);
    }

    private void literal(byte[] bytes, boolean picture) {
        if (bytes.length == 0) {
            return;
        }
        sizeBytes += bytes.length;
        open(bytes.length).literal(bytes, picture);
        count++;
    }

    private PieceBlock last() {
        return blocks.get(blocks.size() - 1);
    }

    private PieceBlock open(int literalBytes) {
        if (blocks.isEmpty() || lastIsShared || !last().hasRoom(literalBytes)) {
            blocks.add(new PieceBlock());
            lastIsShared = false;
        }
        return last();
    }

    /** Appends the pieces of {@code others}. Blocks of many pieces are shared, and nothing is added to them any more. */
    void append(Pieces others) {
        if (others.blocks.size() > 1) {
            blocks.addAll(others.blocks);
            lastIsShared = true;
            others.lastIsShared = true;
            count += others.count;
            sizeBytes += others.sizeBytes;
            return;
        }
        for (PieceBlock block : others.blocks) {
            for (int i = 0; i < block.count(); i++) {
                byte[] literal = block.literal(i);
                if (literal != null) {
                    literal(literal, block.picture(i));
                } else {
                    range(block.from(i), block.length(i), block.picture(i));
                }
            }
        }
    }

    /** Returns whether all that is described is this one range of coded picture data. */
    boolean isPicture(long from, long length) {
        if (count != 1 || sizeBytes != length) {
            return false;
        }
        PieceBlock only = blocks.get(0);
        return only.literal(0) == null && only.from(0) == from && only.picture(0);
    }

    int count() {
        return count;
    }

    long sizeBytes() {
        return sizeBytes;
    }

    private void each(Visitor visitor) throws IOException {
        for (PieceBlock block : blocks) {
            for (int i = 0; i < block.count(); i++) {
                visitor.visit(block.from(i), block.length(i), block.picture(i), block.literal(i));
            }
        }
    }

    /** Reads the described file from start to end, and tells of each part whether it is coded picture data. */
    void readTo(CodedSink sink, Source original) throws IOException {
        each((from, length, picture, literal) -> {
            long done = 0;
            while (done < length) {
                byte[] block = sink.buffer();
                int most = (int) Math.min(block.length, length - done);
                int count = most;
                if (literal != null) {
                    System.arraycopy(literal, (int) done, block, 0, most);
                } else {
                    count = original.read(from + done, block, 0, most);
                }
                if (count < 0) {
                    throw new IOException("source shrank");
                }
                sink.accept(block, count, picture);
                done += count;
            }
        });
    }

    /** Returns the described file as a stream, read as it is needed. */
    InputStream stream(Source original) {
        Enumeration<InputStream> streams = new Enumeration<>() {
            private int block;
            private int piece;

            @Override
            public boolean hasMoreElements() {
                return block < blocks.size();
            }

            @Override
            public InputStream nextElement() {
                if (!hasMoreElements()) {
                    throw new NoSuchElementException();
                }
                PieceBlock in = blocks.get(block);
                byte[] literal = in.literal(piece);
                InputStream stream = literal != null
                        ? new ByteArrayInputStream(literal)
                        : new RangeSource(original, in.from(piece), in.length(piece)).stream();
                if (++piece == in.count()) {
                    block++;
                    piece = 0;
                }
                return stream;
            }
        };
        return new SequenceInputStream(streams);
    }

    /** Returns whether coded picture data stands at the same places of both described files. */
    boolean samePicturePlaces(Pieces other) {
        PicturePlaces mine = new PicturePlaces(blocks);
        PicturePlaces theirs = new PicturePlaces(other.blocks);
        while (mine.next() & theirs.next()) {
            if (mine.start() != theirs.start() || mine.end() != theirs.end()) {
                return false;
            }
        }
        return mine.end() == 0 && theirs.end() == 0;
    }

    /** Returns how many bytes of the described file are coded picture data. */
    long pictureBytes() {
        PicturePlaces places = new PicturePlaces(blocks);
        long bytes = 0;
        while (places.next()) {
            bytes += places.end() - places.start();
        }
        return bytes;
    }

    /** Returns whether the described file is the original itself, byte for byte. */
    boolean reproduce(Source original) throws IOException {
        long position = 0;
        for (PieceBlock block : blocks) {
            for (int i = 0; i < block.count(); i++) {
                byte[] literal = block.literal(i);
                if (literal == null ? block.from(i) != position : !startsAt(original, position, literal)) {
                    return false;
                }
                position += block.length(i);
            }
        }
        return position == original.sizeBytes();
    }

    private static boolean startsAt(Source original, long position, byte[] wanted) throws IOException {
        byte[] found = new byte[wanted.length];
        return original.fill(position, found, 0, found.length) == found.length && Arrays.equals(found, wanted);
    }
}
