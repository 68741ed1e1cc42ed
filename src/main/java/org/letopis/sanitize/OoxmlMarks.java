package org.letopis.sanitize;

import java.util.BitSet;

/** What a first reading of a part decided about single elements, by their number. */
final class OoxmlMarks {
    private final BitSet dropped = new BitSet();
    private final BitSet unwrapped = new BitSet();
    private final BitSet startless = new BitSet();
    private final BitSet endless = new BitSet();

    /** The element goes, with all that is in it. */
    void drop(XmlElement element) {
        dropped.set(element.number());
    }

    /** The element goes, what is in it stays. */
    void unwrap(XmlElement element) {
        unwrapped.set(element.number());
    }

    /** The end tag of the first and the start tag of the second go: two paragraphs become one. */
    void join(XmlElement first, XmlElement second) {
        endless.set(first.number());
        startless.set(second.number());
    }

    boolean drops(XmlElement element) {
        return dropped.get(element.number());
    }

    boolean unwraps(XmlElement element) {
        return unwrapped.get(element.number());
    }

    boolean startless(XmlElement element) {
        return startless.get(element.number());
    }

    boolean endless(XmlElement element) {
        return endless.get(element.number());
    }
}
