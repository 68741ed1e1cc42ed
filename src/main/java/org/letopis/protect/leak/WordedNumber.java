package org.letopis.protect.leak;

import java.util.List;
import org.letopis.protect.leak.DateWords.Kind;
import org.letopis.protect.leak.DateWords.Meaning;

/**
 * A number in words, Russian, Ukrainian or English, as days and years are said: "восемьдесят седьмого", "тысяча
 * девятьсот восемьдесят седьмого", "nineteen eighty-seven".
 *
 * @param next index of the first piece after it
 */
record WordedNumber(int value, int next) {
    private static final int LEAST_CENTURY = 17;
    private static final int MOST_CENTURY = 21;

    /** Returns the longest number that begins with a piece, or null. */
    static WordedNumber at(List<Piece> pieces, int from) {
        int thousands = 0;
        int rest = 0;
        int next = from;
        boolean begun = false;
        while (next < pieces.size()) {
            Piece piece = pieces.get(next);
            Meaning meaning = meaning(piece);
            if (meaning == null || meaning.is(Kind.MONTH)) {
                boolean and =
                        begun && (thousands > 0 || rest >= 100) && piece.text().equals("and");
                if (and && next + 1 < pieces.size() && begins(pieces.get(next + 1))) {
                    next++;
                    continue;
                }
                break;
            }
            if (meaning.is(Kind.THOUSAND)) {
                if (thousands > 0) {
                    break;
                }
                thousands = Math.max(rest, 1) * 1000;
                rest = 0;
            } else if (meaning.is(Kind.HUNDRED) || meaning.is(Kind.OH)) {
                if (!isCentury(rest) || thousands > 0) {
                    break;
                }
                rest *= 100;
            } else {
                int joined = joined(rest, meaning.value(), thousands > 0);
                if (joined < 0) {
                    break;
                }
                rest = joined;
            }
            begun = true;
            next++;
            if (meaning.is(Kind.ORDINAL)) {
                break;
            }
        }
        return begun ? new WordedNumber(thousands + rest, next) : null;
    }

    private static Meaning meaning(Piece piece) {
        return piece.digits() ? null : DateWords.loaded().meaning(piece.text());
    }

    /** Returns whether a number can begin with the word; of "hundred" alone none does. */
    private static boolean begins(Piece piece) {
        Meaning meaning = meaning(piece);
        return meaning != null && !meaning.is(Kind.MONTH) && !meaning.is(Kind.HUNDRED) && !meaning.is(Kind.OH);
    }

    /** Returns a number with one more word, or -1 when the word begins another number. */
    private static int joined(int rest, int value, boolean thousands) {
        if (rest == 0) {
            return value;
        }
        boolean fits = value < 10
                ? rest % 10 == 0 && (rest % 100 >= 20 || rest >= 100)
                : value < 100 ? rest >= 100 && rest % 100 == 0 : false;
        if (fits) {
            return rest + value;
        }
        return !thousands && value >= 10 && value < 100 && isCentury(rest) ? rest * 100 + value : -1;
    }

    private static boolean isCentury(int value) {
        return value >= LEAST_CENTURY && value <= MOST_CENTURY;
    }
}
