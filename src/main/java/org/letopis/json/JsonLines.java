package org.letopis.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * On which lines of a JSON text fields stand, for telling a person where a mistake is. The text is read a second time,
 * within the same bounds as the first, and only what was asked for is kept.
 */
public final class JsonLines {
    private final Set<String> wanted = new HashSet<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private JsonLines(Iterable<String> paths) {
        for (String path : paths) {
            for (String one = path; wanted.add(one) && !one.isEmpty(); ) {
                one = outer(one);
            }
        }
    }

    /**
     * Looks for fields.
     *
     * @param utf8 the whole text; where it stops to be JSON, what stands behind is not found
     * @param paths as problems name them, for example {@code acts[2].when}
     */
    public static JsonLines of(byte[] utf8, Iterable<String> paths) {
        JsonLines found = new JsonLines(paths);
        try (JsonParser parser = Json.parser(utf8)) {
            if (parser.nextToken() != null) {
                found.value(parser, "");
            }
        } catch (IOException e) {
            return found; // it was not read to its end the first time either
        }
        return found;
    }

    /** Returns the line of a field, or of the innermost thing around it that is there: a missing field has none. */
    public OptionalInt line(String path) {
        String at = path;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = outer(at);
        }
        return lines.containsKey(at) ? OptionalInt.of(lines.get(at)) : OptionalInt.empty();
    }

    /** Returns the path of what is around, for example {@code acts} of {@code acts[2]}. */
    private static String outer(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }

    private void value(JsonParser parser, String path) throws IOException {
        note(path, parser);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
                note(name, parser);
                parser.nextToken();
                value(parser, name);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null; i++) {
                value(parser, path + "[" + i + "]");
            }
        }
    }

    private void note(String path, JsonParser parser) {
        if (wanted.contains(path)) {
            lines.putIfAbsent(path, parser.currentTokenLocation().getLineNr());
        }
    }
}
