package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Takes out of text what a person does not see: characters without width or meaning of their own (Unicode 15, section
 * 23), terminal codes (ECMA-48), blanks that look like others. What writing needs stays: joiners between letters of
 * scripts that have them and in emoji, one variation selector after a sign that has variants, marks of direction in
 * lines with right-to-left letters.
 */
final class HiddenCharacters {
    private static final String INVISIBLE = "Invisible characters";
    private static final String DIRECTION = "Direction controls";
    private static final String TAGS = "Text in tag characters";
    private static final String SELECTORS = "Variation selectors without a sign";
    private static final String TERMINAL = "Terminal codes";
    private static final String BLANKS = "Blanks of unusual kinds";
    private static final String CONTROLS = "Control characters";

    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int LONGEST_RUN = 200;

    /** England, Scotland, Wales: the flags that are written with tag characters (UTS 51, annex C). */
    private static final Set<String> FLAGS = Set.of("gbeng", "gbsct", "gbwls");

    private static final Set<UnicodeScript> JOINING = Set.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.NKO,
            UnicodeScript.MANDAIC,
            UnicodeScript.ADLAM,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);

    private final Draft draft;
    private final Map<String, StringBuilder> dropped = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final StringBuilder out = new StringBuilder();
    private int[] text = {};
    private int at;
    private int before;
    private boolean rightToLeft;

    private HiddenCharacters(Draft draft) {
        this.draft = draft;
    }

    /** Returns what is seen of the text; notes the rest. Of its own result it returns that. */
    static String clean(String text, Draft draft) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F || c == '\n' || c == '\t' || c == '\r')) {
            return text;
        }
        String clean = new HiddenCharacters(draft).filter(text);
        // What was dropped may have been what something else was kept for.
        return clean.equals(text) ? clean : clean(clean, draft);
    }

    private String filter(String whole) {
        text = whole.codePoints().toArray();
        line();
        while (at < text.length) {
            int c = text[at];
            if (c == 0x1B || c == 0x9B) {
                terminalCode();
            } else if (c == BLACK_FLAG && flagLength() > 0) {
                for (int end = at + flagLength(); at < end; at++) {
                    keep(text[at]);
                }
            } else {
                String kind = kind(c);
                if (kind.isEmpty()) {
                    keep(c);
                } else {
                    drop(kind, c);
                }
                at++;
                if (c == '\n') {
                    line();
                }
            }
        }
        counts.forEach((kind, count) -> draft.drop(FindingGroup.HIDDEN, kind, count + ": " + dropped.get(kind)));
        return out.toString();
    }

    private void keep(int c) {
        out.appendCodePoint(c);
        before = c;
    }

    private void line() {
        rightToLeft = false;
        for (int i = at; i < text.length && text[i] != '\n' && !rightToLeft; i++) {
            byte direction = Character.getDirectionality(text[i]);
            rightToLeft = Character.isLetter(text[i])
                    && (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                            || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
        }
    }

    /** Returns what kind of hidden character it is where it stands; empty when it stays. */
    private String kind(int c) {
        if (c < 0x20) {
            return c == '\t' || c == '\n' || c == '\r' || c == '\f' ? "" : CONTROLS;
        }
        if (c >= 0x7F && c < 0xA0) {
            return c == 0x85 ? "" : CONTROLS;
        }
        if (c == ZWNJ || c == ZWJ) {
            return joins(c) ? "" : INVISIBLE;
        }
        if (c == 0x200E || c == 0x200F || c == 0x061C || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069) {
            return rightToLeft && c != 0x202D && c != 0x202E && c != before ? "" : DIRECTION;
        }
        if (c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF || c >= 0x180B && c <= 0x180F && c != 0x180E) {
            return varies(c) ? "" : SELECTORS;
        }
        if (c >= 0xE0000 && c <= 0xE0FFF) {
            return TAGS;
        }
        if (c >= 0x2000 && c <= 0x200A || c == 0x205F || c == 0x2800 && !isBraille(before) && !isBraille(next())) {
            return BLANKS;
        }
        return isInvisible(c) ? INVISIBLE : "";
    }

    private static boolean isInvisible(int c) {
        return switch (c) {
            case 0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B, 0x3164, 0xFEFF, 0xFFA0 -> true;
            default -> c >= 0x2060 && c <= 0x2065
                    || c >= 0x206A && c <= 0x206F
                    || c >= 0xFFF0 && c <= 0xFFFB
                    || c >= 0x1BCA0 && c <= 0x1BCA3
                    || c >= 0x1D173 && c <= 0x1D17A
                    || c >= 0xFFFE && (c & 0xFFFE) == 0xFFFE
                    || c >= 0xFDD0 && c <= 0xFDEF;
        };
    }

    private static boolean isBraille(int c) {
        return c > 0x2800 && c <= 0x28FF;
    }

    private int next() {
        return at + 1 < text.length ? text[at + 1] : 0;
    }

    private boolean joins(int c) {
        if (before == ZWJ || before == ZWNJ || before == 0) {
            return false;
        }
        UnicodeScript script = scriptBefore();
        if (JOINING.contains(script)) {
            // A joiner ends a word only behind a sign that suppresses a vowel.
            boolean vowelless = Character.getType(before) == Character.NON_SPACING_MARK
                    || Character.getType(before) == Character.COMBINING_SPACING_MARK;
            return vowelless || Character.isLetter(before) && JOINING.contains(UnicodeScript.of(next()));
        }
        return c == ZWJ && (isSymbol(before) || before == 0xFE0F || before >= 0x1F3FB && before <= 0x1F3FF)
                && isSymbol(next());
    }

    /** Marks have no script of their own: the letter in front of them counts. */
    private UnicodeScript scriptBefore() {
        int end = out.length();
        for (int steps = 0; end > 0 && steps < 4; steps++) {
            int c = out.codePointBefore(end);
            UnicodeScript script = UnicodeScript.of(c);
            if (script != UnicodeScript.INHERITED) {
                return script;
            }
            end -= Character.charCount(c);
        }
        return UnicodeScript.COMMON;
    }

    private static boolean isSymbol(int c) {
        return Character.getType(c) == Character.OTHER_SYMBOL;
    }

    private boolean varies(int c) {
        UnicodeScript script = UnicodeScript.of(before);
        if (c >= 0xE0100) {
            return script == UnicodeScript.HAN;
        }
        if (c <= 0x180F) {
            return script == UnicodeScript.MONGOLIAN && Character.isLetter(before);
        }
        if (c >= 0xFE0E) {
            boolean keycap = (before >= '0' && before <= '9' || before == '#' || before == '*') && next() == 0x20E3;
            return keycap
                    || isSymbol(before)
                    || before > 0x7F && (Character.getType(before) == Character.MATH_SYMBOL
                            || before == 0x203C || before == 0x2049 || before == 0x3030 || before == 0x303D);
        }
        return script == UnicodeScript.HAN
                || script == UnicodeScript.MYANMAR && Character.isLetter(before)
                || Character.getType(before) == Character.MATH_SYMBOL;
    }

    /** Returns how many characters the flag has that starts here; 0 when none does. */
    private int flagLength() {
        StringBuilder name = new StringBuilder();
        int end = at + 1;
        while (end < text.length && text[end] >= 0xE0061 && text[end] <= 0xE007A && name.length() < 6) {
            name.append((char) (text[end] - 0xE0000));
            end++;
        }
        return end < text.length && text[end] == 0xE007F && FLAGS.contains(name.toString()) ? end + 1 - at : 0;
    }

    private void drop(String kind, int c) {
        counts.merge(kind, 1, Integer::sum);
        StringBuilder shown = dropped.computeIfAbsent(kind, name -> new StringBuilder());
        if (shown.length() < LONGEST_RUN) {
            if (kind.equals(TAGS) && c >= 0xE0020 && c < 0xE007F) {
                shown.append((char) (c - 0xE0000));
            } else {
                shown.append(shown.isEmpty() ? "" : " ").append("U+%04X".formatted(c));
            }
        }
        if (kind.equals(BLANKS)) {
            keep(' ');
        }
        if (kind.equals(TAGS) || kind.equals(INVISIBLE) && c == 0x200B) {
            draft.droppedText(kind, new String(text, at, Math.min(4, text.length - at)).getBytes(UTF_8));
        }
    }

    /** ECMA-48, sections 5.3 to 5.6: control sequences, and strings up to their terminator. */
    private void terminalCode() {
        int start = at;
        int second = text[at] == 0x9B ? '[' : next();
        at += text[at] == 0x9B ? 1 : 2;
        if (second == '[') {
            while (at < text.length && text[at] >= 0x20 && text[at] <= 0x3F) {
                at++;
            }
            at += at < text.length && text[at] >= 0x40 && text[at] <= 0x7E ? 1 : 0;
        } else if (second == ']' || second == 'P' || second == '^' || second == '_' || second == 'X') {
            int end = at;
            while (end < text.length && text[end] != 7 && text[end] != 0x9C && text[end] != 0x1B && text[end] != '\n') {
                end++;
            }
            boolean escape = end + 1 < text.length && text[end] == 0x1B && text[end + 1] == '\\';
            boolean ended = end < text.length && text[end] != '\n' && (text[end] != 0x1B || escape);
            at = ended ? end + (escape ? 2 : 1) : at;
        } else if (second >= 0x20 && second <= 0x2F) {
            at += at < text.length && text[at] >= 0x30 && text[at] <= 0x7E ? 1 : 0;
        } else if (second < 0x30 || second > 0x7E) {
            at = start + 1;
        }
        at = Math.min(at, text.length);
        StringBuilder code = new StringBuilder();
        for (int i = start; i < at; i++) {
            code.append(text[i] < 0x20 ? "" : Character.toString(text[i]));
        }
        counts.merge(TERMINAL, 1, Integer::sum);
        StringBuilder shown = dropped.computeIfAbsent(TERMINAL, name -> new StringBuilder());
        if (shown.length() < LONGEST_RUN) {
            shown.append(shown.isEmpty() ? "" : " ").append(code);
        }
        draft.droppedText(TERMINAL, new String(text, start, at - start).getBytes(UTF_8));
    }
}
