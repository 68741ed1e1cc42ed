package org.letopis.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.letopis.failure.Failure;

/**
 * The text header of an age file (C2SP age, section "ABNF definition of file header"): version line, stanzas, MAC.
 * Reading takes at most 64 KiB and 32 stanzas, whatever follows.
 */
final class AgeHeader {
    static final int MAX_STANZAS = 32;

    static final int MAX_BYTES = 64 * 1024;
    private static final int COLUMNS = 64;
    private static final int MAC_BYTES = 32;
    private static final String FORMAT = "age-encryption.org/";
    private static final String VERSION_LINE = FORMAT + "v1";
    private static final String ARMOR = "-----BEGIN AGE";
    private static final String STANZA = "-> ";
    private static final String END = "---";

    private final List<Stanza> stanzas;
    private final byte[] authenticated;
    private final byte[] mac;
    private final int lengthBytes;

    private AgeHeader(List<Stanza> stanzas, byte[] authenticated, byte[] mac, int lengthBytes) {
        this.stanzas = List.copyOf(stanzas);
        this.authenticated = authenticated;
        this.mac = mac;
        this.lengthBytes = lengthBytes;
    }

    /** Returns the header bytes of a new file. */
    static byte[] write(List<Stanza> stanzas, SecretBytes fileKey) {
        StringBuilder text = new StringBuilder(VERSION_LINE).append('\n');
        for (Stanza stanza : stanzas) {
            text.append(STANZA).append(String.join(" ", stanza.arguments())).append('\n');
            String body = base64(stanza.body());
            for (int at = 0; at <= body.length(); at += COLUMNS) {
                // A body of whole lines is followed by an empty one, by which the reader knows its end.
                text.append(body, at, Math.min(at + COLUMNS, body.length())).append('\n');
            }
        }
        text.append(END);
        byte[] mac = macOf(text.toString().getBytes(StandardCharsets.US_ASCII), fileKey);
        return text.append(' ').append(base64(mac)).append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads up to the end of the MAC line; the payload is next in {@code source}. */
    static AgeHeader read(InputStream source) throws IOException, Failure.Damaged {
        Lines lines = new Lines(source);
        requireVersion(lines);
        List<Stanza> stanzas = new ArrayList<>();
        String line = lines.next();
        while (line.startsWith(STANZA)) {
            if (stanzas.size() == MAX_STANZAS) {
                throw new Failure.Damaged("age.header-too-large");
            }
            List<String> arguments = arguments(line.substring(STANZA.length()));
            stanzas.add(new Stanza(arguments, body(lines)));
            line = lines.next();
        }
        if (stanzas.isEmpty() || !line.startsWith(END + " ")) {
            throw malformed();
        }
        byte[] mac = unbase64(line.substring(END.length() + 1));
        if (mac.length != MAC_BYTES) {
            throw malformed();
        }
        return new AgeHeader(stanzas, lines.upToEndMark(line), mac, lines.seenBytes);
    }

    /** Returns the stanzas in the order of the file. */
    List<Stanza> stanzas() {
        return stanzas;
    }

    /** Returns how long the header is, with the end of its last line. */
    int lengthBytes() {
        return lengthBytes;
    }

    /** Returns whether the header was made by someone who knows this file key. */
    boolean isAuthentic(SecretBytes fileKey) {
        return MessageDigest.isEqual(mac, macOf(authenticated, fileKey));
    }

    /** Returns the bytes of unpadded Base64, of which each value has one form only. */
    static byte[] unbase64(String text) throws Failure.Damaged {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (base64(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        throw malformed();
    }

    static Failure.Damaged malformed() {
        return new Failure.Damaged("age.header");
    }

    private static void requireVersion(Lines lines) throws IOException, Failure.Damaged {
        String line = lines.first();
        if (line.startsWith(ARMOR)) {
            throw new Failure.Damaged("age.armored");
        }
        if (!line.startsWith(FORMAT)) {
            throw new Failure.Damaged("age.not-age");
        }
        if (!line.equals(VERSION_LINE)) {
            throw new Failure.Damaged("age.version");
        }
    }

    private static List<String> arguments(String text) throws Failure.Damaged {
        List<String> arguments = List.of(text.split(" ", -1));
        for (String argument : arguments) {
            if (argument.isEmpty() || !argument.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw malformed();
            }
        }
        return arguments;
    }

    private static byte[] body(Lines lines) throws IOException, Failure.Damaged {
        StringBuilder text = new StringBuilder();
        String line;
        do {
            line = lines.next();
            if (line.length() > COLUMNS) {
                throw malformed();
            }
            text.append(line);
        } while (line.length() == COLUMNS);
        return unbase64(text.toString());
    }

    private static byte[] macOf(byte[] authenticated, SecretBytes fileKey) {
        try (SecretBytes key = Hkdf.sha256(fileKey, new byte[0], "header", MAC_BYTES)) {
            return Hkdf.hmac(key, authenticated);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Lines that end with LF, counted against the limit of the header. */
    private static final class Lines {
        private final InputStream source;
        private final byte[] seen = new byte[MAX_BYTES];
        private int seenBytes;

        Lines(InputStream source) {
            this.source = source;
        }

        /** The first line decides what kind of file it is, so a file without any line is of another kind. */
        String first() throws IOException {
            String line = line(FORMAT.length() + COLUMNS);
            return line == null ? "" : line;
        }

        String next() throws IOException, Failure.Damaged {
            String line = line(MAX_BYTES);
            if (line == null) {
                throw seenBytes == MAX_BYTES ? new Failure.Damaged("age.header-too-large") : malformed();
            }
            return line;
        }

        /** Returns everything read, cut after the mark with which the last line starts. */
        byte[] upToEndMark(String lastLine) {
            return Arrays.copyOf(seen, seenBytes - lastLine.length() - 1 + END.length());
        }

        /** Returns the next line, or null when the source or the room for it ends before the line does. */
        private String line(int endAt) throws IOException {
            int start = seenBytes;
            while (seenBytes < endAt) {
                int b = source.read();
                if (b < 0) {
                    return null;
                }
                seen[seenBytes++] = (byte) b;
                if (b == '\n') {
                    return new String(seen, start, seenBytes - start - 1, StandardCharsets.ISO_8859_1);
                }
            }
            return null;
        }
    }
}
