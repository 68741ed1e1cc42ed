package org.letopis.sanitize;

import java.nio.charset.Charset;

/** What holds inside a group of RTF until it is closed; groups inside start with the same. */
final class RtfGroup {
    /** What the group is for, a control word such as {@code author}; empty for text of the page. */
    String purpose = "";

    /** Whether the purpose is its own, not one of a group around it. */
    boolean owner;

    /** Whether the next control word may say what it is for. */
    boolean fresh = true;

    /** Whether readers that do not know what it is for must leave it out. */
    boolean optional;

    /** How many signs stand for a character that follows in Unicode. */
    int substitutes = 1;

    boolean hidden;
    boolean deleted;
    Charset charset;

    RtfGroup(Charset charset) {
        this.charset = charset;
    }

    RtfGroup inside() {
        RtfGroup inside = new RtfGroup(charset);
        inside.purpose = purpose;
        inside.substitutes = substitutes;
        inside.hidden = hidden;
        inside.deleted = deleted;
        return inside;
    }
}
