package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A listed paper or plate in one of the ways it can stand in a text.
 *
 * @param signs letters and digits alone, as {@link PaperSigns} make them
 * @param region of a Russian plate, which may stand apart or be left out; or empty
 * @param series that belongs before the signs, where they are the number alone; or empty
 */
record Paper(String person, HitClass kind, String signs, String region, String series, Beside beside) {
    /** What must stand beside the signs, because without it they could be anything. */
    enum Beside {
        NOTHING,
        /** "серия" between number and series, which stand the wrong way round. */
        SERIES,
        /** "паспорт" before, since the number alone is short. */
        PAPER
    }

    static final int LEAST_SIGNS = 6;
    private static final int PASSPORT_DIGITS = 10;
    private static final int SERIES_DIGITS = 4;

    static final Set<String> NAMES_OF_PARTS = Set.of(
            "серия",
            "серии",
            "серию",
            "серією",
            "серіи",
            "сер",
            "series",
            "ser",
            "номер",
            "номером",
            "номера",
            "номерном",
            "ном",
            "no",
            "n",
            "number",
            "num",
            "nr",
            "и",
            "and",
            "та",
            "зав");

    static final Set<String> SERIES = Set.of("серия", "серии", "серию", "серією", "серіи", "сер", "series", "ser");

    private static final Pattern NAMES = Pattern.compile(
            "паспорт\\p{L}*|удостоверени\\p{L}*|свидетельств\\p{L}*|посвідченн\\p{L}*|загран\\p{L}*|гос\\.?\\s?номер\\p{L}*|госномер\\p{L}*|г/н|"
                    + "грз|гос\\.|авто\\p{L}*|машин\\p{L}*|снилс|инн|полис\\p{L}*|passport|plate|licence|license|id\\b|card|"
                    + "сери[яіи]\\p{L}*|серия|series|номер\\p{L}*|number|\\bno\\b|\\bn\\b|рф\\b|выдан.*|issued.*");
    private static final Pattern PLATE_WORD =
            Pattern.compile("гос\\.?\\s?ном|госном|г/н|грз|авто|машин|plate|number plate|registration");
    private static final String PLATE_LETTER = "[abekmhopctyx]";
    private static final Pattern RUSSIAN_PLATE =
            Pattern.compile(PLATE_LETTER + "[0-9]{3}" + PLATE_LETTER + "{2}[0-9]{0,3}");
    private static final Pattern OTHER_PLATE =
            Pattern.compile("\\p{L}{2}[0-9]{4}\\p{L}{2}|[0-9]{2,3}\\p{L}{2,3}[0-9]{2,3}"
                    + "|\\p{L}{2}[0-9]{3}\\p{L}{2}|[0-9]{4}\\p{L}{2}[0-9]|\\p{L}[0-9]{4}[0-9]{2}");
    private static final int CORE_SIGNS = 6;

    /** Returns the ways in which a listed paper can stand in a text; none when it is too short to be told. */
    static List<Paper> of(String person, String written) {
        String folded = FoldedText.of(written).text();
        String number = NAMES.matcher(folded).replaceAll(" ");
        String signs = PaperSigns.of(number);
        if (signs.length() < LEAST_SIGNS || signs.chars().noneMatch(Character::isDigit)) {
            return List.of();
        }
        String letters = PaperSigns.of(number.replaceAll("[oо]", "ъ")).replace('ъ', 'o');
        List<Paper> ways = new ArrayList<>();
        if (RUSSIAN_PLATE.matcher(letters).matches()) {
            String region = signs.substring(CORE_SIGNS);
            ways.add(plate(person, signs.substring(0, CORE_SIGNS), region));
            ways.add(plate(person, PaperSigns.spoken(number).substring(0, CORE_SIGNS), region));
        } else if (OTHER_PLATE.matcher(letters).matches()
                || PLATE_WORD.matcher(folded).find()) {
            ways.add(plate(person, signs, ""));
            ways.add(plate(person, PaperSigns.spoken(number), ""));
        } else {
            addPaper(person, number, signs, ways);
        }
        return ways.stream().distinct().toList();
    }

    private static Paper plate(String person, String signs, String region) {
        return new Paper(person, HitClass.PLATE, signs, region, "", Beside.NOTHING);
    }

    private static void addPaper(String person, String number, String signs, List<Paper> ways) {
        ways.add(new Paper(person, HitClass.ID, signs, "", "", Beside.NOTHING));
        ways.add(new Paper(person, HitClass.ID, PaperSigns.spoken(number), "", "", Beside.NOTHING));
        boolean digits = signs.chars().allMatch(c -> c >= '0' && c <= '9');
        int series = digits && signs.length() == PASSPORT_DIGITS ? SERIES_DIGITS : 0;
        while (!digits && series < signs.length() && Character.isLetter(signs.charAt(series))) {
            series++;
        }
        String rest = signs.substring(series);
        if (series > 0 && rest.length() >= LEAST_SIGNS) {
            ways.add(new Paper(person, HitClass.ID, rest + signs.substring(0, series), "", "", Beside.SERIES));
            ways.add(new Paper(person, HitClass.ID, rest, "", signs.substring(0, series), Beside.PAPER));
        }
    }
}
