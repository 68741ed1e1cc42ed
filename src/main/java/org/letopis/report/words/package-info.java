/**
 * Dates as people say them, in English and Russian, made into {@link org.letopis.report.Edtf}.
 *
 * <p>Way in: {@link org.letopis.report.words.WordedDate}. Words become tokens ({@code Tokenizer}, {@code Lexicon}), the
 * time of day is taken out ({@code DayTime}), the rest is a phrase of points in the calendar ({@code Phrase}, {@code
 * PointGrammar}), which {@code Settling} gives their missing months and years. Must never guess in silence: what was not
 * said is in the notes of a {@link org.letopis.report.words.Reading}, what can mean two things is two readings.
 */
package org.letopis.report.words;
