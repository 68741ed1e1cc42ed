package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/** One reading of one PNG. */
final class PngWalk {
    private static final int SIGNATURE_BYTES = 8;
    private static final int MOST_CHUNKS = 2_000_000;
    private static final int MOST_LOADED_BYTES = 4 << 20;
    private static final long MOST_SPINE_BYTES = 32L << 20;

    private final Source source;
    private final Draft draft;
    private final Cursor in;
    private final Pieces body = new Pieces();
    private final PngFrames frames;
    private final PngAncillary ancillary;
    private final Set<String> seen = new HashSet<>();
    private PngHeader header;
    private int colours;

    PngWalk(Source source, Draft draft, ByteSink pixels) {
        this.source = source;
        this.draft = draft;
        this.in = new Cursor(source, FileFormat.PNG);
        this.frames = new PngFrames(in, body, draft, pixels);
        this.ancillary = new PngAncillary(draft);
    }

    void run() throws Refusal, IOException {
        in.skip(SIGNATURE_BYTES);
        draft.spine().range(0, SIGNATURE_BYTES);
        int count = 0;
        PngChunk chunk;
        do {
            chunk = nextChunk();
            if (++count > MOST_CHUNKS || body.count() > Pieces.MOST_PIECES) {
                throw Refusal.tooLarge(FileFormat.PNG, "number of chunks");
            }
            take(chunk);
        } while (!chunk.type().equals("IEND"));
        Trailing.note(source, in.position(), draft);
    }

    private PngChunk nextChunk() throws Refusal, IOException {
        long start = in.position();
        long length = in.u32();
        PngChunk chunk = new PngChunk(start, length, new String(in.bytes(4), ISO_8859_1));
        if (!chunk.hasLetters() || length > Integer.MAX_VALUE) {
            throw Refusal.damaged(FileFormat.PNG, "chunk", start);
        }
        in.require(length + PngChunk.CRC_BYTES);
        if ((header == null) != chunk.type().equals("IHDR")) {
            throw damaged(chunk);
        }
        return chunk;
    }

    private void take(PngChunk chunk) throws Refusal, IOException {
        if (!chunk.type().equals("IDAT")) {
            frames.other();
        }
        switch (chunk.type()) {
            case "IHDR" -> takeHeader(chunk);
            case "IDAT" -> frames.pictureData(chunk, header);
            case "PLTE" -> takePalette(chunk);
            case "IEND" -> takeEnd(chunk);
            case "acTL", "fcTL", "fdAT" -> frames.animation(chunk, header);
            default -> takeOther(chunk);
        }
    }

    private void takeHeader(PngChunk chunk) throws Refusal, IOException {
        header = PngHeader.of(load(chunk));
        draft.dimensions(header.width(), header.height());
        draft.kept().range(0, SIGNATURE_BYTES + chunk.wholeBytes());
    }

    private void takePalette(PngChunk chunk) throws Refusal, IOException {
        byte[] palette = load(chunk);
        colours = palette.length / 3;
        boolean fits = header.takesPalette()
                && palette.length % 3 == 0
                && colours >= 1
                && colours <= (header.palette() ? 1 << header.bitDepth() : 256);
        if (!fits || !seen.add("PLTE") || frames.started()) {
            throw damaged(chunk);
        }
        draft.table(palette);
        body.range(chunk.start(), chunk.wholeBytes());
    }

    private void takeEnd(PngChunk chunk) throws Refusal, IOException {
        if (load(chunk).length != 0 || header.palette() && !seen.contains("PLTE")) {
            throw damaged(chunk);
        }
        frames.end(chunk);
        body.range(chunk.start(), chunk.wholeBytes());
        // One place for it, so that a second reading gives the same file.
        Optional<byte[]> turned = ancillary.turned();
        turned.ifPresent(exif -> draft.kept().literal(exif));
        draft.kept().append(body);
    }

    private void takeOther(PngChunk chunk) throws Refusal, IOException {
        if (!chunk.ancillary()) {
            throw Refusal.unknownPart(FileFormat.PNG, "chunk " + chunk.type(), chunk.start());
        }
        boolean first = seen.add(chunk.type());
        if (PngAncillary.shapesLook(chunk.type()) && first && !frames.started()) {
            if (!PngAncillary.fits(chunk, header, colours)) {
                throw damaged(chunk);
            }
            byte[] data = load(chunk);
            if (chunk.type().equals("iCCP")) {
                ancillary.profile(data, header, seen).ifPresent(body::literal);
            } else {
                body.range(chunk.start(), chunk.wholeBytes());
            }
        } else if (chunk.dataBytes() > MOST_LOADED_BYTES) {
            skipLarge(chunk);
        } else {
            ancillary.drop(chunk, loadForReader(chunk), first);
        }
    }

    /** Loads a chunk and puts it into the spine only when the reader may safely look into it. */
    private byte[] loadForReader(PngChunk chunk) throws Refusal, IOException {
        byte[] data = checked(chunk);
        if (PngAncillary.safeToRead(chunk.type(), data)) {
            draft.spine().range(chunk.start(), chunk.wholeBytes());
        } else {
            draft.spineIncomplete();
        }
        return data;
    }

    private byte[] load(PngChunk chunk) throws Refusal, IOException {
        if (chunk.dataBytes() > MOST_LOADED_BYTES) {
            throw Refusal.tooLarge(FileFormat.PNG, "chunk " + chunk.type());
        }
        return loadForReader(chunk);
    }

    private byte[] checked(PngChunk chunk) throws Refusal, IOException {
        if (draft.spine().sizeBytes() > MOST_SPINE_BYTES) {
            throw Refusal.tooLarge(FileFormat.PNG, "chunks");
        }
        byte[] data = in.bytes((int) chunk.dataBytes());
        CRC32 crc = PngChunk.crcOf(chunk.type());
        crc.update(data);
        checkCrc(crc, chunk, in);
        return data;
    }

    private void skipLarge(PngChunk chunk) throws Refusal, IOException {
        CRC32 crc = PngChunk.crcOf(chunk.type());
        long left = chunk.dataBytes();
        while (left > 0) {
            int count = in.block(left);
            crc.update(in.window(), in.windowEnd() - count, count);
            left -= count;
        }
        checkCrc(crc, chunk, in);
        draft.spineIncomplete();
        draft.drop(FindingGroup.HIDDEN, "Large chunk", "Chunk " + chunk.type(), chunk.dataBytes() + " bytes");
    }

    static void checkCrc(CRC32 crc, PngChunk chunk, Cursor in) throws Refusal, IOException {
        if (in.u32() != crc.getValue()) {
            throw Refusal.damaged(FileFormat.PNG, "checksum of chunk " + chunk.type(), chunk.start());
        }
    }

    private static Refusal damaged(PngChunk chunk) {
        return Refusal.damaged(FileFormat.PNG, "chunk " + chunk.type(), chunk.start());
    }
}
