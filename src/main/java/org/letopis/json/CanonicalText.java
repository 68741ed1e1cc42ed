package org.letopis.json;

import java.util.List;
import java.util.Map;

/**
 * Canonical JSON text after RFC 8785 (JSON Canonicalization Scheme), sections 3.2.1 to 3.2.3: no white space, members
 * sorted by UTF-16 code units, the shortest escapes. Numbers are whole, so 3.2.2.3 does not arise.
 */
final class CanonicalText {
    private final StringBuilder text = new StringBuilder();

    private CanonicalText() {}

    static String of(JsonObject object) {
        CanonicalText writer = new CanonicalText();
        writer.object(object);
        return writer.text.toString();
    }

    private void object(JsonObject object) {
        text.append('{');
        String separator = "";
        for (Map.Entry<String, Object> member : object.members().entrySet()) {
            text.append(separator);
            string(member.getKey());
            text.append(':');
            value(member.getValue());
            separator = ",";
        }
        text.append('}');
    }

    private void value(Object value) {
        if (value instanceof String string) {
            string(string);
        } else if (value instanceof JsonObject object) {
            object(object);
        } else if (value instanceof List<?> list) {
            text.append('[');
            for (int i = 0; i < list.size(); i++) {
                text.append(i == 0 ? "" : ",");
                value(list.get(i));
            }
            text.append(']');
        } else {
            text.append(value);
        }
    }

    private void string(String string) {
        string(string, text);
    }

    /** Appends a string in quotes. */
    static void string(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < 0x20) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
