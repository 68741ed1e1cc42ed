package org.letopis.sanitize;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;

/** What of the value of one dictionary entry a clean copy keeps. */
@FunctionalInterface
interface PdfRule {
    /**
     * Returns what is kept, made of new objects; null when nothing is.
     *
     * @param value never a reference and never null
     */
    COSBase keep(COSBase value, PdfCopier copier, int depth) throws Refusal, IOException;

    /** The entries that dictionaries of one kind keep. What is not listed is left out. */
    final class Kind {
        private final String name;
        private final Map<COSName, PdfRule> rules = new HashMap<>();

        Kind(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        Kind keep(PdfRule rule, String... keys) {
            for (String key : keys) {
                rules.put(COSName.getPDFName(key), rule);
            }
            return this;
        }

        /** Returns the rule for the key, or null. */
        PdfRule of(COSName key) {
            return rules.get(key);
        }
    }
}
