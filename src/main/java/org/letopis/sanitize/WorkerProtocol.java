package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What goes through the pipe. Request: number of the {@link WorkerTask} (u8), time limit in milliseconds (i64), length
 * (i64), the bytes of the file. Every answer starts with one byte {@link #ANSWER}. To {@link WorkerTask#READ}: media type, number of entries (i32) with name and value each, text state (u8), text,
 * whether it was cut (u8), whether the file could not be read (u8). A string is its length in bytes (i32) and UTF-8. Neither side
 * trusts a length. For the other tasks see {@link PdfProtocol}.
 */
final class WorkerProtocol {
    static final int ANSWER = 0xA5;
    static final int MOST_ENTRIES = 2_000;
    static final int LONGEST_NAME = 256;
    static final int LONGEST_VALUE = 4_096;
    static final int MOST_TEXT_CHARS = 4_000_000;

    /** Larger files are not sent: the worker holds the file in its memory. */
    static final long MOST_FILE_BYTES = 64L << 20;

    /** UTF-8 takes up to three bytes for a char. */
    private static final int BYTES_PER_CHAR = 3;

    private WorkerProtocol() {}

    static void writeAnswer(DataOutputStream out, Reading reading) throws IOException {
        out.writeByte(ANSWER);
        writeText(out, reading.mediaType(), LONGEST_NAME);
        List<Reading.Entry> entries = reading.metadata();
        int count = Math.min(entries.size(), MOST_ENTRIES);
        out.writeInt(count);
        for (Reading.Entry entry : entries.subList(0, count)) {
            writeText(out, entry.name(), LONGEST_NAME);
            writeText(out, entry.value(), LONGEST_VALUE);
        }
        out.writeByte(reading.textState().ordinal());
        writeText(out, reading.text(), MOST_TEXT_CHARS);
        out.writeBoolean(reading.textCut());
        out.writeBoolean(reading.unreadKey().isPresent());
        out.flush();
    }

    static Reading readAnswer(DataInputStream in) throws IOException {
        demandAnswer(in);
        String mediaType = readText(in, LONGEST_NAME);
        int count = bounded(in.readInt(), MOST_ENTRIES);
        List<Reading.Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(new Reading.Entry(readText(in, LONGEST_NAME), readText(in, LONGEST_VALUE)));
        }
        TextState state = TextState.values()[bounded(in.readUnsignedByte(), TextState.values().length - 1)];
        String text = readText(in, MOST_TEXT_CHARS);
        boolean cut = in.readBoolean();
        // The worker says only that; the words are ours.
        Optional<String> unread = in.readBoolean() ? Optional.of("inspect.unread-parser") : Optional.empty();
        return new Reading(mediaType, entries, state, text, cut, unread);
    }

    static void demandAnswer(DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != ANSWER) {
            throw new IOException("not an answer");
        }
    }

    private static void writeText(DataOutputStream out, String text, int mostChars) throws IOException {
        byte[] bytes = text.substring(0, Math.min(text.length(), mostChars)).getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in, int mostChars) throws IOException {
        byte[] bytes = in.readNBytes(bounded(in.readInt(), mostChars * BYTES_PER_CHAR));
        return new String(bytes, UTF_8);
    }

    static int bounded(int number, int most) throws IOException {
        if (number < 0 || number > most) {
            throw new IOException("number out of bounds");
        }
        return number;
    }
}
