package org.letopis.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the parts of files are called in one language: those in which something was found, that were taken out, that are
 * why a file is refused, or whose words were read. The program's own names are English, also in {@code --json}, where they are codes. A name
 * without words here is one of a standard or comes from the file, and stays.
 */
final class PartWords {
    private static final String FOUND = "found.";
    private static final String PROPERTY = "xmp.";
    private static final String REFUSED = "part.";
    private static final String UNKNOWN = "unknown.";
    private static final String PLACE = "place.";
    private static final String VALUE = "value.";
    private static final String TEXT = "text.";

    /** Anything as it is, a name that has words of its own, or a number. */
    private static final Pattern WILD = Pattern.compile("\\*\\*?|#");

    /** A name and what the file itself calls it, such as {@code Position (©xyz)}. */
    private static final Pattern WITH_TYPE = Pattern.compile("(.+?) (\\(.*\\))");

    private static final Pattern PATH_IN_PROPERTY = Pattern.compile("[\\[/?].*");

    private final ResourceBundle bundle;
    private final List<Shape> shapes;

    /** A name that is put together, as {@code chunk *}. */
    private record Shape(String family, Pattern name, String words) {}

    PartWords(Locale locale) {
        bundle = ResourceBundle.getBundle(
                "org.letopis.cli.parts",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        shapes = bundle.keySet().stream()
                .filter(key -> WILD.matcher(key).find())
                .sorted(Comparator.comparing(String::length).reversed())
                .map(key -> shape(key, bundle.getString(key)))
                .toList();
    }

    private static Shape shape(String key, String words) {
        int start = key.indexOf('.') + 1;
        String name = key.substring(start).replace('_', ' ');
        StringBuilder pattern = new StringBuilder();
        int done = 0;
        Matcher wild = WILD.matcher(name);
        while (wild.find()) {
            pattern.append(Pattern.quote(name.substring(done, wild.start())))
                    .append(wild.group().equals("#") ? "(\\d+)" : "(.+)");
            done = wild.end();
        }
        pattern.append(Pattern.quote(name.substring(done)));
        return new Shape(key.substring(0, start), Pattern.compile(pattern.toString()), words);
    }

    /** Returns what something is called that was found or taken out; of a file inside the file, behind its place. */
    String found(String name) {
        int inside = name.indexOf(": ");
        return known(name)
                .orElseGet(() -> inside < 0
                        ? name
                        : place(name.substring(0, inside)) + ": " + found(name.substring(inside + 2)));
    }

    /** Returns the words for a name; nothing when it has none. */
    Optional<String> known(String name) {
        return words(FOUND, name).or(() -> property(name)).or(() -> withType(name));
    }

    /** A property of XMP keeps the name that the standard gives it; the word stands behind. */
    private Optional<String> property(String name) {
        String path = name.startsWith("XMP ") ? name.substring("XMP ".length()) : name;
        return words(PROPERTY, PATH_IN_PROPERTY.matcher(path).replaceFirst("")).map(word -> name + " (" + word + ")");
    }

    private Optional<String> withType(String name) {
        Matcher parts = WITH_TYPE.matcher(name);
        return parts.matches()
                ? words(FOUND, parts.group(1)).map(word -> word + " " + parts.group(2))
                : Optional.empty();
    }

    /** Returns a value in which the program tells a size; any other as it is. */
    String value(String value) {
        return words(VALUE, value).orElse(value);
    }

    /** Returns where a file inside a file is: mostly a name that comes from the file. */
    String place(String place) {
        return words(PLACE, place).orElse(place);
    }

    /** Returns what part of a file's text it is, of a file inside the file behind its place. */
    String text(String name) {
        int inside = name.lastIndexOf(": ");
        return words(TEXT, name)
                .orElseGet(() -> inside < 0 ? name : name.substring(0, inside + 2) + text(name.substring(inside + 2)));
    }

    /** Returns the arguments of a refusal, with words for the part that it names. */
    List<Object> refused(String key, List<?> arguments) {
        int named = key.equals("strip.left-over") ? 0 : 1;
        List<Object> told = new ArrayList<>(arguments);
        if (named < told.size()) {
            String name = String.valueOf(told.get(named));
            switch (key) {
                case "strip.left-over" -> told.set(named, found(name));
                case "strip.unknown-part" -> told.set(named, unknown(name));
                case "strip.damaged", "strip.too-large", "strip.colour-profile", "strip.unproven" ->
                    told.set(named, part(name));
                case "strip.member" -> told.set(named, place(name));
                default -> {}
            }
        }
        return told;
    }

    private String part(String name) {
        return words(REFUSED, name).orElse(name);
    }

    /** A name without blanks may be that of an element in the file, whatever it means elsewhere. */
    private String unknown(String name) {
        return words(UNKNOWN, name).orElseGet(() -> name.indexOf(' ') < 0 ? name : part(name));
    }

    private Optional<String> words(String family, String name) {
        String key = family + name.replace(' ', '_');
        if (bundle.containsKey(key)) {
            return Optional.of(bundle.getString(key));
        }
        for (Shape shape : shapes) {
            Matcher matcher = shape.name().matcher(name);
            if (shape.family().equals(family) && matcher.matches()) {
                return Optional.of(filled(shape, matcher));
            }
        }
        return Optional.empty();
    }

    private String filled(Shape shape, Matcher name) {
        StringBuilder filled = new StringBuilder();
        Matcher wild = WILD.matcher(shape.words());
        for (int i = 1; wild.find(); i++) {
            String piece = name.group(i);
            Optional<String> words = wild.group().equals("**") ? words(shape.family(), piece) : Optional.empty();
            wild.appendReplacement(filled, Matcher.quoteReplacement(words.orElse(piece)));
        }
        return wild.appendTail(filled).toString();
    }
}
