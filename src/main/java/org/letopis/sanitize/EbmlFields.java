package org.letopis.sanitize;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A list of elements of which only those in a table are kept, each by its kind. */
final class EbmlFields {
    /** How an element is kept. */
    sealed interface Field {}

    /** Written anew at its shortest. */
    record Number() implements Field {}

    /** Copied; it may have so many bytes at most. */
    record Bytes(int most) implements Field {}

    /** A floating point number, copied. */
    record Floating() implements Field {}

    /** Numbers of a known order, and room behind them. */
    record DolbyVisionSettings() implements Field {}

    record Fields(EbmlFields inside) implements Field {}

    static final Field NUMBER = new Number();

    static final Field FLOATING = new Floating();

    static final Field DOLBY_VISION = new DolbyVisionSettings();

    /** A number with a sign. */
    static final Field SIGNED = new Bytes(8);

    private final Map<Integer, Field> kept;

    EbmlFields(Map<Integer, Field> kept) {
        this.kept = kept;
    }

    static Field list(EbmlFields inside) {
        return new Fields(inside);
    }

    /** Returns what is kept of the elements in a range, in their order; none of a table may stand there twice. */
    EbmlWriter keep(BoxReader in, Draft draft, long from, long end) throws Refusal, IOException {
        EbmlWriter out = new EbmlWriter();
        List<EbmlElement> elements = EbmlElement.children(in, from, end);
        demandOnce(in, elements, Set.of());
        for (EbmlElement element : elements) {
            write(in, draft, element, out);
        }
        return out;
    }

    /** Of two elements of which a format knows one only, one reader takes the first and another the last: refused. */
    void demandOnce(BoxReader in, List<EbmlElement> elements, Set<Integer> others) throws Refusal {
        Set<Integer> seen = new HashSet<>();
        for (EbmlElement element : elements) {
            boolean single = kept.containsKey(element.id()) || others.contains(element.id());
            if (single && !seen.add(element.id())) {
                throw element.damaged(in);
            }
        }
    }

    boolean keeps(EbmlElement element) {
        return kept.containsKey(element.id());
    }

    /** Writes one element, or notes that it is dropped. */
    void write(BoxReader in, Draft draft, EbmlElement element, EbmlWriter out) throws Refusal, IOException {
        Field field = kept.get(element.id());
        if (field instanceof Number) {
            out.unsigned(element.id(), element.unsigned(in));
        } else if (field instanceof Bytes bytes) {
            out.bytes(element.id(), element.bytes(in, bytes.most));
        } else if (field instanceof Floating) {
            // RFC 8794 section 7.3.
            if (element.dataBytes() != 0 && element.dataBytes() != 4 && element.dataBytes() != 8) {
                throw element.damaged(in);
            }
            out.bytes(element.id(), element.bytes(in, Double.BYTES));
        } else if (field instanceof DolbyVisionSettings) {
            if (element.dataBytes() != DolbyVision.BYTES) {
                throw element.damaged(in);
            }
            out.bytes(element.id(), DolbyVision.settings(draft, element.bytes(in, DolbyVision.BYTES)));
        } else if (field instanceof Fields list) {
            out.list(element.id(), list.inside.keep(in, draft, element.dataStart(), element.end()));
        } else {
            MatroskaLeftOut.note(in, draft, element);
        }
    }
}
