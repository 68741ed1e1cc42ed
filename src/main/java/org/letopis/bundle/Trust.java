package org.letopis.bundle;

/** What the user knows of a signer. */
public enum Trust {
    /** The twelve words were compared with the person. */
    COMPARED,
    /** There is a card, but nobody compared its words. */
    UNVERIFIED,
    /** There is no card. */
    UNKNOWN,
    /** The keys were given up; nothing signed by them is taken. */
    REVOKED
}
