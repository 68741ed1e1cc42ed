package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;

/** One stream of an AVI file: its header, how it is coded, where its index is. */
final class AviStream {
    private static final int HEADER_BYTES = 56;
    private static final int SHORT_HEADER_BYTES = 48;
    private static final int HANDLER_AT = 4;
    private static final int FLAGS_AT = 8;
    private static final int LANGUAGE_AT = 14;
    private static final int SAMPLE_BYTES_AT = 44;

    /** Not shown at first; the palette changes. */
    private static final int KEPT_FLAGS = 0x1_0001;

    private static final int CODING_AT = 16;
    private static final int PROPERTIES_BYTES = 36;
    private static final int FIELD_BYTES = 32;
    private static final Set<String> LEFT_OUT = Set.of("txts", "mids");

    private final BoxReader in;
    private final Draft draft;
    private final int number;
    private String kind = "";
    private byte[] header;
    private byte[] description;
    private byte[] properties;
    private RiffChunk index;
    private SampleFilter filter;
    private boolean palette;

    private AviStream(BoxReader in, Draft draft, int number) {
        this.in = in;
        this.draft = draft;
        this.number = number;
    }

    /** @param number that the stream has in the clean copy, if it is kept */
    static AviStream read(BoxReader in, Draft draft, RiffChunk list, int number) throws Refusal, IOException {
        AviStream stream = new AviStream(in, draft, number);
        for (long at = list.dataStart() + 4; list.dataEnd() - at >= RiffChunk.HEADER_BYTES; ) {
            RiffChunk chunk = RiffChunk.at(in, at);
            if (chunk.dataEnd() > list.dataEnd()) {
                throw Refusal.damaged(in.format(), "list strl", at);
            }
            stream.take(chunk);
            at = chunk.end();
        }
        if (stream.header == null || stream.isKept() && stream.description == null) {
            throw Refusal.damaged(in.format(), "list strl", list.start());
        }
        return stream;
    }

    boolean isKept() {
        return !LEFT_OUT.contains(kind);
    }

    boolean isPicture() {
        return kind.equals("vids");
    }

    /** Returns the number of the stream in the clean copy. */
    int number() {
        return number;
    }

    /** Returns the filter for frames, or null when they stay as they are. */
    SampleFilter filter() {
        return filter;
    }

    /** Returns whether the colours of a palette may change between frames. */
    boolean hasPalette() {
        return palette;
    }

    /** Returns how many bytes a sample of sound has, or 0 when each chunk is one. */
    int sampleBytes() {
        return ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(SAMPLE_BYTES_AT);
    }

    private void take(RiffChunk chunk) throws Refusal, IOException {
        switch (chunk.type()) {
            case "strh" -> header(chunk);
            case "strf" -> {
                if (header == null || description != null) {
                    throw Refusal.damaged(in.format(), "chunk strf", chunk.start());
                }
                if (isKept()) {
                    describe(chunk);
                } else {
                    RiffLeftOut.note(in, draft, chunk);
                }
            }
            case "indx" -> index = chunk;
            case "vprp" -> {
                if (chunk.dataBytes() >= PROPERTIES_BYTES) {
                    long fields = RiffChunk.little32(in, chunk.dataStart() + PROPERTIES_BYTES - 4);
                    long length = PROPERTIES_BYTES + FIELD_BYTES * Math.min(2, fields);
                    properties = in.bytes(chunk.dataStart(), (int) Math.min(chunk.dataBytes(), length));
                }
            }
            default -> RiffLeftOut.note(in, draft, chunk);
        }
    }

    private void header(RiffChunk chunk) throws Refusal, IOException {
        if (header != null || chunk.dataBytes() < SHORT_HEADER_BYTES) {
            throw Refusal.damaged(in.format(), "chunk strh", chunk.start());
        }
        int length = (int) Math.min(HEADER_BYTES, chunk.dataBytes());
        header = Arrays.copyOf(in.bytes(chunk.dataStart(), length), HEADER_BYTES);
        kind = new String(header, 0, 4, ISO_8859_1);
        ByteBuffer numbers = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        if (numbers.getShort(LANGUAGE_AT) != 0) {
            draft.drop(FindingGroup.OTHER, "Language of a track", "code " + (numbers.getShort(LANGUAGE_AT) & 0xFFFF));
        }
        if (!isKept()) {
            draft.drop(FindingGroup.HIDDEN, "Subtitle track", Box.name(kind));
        } else if (!kind.equals("vids") && !kind.equals("auds")) {
            throw Refusal.unknownPart(in.format(), "stream " + Box.name(kind), chunk.start());
        }
        numbers.putInt(FLAGS_AT, numbers.getInt(FLAGS_AT) & KEPT_FLAGS);
        // Priority and language.
        numbers.putInt(FLAGS_AT + 4, 0);
        numbers.putInt(HANDLER_AT, 0);
    }

    private void describe(RiffChunk chunk) throws Refusal, IOException {
        if (isPicture()) {
            BitmapFormat format = BitmapFormat.read(in, draft, chunk);
            description = format.kept();
            filter = format.filter();
            palette = format.hasPalette();
            // The driver that a player asks for first is the one of the coding, whichever program wrote the file.
            System.arraycopy(description, CODING_AT, header, HANDLER_AT, 4);
        } else {
            description = WaveFormat.keep(in, draft, chunk);
            filter = WaveFormat.filter(description, in, draft);
        }
    }

    void readIndex(AviKeys keys) throws IOException {
        if (index != null && isKept()) {
            keys.readNew(index, isPicture());
        }
    }

    /** @param indexes what points to the stream's indexes, or no bytes */
    void write(byte[] indexes, Pieces chunks) {
        Pieces list = new Pieces();
        RiffChunk.write("strh", Pieces.of(header), list);
        RiffChunk.write("strf", Pieces.of(description), list);
        if (indexes.length > 0) {
            RiffChunk.write("indx", Pieces.of(indexes), list);
        }
        if (properties != null) {
            RiffChunk.write("vprp", Pieces.of(properties), list);
        }
        RiffChunk.writeList("LIST", "strl", list, chunks);
    }
}
