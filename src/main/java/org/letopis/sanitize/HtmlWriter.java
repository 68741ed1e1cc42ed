package org.letopis.sanitize;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML in one way only (HTML Living Standard, section 13.1). */
final class HtmlWriter {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Whether a parser would take a line feed that comes next for none (section 13.1.2.5). */
    private boolean swallowsLine;

    private boolean inTag;

    HtmlWriter(String head) {
        out.append(head);
    }

    void start(String name) {
        closeTag();
        out.append('<').append(name);
        open.push(name);
        inTag = true;
    }

    /** Adds an attribute to the element that was started last. */
    void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
    }

    void text(String text) {
        if (text.isEmpty()) {
            return;
        }
        closeTag();
        if (swallowsLine && text.charAt(0) == '\n') {
            out.append('\n');
        }
        swallowsLine = false;
        escape(text);
    }

    /** Adds text of a style sheet, which must hold no angle bracket that opens. */
    void sheet(String css) {
        closeTag();
        out.append(css);
    }

    void end() {
        closeTag();
        swallowsLine = false;
        String name = open.pop();
        if (!HtmlNames.ENDLESS.contains(name)) {
            out.append("</").append(name).append('>');
        }
    }

    private void closeTag() {
        if (inTag) {
            out.append('>');
            inTag = false;
            swallowsLine = open.element().equals("pre");
        } else {
            swallowsLine = false;
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
