package org.letopis.sanitize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the shared strings of a workbook: those that cells use, in the order in which they use them. */
final class StringsWriter extends OoxmlWriter {
    private final SheetBook book;
    private final List<Integer> bounds = new ArrayList<>();

    StringsWriter(OoxmlPlan plan, References references, OoxmlTally tally, SheetBook book) {
        super(plan, references, tally);
        this.book = book;
    }

    @Override
    Optional<Loss> drops(XmlElement element) {
        if (element.name().equals("x:si")) {
            bounds.add(body().sizeBytes());
        }
        return Optional.empty();
    }

    @Override
    byte[] inner() throws Refusal {
        bounds.add(body().sizeBytes());
        byte[] all = body().bytes();
        XmlText chosen = new XmlText();
        for (int number : book.usedStrings()) {
            if (number + 1 >= bounds.size()) {
                throw Refusal.damaged(draft.format(), "shared string", 0);
            }
            chosen.raw(all, bounds.get(number), bounds.get(number + 1) - bounds.get(number));
        }
        return chosen.bytes();
    }
}
