package org.letopis.sanitize;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Writes a part of a text. Notes that nothing kept refers to stay behind. */
final class WordWriter extends OoxmlWriter {
    /** The notes that kept text refers to, by kind and id. */
    static final class Notes {
        private final Set<String> used = new HashSet<>();
    }

    private final Notes notes;

    WordWriter(OoxmlPlan plan, References references, OoxmlTally tally, Notes notes) {
        super(plan, references, tally);
        this.notes = notes;
    }

    @Override
    Optional<Loss> drops(XmlElement element) {
        String name = element.name();
        boolean note = name.equals("w:footnote") || name.equals("w:endnote");
        boolean separator =
                !element.value("w:type").isEmpty() && !element.value("w:type").equals("normal");
        // In the settings these stand for the separators.
        boolean lost = note
                && !element.isIn("w:footnotePr")
                && !element.isIn("w:endnotePr")
                && !separator
                && !notes.used.contains(name + element.value("w:id"));
        return lost ? Optional.of(new Loss(FindingGroup.HISTORY, "Note of deleted text")) : Optional.empty();
    }

    @Override
    void written(XmlElement element) {
        if (element.name().equals("w:footnoteReference") || element.name().equals("w:endnoteReference")) {
            notes.used.add(element.name().replace("Reference", "") + element.value("w:id"));
        }
    }
}
