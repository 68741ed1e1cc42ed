package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One walk through an AVI file: its parts, the headers in the first, the frames in each. */
final class AviWalk {
    private static final int MOST_PARTS = 10_000;
    private static final int MOST_CHUNKS = 10_000;
    private static final int MOST_HEADER_BYTES = 1 << 20;
    private static final int LIST_BYTES = 12;
    private static final long OPEN = 0xFFFFFFFFL;

    private final Source source;
    private final BoxReader in;
    private final Draft draft;
    private final List<AviFrames> parts = new ArrayList<>();
    private final AviKeys keys;
    private AviHeader header;
    private RiffChunk index;
    private long firstFrames;

    AviWalk(Source source, Draft draft) {
        this.source = source;
        this.in = new BoxReader(source, draft.format());
        this.draft = draft;
        this.keys = new AviKeys(source, draft.format());
    }

    void run() throws Refusal, IOException {
        List<RiffChunk> frames = new ArrayList<>();
        long at = 0;
        for (int part = 0; at == 0 || isPart(at); part++) {
            if (part == MOST_PARTS) {
                throw Refusal.tooLarge(draft.format(), "number of parts");
            }
            at = part(at, frames);
        }
        if (header == null || frames.isEmpty()) {
            throw Refusal.truncated(draft.format(), source.sizeBytes());
        }
        if (index != null) {
            keys.readOld(index, firstFrames);
        }
        header.readIndexes(keys);
        for (RiffChunk list : frames) {
            AviFrames before = parts.isEmpty() ? null : parts.get(parts.size() - 1);
            AviFrames part = new AviFrames(in, draft, header, keys, before);
            part.read(list.dataStart() + 4, list.dataEnd());
            parts.add(part);
        }
        new AviFile(header, parts, keys.known()).write(draft);
        Trailing.note(source, at, draft);
    }

    /** Returns whether a further part of a long film starts here. */
    private boolean isPart(long at) throws Refusal, IOException {
        return source.sizeBytes() - at >= LIST_BYTES
                && in.type(at).equals("RIFF")
                && in.type(at + 8).equals("AVIX");
    }

    /** Goes through the chunks of one part and returns where it ends. */
    private long part(long start, List<RiffChunk> frames) throws Refusal, IOException {
        RiffChunk riff = RiffChunk.at(in, start);
        long size = source.sizeBytes();
        // A camera that is switched off leaves the length open.
        boolean open = riff.dataBytes() == 0 || riff.dataBytes() == OPEN;
        if (!open && riff.dataEnd() > size) {
            throw Refusal.truncated(draft.format(), size);
        }
        long end = open ? size : riff.dataEnd();
        long at = start + LIST_BYTES;
        for (int chunks = 0; end - at >= RiffChunk.HEADER_BYTES; chunks++) {
            if (chunks == MOST_CHUNKS) {
                throw Refusal.tooLarge(draft.format(), "number of chunks");
            }
            RiffChunk chunk = RiffChunk.at(in, at);
            if (open && chunk.type().equals("LIST") && (chunk.dataBytes() == 0 || chunk.dataBytes() == OPEN)) {
                chunk = chunk.withData(end - chunk.dataStart());
            }
            if (chunk.dataEnd() > end) {
                throw Refusal.truncated(draft.format(), size);
            }
            take(chunk, frames);
            at = chunk.end();
        }
        return Math.min(size, open ? Math.max(at, end) : riff.end());
    }

    private void take(RiffChunk chunk, List<RiffChunk> frames) throws Refusal, IOException {
        String kind = chunk.type().equals("LIST") && chunk.dataBytes() >= 4 ? in.type(chunk.dataStart()) : chunk.type();
        switch (kind) {
            case "hdrl" -> {
                if (header != null || chunk.dataBytes() > MOST_HEADER_BYTES) {
                    throw Refusal.damaged(draft.format(), "list hdrl", chunk.start());
                }
                Pieces spine = new Pieces();
                spine.range(chunk.start(), chunk.dataEnd() - chunk.start());
                RiffChunk.writeList("RIFF", "AVI ", spine, draft.spine());
                header = AviHeader.read(in, draft, chunk);
            }
            case "movi" -> {
                if (header == null) {
                    throw Refusal.damaged(draft.format(), "list movi", chunk.start());
                }
                if (frames.size() == MOST_PARTS) {
                    throw Refusal.tooLarge(draft.format(), "number of parts");
                }
                if (frames.isEmpty()) {
                    firstFrames = chunk.dataStart();
                }
                frames.add(chunk);
            }
            case "idx1" -> {
                if (index == null) {
                    index = chunk;
                }
            }
            default -> RiffLeftOut.note(in, draft, chunk);
        }
    }
}
