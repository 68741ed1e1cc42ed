package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/** Text in pieces of bytes and of characters, of which no more is held than anybody wants to see. */
final class RtfText {
    private static final int MOST_CHARACTERS = 4_096;

    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Charset charset = CodePages.of(1252);

    void add(int value, Charset of) {
        if (!of.equals(charset)) {
            decode();
            charset = of;
        }
        if (bytes.size() + text.length() < MOST_CHARACTERS) {
            bytes.write(value);
        }
    }

    void add(char character) {
        decode();
        if (text.length() < MOST_CHARACTERS) {
            text.append(character);
        }
    }

    private void decode() {
        text.append(bytes.toString(charset));
        bytes.reset();
    }

    /** Returns the text so far and forgets it. */
    String take() {
        decode();
        String taken = text.toString();
        text.setLength(0);
        return taken;
    }
}
