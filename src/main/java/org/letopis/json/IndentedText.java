package org.letopis.json;

import java.util.List;

/** JSON text of which each member and entry has a line of its own. It means the same as the canonical text. */
final class IndentedText {
    private final StringBuilder text = new StringBuilder();

    private IndentedText() {}

    static String of(JsonObject object) {
        IndentedText writer = new IndentedText();
        writer.value(object, "\n");
        return writer.text.toString();
    }

    /** @param line the end of a line and the blanks before the next */
    private void value(Object value, String line) {
        if (value instanceof String string) {
            CanonicalText.string(string, text);
        } else if (value instanceof JsonObject object) {
            open('{', line, object.members().isEmpty());
            String separator = "";
            for (var member : object.members().entrySet()) {
                text.append(separator);
                CanonicalText.string(member.getKey(), text);
                text.append(": ");
                value(member.getValue(), line + "  ");
                separator = "," + line + "  ";
            }
            close('}', line, object.members().isEmpty());
        } else if (value instanceof List<?> list) {
            open('[', line, list.isEmpty());
            String separator = "";
            for (Object entry : list) {
                text.append(separator);
                value(entry, line + "  ");
                separator = "," + line + "  ";
            }
            close(']', line, list.isEmpty());
        } else {
            text.append(value);
        }
    }

    private void open(char bracket, String line, boolean empty) {
        text.append(bracket).append(empty ? "" : line + "  ");
    }

    private void close(char bracket, String line, boolean empty) {
        text.append(empty ? "" : line).append(bracket);
    }
}
