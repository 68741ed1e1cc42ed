package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One walk through the chunks of a WAV file. */
final class WavWalk {
    private static final long UNKNOWN = 0xFFFFFFFFL;
    private static final int MOST_CHUNKS = 10_000;
    private static final int LONG_SIZES_BYTES = 28;
    private static final long MOST_SHORT_BYTES = UNKNOWN - 64;

    private final Source source;
    private final BoxReader in;
    private final Draft draft;
    private byte[] description;
    private byte[] samples;
    private RiffChunk sound;
    private long longSoundBytes = -1;
    private long longSamples;
    private final Pieces spine = new Pieces();

    WavWalk(Source source, Draft draft) {
        this.source = source;
        this.in = new BoxReader(source, draft.format());
        this.draft = draft;
    }

    void run() throws Refusal, IOException {
        long size = source.sizeBytes();
        boolean large = in.type(0).equals("RF64");
        long said = RiffChunk.little32(in, 4);
        // A recorder that writes to a pipe, or is switched off, leaves the length open.
        boolean open = said == 0 || said == UNKNOWN;
        long at = 12;
        long end = open ? size : Math.min(size, RiffChunk.HEADER_BYTES + said);
        for (int chunks = 0; end - at >= RiffChunk.HEADER_BYTES; chunks++) {
            if (chunks == MOST_CHUNKS) {
                throw Refusal.tooLarge(draft.format(), "number of chunks");
            }
            RiffChunk chunk = RiffChunk.at(in, at);
            if (chunks == 0 && large) {
                end = Math.min(size, readLongSizes(chunk));
            }
            if (chunk.type().equals("data")) {
                chunk = measured(chunk, open, size);
                end = Math.max(end, chunk.dataEnd());
            }
            if (chunk.dataEnd() > end) {
                throw Refusal.truncated(draft.format(), size);
            }
            take(chunk, large && chunks == 0);
            at = chunk.end();
        }
        write();
        Trailing.note(source, Math.max(at, end), draft);
    }

    /** Reads the chunk that holds the true sizes of a large file (EBU Tech 3306 section 3). */
    private long readLongSizes(RiffChunk chunk) throws Refusal, IOException {
        if (!chunk.type().equals("ds64") || chunk.dataBytes() < LONG_SIZES_BYTES - 4) {
            throw Refusal.damaged(draft.format(), "chunk ds64", chunk.start());
        }
        long whole = RiffChunk.little64(in, chunk.dataStart());
        longSoundBytes = RiffChunk.little64(in, chunk.dataStart() + 8);
        longSamples = RiffChunk.little64(in, chunk.dataStart() + 16);
        if (whole < 0 || longSoundBytes < 0 || whole > Long.MAX_VALUE / 2 || longSoundBytes > Long.MAX_VALUE / 2) {
            throw Refusal.damaged(draft.format(), "chunk ds64", chunk.start());
        }
        return RiffChunk.HEADER_BYTES + whole;
    }

    private RiffChunk measured(RiffChunk chunk, boolean open, long size) throws Refusal {
        long rest = size - chunk.dataStart();
        if (longSoundBytes >= 0 && chunk.dataBytes() == UNKNOWN) {
            chunk = chunk.withData(longSoundBytes);
        } else if (open && (chunk.dataBytes() == UNKNOWN || chunk.dataBytes() == 0)) {
            chunk = chunk.withData(rest);
        }
        if (chunk.dataBytes() > rest) {
            throw Refusal.truncated(draft.format(), size);
        }
        return chunk;
    }

    private void take(RiffChunk chunk, boolean longSizes) throws Refusal, IOException {
        switch (chunk.type()) {
            case "fmt " -> {
                demandFirst(chunk, description == null && sound == null);
                description = WaveFormat.keep(in, draft, chunk);
                spine.literal(RiffChunk.header("fmt ", description.length));
                spine.literal(description);
            }
            case "fact" -> {
                demandFirst(chunk, samples == null && chunk.dataBytes() >= 4);
                samples = in.bytes(chunk.dataStart(), 4);
                LeftOut.note(
                        in,
                        draft,
                        FindingGroup.HIDDEN,
                        "Bytes behind the number of samples",
                        chunk.dataStart() + 4,
                        chunk.dataBytes() - 4);
            }
            case "data" -> {
                demandFirst(chunk, description != null && sound == null);
                sound = chunk;
            }
            case "wavl", "slnt" -> throw Refusal.unknownPart(
                    draft.format(), "chunk " + chunk.type(), chunk.start());
            default -> {
                if (!longSizes) {
                    drop(chunk);
                }
            }
        }
    }

    private void demandFirst(RiffChunk chunk, boolean first) throws Refusal {
        if (!first) {
            throw Refusal.damaged(draft.format(), "chunk " + chunk.type().strip(), chunk.start());
        }
    }

    private void drop(RiffChunk chunk) throws Refusal, IOException {
        if (chunk.type().equals("LIST")) {
            if (chunk.dataBytes() >= 4 && in.type(chunk.dataStart()).equals("wavl")) {
                throw Refusal.unknownPart(draft.format(), "list wavl", chunk.start());
            }
            if (chunk.dataBytes() < 1 << 16) {
                spine.range(chunk.start(), chunk.dataBytes() + RiffChunk.HEADER_BYTES);
                spine.literal(new byte[(int) (chunk.dataBytes() & 1)]);
            }
        }
        RiffLeftOut.note(in, draft, chunk);
    }

    private void write() throws Refusal {
        if (sound == null) {
            throw Refusal.truncated(draft.format(), source.sizeBytes());
        }
        Pieces chunks = new Pieces();
        RiffChunk.write("fmt ", Pieces.of(description), chunks);
        if (samples != null) {
            RiffChunk.write("fact", Pieces.of(samples), chunks);
        }
        boolean large = sound.dataBytes() > MOST_SHORT_BYTES;
        chunks.literal(RiffChunk.header("data", large ? UNKNOWN : sound.dataBytes()));
        chunks.picture(sound.dataStart(), sound.dataBytes());
        chunks.literal(new byte[(int) (sound.dataBytes() & 1)]);
        if (large) {
            Pieces kept = new Pieces();
            kept.literal(RiffChunk.header("ds64", LONG_SIZES_BYTES));
            kept.literal(ByteBuffer.allocate(LONG_SIZES_BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(4 + RiffChunk.HEADER_BYTES + LONG_SIZES_BYTES + chunks.sizeBytes())
                    .putLong(sound.dataBytes())
                    .putLong(longSamples)
                    .array());
            kept.append(chunks);
            draft.kept().literal(RiffChunk.header("RF64", UNKNOWN));
            draft.kept().literal("WAVE".getBytes(ISO_8859_1));
            draft.kept().append(kept);
        } else {
            RiffChunk.writeList("RIFF", "WAVE", chunks, draft.kept());
        }
        RiffChunk.writeList("RIFF", "WAVE", spine, draft.spine());
    }
}
