package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Style sheets of a book (CSS 2.1, section 4): without remarks, embedded fonts and what is fetched from elsewhere or
 * runs.
 */
final class CssCleaner {
    private static final Pattern REMARK_OR_STRING = Pattern.compile(
            "/\\*.*?(?:\\*/|\\z)|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'|<!--|-->", Pattern.DOTALL);

    private static final Pattern FONT = Pattern.compile("(?i)@font-face\\s*\\{[^}]*}");
    private static final Pattern IMPORT = Pattern.compile("(?i)@(?:import|charset|namespace)\\b[^;]*(?:;|\\z)");
    private static final Pattern ADDRESS = Pattern.compile("(?i)url\\(\\s*(\"[^\"]*\"|'[^']*'|[^)]*)\\s*\\)");
    private static final Pattern RUNS =
            Pattern.compile("(?i)(?:expression\\s*\\(|javascript:|-moz-binding|behavior\\s*:)");
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|//.*|/.*|\\\\.*");

    private CssCleaner() {}

    /**
     * Returns the style sheet, cleaned.
     *
     * @param kept whether a file, named relative to the sheet, is in the copy
     */
    static String clean(String css, Draft draft, Predicate<String> kept) {
        String without = drop(
                REMARK_OR_STRING,
                css,
                draft,
                "Comments in style sheets",
                text -> text.startsWith("/*") || text.startsWith("<!") || text.startsWith("-->"));
        without = drop(FONT, without, draft, "Embedded fonts", text -> true);
        without = drop(IMPORT, without, draft, "Links to other style sheets", text -> !isLocalImport(text, kept));
        without = drop(ADDRESS, without, draft, "Remote parts of style sheets", text -> !isLocal(text, kept));
        return drop(RUNS, without, draft, "Remote parts of style sheets", text -> true);
    }

    private static boolean isLocalImport(String rule, Predicate<String> kept) {
        Matcher target = Pattern.compile("[\"']([^\"']*)[\"']").matcher(rule);
        boolean imports = rule.toLowerCase(java.util.Locale.ROOT).startsWith("@import");
        return imports && target.find() && isInside(target.group(1), kept) || rule.startsWith("@namespace");
    }

    private static boolean isLocal(String address, Predicate<String> kept) {
        String target = address.substring(address.indexOf('(') + 1, address.length() - 1)
                .strip();
        return isInside(target.replaceAll("^[\"']|[\"']$", ""), kept);
    }

    private static boolean isInside(String target, Predicate<String> kept) {
        return target.startsWith("#") || !ELSEWHERE.matcher(target).matches() && kept.test(target);
    }

    private static String drop(Pattern pattern, String css, Draft draft, String removedName, Predicate<String> wanted) {
        return pattern.matcher(css).replaceAll(found -> {
            String text = found.group();
            if (!wanted.test(text)) {
                return Matcher.quoteReplacement(text);
            }
            if (!text.startsWith("@charset")) {
                draft.drop(FindingGroup.HIDDEN, removedName, text);
                draft.droppedText(removedName, text.getBytes(UTF_8));
            }
            return pattern == ADDRESS ? "none" : "";
        });
    }
}
