package org.letopis.report.words;

/** What a word is, whatever its language and ending. */
enum Kind {
    /** Digits, or a small number in words. */
    NUMBER,
    /** "4-го", "4th", "fourth". */
    ORDINAL,
    /** "1990s", "90-е"; the value is the first year. */
    DECADE,
    /** Digits in two or three groups, such as 03.04.2026; the groups are in the text. */
    NUMERIC,
    /** 14:30; the value is in minutes. */
    CLOCK,
    /** 1 to 12. */
    MONTH,
    /** 1, Monday, to 7. */
    WEEKDAY,
    /** 0, spring, to 3, winter. */
    SEASON,
    /** Day, week, month or year; the value is an ordinal of {@link PhraseUnit}. */
    UNIT,
    /** Today and before; the value is the days back. */
    DAYS_BACK,
    LAST,
    THIS,
    AGO,
    ABOUT,
    MAYBE,
    BETWEEN,
    AND,
    OR,
    /** "с", "from". */
    FROM,
    /** "по", "to". */
    TO,
    DASH,
    /** "на", as in "ночь на 4-е". */
    ONTO,
    AFTER,
    BEFORE,
    /** "до", which may mean before, and may mean until. */
    BEFORE_OR_UNTIL,
    UNTIL,
    /** Not later than. */
    BY,
    /** Not earlier than. */
    NOT_BEFORE,
    SINCE,
    /** Beginning, middle, end; the value is an ordinal of {@link Part}. */
    PART,
    /** "половина", "half": of what order, the word before says. */
    HALF,
    /** "декада": ten days of a month. */
    THIRD,
    /** Night, morning; the text is the English word, the value 1 where an hour may stand before it ("3 ночи"). */
    TIME,
    HOUR,
    /** am, pm; the value is the hours to add. */
    MERIDIEM,
    /** It has not ended: "по сей день". */
    STILL,
    NOT_KNOWN,
    COMMA,
    /** A word that changes nothing. */
    FILLER,
    /** "в", "at": changes nothing but that an hour may follow. */
    AT,
    /** A word that is not known. */
    STRANGE
}
