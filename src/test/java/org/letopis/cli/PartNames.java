package org.letopis.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that the program gives to parts of files, as they stand in its sources. */
final class PartNames {
    private static final Path SOURCES = Path.of("src/main/java/org/letopis/sanitize");

    /** What is not code, and letters in quotes; texts are passed over, which may hold what looks like either. */
    private static final Pattern COMMENT =
            Pattern.compile("(?s)(\"(?:[^\"\\\\\\n]|\\\\.)*\")|'(?:[^'\\\\]|\\\\[^']+|\\\\')'|/\\*.*?\\*/|//[^\\n]*");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern CONSTANT = Pattern.compile("static final String (\\w+) = \"([^\"]*)\"");

    /** What follows a group: one name, or one of two. */
    private static final Pattern GROUPED =
            Pattern.compile("FindingGroup\\.[A-Z]+,\\s*(?:[^;\"]*?\\?\\s*\"([^\"]+)\"\\s*:\\s*)?\"([^\"]+)\"");

    private static final Pattern GROUPED_CONSTANT =
            Pattern.compile("FindingGroup\\.[A-Z]+,\\s*(?:[a-z]\\w+ \\? )?(?:(\\w+)\\.)?([A-Z][A-Z_]+)\\b");

    /** What is searched for in the clean copy, and names that methods choose. */
    private static final Pattern CHOSEN = Pattern.compile(
            "(?:\\b(?:droppedText|texts|needle|text|drop)\\(|searchFor\\(draft,|->|default ->|Map\\.entry\\(\"[^\"]*\",)"
                    + "\\s*\"([A-Z][a-z][^\"\\\\]*)\"");

    /** A text that can be nothing but a name: it begins like a sentence. */
    private static final Pattern SENTENCE = Pattern.compile("[A-Z][A-Za-z0-9'/,]* [a-z(][^\\\\]*");

    /** Labels of formats and facts about films, which are neither found nor removed. */
    private static final Set<String> WITHOUT_NAMES = Set.of("FileFormat", "FilmFacts");

    /** Texts that look like names: the form of a date, systems, the start of keywords and of neutral names. */
    private static final Set<String> NO_NAMES =
            Set.of("EEE, dd MMM yyyy HH:mm:ss", "Unix", "Windows", "Raw profile", "Object 1");

    private static final Pattern REFUSAL =
            Pattern.compile("(?:Refusal\\s*\\.\\s*(?:damaged|tooLarge|colourProfile|unproven)"
                    + "|(?<![.\\w])(?:damaged|refused|unproven|demand)|PdfFile\\.damaged|new XmlCursor|XmlNode\\.parse"
                    + "|new PdfRule\\.Kind)\\(");
    private static final Pattern UNKNOWN = Pattern.compile("Refusal\\s*\\.\\s*unknownPart\\(");

    /** The type of the part is put behind this name. */
    private static final Pattern UNKNOWN_TYPE = Pattern.compile("in\\.unknown\\(");

    /** Something that is put between two texts. */
    private static final Pattern BETWEEN = Pattern.compile("\"\\s*\\+[^\",]*\\+\\s*\"");

    private static final Pattern PROPERTIES = Pattern.compile("XMP_NAMES = Set\\.of\\(");
    private static final Pattern DIFFERENCE = Pattern.compile("Optional\\.of\\(");

    private final Map<String, String> sources = new HashMap<>();

    PartNames() {
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                sources.put(name, COMMENT.matcher(Files.readString(file)).replaceAll("$1"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all sources as one text. */
    String text() {
        return String.join("\n", sources.values());
    }

    /** Returns names of what is found and removed, an example of each that is put together. */
    Set<String> found() {
        Set<String> names = new TreeSet<>();
        sources.forEach((name, source) -> {
            if (!WITHOUT_NAMES.contains(name)) {
                all(GROUPED, source, names);
                all(CHOSEN, source, names);
                constants(name, source, names);
                LITERAL.matcher(source)
                        .results()
                        .map(hit -> hit.group(1))
                        .filter(text -> SENTENCE.matcher(text).matches())
                        .forEach(names::add);
            }
        });
        Set<String> found = examples(names);
        found.removeAll(refused());
        found.removeAll(unknown());
        found.removeAll(NO_NAMES);
        return found;
    }

    private void constants(String name, String source, Set<String> names) {
        Matcher used = GROUPED_CONSTANT.matcher(source);
        while (used.find()) {
            Matcher constant = CONSTANT.matcher(sources.getOrDefault(used.group(1) == null ? name : used.group(1), ""));
            while (constant.find()) {
                if (constant.group(1).equals(used.group(2))) {
                    names.add(constant.group(2));
                }
            }
        }
    }

    /** Returns the properties of XMP that are named. */
    Set<String> properties() {
        return new TreeSet<>(inCalls(PROPERTIES, sources.get("TagNames")));
    }

    /** Returns names of parts that are damaged, too large or not proved; those with a dot or the like are of files. */
    Set<String> refused() {
        Set<String> names = new TreeSet<>(inCalls(REFUSAL, text()));
        names.addAll(inCalls(DIFFERENCE, sources.get("PdfLook")));
        return examples(names);
    }

    /** Returns names of parts that are not understood. */
    Set<String> unknown() {
        Set<String> names = new TreeSet<>(inCalls(UNKNOWN, text()));
        inCalls(UNKNOWN_TYPE, text()).forEach(name -> names.add(name + " "));
        return examples(names);
    }

    /** Names of files, and those that a standard writes in capitals, have no words. */
    private static Set<String> examples(Set<String> names) {
        return names.stream()
                .filter(name -> !name.startsWith(" ") && !name.matches("[^ ]*[./:][^ ]*|[^a-zA-Z]*|[A-Z0-9]{3,}"))
                .map(name -> name.replaceAll("%\\w+", "1").replaceFirst(" $", " 1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void all(Pattern pattern, String source, Set<String> names) {
        Matcher matcher = pattern.matcher(source);
        while (matcher.find()) {
            for (int i = 1; i <= matcher.groupCount(); i++) {
                if (matcher.group(i) != null) {
                    names.add(matcher.group(i));
                }
            }
        }
    }

    private static List<String> inCalls(Pattern call, String source) {
        List<String> texts = new ArrayList<>();
        Matcher matcher = call.matcher(source);
        while (matcher.find()) {
            String arguments = source.substring(matcher.end(), closing(source, matcher.end()));
            Matcher literal = LITERAL.matcher(BETWEEN.matcher(arguments).replaceAll("1"));
            while (literal.find()) {
                texts.add(literal.group(1));
            }
        }
        return texts;
    }

    /** Returns where the bracket closes that was opened before {@code at}. */
    private static int closing(String source, int at) {
        int depth = 1;
        boolean text = false;
        int i = at;
        while (depth > 0) {
            char c = source.charAt(i);
            if (c == '"') {
                text = !text;
            } else if (text) {
                i += c == '\\' ? 1 : 0;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
            i++;
        }
        return i - 1;
    }
}
