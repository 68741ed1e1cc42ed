package org.letopis.sanitize;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * What stands on a page, read from its letters and not from its tree: the copy must hold every text that is certainly
 * shown, and no sign that the original has not.
 */
final class HtmlText {
    /** Elements in which markup is no markup; only the last two are on the page (section 13.1.2). */
    private static final Set<String> RAW =
            HtmlNames.words("script style iframe noembed noframes noscript title textarea xmp");

    private static final Set<String> SHOWN_RAW = HtmlNames.words("textarea xmp");
    private static final Set<String> MAYBE =
            HtmlNames.words("head template dialog svg math object video audio canvas map"
                    + " select datalist frameset noscript noembed noframes iframe script style title textarea xmp applet button"
                    + " plaintext option progress meter");

    /** What fields become that are only marked. */
    private static final String MARKS = "\u2610\u2611\u25CB\u25C9";

    private static final Pattern HIDES =
            Pattern.compile("(?i)\\shidden\\b|style\\s*=\\s*[\"'][^\"']*(?:none|hidden|collapse)");
    private static final Pattern NAMED = Pattern.compile("(?i)\\s(?:class|id)\\s*=");
    private static final Pattern SHEET_HIDES =
            Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*(?:hidden|collapse)");
    private static final Pattern SHEET = Pattern.compile("(?i)<style");
    private static final Pattern PICTURE = Pattern.compile("(?i)\\ssrc\\s*=\\s*[\"']?\\s*data:[^,]{0,200}+,[^\\s\"']");
    private static final Pattern VALUE = Pattern.compile("(?i)\\svalue\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))");

    private static final long MOST_SEARCHED_CHARS = 2_000_000_000L;

    private final List<String> certain = new ArrayList<>();
    private final StringBuilder all = new StringBuilder();
    private final Map<Integer, Integer> possible = new HashMap<>();
    private int pictures;

    private HtmlText() {}

    /** Refuses when the copy lacks what was shown, or holds what was not there. */
    static void compare(String original, String copy, FileFormat format) throws Refusal {
        HtmlText before = of(original);
        HtmlText after = of(copy);
        if (!before.isIn(after) || !before.covers(after) || before.pictures > countOf(copy)) {
            throw Refusal.unproven(format, "visible text");
        }
    }

    private static int countOf(String copy) {
        return (int) Pattern.compile("<img ").matcher(copy).results().count();
    }

    private static HtmlText of(String page) {
        HtmlText text = new HtmlText();
        text.read(page, SHEET.matcher(page).find() && SHEET_HIDES.matcher(page).find());
        return text;
    }

    private void read(String page, boolean sheetHides) {
        Deque<String> maybe = new ArrayDeque<>();
        int from = 0;
        while (from < page.length()) {
            int open = page.indexOf('<', from);
            if (open < 0) {
                run(page.substring(from), !maybe.isEmpty());
                return;
            }
            run(page.substring(from, open), !maybe.isEmpty());
            if (page.startsWith("<!--", open)) {
                from = after(page, "-->", open + 2);
            } else if (page.startsWith("<!", open) || page.startsWith("<?", open)) {
                from = after(page, ">", open);
            } else if (isTag(page, open)) {
                boolean end = page.charAt(open + 1) == '/';
                int nameFrom = open + (end ? 2 : 1);
                int nameEnd = nameFrom;
                while (nameEnd < page.length() && " \t\n\r\f/>".indexOf(page.charAt(nameEnd)) < 0) {
                    nameEnd++;
                }
                String name = page.substring(nameFrom, nameEnd).toLowerCase(Locale.ROOT);
                from = tagEnd(page, nameEnd);
                count(name, end, page.substring(nameEnd, from), sheetHides, maybe);
                if (!end && RAW.contains(name)) {
                    int close = closing(page, name, from);
                    run(SHOWN_RAW.contains(name) ? page.substring(from, close) : "", true);
                    from = close;
                }
            } else if (page.startsWith("</", open)) {
                from = after(page, ">", open);
            } else {
                run("<", true);
                from = open + 1;
            }
        }
    }

