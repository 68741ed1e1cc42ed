package org.letopis.report.words;

import java.util.List;

/** A phrase as it was understood, before months and years that were not said are found. */
record Sentence(Form form, List<Point> points) {
    enum Form {
        /** One point. */
        AT,
        /** It lasted from, to. */
        FROM_TO,
        /** On one of the days between. */
        BETWEEN,
        ONE_OF,
        ALL_OF,
        AFTER,
        BEFORE,
        NOT_AFTER,
        NOT_BEFORE,
        /** It lasted until. */
        UNTIL,
        /** It has lasted since. */
        SINCE,
        /** The night that ends on the day. */
        NIGHT_TO,
        NOT_KNOWN
    }
}
