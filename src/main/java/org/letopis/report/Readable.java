package org.letopis.report;

/** Words that may be stored and shown: nothing in them misleads the one who reads them. */
final class Readable {
    /** Scripts of the world need up to some six marks on one letter; more only bury the line. */
    private static final int MOST_MARKS_IN_A_ROW = 8;

    private Readable() {}

    static void check(String text, int maxCharacters, String where, Checking checking) {
        if (text.isBlank()) {
            checking.problem("report.empty", where);
        } else if (text.length() > maxCharacters) {
            checking.problem("report.too-long", where, maxCharacters);
        } else if (text.chars().anyMatch(Readable::isControl)) {
            checking.problem("report.control-character", where);
        } else if (text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
            checking.problem("report.half-character", where);
        } else if (text.chars().anyMatch(Readable::turnsDirection)) {
            checking.problem("report.direction", where);
        } else if (marksInARow(text) > MOST_MARKS_IN_A_ROW) {
            checking.problem("report.marks", where, MOST_MARKS_IN_A_ROW);
        }
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r';
    }

    /** Embeddings and overrides (UAX 9, section 2.1 and 2.2) show text in another order than it is read. */
    private static boolean turnsDirection(int c) {
        return c >= 0x202A && c <= 0x202E;
    }

    private static int marksInARow(String text) {
        int most = 0;
        int now = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            int type = Character.getType(c);
            now = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK ? now + 1 : 0;
            most = Math.max(most, now);
        }
        return most;
    }
}
