package org.letopis.protect.leak;

/**
 * A text in the form in which texts are compared: escapes of HTML and of addresses decoded, NFKC, lower case, no marks
 * and no format characters, ё as е, the alefs and other carriers of Arabic as one, digits of any script as ASCII, dashes
 * as "-", apostrophes as "'", white space as spaces and line feeds, words that were broken at the end of a line or
 * written l e t t e r by l e t t e r joined, look-alikes of the other script undone in mixed words. Each letter knows
 * where it stood in the original, so that what is found in the one can be shown in the other.
 */
final class FoldedText {
    private final String original;
    private final int[] originalUnits;
    private final Glyphs glyphs;
    private final String text;
    private final int[] owners;

    private FoldedText(String original, Glyphs glyphs) {
        this.original = original;
        this.glyphs = glyphs;
        StringBuilder comparable = new StringBuilder(glyphs.size());
        for (int i = 0; i < glyphs.size(); i++) {
            comparable.appendCodePoint(glyphs.letter(i));
        }
        text = comparable.toString();
        owners = new int[text.length()];
        for (int i = 0, unit = 0; i < glyphs.size(); i++) {
            for (int n = Character.charCount(glyphs.letter(i)); n > 0; n--) {
                owners[unit++] = i;
            }
        }
        originalUnits = units(original);
    }

    /** Where each code point of the original begins, in chars, and where the last one ends. */
    private static int[] units(String text) {
        int[] units = new int[text.codePointCount(0, text.length()) + 1];
        for (int i = 1; i < units.length; i++) {
            units[i] = units[i - 1] + Character.charCount(text.codePointAt(units[i - 1]));
        }
        return units;
    }

    static FoldedText of(String text) {
        Glyphs decoded = Escapes.decode(Glyphs.of(text));
        Glyphs joined = Joins.join(Letters.fold(decoded));
        LookAlikes.undo(joined);
        return new FoldedText(text, joined);
    }

    /** Returns the comparable text. */
    String text() {
        return text;
    }

    /** Returns where the letter at an index of the comparable text begins, in code points of the original. */
    int start(int index) {
        return glyphs.start(owners[index]);
    }

    /** Returns where a range of the comparable text ends in the original, in code points, exclusive. */
    int end(int endIndex) {
        return glyphs.end(owners[endIndex - 1]);
    }

    /** Returns the piece of the original that a range of the comparable text came from, whole escapes included. */
    String original(int startIndex, int endIndex) {
        return original.substring(originalUnits[start(startIndex)], originalUnits[end(endIndex)]);
    }

    /** Returns whether the letter was a capital one. */
    boolean capital(int index) {
        return glyphs.is(owners[index], Glyphs.CAPITAL);
    }

    /** Returns whether the letter stands in a word that was written letter by letter. */
    boolean spaced(int index) {
        return glyphs.is(owners[index], Glyphs.SPACED);
    }

    /** Returns whether it is a Latin letter that had a mark (š, ž, é), or the Arabic ى. */
    boolean marked(int index) {
        return glyphs.is(owners[index], Glyphs.MARKED);
    }

    /** Returns whether a hyphen and a line end were taken out before this letter: it may begin a word of its own. */
    boolean seam(int index) {
        return glyphs.is(owners[index], Glyphs.SEAM);
    }
}
