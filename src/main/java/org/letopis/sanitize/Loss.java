package org.letopis.sanitize;

/**
 * How something that a document loses is named to people.
 *
 * @param group null when it is not worth a word
 * @param name a constant of the program
 */
record Loss(FindingGroup group, String name) {
    static final Loss SILENT = new Loss(null, "");

    boolean told() {
        return group != null;
    }
}
