package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Notes what the comments in Ogg and FLAC say: the name of the program, and texts {@code KEY=value}. What is damaged in
 * them does not matter, since nothing of them is kept. Source: Vorbis I section 5, RFC 7845 section 5.2, RFC 9639
 * section 8.6.
 */
final class VorbisComments {
    private final ByteBuffer in;

    private VorbisComments(byte[] packet, int from) {
        in = ByteBuffer.wrap(packet).position(from).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @param packet the comments, or as much of them as is worth a look, from {@code from} on */
    static void note(Draft draft, byte[] packet, int from) {
        new VorbisComments(packet, from).note(draft);
    }

    private void note(Draft draft) {
        Optional<byte[]> program = text();
        program.filter(name -> name.length > 0)
                .ifPresent(name -> LeftOut.note(draft, FindingGroup.DEVICE, "Program that wrote the file", name));
        long count = program.isPresent() && in.remaining() >= 4 ? Integer.toUnsignedLong(in.getInt()) : 0;
        for (long i = 0; i < count; i++) {
            Optional<byte[]> text = text();
            if (text.isEmpty()) {
                break;
            }
            comment(draft, text.get());
        }
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        // One byte ends the comments of Vorbis; some programs fill up with zeros.
        if (rest.length > 0 && !Arrays.equals(rest, 1, rest.length, new byte[rest.length - 1], 0, rest.length - 1)) {
            LeftOut.note(draft, FindingGroup.HIDDEN, "Bytes behind the comments", rest);
        }
    }

    private Optional<byte[]> text() {
        if (in.remaining() < 4) {
            return Optional.empty();
        }
        int length = in.getInt(in.position());
        if (length < 0 || length > in.remaining() - 4) {
            return Optional.empty();
        }
        byte[] text = new byte[length];
        in.position(in.position() + 4).get(text);
        return Optional.of(text);
    }

    private static void comment(Draft draft, byte[] text) {
        String whole = new String(text, UTF_8);
        int sign = whole.indexOf('=');
        SoundTag.note(draft, sign < 0 ? "" : whole.substring(0, sign), whole.substring(sign + 1));
    }
}
