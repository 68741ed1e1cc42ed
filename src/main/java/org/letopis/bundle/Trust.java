package org.letopis.bundle;

/** What the user knows of a signer. */
public enum Trust {
    /** The twelve words were compared with the person. */
    COMPARED,
    /** There is a card, but nobody compared its words. */
    UNVERIFIED,
    /** They are earlier keys of somebody who has others now; whoever signs with them may be somebody else. */
    REPLACED,
    /** There is no card. */
    UNKNOWN,
    /** The keys were given up; nothing signed by them is taken. */
    REVOKED
}
