package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a listed contact holds, as it is written: telephone numbers, mail addresses, handles, one or more of them.
 *
 * @param phones digits only, of each number at least {@value #LEAST_PHONE_DIGITS}
 * @param emails in the comparable form
 * @param handles names of accounts without the sign before them, in the comparable form
 */
record Contact(List<String> phones, List<String> emails, List<String> handles) {
    static final int LEAST_PHONE_DIGITS = 5;
    private static final int LEAST_HANDLE = 4;
    private static final int MOST_PHONE_DIGITS = 17;

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");
    private static final Pattern URL = Pattern.compile(
            "(?:https?://|tel:|mailto:)?(?:[a-z0-9-]+\\.)+[a-z]{2,}/([^\\s?#]+)(?:\\?id=([a-z0-9._-]+))?\\S*");
    private static final Pattern SIGNED = Pattern.compile("@([\\p{L}\\p{N}_.-]{3,})");
    private static final Pattern SERVICE =
            Pattern.compile("(?:telegram|tg|телеграм+|тг|vk|вк|вконтакте|instagram|insta|инстаграм+|"
                    + "инста|skype|скайп|facebook|fb|фейсбук|twitter|твиттер|x|tiktok|тикток|signal|сигнал|ok|discord|wire|"
                    + "github|youtube|login|логин|ник|nick|handle|jabber|matrix|threema|session)\\s*[:=–—-]?\\s+(?=\\S*\\p{L})"
                    + "([\\p{L}\\p{N}_.:-]{4,})");
    private static final Pattern ALONE = Pattern.compile("[\\p{L}\\p{N}_.:-]{4,}");
    private static final Pattern EXTENSION = Pattern.compile("(?:доб|вн|ext|x|#).*", Pattern.DOTALL);
    private static final Pattern PHONE = Pattern.compile("[0-9][0-9\\s().–—\\-/+]*");

    Contact {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
        handles = List.copyOf(handles);
    }

    static Contact of(String written) {
        String rest = FoldedText.of(written).text().strip();
        List<String> emails = new ArrayList<>();
        List<String> handles = new ArrayList<>();
        List<String> phones = new ArrayList<>();
        rest = taken(rest, EMAIL, emails);
        rest = withoutUrls(rest, handles);
        rest = taken(rest, SIGNED, handles);
        rest = taken(rest, SERVICE, handles).strip();
        if (handles.isEmpty()
                && emails.isEmpty()
                && ALONE.matcher(rest).matches()
                && rest.codePoints().anyMatch(Character::isLetter)) {
            handles.add(rest);
        } else {
            addPhones(rest, phones);
        }
        List<String> names = handles.stream()
                .map(Contact::trimmed)
                .filter(name -> name.length() >= LEAST_HANDLE)
                .toList();
        return new Contact(phones, emails, names);
    }

    private static String taken(String text, Pattern pattern, List<String> into) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder left = new StringBuilder();
        while (matcher.find()) {
            into.add(matcher.group(matcher.groupCount()).toLowerCase(Locale.ROOT));
            matcher.appendReplacement(left, " ");
        }
        return matcher.appendTail(left).toString();
    }

    /** Takes out the addresses of profiles; of one that is a telephone number, such as wa.me/79161234567, it stays. */
    private static String withoutUrls(String text, List<String> handles) {
        Matcher matcher = URL.matcher(text);
        StringBuilder left = new StringBuilder();
        while (matcher.find()) {
            String path = matcher.group(1).replaceAll("/+$", "");
            String last = path.substring(path.lastIndexOf('/') + 1);
            String name = matcher.group(2) == null ? last.replaceFirst("^[@~]", "") : matcher.group(2);
            boolean phone = last.matches("\\+?[0-9]{7,15}") && !matcher.group().contains("vk.");
            if (!phone) {
                handles.add(name);
            }
            matcher.appendReplacement(left, phone ? Matcher.quoteReplacement(" " + last + " ") : " ");
        }
        return matcher.appendTail(left).toString();
    }

    private static String trimmed(String name) {
        return name.replaceAll("^[.:_-]+(?=.{4})|[.:-]+$", "");
    }

    private static void addPhones(String text, List<String> phones) {
        for (String part : text.split("[;,|\\n]", -1)) {
            Matcher matcher = PHONE.matcher(part);
            boolean extended = false;
            while (matcher.find() && !extended) {
                String digits = digits(matcher.group());
                if (digits.length() >= LEAST_PHONE_DIGITS && digits.length() <= MOST_PHONE_DIGITS) {
                    phones.add(digits);
                    extended = EXTENSION
                            .matcher(part.substring(matcher.end()).strip())
                            .lookingAt();
                }
            }
        }
    }

    static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                digits.append(text.charAt(i));
            }
        }
        return digits.toString();
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
