package org.letopis.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads and writes JSON. Reading is strict: UTF-8 without a byte order mark, one object or list, no duplicate keys, no
 * comments, whole numbers only, no NUL and no lone surrogate, at most {@value #MAX_DEPTH} levels deep.
 */
public final class Json {
    static final int MAX_DEPTH = 32;

    /** A short text can hold millions of empty objects, each of which costs memory. */
    static final int MAX_TOKENS = 600_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(19)
                    .maxTokenCount(MAX_TOKENS)
                    .maxNameLength(256)
                    .maxStringLength(16 * 1024 * 1024)
                    .build())
            .build();

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private Json() {}

    /**
     * Reads one object.
     *
     * @param utf8 the whole text
     * @param maxBytes the most that is accepted; a longer text is a problem, not an error of memory
     */
    public static JsonObject parse(byte[] utf8, int maxBytes) throws JsonProblem {
        return whole(utf8, maxBytes, JsonToken.START_OBJECT, "json.not-an-object", parser -> object(parser, ""));
    }

    /** Reads a list of objects, as strictly; the path of the third is {@code [2]}. */
    public static List<JsonObject> parseList(byte[] utf8, int maxBytes) throws JsonProblem {
        List<Object> values =
                whole(utf8, maxBytes, JsonToken.START_ARRAY, "json.not-a-list", parser -> array(parser, ""));
        List<JsonObject> objects = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            if (!(values.get(i) instanceof JsonObject object)) {
                throw new JsonProblem("json.wrong-type", "[" + i + "]");
            }
            objects.add(object);
        }
        return Collections.unmodifiableList(objects);
    }

    /** Reads what begins with the current token. */
    private interface Reading<T> {
        T from(JsonParser parser) throws IOException, JsonProblem;
    }

    private static <T> T whole(byte[] utf8, int maxBytes, JsonToken first, String otherwise, Reading<T> reading)
            throws JsonProblem {
        if (utf8.length > maxBytes) {
            throw new JsonProblem("json.too-long", maxBytes);
        }
        String text = decode(utf8);
        if (text.startsWith(BYTE_ORDER_MARK)) {
            throw new JsonProblem("json.byte-order-mark");
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != first) {
                throw problem(otherwise, parser.currentTokenLocation());
            }
            T read = reading.from(parser);
            if (parser.nextToken() != null) {
                throw problem("json.trailing", parser.currentTokenLocation());
            }
            return read;
        } catch (StreamConstraintsException e) {
            throw new JsonProblem("json.too-much", MAX_TOKENS, MAX_DEPTH);
        } catch (JsonProcessingException e) {
            throw problem("json.syntax", e.getLocation());
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory has no input errors", e);
        }
    }

    /** Returns a parser for a second look at a text that was read, within the same bounds. */
    static JsonParser parser(byte[] utf8) throws IOException {
        return FACTORY.createParser(new String(utf8, StandardCharsets.UTF_8));
    }

    /** Reads one object and demands that the text is its canonical form, byte for byte. */
    public static JsonObject parseCanonical(byte[] utf8, int maxBytes) throws JsonProblem {
        JsonObject object = parse(utf8, maxBytes);
        if (!Arrays.equals(canonical(object), utf8)) {
            throw new JsonProblem("json.not-canonical");
        }
        return object;
    }

    /** Returns the canonical text in UTF-8, after RFC 8785. */
    public static byte[] canonical(JsonObject object) {
        return CanonicalText.of(object).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns text in UTF-8 for a person to read and change: one member a line, in the order of their names. */
    public static byte[] indented(JsonObject object) {
        return (IndentedText.of(object) + "\n").getBytes(StandardCharsets.UTF_8);
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

    private static JsonObject object(JsonParser parser, String path) throws IOException, JsonProblem {
        TreeMap<String, Object> members = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = checked(parser.currentName(), parser);
            parser.nextToken();
            String at = path.isEmpty() ? name : path + "." + name;
            if (members.put(name, value(parser, at)) != null) {
                throw new JsonProblem("json.twice", at);
            }
        }
        return new JsonObject(members, path);
    }

    private static Object value(JsonParser parser, String path) throws IOException, JsonProblem {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path);
            case START_ARRAY -> array(parser, path);
            case VALUE_STRING -> checked(parser.getText(), parser);
            case VALUE_NUMBER_INT -> integer(parser, path);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> JsonObject.NULL;
            case VALUE_NUMBER_FLOAT -> throw new JsonProblem("json.no-fractions", path);
            default -> throw problem("json.syntax", parser.currentTokenLocation());
        };
    }

    private static Object integer(JsonParser parser, String path) throws IOException, JsonProblem {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new JsonProblem("json.out-of-range", path, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        return parser.getLongValue();
    }

    private static List<Object> array(JsonParser parser, String path) throws IOException, JsonProblem {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser, path + "[" + values.size() + "]"));
        }
        return Collections.unmodifiableList(values);
    }

    private static String checked(String text, JsonParser parser) throws JsonProblem {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw problem("json.nul", parser.currentTokenLocation());
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw problem("json.lone-surrogate", parser.currentTokenLocation());
            }
        }
        return text;
    }

    private static JsonProblem problem(String key, JsonLocation where) {
        return where == null
                ? new JsonProblem(key, "?", "?")
                : new JsonProblem(key, where.getLineNr(), where.getColumnNr());
    }
}
