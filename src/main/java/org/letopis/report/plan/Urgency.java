package org.letopis.report.plan;

/** How soon something asks to be done, the soonest first. */
public enum Urgency {
    /** Its day is over. */
    OVERDUE,
    /** Its day is near. */
    SOON,
    /** It has no day, and is not there. */
    MISSING,
    /** It may be as it should, and asks to be looked at. */
    WARNING
}
