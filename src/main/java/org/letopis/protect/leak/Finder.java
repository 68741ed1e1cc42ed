package org.letopis.protect.leak;

/** Looks for one kind of thing. Made once for a list of people, then asked for many texts; keeps nothing of a text. */
interface Finder {
    void find(FoldedText text, Hits into);
}
