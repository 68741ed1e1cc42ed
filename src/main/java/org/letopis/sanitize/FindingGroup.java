package org.letopis.sanitize;

/** What kind of thing a piece of metadata gives away. */
public enum FindingGroup {
    /** Where: coordinates, place names. */
    PLACE,
    /** When: dates, clock and zone. */
    TIME,
    /** Which device or program: make, model, serial numbers, settings. */
    DEVICE,
    /** Who: names, contacts, rights holders. */
    PEOPLE,
    /** What happened to the file: editing history, document ids. */
    HISTORY,
    /** What no viewer shows: comments, unknown parts, data behind the end. */
    HIDDEN,
    /** Pictures and files inside the file. */
    EMBEDDED,
    /** Anything else that the content does not need. */
    OTHER
}
