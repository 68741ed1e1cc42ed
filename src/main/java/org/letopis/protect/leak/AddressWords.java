package org.letopis.protect.leak;

import java.util.Set;
import java.util.regex.Pattern;

/** The words of addresses, Russian, Ukrainian, English and a few more, in the cases in which they stand in a text. */
final class AddressWords {
    private static final Pattern STREET =
            Pattern.compile("ул|улиц\\p{L}{1,3}|пр|просп|проспект\\p{L}{0,2}|пр-т|пер|переул\\p{L}{1,4}|"
                    + "бул|бульв|бульвар\\p{L}{0,2}|ш|шоссе|наб|набережн\\p{L}{2,3}|пл|площад\\p{L}{1,2}|проезд\\p{L}{0,2}|тупик\\p{L}{0,2}|"
                    + "аллея|аллеи|аллее|аллею|линия|линии|линию|мкр|микрорайон\\p{L}{0,2}|квартал\\p{L}{0,2}|тракт\\p{L}{0,2}|"
                    + "вул|вулиц\\p{L}{1,3}|провул\\p{L}{1,4}|проїзд\\p{L}{0,2}|площа|площі|площу|майдан\\p{L}{0,2}|"
                    + "str|st|street|стрит\\p{L}{0,2}|т|ave|avenue|lane|ln|road|rd|blvd|boulevard|square|sq|drive|ulitsa|ulica|ulitza|ulitse|ul|ulitsy|"
                    + "prospekt|pereulok|per|bulvar|naberezhnaya|ploshchad|vulytsia|vul|strasse|rue|شارع|طريق");
    private static final Pattern HOUSE = Pattern.compile(
            "д|дом|дома|доме|дому|домом|домик\\p{L}{0,2}|вл|влад|владение|участ\\p{L}{1,3}|двор|дворе|"
                    + "здани\\p{L}{1,2}|стр|буд|будинок|будинк\\p{L}{1,2}|house|bldg|building|h|dom|d|bud|بيت|منزل|بنايه|مبني");
    private static final Set<String> NUMBER =
            Set.of("no", "n", "номер", "номером", "номера", "номере", "nr", "num", "под", "за", "number", "رقم");
    private static final Pattern SETTLEMENT = Pattern.compile(
            "г|гор|город\\p{L}{0,2}|с|село|селе|села|селу|пос|посел\\p{L}{1,4}|пгт|дер|деревн\\p{L}{1,2}|"
                    + "ст|станиц\\p{L}{1,2}|аул\\p{L}{0,2}|хутор\\p{L}{0,2}|м|місто|міста|місті|смт|city|town|village|vill|р|рн|район\\p{L}{0,2}|обл|"
                    + "област\\p{L}{1,2}|край|республик\\p{L}{1,2}|респ|россия|рф|україна|украина|russia");
    private static final Pattern FLAT = Pattern.compile(
            "кв|квартир\\p{L}{1,2}|к|корп|корпус\\p{L}{0,2}|оф|офис\\p{L}{0,2}|комн|комнат\\p{L}{1,2}|под|"
                    + "подъезд\\p{L}{0,2}|эт|этаж\\p{L}{0,2}|apt|apartment|flat|room|office|floor|unit|kv|شقه");
    private static final Pattern COUNTED = Pattern.compile(
            "человек\\p{L}*|чел|люд\\p{L}*|раз|раза|час\\p{L}*|год\\p{L}*|г|лет|день|дня|дней|дни|недел\\p{L}*|"
                    + "месяц\\p{L}*|мужчин\\p{L}*|женщин\\p{L}*|дет\\p{L}*|ребен\\p{L}*|машин\\p{L}*|автомоб\\p{L}*|автобус\\p{L}*|рубл\\p{L}*|руб|тыс\\p{L}*|"
                    + "млн|км|м|метр\\p{L}*|минут\\p{L}*|мин|этаж\\p{L}*|дома|домов|домам\\p{L}?|домах|сотрудник\\p{L}*|полицейск\\p{L}*|семь\\p{L}*|"
                    + "people|persons?|men|women|children|times|hours?|years?|days?|weeks?|months?|cars?|minutes?|houses|officers?|"
                    + "metres|meters|km|families|осіб|людей|років|годин\\p{L}*|am|pm");

    private AddressWords() {}

    static boolean isStreet(Piece piece) {
        return !piece.digits() && STREET.matcher(piece.text()).matches();
    }

    static boolean isHouse(Piece piece) {
        return !piece.digits() && HOUSE.matcher(piece.text()).matches();
    }

    /** Whether the word stands between "дом" and its number. */
    static boolean isNumber(Piece piece) {
        return NUMBER.contains(piece.text());
    }

    static boolean isSettlement(Piece piece) {
        return !piece.digits() && SETTLEMENT.matcher(piece.text()).matches();
    }

    static boolean isFlat(Piece piece) {
        return !piece.digits() && FLAT.matcher(piece.text()).matches();
    }

    /** Whether the word says what there are so many of, so that the number before it is no house. */
    static boolean isCounted(Piece piece) {
        DateWords.Meaning meaning = DateWords.loaded().meaning(piece.text());
        return meaning != null && meaning.is(DateWords.Kind.MONTH)
                || COUNTED.matcher(piece.text()).matches();
    }
}
