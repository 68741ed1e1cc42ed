package org.letopis.sanitize;

import java.io.IOException;
import java.util.Map;

/** A list of elements of which only those in a table are kept, each by its kind. */
final class EbmlFields {
    /** How an element is kept. */
    sealed interface Field {}

    /** Written anew at its shortest. */
    record Number() implements Field {}

    /** Copied; it may have so many bytes at most. */
    record Bytes(int most) implements Field {}

    record Fields(EbmlFields inside) implements Field {}

    static final Field NUMBER = new Number();

    /** A floating point number of 4 or 8 bytes, or a number with a sign. */
    static final Field COPIED_NUMBER = new Bytes(8);

    private static final int MOST_ELEMENTS = 10_000;

    private final Map<Integer, Field> kept;

    EbmlFields(Map<Integer, Field> kept) {
        this.kept = kept;
    }

    static Field list(EbmlFields inside) {
        return new Fields(inside);
    }

    /** Returns what is kept of the elements in a range, in their order. */
    EbmlWriter keep(BoxReader in, Draft draft, long from, long end) throws Refusal, IOException {
        EbmlWriter out = new EbmlWriter();
        int elements = 0;
        for (long at = from; at < end; ) {
            EbmlElement element = EbmlElement.at(in, at, end);
            if (element.isOpen() || ++elements > MOST_ELEMENTS) {
                throw Refusal.damaged(in.format(), "element " + element.name(), at);
            }
            write(in, draft, element, out);
            at = element.end();
        }
        return out;
    }

    /** Writes one element, or notes that it is dropped. */
    void write(BoxReader in, Draft draft, EbmlElement element, EbmlWriter out) throws Refusal, IOException {
        Field field = kept.get(element.id());
        if (field instanceof Number) {
            out.unsigned(element.id(), element.unsigned(in));
        } else if (field instanceof Bytes bytes) {
            out.bytes(element.id(), element.bytes(in, bytes.most));
        } else if (field instanceof Fields list) {
            out.list(element.id(), list.inside.keep(in, draft, element.dataStart(), element.end()));
        } else {
            MatroskaLeftOut.note(in, draft, element);
        }
    }
}