    private static boolean isTag(String page, int open) {
        int letter = page.startsWith("</", open) ? open + 2 : open + 1;
        return letter < page.length()
                && Character.toLowerCase(page.charAt(letter)) >= 'a'
                && Character.toLowerCase(page.charAt(letter)) <= 'z';
    }

    /** Returns where the tag ends: an angle bracket between quotes behind an equals sign is none. */
    private static int tagEnd(String page, int from) {
        int at = from;
        boolean value = false;
        while (at < page.length() && page.charAt(at) != '>') {
            char c = page.charAt(at);
            if (value && (c == '"' || c == '\'')) {
                at = page.indexOf(c, at + 1);
                if (at < 0) {
                    return page.length();
                }
                value = false;
            } else if (value && !Character.isWhitespace(c)) {
                while (at + 1 < page.length()
                        && !Character.isWhitespace(page.charAt(at + 1))
                        && page.charAt(at + 1) != '>') {
                    at++;
                }
                value = false;
            } else if (c == '=') {
                value = true;
            }
            at++;
        }
        return Math.min(page.length(), at + 1);
    }

    private void count(String name, boolean end, String attributes, boolean sheetHides, Deque<String> maybe) {
        if (end) {
            if (!maybe.isEmpty() && maybe.peek().equals(name)) {
                maybe.pop();
            }
            return;
        }
        if (name.equals("input") || name.equals("option")) {
            Matcher value = VALUE.matcher(attributes);
            while (value.find()) {
                String text = value.group().substring(value.group().indexOf('=') + 1);
                VisibleText.of(Parser.unescapeEntities(text, true))
                        .codePoints()
                        .forEach(c -> possible.merge(c, 1, Integer::sum));
            }
        }
        boolean hides = MAYBE.contains(name)
                || HIDES.matcher(attributes).find()
                || sheetHides && NAMED.matcher(attributes).find();
        if (name.equals("img")
                && maybe.isEmpty()
                && !hides
                && PICTURE.matcher(attributes).find()) {
            pictures++;
        }
        if (!HtmlNames.ENDLESS.contains(name)
                && (hides || !maybe.isEmpty() && maybe.peek().equals(name))) {
            maybe.push(name);
        }
    }

    private static int after(String page, String end, int from) {
        int found = page.indexOf(end, from);
        return found < 0 ? page.length() : found + end.length();
    }

    private static int closing(String page, String name, int from) {
        String end = "</" + name;
        for (int at = page.indexOf("</", from); at >= 0; at = page.indexOf("</", at + 2)) {
            if (page.regionMatches(true, at, end, 0, end.length())) {
                return at;
            }
        }
        return page.length();
    }

    private void run(String raw, boolean maybe) {
        String ink = VisibleText.of(Parser.unescapeEntities(raw, false));
        if (ink.isEmpty()) {
            return;
        }
        all.append(ink);
        ink.codePoints().forEach(c -> possible.merge(c, 1, Integer::sum));
        if (!maybe) {
            certain.add(ink);
        }
    }

    /** Tables put text before themselves that does not belong into them, so the order is not sure. */
    private boolean isIn(HtmlText copy) {
        String shown = copy.all.toString();
        long searched = 0;
        int at = 0;
        for (String run : certain) {
            int found = shown.indexOf(run, at);
            if (found < 0) {
                searched += shown.length();
                found = shown.indexOf(run);
                if (found < 0 || searched > MOST_SEARCHED_CHARS) {
                    return false;
                }
            } else {
                at = found + run.length();
            }
        }
        return true;
    }

    private boolean covers(HtmlText copy) {
        Map<Integer, Integer> left = new HashMap<>(possible);
        return copy.all.codePoints().allMatch(c -> MARKS.indexOf(c) >= 0 || left.merge(c, -1, Integer::sum) >= 0);
    }
}
