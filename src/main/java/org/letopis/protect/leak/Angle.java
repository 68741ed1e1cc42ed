package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of degrees in a text: decimal, or in degrees, minutes and seconds.
 *
 * @param start with the sign or letter before it
 * @param end exclusive, with the letter after it
 * @param degrees signed
 * @param unit the value of the last digit that stands there, in degrees
 * @param axis {@code 'n'} of a latitude, {@code 'e'} of a longitude, 0 when that is not said
 */
record Angle(int start, int end, double degrees, double unit, char axis) {
    private static final int SECONDS = 3600;
    private static final int MINUTES = 60;

    private static final String LETTER_BEFORE = "(?<letter>(?<![\\p{L}])[nsewсюзв](?=[\\s:=]{0,2}[0-9]))?[\\s:=]{0,2}";
    private static final String LETTER_AFTER =
            "(?:\\s{0,2}[,(]?\\s?(?<after>[nsew](?![\\p{L}0-9])|[сюзв]\\.?\\s?[шд]\\.?(?![\\p{L}])"
                    + "|сев\\p{L}*\\.?|южн\\p{L}*\\.?|вост\\p{L}*\\.?|зап\\p{L}*\\.?|north|south|east|west"
                    + "|півн\\p{L}*\\.?|півд\\p{L}*\\.?|схід\\p{L}*\\.?|захід\\p{L}*\\.?|пн\\.?\\s?ш\\.?|пд\\.?\\s?ш\\.?|сх\\.?\\s?д\\.?|зх\\.?\\s?д\\.?))?";
    private static final String DEGREE = "\\s?(?:[°˚*d]|o(?=\\s?[0-9])|град\\p{L}*\\.?|deg\\p{L}*\\.?)\\s?";
    private static final String MINUTE = "\\s?(?:['′’`´‘m](?!['′’])|мин\\p{L}*\\.?|min\\p{L}*\\.?)\\s?";
    private static final String SECOND =
            "(?:\\s?(?:\"|″|”|“|['′’`´‘]{2}|s(?![\\p{L}])|сек\\p{L}*\\.?|sec\\p{L}*\\.?))?";
    private static final Pattern FORM = Pattern.compile(LETTER_BEFORE
            + "(?<sign>(?<![\\p{L}0-9])[-−–+])?"
            + "(?<![0-9!])(?<![0-9][.])(?:"
            + "(?<deg>[0-9]{1,3})" + DEGREE + "(?:(?<min>[0-9]{1,2})" + MINUTE + "(?<sec>[0-9]{1,2}(?:[.,][0-9]{1,6})?)"
            + SECOND
            + "|(?<dmin>[0-9]{1,2}[.,][0-9]{2,8})" + "(?:" + MINUTE + ")?)"
            + "|(?<sdeg>[0-9]{2,3})[\\s:-](?<smin>[0-5][0-9])[\\s:-](?<ssec>[0-5][0-9](?:[.,][0-9]{1,6})?)"
            + "(?=\\s?[nsew](?![\\p{L}]))"
            + "|(?<dec>[0-9]{1,3}[.,][0-9]{3,15})(?![0-9])(?!\\.[0-9])(?:"
            + "\\s?(?:[°˚]|град\\p{L}*\\.?|deg\\p{L}*\\.?)" + ")?)"
            + LETTER_AFTER);

    /** Returns the angles of a text that are fine enough to tell a place: three decimals, or seconds. */
    static List<Angle> in(String text) {
        List<Angle> angles = new ArrayList<>();
        Matcher matcher = FORM.matcher(text.replace('٫', '.'));
        for (int from = 0, end; matcher.find(from); from = end) {
            String letter = matcher.group("letter") != null ? matcher.group("letter") : matcher.group("after");
            boolean negative = "-−–".contains(matcher.group("sign") == null ? " " : matcher.group("sign"))
                    || letter != null && isSouthOrWest(letter);
            double degrees = degrees(matcher);
            // of "N 55.7 E 37.6" the E belongs to what follows
            boolean before = matcher.group("letter") != null && matcher.group("after") != null;
            end = before ? matcher.start("after") : matcher.end();
            int start =
                    matcher.group("letter") == null ? firstSign(text, matcher.start(), matcher.end()) : matcher.start();
            angles.add(new Angle(start, end, negative ? -degrees : degrees, unit(matcher), axis(letter)));
        }
        return angles;
    }

    private static int firstSign(String text, int from, int to) {
        int at = from;
        while (at < to && !Contact.isDigit(text.charAt(at)) && "-−–+".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static double degrees(Matcher matcher) {
        if (matcher.group("dec") != null) {
            return value(matcher.group("dec"));
        }
        if (matcher.group("sdeg") != null) {
            return value(matcher.group("sdeg"))
                    + value(matcher.group("smin")) / MINUTES
                    + value(matcher.group("ssec")) / SECONDS;
        }
        double whole = value(matcher.group("deg"));
        return matcher.group("dmin") != null
                ? whole + value(matcher.group("dmin")) / MINUTES
                : whole + value(matcher.group("min")) / MINUTES + value(matcher.group("sec")) / SECONDS;
    }

    private static double unit(Matcher matcher) {
        if (matcher.group("dec") != null) {
            return lastDigit(matcher.group("dec"));
        }
        if (matcher.group("dmin") != null) {
            return lastDigit(matcher.group("dmin")) / MINUTES;
        }
        return lastDigit(matcher.group("sdeg") != null ? matcher.group("ssec") : matcher.group("sec")) / SECONDS;
    }

    private static double value(String number) {
        return Double.parseDouble(number.replace(',', '.'));
    }

    private static double lastDigit(String number) {
        int sign = Math.max(number.indexOf('.'), number.indexOf(','));
        return sign < 0 ? 1 : Math.pow(10, sign + 1 - number.length());
    }

    private static boolean isSouthOrWest(String letter) {
        return letter.startsWith("s") && !letter.startsWith("сев")
                || letter.startsWith("w")
                || letter.startsWith("ю")
                || letter.startsWith("з")
                || letter.startsWith("півд")
                || letter.startsWith("пд");
    }

    private static char axis(String letter) {
        if (letter == null) {
            return 0;
        }
        boolean longitude = letter.startsWith("e")
                || letter.startsWith("w")
                || letter.startsWith("в")
                || letter.startsWith("з")
                || letter.startsWith("сх");
        return longitude ? 'e' : 'n';
    }
}
