package org.letopis.report.words;

/** The units that dates are counted in. */
enum PhraseUnit {
    DAY,
    WEEK,
    MONTH,
    YEAR
}
