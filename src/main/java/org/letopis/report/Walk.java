package org.letopis.report;

import org.letopis.json.JsonObject;

/** Goes through all that a report holds, to see it or to change it. By default everything stays as it is. */
interface Walk {
    /** Returns whether the field stays. */
    default boolean keeps(Field field) {
        return true;
    }

    /** Changes a part once its fields were walked. */
    default JsonObject changed(Noun noun, JsonObject json) {
        return json;
    }

    /**
     * @param name the noun that it names, for example {@code person}
     * @return null when what it names is gone
     */
    default String id(String id, String name) {
        return id;
    }

    default String personCode(String code) {
        return code;
    }

    /** Words of a human language, also names of places and offices. */
    default String words(String words) {
        return words;
    }

    /** A date in EDTF, other than a single day that is due. */
    default String date(String edtf) {
        return edtf;
    }

    /** A code of the vocabulary. */
    default String code(String code) {
        return code;
    }
}
