package org.letopis.sanitize;

/** How far the text of a file is known. */
public enum TextState {
    /** The text was read; it may have been cut at the limit, see {@link Reading#textCut()}. */
    READ,
    /** The file may hold text that was not read. It must never be taken for empty. */
    UNREAD,
    /** The format holds no text: pictures, sound, film. */
    NONE
}
