package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names and descriptions of places: as a person reads them. */
final class TrackText {
    private static final Set<String> MARKUP = Set.of(("b i u s em strong small big sub sup br hr p div span center h1 h2 h3"
                    + " h4 h5 h6 ul ol li dl dt dd table tbody thead tr td th blockquote pre code")
            .split(" "));

    /** Descriptions of KML may be HTML (OGC 12-007r2, section 9.1.3.10). */
    private static final Pattern TAG = Pattern.compile(
            "(?is)<!--.*?(?:-->|\\z)|<(script|style|iframe|object|svg|title)\\b.*?(?:</\\1\\s*>|\\z)"
                    + "|<(/?)([a-z][a-z0-9]*)\\b[^<>]*+(?:>|\\z)|<[!?/][^<>]*+(?:>|\\z)");

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern DATE = Pattern.compile("(?<!\\d)(?:(?:19|20)\\d\\d([-./_])[01]?\\d\\1[0-3]?\\d(?!\\d)"
            + "|[0-3]?\\d([-./_])[0-3]?\\d\\2(?:\\d{2}|\\d{4})(?!\\d)"
            + "|[0-3]?\\d[-. _]{1,2}\\p{L}{3,9}\\.?[-. _,]{1,2}(?:\\d{2}|\\d{4})(?!\\d)"
            + "|\\p{L}{3,9}\\.? [0-3]?\\d,? (?:19|20)\\d\\d"
            + "|[0-2]?\\d:[0-5]\\d"
            + "|(?:19|20)\\d\\d[01]\\d[0-3]\\d(?!\\d))");

    /** Words of dates, by their beginnings, in English and Russian. */
    private static final Pattern DATE_WORD = Pattern.compile("(?:t|z|utc|gmt|am|pm|at|г|в"
            + "|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun"
            + "|january|february|march|april|june|july|august|september|october|november|december"
            + "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
            + "|янв|фев|мар|апр|май|мая|июн|июл|авг|сен|окт|ноя|дек|пн|вт|ср|чт|пт|сб|вс"
            + "|января|февраля|марта|апреля|июня|июля|августа|сентября|октября|ноября|декабря)");

    private TrackText() {}

    static String clean(String text, Draft draft) {
        String plain = TAG.matcher(text).replaceAll(found -> Matcher.quoteReplacement(tag(found, draft)));
        String seen = HiddenCharacters.clean(plain, draft);
        if (!isTime(seen)) {
            return seen;
        }
        draft.drop(FindingGroup.TIME, "Times as names", seen.strip());
        draft.droppedText("Times as names", seen.strip().getBytes(UTF_8));
        return "";
    }

    /** Returns the element without attributes, which is all that a tag may stay as; nothing for most. */
    private static String tag(MatchResult found, Draft draft) {
        String name = found.group(3) == null ? "" : found.group(3).toLowerCase(Locale.ROOT);
        boolean kept = MARKUP.contains(name) && found.group().endsWith(">");
        String plain = kept ? "<" + found.group(2) + name + ">" : "";
        if (!plain.equals(found.group())) {
            draft.drop(FindingGroup.HIDDEN, "Parts from elsewhere", found.group());
            if (!kept) {
                draft.droppedText("Parts from elsewhere", found.group().getBytes(UTF_8));
            }
        }
        return plain;
    }

    /** Returns whether a text says nothing but when: receivers and telephones name walks so. */
    static boolean isTime(String text) {
        return DATE.matcher(text).find()
                && WORD.matcher(text)
                        .results()
                        .allMatch(word -> DATE_WORD.matcher(word.group().toLowerCase(Locale.ROOT)).matches());
    }
}
