package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds mail addresses, with the sign or the word for it ("собака", "(at)"), and with dots that are words. Dots in the
 * name and what follows a plus make no difference, since they bring the mail to the same person.
 */
final class EmailFinder implements Finder {
    private static final Pattern AT = Pattern.compile("\\s{0,2}@\\s{0,2}"
            + "|\\s{0,2}[(\\[{<]\\s?(?:at|эт|ат|a|а|собака|собачка|sobaka|@)\\s?[)\\]}>]\\s{0,2}"
            + "|\\s{1,2}-?(?:at|эт|собака|собачка|sobaka)-?\\s{1,2}"
            + "|[_.-](?:at|собака|sobaka)[_.-]");
    private static final String DOT =
            "(?:\\s?\\.\\s?|\\s{0,2}[(\\[{<]\\s?(?:dot|точка|тчк|крапка|\\.)\\s?[)\\]}>]\\s{0,2}"
                    + "|\\s{1,2}-?(?:dot|точка|тчк|крапка)-?\\s{1,2})";
    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}-]+");
    private static final Pattern NEXT_LABEL = Pattern.compile(DOT + "([\\p{L}\\p{N}-]+)");
    private static final Pattern DOT_BEFORE = Pattern.compile(DOT + "$");
    private static final Pattern TAG = Pattern.compile("\\+[\\p{L}\\p{N}._+-]*$");
    private static final int LONGEST_TAG = 64;
    private static final int LONGEST_DOT = 16;
    private static final int MOST_LABELS = 8;

    private record Email(String person, String name) {}

    private record Domain(String name, int end) {}

    private final Map<String, List<Email>> byDomain = new HashMap<>();

    EmailFinder(List<ListedContact> contacts) {
        for (ListedContact listed : contacts) {
            for (String email : listed.contact().emails()) {
                int at = email.lastIndexOf('@');
                byDomain.computeIfAbsent(email.substring(at + 1), none -> new ArrayList<>())
                        .add(new Email(listed.person(), bare(email.substring(0, at))));
            }
        }
    }

    /** Returns a name without dots and without what follows a plus. */
    private static String bare(String name) {
        int plus = name.indexOf('+');
        return (plus > 0 ? name.substring(0, plus) : name).replace(".", "");
    }

    @Override
    public void find(FoldedText text, Hits into) {
        if (byDomain.isEmpty()) {
            return;
        }
        String all = text.text();
        Matcher at = AT.matcher(all);
        while (at.find()) {
            Domain domain = domain(all, at.end());
            for (Email email : byDomain.getOrDefault(domain.name, List.of())) {
                int start = start(all, at.start(), email.name);
                if (start >= 0) {
                    into.add(email.person, start, domain.end, HitClass.EMAIL);
                }
            }
        }
    }

    /** Returns the longest listed domain that stands there; "mail.ru. Потом" begins with one. */
    private Domain domain(String all, int start) {
        Domain found = new Domain("", start);
        Matcher label = LABEL.matcher(all).region(start, all.length());
        if (!label.lookingAt()) {
            return found;
        }
        StringBuilder name = new StringBuilder(label.group());
        int end = label.end();
        Matcher next = NEXT_LABEL.matcher(all);
        for (int i = 1; i < MOST_LABELS && next.region(end, all.length()).lookingAt(); i++) {
            name.append('.').append(next.group(1));
            end = next.end();
            found = byDomain.containsKey(name.toString()) ? new Domain(name.toString(), end) : found;
        }
        return found;
    }

    /** Returns where the name that ends there begins, its dots left aside; negative when another name stands there. */
    private static int start(String all, int end, String name) {
        String before = all.substring(Math.max(0, end - LONGEST_TAG), end);
        Matcher tag = TAG.matcher(before);
        int at = tag.find() ? end - before.length() + tag.start() : end;
        int left = name.length();
        while (left > 0) {
            if (at > 0 && all.charAt(at - 1) == name.charAt(left - 1)) {
                at--;
                left--;
                continue;
            }
            Matcher dot = DOT_BEFORE.matcher(all.substring(Math.max(0, at - LONGEST_DOT), at));
            if (left == name.length() || !dot.find()) {
                return -1;
            }
            at -= dot.end() - dot.start();
        }
        boolean longer =
                at > 0 && (Character.isLetterOrDigit(all.charAt(at - 1)) || "._%-".indexOf(all.charAt(at - 1)) >= 0);
        boolean joined = longer
                && (Character.isLetterOrDigit(all.charAt(at - 1))
                        || at > 1 && Character.isLetterOrDigit(all.charAt(at - 2)));
        return joined ? -1 : at;
    }
}
