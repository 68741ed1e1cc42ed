package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds telephone numbers by their last seven digits, in whatever notation. A number with its area code is a hit
 * wherever a row of digits ends with it; of a shorter one {@link NumberContext} says whether it is something else.
 */
final class PhoneFinder implements Finder {
    private static final int KEY_DIGITS = 7;
    private static final int LOCAL_DIGITS = 6;
    private static final int SURE_DIGITS = 10;
    private static final int MOST_LEFT_OVER = 5;
    private static final int MOST_DIGITS = 15;

    private record Phone(String person, String digits) {
        /** Returns how many digits from the end count without the country or the 8 before it. */
        int national() {
            boolean russian = digits.length() == 11 && (digits.startsWith("7") || digits.startsWith("8"));
            return russian ? 10 : digits.length();
        }
    }

    private final Map<String, List<Phone>> byKey = new HashMap<>();
    private final TreeSet<Integer> keyLengths = new TreeSet<>();

    PhoneFinder(List<ListedContact> contacts) {
        for (ListedContact listed : contacts) {
            listed.contact().phones().forEach(digits -> add(new Phone(listed.person(), digits)));
        }
    }

    private void add(Phone phone) {
        add(phone, Math.min(KEY_DIGITS, phone.digits.length()));
        if (phone.national() >= SURE_DIGITS) {
            add(phone, LOCAL_DIGITS); // a long area code leaves so many
        }
    }

    private void add(Phone phone, int length) {
        keyLengths.add(length);
        byKey.computeIfAbsent(phone.digits.substring(phone.digits.length() - length), none -> new ArrayList<>())
                .add(phone);
    }

    @Override
    public void find(FoldedText text, Hits into) {
        if (byKey.isEmpty()) {
            return;
        }
        DigitGroups groups = new DigitGroups(text.text());
        for (int last = 0; last < groups.count(); last++) {
            for (int length : keyLengths) {
                String key = key(text.text(), groups, last, length);
                for (Phone phone : byKey.getOrDefault(key, List.of())) {
                    weigh(phone, text.text(), groups, last, into);
                }
            }
        }
    }

    /** Returns the last digits before the end of a group, or fewer when the number is shorter. */
    private static String key(String text, DigitGroups groups, int last, int length) {
        StringBuilder reversed = new StringBuilder(length);
        for (int group = last; group >= 0 && reversed.length() < length; group--) {
            for (int at = groups.end(group) - 1; at >= groups.start(group) && reversed.length() < length; at--) {
                reversed.append(text.charAt(at));
            }
            if (!groups.isJoined(group)) {
                break;
            }
        }
        return reversed.reverse().toString();
    }

    private static void weigh(Phone phone, String text, DigitGroups groups, int last, Hits into) {
        int group = last;
        int at = groups.end(last) - 1;
        int matched = 0;
        while (matched < phone.digits.length()
                && phone.digits.charAt(phone.digits.length() - 1 - matched) == text.charAt(at)) {
            matched++;
            if (at > groups.start(group)) {
                at--;
            } else if (matched < phone.digits.length()
                    && groups.isJoined(group)
                    && continues(phone, matched, text, groups, group - 1)) {
                at = groups.end(--group) - 1;
            } else {
                at--;
                break;
            }
        }
        NumberContext number = new NumberContext(text, groups, group, last);
        int leftOver = at + 1 - groups.start(group);
        boolean explained = leftOver <= 0
                || matched >= phone.national() && leftOver <= MOST_LEFT_OVER && number.digits() <= MOST_DIGITS;
        boolean sure = matched >= SURE_DIGITS;
        boolean local = matched < KEY_DIGITS;
        boolean part = local && matched < phone.digits.length();
        if (number.isSomethingElse()
                || !explained && !number.looksLikePhone(true)
                || !sure && !number.mayBePhone(local)
                || part && !number.isCalled()) {
            return;
        }
        into.add(phone.person, number.start(matched >= phone.national()), groups.end(last), HitClass.PHONE);
    }

    /** Returns whether a whole group more belongs to the number: one that only begins alike is another number. */
    private static boolean continues(Phone phone, int matched, String text, DigitGroups groups, int group) {
        int rest = phone.digits.length() - matched;
        int length = Math.min(rest, groups.length(group));
        String wanted = phone.digits.substring(rest - length, rest);
        boolean whole = matched >= KEY_DIGITS;
        String before = text.substring(groups.start(group), groups.end(group) - length);
        int area = phone.national() - matched;
        boolean withTrunk = whole
                && area > 0
                && groups.length(group) == area + 1
                && "078".indexOf(text.charAt(groups.start(group))) >= 0
                && text.startsWith(phone.digits.substring(rest - area, rest), groups.start(group) + 1);
        if (withTrunk) {
            return true; // "8495 123-45-67"
        }
        return whole
                ? text.startsWith(wanted, groups.end(group) - length) && (before.isEmpty() || before.equals("00"))
                : text.charAt(groups.end(group) - 1) == phone.digits.charAt(rest - 1);
    }
}
