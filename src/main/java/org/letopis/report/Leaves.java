package org.letopis.report;

/** What becomes of a field when a report leaves under pseudonyms: {@code docs/reference/report-format.md}. */
public enum Leaves {
    /** It stays as it is. */
    KEPT,
    /** It becomes coarser: places and dates of people at risk. */
    COARSER,
    /** An id or code: each recipient has others. */
    RENAMED,
    /** Words: they are read for names before they leave. */
    READ,
    /** It stays behind unless a recipient's profile asks for it. */
    WITHHELD,
    /** It never leaves. */
    NEVER,
    /** Who a person is: part of the identity compartment. */
    IDENTITY,
    /** Health, sexual violence, shelter, a child: only for a named recipient, and with a second person's consent. */
    SEALED
}
