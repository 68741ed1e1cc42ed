package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Writes XML in one way only, so that the same content gives the same bytes. */
final class XmlText {
    static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private static final int FLUSH_CHARS = 1 << 13;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder pending = new StringBuilder();
    private boolean tagOpen;

    XmlText start(String name) {
        closeTag();
        pending.append('<').append(name);
        tagOpen = true;
        return this;
    }

    /** Adds an attribute to the element that was just started. */
    XmlText attribute(String name, String value) {
        pending.append(' ').append(name).append("=\"");
        escape(value, true);
        pending.append('"');
        return this;
    }

    XmlText text(String text) {
        closeTag();
        escape(text, false);
        return this;
    }

    XmlText end(String name) {
        if (tagOpen) {
            pending.append("/>");
            tagOpen = false;
        } else {
            pending.append("</").append(name).append('>');
        }
        flushIfLong();
        return this;
    }

    /** Adds markup that is complete in itself. */
    XmlText raw(byte[] markup, int from, int length) {
        closeTag();
        flush();
        bytes.write(markup, from, length);
        return this;
    }

    private void closeTag() {
        if (tagOpen) {
            pending.append('>');
            tagOpen = false;
        }
        flushIfLong();
    }

    private void escape(String text, boolean attribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> pending.append("&amp;");
                case '<' -> pending.append("&lt;");
                case '>' -> pending.append("&gt;");
                case '\r' -> pending.append("&#13;");
                case '"' -> pending.append(attribute ? "&quot;" : "\"");
                case '\n' -> pending.append(attribute ? "&#10;" : "\n");
                case '\t' -> pending.append(attribute ? "&#9;" : "\t");
                default -> pending.append(c);
            }
        }
    }

    private void flushIfLong() {
        if (pending.length() > FLUSH_CHARS && !Character.isHighSurrogate(pending.charAt(pending.length() - 1))) {
            flush();
        }
    }

    private void flush() {
        bytes.writeBytes(pending.toString().getBytes(UTF_8));
        pending.setLength(0);
    }

    /** Returns how many bytes were written; the last start tag must have been closed. */
    int sizeBytes() {
        closeTag();
        flush();
        return bytes.size();
    }

    byte[] bytes() {
        closeTag();
        flush();
        return bytes.toByteArray();
    }
}
