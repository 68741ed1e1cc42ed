package org.letopis.sanitize;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The start of an element of an OpenDocument file.
 *
 * @param name with the usual prefix, for example {@code text:p}
 * @param attributes by their names with the usual prefixes, in the order of the file
 */
record OdfElement(String name, Map<String, String> attributes) {
    /** Returns the element at whose start the cursor stands. */
    static OdfElement at(XmlCursor xml) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.attributes(); i++) {
            attributes.put(OdfNames.name(xml.attributeNamespace(i), xml.attributeLocal(i)), xml.attributeValue(i));
        }
        return new OdfElement(OdfNames.name(xml.namespace(), xml.local()), attributes);
    }

    /** Returns the value, empty when there is none. */
    String get(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    boolean is(String attribute, String value) {
        return value.equals(attributes.get(attribute));
    }

    /** Returns how often a cell, row or column is repeated, at least once. */
    int repeated(String attribute) {
        String value = get(attribute);
        return value.matches("[0-9]{1,7}") ? Math.max(1, Integer.parseInt(value)) : 1;
    }

    boolean isParagraph() {
        return name.equals("text:p") || name.equals("text:h");
    }

    boolean isCell() {
        return name.equals("table:table-cell") || name.equals("table:covered-table-cell");
    }
}
