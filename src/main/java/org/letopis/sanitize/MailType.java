package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value with parameters, as {@code Content-Type} and {@code Content-Disposition} have (RFC 2045, section 5.1; RFC
 * 2231).
 *
 * @param value in small letters, for example {@code text/plain}
 * @param parameters by names in small letters; pieces and codings are undone
 */
record MailType(String value, Map<String, String> parameters) {
    private static final Pattern VALUE = Pattern.compile("\\s*([^\\s;\"(]*)");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([^\\s=;\"]+)\\s*=\\s*(?:\"((?:[^\"\\\\]++|\\\\.){0,500}+)\"|([^\\s;\"]*))");
    private static final Pattern PIECE = Pattern.compile("([^*]+)\\*(?:(\\d{1,3})(\\*)?)?");

    static MailType of(String field) {
        Matcher value = VALUE.matcher(field);
        boolean found = value.lookingAt();
        Map<String, String> plain = new TreeMap<>();
        Map<String, Map<Integer, String>> pieces = new TreeMap<>();
        Matcher parameter = PARAMETER.matcher(field);
        while (parameter.find()) {
            String name = parameter.group(1).toLowerCase(Locale.ROOT);
            String text = parameter.group(2) == null
                    ? parameter.group(3)
                    : parameter.group(2).replaceAll("\\\\(.)", "$1");
            Matcher piece = PIECE.matcher(name);
            if (piece.matches()) {
                int number = piece.group(2) == null ? 0 : Integer.parseInt(piece.group(2));
                boolean coded = piece.group(2) == null || piece.group(3) != null;
                pieces.computeIfAbsent(piece.group(1), each -> new TreeMap<>())
                        .putIfAbsent(number, coded ? text : text.replace("%", "%25"));
            } else {
                plain.putIfAbsent(name, name.endsWith("name") ? MailWords.decode(text) : text);
            }
        }
        pieces.forEach((name, each) -> plain.put(name, coded(String.join("", each.values()))));
        return new MailType(found ? value.group(1).toLowerCase(Locale.ROOT) : "", plain);
    }

    /** Undoes {@code utf-8'en'%D0%BF}. */
    private static String coded(String text) {
        String[] parts = text.split("'", 3);
        byte[] bytes = DataAddress.decoded(parts[parts.length - 1]);
        return parts.length < 3 ? MailWords.raw(new String(bytes, ISO_8859_1)) : MailWords.decode(bytes, parts[0]);
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    String main() {
        int slash = value.indexOf('/');
        return slash < 0 ? value : value.substring(0, slash);
    }

    String sub() {
        return value.substring(value.indexOf('/') + 1);
    }
}
