package org.letopis.protect.leak;

/** Joins what was torn apart: words broken at the end of a line, then words written l e t t e r by l e t t e r. */
final class Joins {
    private static final int SOFT_HYPHEN = 0xad;
    private static final int WIDEST_GAP = 3;
    private static final int LEAST_LETTERS = 3;
    private static final String GAPS = " .-_·•*|/+~";

    private Joins() {}

    static Glyphs join(Glyphs text) {
        return spaced(broken(text));
    }

    private static Glyphs broken(Glyphs text) {
        Glyphs whole = new Glyphs(text.size());
        int seam = 0;
        for (int i = 0; i < text.size(); i++) {
            int hyphen = text.letter(i);
            if (hyphen == SOFT_HYPHEN && text.letter(i + 1) == SOFT_HYPHEN) {
                continue; // the last of a row says what they all mean
            }
            if (hyphen == SOFT_HYPHEN || hyphen == '-') {
                int next = Character.isLetter(whole.letter(whole.size() - 1)) ? afterLineEnd(text, i + 1) : -1;
                if (next > 0 && text.isLetter(next)) {
                    seam = Glyphs.SEAM;
                    i = next - 1;
                    continue;
                } else if (hyphen == SOFT_HYPHEN) {
                    continue;
                }
            }
            whole.add(text, i, seam);
            seam = 0;
        }
        return whole;
    }

    /** Returns where the next line's first letter is, or -1 where the line does not end here. */
    private static int afterLineEnd(Glyphs text, int from) {
        int at = from;
        boolean ended = false;
        while (text.letter(at) == ' ' || text.letter(at) == '\n' || text.letter(at) == SOFT_HYPHEN) {
            ended |= text.letter(at) == '\n';
            at++;
        }
        return ended ? at : -1;
    }

    private static Glyphs spaced(Glyphs text) {
        Glyphs whole = new Glyphs(text.size());
        for (int i = 0; i < text.size(); ) {
            int end = stands(text, i) ? runEnd(text, i) : i;
            if (end > i) {
                run(text, i, end, whole);
                i = end;
            } else {
                whole.add(text, i++);
            }
        }
        return whole;
    }

    /** Returns the end of a run of lone letters, or its start where there are too few. */
    private static int runEnd(Glyphs text, int start) {
        int letters = 1;
        int last = start;
        for (int next = nextLone(text, last); next > 0; next = nextLone(text, last)) {
            last = next;
            letters++;
        }
        return letters >= LEAST_LETTERS ? last + 1 : start;
    }

    private static int nextLone(Glyphs text, int from) {
        int at = from + 1;
        while (at - from <= WIDEST_GAP && isGap(text.letter(at))) {
            at++;
        }
        return at > from + 1 && stands(text, at) ? at : -1;
    }

    private static boolean isGap(int letter) {
        return letter == '\n' || letter != 0 && GAPS.indexOf(letter) >= 0;
    }

    private static boolean stands(Glyphs text, int at) {
        return text.isLetter(at)
                && !Character.isLetterOrDigit(text.letter(at - 1))
                && !Character.isLetterOrDigit(text.letter(at + 1));
    }

    /** A gap wider than the narrowest of the run stays as one space: there one word ends and the next begins. */
    private static void run(Glyphs text, int start, int end, Glyphs whole) {
        int narrowest = WIDEST_GAP;
        for (int i = start; i < end - 1; i = nextLone(text, i)) {
            narrowest = Math.min(narrowest, nextLone(text, i) - i - 1);
        }
        for (int i = start; i < end; ) {
            whole.add(text, i, Glyphs.SPACED);
            int next = i + 1 < end ? nextLone(text, i) : end;
            if (next < end && next - i - 1 > narrowest) {
                whole.add(' ', text.start(i + 1), text.end(next - 1), Glyphs.SPACED);
            }
            i = next;
        }
    }
}
