package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Short sounds with planted metadata, made by programs that are not ours. */
final class Sounds {
    static final String SECRET = "meet me at the mill with the ledger";
    static final byte[] SECRET_BYTES = SECRET.getBytes(UTF_8);

    private Sounds() {}

    /** A tone with tags, coded as the arguments say. */
    static byte[] tone(String extension, String... coding) {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "sine=d=1.3:r=44100"));
        arguments.addAll(List.of(coding));
        arguments.addAll(List.of(
                "-metadata", "title=Planted Title", "-metadata", "artist=Planted Artist", //
                "-metadata", "comment=Planted Comment", "-metadata", "date=2024-05-06"));
        return Ffmpeg.make(extension, arguments.toArray(String[]::new));
    }

    /** Returns the decoded sound and pictures of a file as checksums of each frame, with their times. */
    static List<String> decoded(byte[] file) {
        return Ffmpeg.frames(file);
    }

    /** A chunk of RIFF. */
    static byte[] chunk(String type, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + (data.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(Strips.latin(type))
                .putInt(data.length)
                .put(data)
                .array();
    }

    static byte[] riff(String kind, byte[]... chunks) {
        return chunk("RIFF", Strips.join(Strips.latin(kind), Strips.join(chunks)));
    }

    static byte[] list(String kind, byte[]... chunks) {
        return chunk("LIST", Strips.join(Strips.latin(kind), Strips.join(chunks)));
    }
}
