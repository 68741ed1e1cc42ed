package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;

/** The frames of one part of an AVI film, in their order, each in a chunk named after its stream. */
final class AviFrames {
    private static final int MOST_FRAMES = 1 << 20;
    private static final String COLOURS = "pc";
    private static final Set<String> PICTURES = Set.of("dc", "db", COLOURS);
    private static final int COLOUR_BYTES = 4;
    private static final int MOST_TEXT_BYTES = 1 << 12;

    private final BoxReader in;
    private final Draft draft;
    private final AviHeader header;
    private final AviKeys keys;
    private final Pieces kept = new Pieces();

    /** Of each chunk: where it is among the frames, how long its data is, its stream, letters and whether it is a key. */
    private int[] places = new int[16];

    private int[] lengths = new int[16];
    private int[] names = new int[16];
    private boolean[] key = new boolean[16];
    private int count;

    /** The part in front of this one, since what a film may have of frames and pieces counts over all. */
    private final AviFrames before;

    private int framesSoFar;
    private int piecesSoFar;

    /** @param before the part in front of this one, or null */
    AviFrames(BoxReader in, Draft draft, AviHeader header, AviKeys keys, AviFrames before) {
        this.before = before;
        this.in = in;
        this.draft = draft;
        this.header = header;
        this.keys = keys;
    }

    void read(long from, long end) throws Refusal, IOException {
        for (long at = from; end - at >= RiffChunk.HEADER_BYTES; ) {
            RiffChunk chunk = RiffChunk.at(in, at);
            if (chunk.dataEnd() > end) {
                throw end == in.sizeBytes()
                        ? Refusal.truncated(in.format(), end)
                        : Refusal.damaged(in.format(), "chunk " + Box.name(chunk.type()), at);
            }
            boolean group = chunk.type().equals("LIST")
                    && chunk.dataBytes() >= 4
                    && in.type(chunk.dataStart()).equals("rec ");
            // Groups of frames are opened: what is in them stands alone as well.
            if (group) {
                at = chunk.dataStart() + 4;
                continue;
            }
            take(chunk, end);
            at = Math.min(chunk.end(), Math.max(end, chunk.dataEnd()));
        }
        framesSoFar = framesSoFar();
        piecesSoFar = piecesSoFar();
    }

    private void take(RiffChunk chunk, long end) throws Refusal, IOException {
        String type = chunk.type();
        AviStream stream = type.matches("[0-9]{2}..") ? header.stream(Integer.parseInt(type.substring(0, 2))) : null;
        if (stream == null || !stream.isKept()) {
            drop(chunk, stream != null);
            return;
        }
        String letters = type.substring(2);
        boolean listed = stream.isPicture() ? PICTURES.contains(letters) : letters.equals("wb");
        if (!listed || letters.equals(COLOURS) && !isChangeOfColours(stream, chunk)) {
            drop(chunk, false);
            return;
        }
        if (framesSoFar() == MOST_FRAMES || piecesSoFar() > Pieces.MOST_FILM_PIECES) {
            throw Refusal.tooLarge(in.format(), "number of frames");
        }
        Pieces frame = new Pieces();
        if (stream.filter() == null || letters.equals(COLOURS) || chunk.dataBytes() == 0) {
            frame.picture(chunk.dataStart(), chunk.dataBytes());
        } else {
            stream.filter().keep(chunk.dataStart(), chunk.dataBytes(), frame);
        }
        note(stream, letters, frame.sizeBytes(), !stream.isPicture() || keys.isKey(chunk.start()));
        write(chunk, end, String.format("%02d", stream.number()) + letters, frame);
    }

    private int framesSoFar() {
        return count + (before == null ? 0 : before.framesSoFar);
    }

    private int piecesSoFar() {
        return kept.count() + (before == null ? 0 : before.piecesSoFar);
    }

    /** First colour, how many (0 for 256), two bytes of flags, four bytes for each ({@code AVIPALCHANGE}). */
    private boolean isChangeOfColours(AviStream stream, RiffChunk chunk) throws Refusal, IOException {
        if (!stream.hasPalette() || chunk.dataBytes() < COLOUR_BYTES) {
            return false;
        }
        int colours = in.u8(chunk.dataStart() + 1);
        return chunk.dataBytes() == COLOUR_BYTES + COLOUR_BYTES * (colours == 0 ? 256 : colours);
    }

    private void write(RiffChunk chunk, long end, String name, Pieces frame) throws Refusal, IOException {
        boolean same = name.equals(chunk.type())
                && (chunk.dataBytes() == 0 || frame.isPicture(chunk.dataStart(), chunk.dataBytes()));
        boolean odd = (chunk.dataBytes() & 1) != 0;
        if (same && (!odd || chunk.end() <= end && in.u8(chunk.dataEnd()) == 0)) {
            kept.picture(chunk.start(), chunk.end() - chunk.start());
            return;
        }
        kept.pictureLiteral(RiffChunk.header(name, frame.sizeBytes()));
        boolean pad = (frame.sizeBytes() & 1) != 0;
        kept.append(frame);
        if (pad) {
            kept.pictureLiteral(new byte[1]);
        }
    }

    private void note(AviStream stream, String letters, long length, boolean isKey) throws Refusal {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
            names = Arrays.copyOf(names, 2 * count);
            key = Arrays.copyOf(key, 2 * count);
        }
        if (kept.sizeBytes() + length > Integer.MAX_VALUE) {
            throw Refusal.tooLarge(in.format(), "part of the film");
        }
        places[count] = (int) kept.sizeBytes();
        lengths[count] = (int) length;
        names[count] = stream.number() << 16 | letters.charAt(0) << 8 | letters.charAt(1);
        key[count++] = isKey;
    }

    private void drop(RiffChunk chunk, boolean ofStream) throws Refusal, IOException {
        if (chunk.type().startsWith("ix") || chunk.type().equals("idx1")) {
            return;
        }
        if (ofStream) {
            byte[] text = in.bytes(chunk.dataStart(), (int) Math.min(MOST_TEXT_BYTES, chunk.dataBytes()));
            PlainText.runs(text, text.length).forEach(run -> draft.droppedText("Subtitle track", run));
        } else {
            RiffLeftOut.note(in, draft, chunk);
        }
    }

    Pieces kept() {
        return kept;
    }

    int count() {
        return count;
    }

    int place(int frame) {
        return places[frame];
    }

    int length(int frame) {
        return lengths[frame];
    }

    int stream(int frame) {
        return names[frame] >> 16;
    }

    boolean isKey(int frame) {
        return key[frame];
    }

    /** Returns the four letters of the chunk. */
    byte[] name(int frame) {
        String letters = "" + (char) (names[frame] >> 8 & 0xFF) + (char) (names[frame] & 0xFF);
        return name(stream(frame), letters);
    }

    static byte[] name(int stream, String letters) {
        return (String.format("%02d", stream) + letters).getBytes(ISO_8859_1);
    }
}
