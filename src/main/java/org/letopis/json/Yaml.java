package org.letopis.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 into the values of {@link JsonObject}, and keeps on which line each field stands. Strict: UTF-8, one
 * document, a mapping; no anchors, aliases, tags or duplicate keys, whose cost or meaning a reader of the file cannot
 * see. A word without quotes is {@code true}, {@code false}, {@code null} or a whole number where it looks like one, and
 * text otherwise, so that {@code yes} and {@code no} are text.
 */
public final class Yaml {
    static final int MAX_DEPTH = 24;
    static final int MAX_VALUES = 100_000;

    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

    private final Iterator<Event> events;
    private final Map<String, Integer> lines = new HashMap<>();
    private Event current;
    private int values;

    private Yaml(Iterator<Event> events) {
        this.events = events;
    }

    /**
     * What was read, and where it stood.
     *
     * @param lines for the path of a field, for example {@code questions[2].kind}, its line, counted from 1
     */
    public record Document(JsonObject object, Map<String, Integer> lines) {
        public Document {
            lines = Map.copyOf(lines);
        }

        /** Returns the line of a field, or of the nearest thing around it that has one. */
        public int line(String path) {
            for (String at = path; !at.isEmpty(); at = around(at)) {
                Integer line = lines.get(at);
                if (line != null) {
                    return line;
                }
            }
            return 1;
        }

        private static String around(String path) {
            return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
        }
    }

    /**
     * Reads one mapping.
     *
     * @param utf8 the whole text
     * @param maxBytes the most that is accepted
     * @throws JsonProblem with line and column where it is not YAML of this kind
     */
    public static Document parse(byte[] utf8, int maxBytes) throws JsonProblem {
        if (utf8.length > maxBytes) {
            throw new JsonProblem("json.too-long", maxBytes);
        }
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setParseComments(false)
                .setCodePointLimit(maxBytes)
                .build();
        try {
            Yaml reader = new Yaml(new Parse(settings).parseString(decode(utf8)).iterator());
            return reader.document();
        } catch (MarkedYamlEngineException e) {
            throw e.getProblemMark()
                    .map(mark -> new JsonProblem("yaml.syntax", mark.getLine() + 1, mark.getColumn() + 1))
                    .orElseGet(() -> new JsonProblem("yaml.syntax", "?", "?"));
        } catch (YamlEngineException e) {
            throw new JsonProblem("yaml.syntax", "?", "?");
        }
    }

    /** Returns the text as YAML in double quotes, on one line. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c == '\n') {
                quoted.append("\\n");
            } else if (c == '\t') {
                quoted.append("\\t");
            } else if (isPrintable(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format("\\U%08x", Character.isSurrogate((char) c) && c < 0x10000 ? 0xFFFD : c));
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isPrintable(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static String decode(byte[] utf8) throws JsonProblem {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new JsonProblem("json.not-utf8");
        }
    }

    private Document document() throws JsonProblem {
        next();
        next();
        if (current.getEventId() == Event.ID.StreamEnd) {
            throw new JsonProblem("yaml.empty");
        }
        next();
        if (!(current instanceof MappingStartEvent)) {
            throw problem("yaml.not-a-mapping");
        }
        JsonObject object = (JsonObject) value("", 1);
        next();
        next();
        if (current.getEventId() != Event.ID.StreamEnd) {
            throw problem("yaml.second-document");
        }
        return new Document(object, lines);
    }

    private Object value(String path, int depth) throws JsonProblem {
        if (depth > MAX_DEPTH) {
            throw problem("yaml.too-deep", MAX_DEPTH);
        }
        values++;
        if (values > MAX_VALUES) {
            throw problem("yaml.too-many", MAX_VALUES);
        }
        if (!lines.containsKey(path)) {
            lines.put(path, line());
        }
        if (current.getEventId() == Event.ID.Alias
                || current instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw problem("yaml.alias");
        }
        if (current instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        return current instanceof MappingStartEvent mapping ? mapping(mapping, path, depth) : sequence(path, depth);
    }

    private Object scalar(ScalarEvent scalar) throws JsonProblem {
        if (scalar.getTag().isPresent()) {
            throw problem("yaml.tag");
        }
        String text = scalar.getValue();
        if (text.indexOf('\0') >= 0 || text.chars().anyMatch(c -> Character.isSurrogate((char) c) && isLone(text))) {
            throw problem("yaml.character");
        }
        if (!scalar.isPlain()) {
            return text;
        }
        if (INTEGER.matcher(text).matches()) {
            return Long.parseLong(text);
        }
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            case "", "~", "null" -> JsonObject.NULL;
            default -> text;
        };
    }

    private static boolean isLone(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private JsonObject mapping(MappingStartEvent start, String path, int depth) throws JsonProblem {
        if (start.getTag().isPresent()) {
            throw problem("yaml.tag");
        }
        TreeMap<String, Object> members = new TreeMap<>();
        for (next(); current.getEventId() != Event.ID.MappingEnd; next()) {
            if (!(current instanceof ScalarEvent key)
                    || key.getTag().isPresent()
                    || key.getAnchor().isPresent()) {
                throw problem("yaml.key");
            }
            String name = key.getValue();
            String at = path.isEmpty() ? name : path + "." + name;
            if (members.containsKey(name)) {
                throw new JsonProblem("yaml.twice", line(), at);
            }
            lines.put(at, line());
            next();
            members.put(name, value(at, depth + 1));
        }
        return new JsonObject(members, path);
    }

    private List<Object> sequence(String path, int depth) throws JsonProblem {
        if (current instanceof org.snakeyaml.engine.v2.events.SequenceStartEvent start
                && start.getTag().isPresent()) {
            throw problem("yaml.tag");
        }
        List<Object> list = new ArrayList<>();
        for (next(); current.getEventId() != Event.ID.SequenceEnd; next()) {
            list.add(value(path + "[" + list.size() + "]", depth + 1));
        }
        return Collections.unmodifiableList(list);
    }

    private void next() {
        current = events.next();
    }

    private int line() {
        return current.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private JsonProblem problem(String key, Object... more) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(line());
        arguments.add(current.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1));
        arguments.addAll(List.of(more));
        return new JsonProblem(key, arguments.toArray());
    }

    /** Returns the value of an optional scalar as the text that was typed: a number or truth as it is written. */
    public static Optional<String> typed(JsonObject object, String name) {
        Object value = object.members().get(name);
        return value instanceof String || value instanceof Long || value instanceof Boolean
                ? Optional.of(value.toString())
                : Optional.empty();
    }
}
