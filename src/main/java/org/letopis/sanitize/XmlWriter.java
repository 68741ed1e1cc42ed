package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes XML in one way only, so that the writing tells nothing of who wrote it first. */
final class XmlWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Writer out = new OutputStreamWriter(bytes, UTF_8);
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;

    XmlWriter() {
        this("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    XmlWriter(String head) {
        raw(head);
    }

    void start(String name) {
        closeTag();
        raw("<" + name);
        open.push(name);
        inTag = true;
    }

    /** Adds an attribute to the element that was started last. */
    void attribute(String name, String value) {
        raw(" " + name + "=\"");
        escape(value, true);
        raw("\"");
    }

    void text(String text) {
        if (!text.isEmpty()) {
            closeTag();
            escape(text, false);
        }
    }

    void end() {
        String name = open.pop();
        if (inTag) {
            raw("/>");
            inTag = false;
        } else {
            raw("</" + name + ">");
        }
    }

    /** Ends the element with an end tag though it is empty, as HTML wants it. */
    void endOpen() {
        closeTag();
        end();
    }

    byte[] bytes() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void closeTag() {
        if (inTag) {
            raw(">");
            inTag = false;
        }
    }

    private void escape(String text, boolean attribute) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '\r' -> safe.append("&#13;");
                case '"' -> safe.append(attribute ? "&quot;" : "\"");
                case '\n', '\t' -> {
                    if (attribute) {
                        safe.append("&#").append((int) c).append(';');
                    } else {
                        safe.append(c);
                    }
                }
                default -> safe.append(c);
            }
        }
        raw(safe.toString());
    }

    private void raw(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
