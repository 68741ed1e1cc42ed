package org.letopis.sanitize;

import java.util.regex.Pattern;

/**
 * The signs of a text that leave ink, without blanks: what must be the same before and after. It knows nothing of
 * {@link HiddenCharacters} and goes by properties of characters only.
 */
final class VisibleText {
    private static final Pattern TERMINAL_CODE = Pattern.compile("(?:\u001B\\[|\u009B)[0-?]*[ -/]*[@-~]?"
            + "|\u001B[\\]P^_X][^\u0007\u009C\u001B\n]*(?:\u0007|\u009C|\u001B\\\\)|\u001B[ -/][0-~]?|\u001B[0-~]");

    private static final Pattern NO_INK = Pattern.compile(
            "[\\p{Cc}\\p{Cf}\\p{Z}\\s\\x{FE00}-\\x{FE0F}\\x{E0000}-\\x{E0FFF}"
                    + "\\x{180B}-\\x{180F}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{2800}\\x{3164}\\x{FFA0}"
                    + "\\x{2065}\\x{FFF0}-\\x{FFFB}\\x{FDD0}-\\x{FDEF}\\x{FFFE}\\x{FFFF}]"
                    + "|\\p{Cn}(?<=[\\x{1FFFE}\\x{1FFFF}\\x{2FFFE}\\x{2FFFF}\\x{EFFFE}\\x{EFFFF}\\x{FFFFE}\\x{FFFFF}\\x{10FFFE}\\x{10FFFF}])");

    private static final Pattern BLANK = Pattern.compile("[\\p{Z}\\x{2800}]");
    private static final Pattern NO_INK_NO_BLANK = Pattern.compile("(?![ \\t\\n\\r])(?:" + NO_INK.pattern() + ")");

    private VisibleText() {}

    /** Returns the same with blanks, all of one kind: for texts whose blanks the copy keeps. */
    static String withBlanks(String text) {
        String seen = TERMINAL_CODE.matcher(text).replaceAll("");
        return NO_INK_NO_BLANK.matcher(BLANK.matcher(seen).replaceAll(" ")).replaceAll("");
    }

    static String of(String text) {
        StringBuilder ink = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlainInk(c)) {
                ink.append(c);
            } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return byProperties(text);
            }
        }
        return ink.toString();
    }

    /** Signs of which it takes no look at properties to know that they leave ink: nearly all of what people write. */
    private static boolean isPlainInk(char c) {
        return c > ' ' && c < 0x7F || c >= 0x400 && c <= 0x45F;
    }

    static String byProperties(String text) {
        return NO_INK.matcher(TERMINAL_CODE.matcher(text).replaceAll("")).replaceAll("");
    }
}
