package org.letopis.report;

/**
 * One field of a noun.
 *
 * @param name in JSON
 * @param huridocs the number of the field in the HURIDOCS Events Standard Formats; empty where there is none
 */
record Field(String name, Kind kind, boolean required, Leaves leaves, String huridocs) {
    static Field must(String name, Kind kind, Leaves leaves) {
        return new Field(name, kind, true, leaves, "");
    }

    static Field may(String name, Kind kind, Leaves leaves) {
        return new Field(name, kind, false, leaves, "");
    }

    /** Returns the same field with its number among the HURIDOCS fields. */
    Field esf(String number) {
        return new Field(name, kind, required, leaves, number);
    }
}
