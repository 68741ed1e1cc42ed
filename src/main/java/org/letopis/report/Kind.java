package org.letopis.report;

/** What a field may hold. The kinds of single values are in {@link Kinds}; a {@link Noun} is a kind too. */
interface Kind {
    /**
     * Says what is wrong with a value.
     *
     * @param value one of the types that {@link org.letopis.json.JsonObject} names, never null
     * @param where the path of the field, for the problem
     */
    void check(Object value, String where, Checking checking);

    /** Returns the value, with what the walk changes in it, or null when it is gone; the value is one that was checked. */
    default Object walked(Object value, Walk walk) {
        return value;
    }
}
