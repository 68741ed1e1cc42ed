package org.letopis.sanitize;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSString;

/** How pages are numbered, which viewers show: ISO 32000-1 section 12.4.2. */
final class PdfLabels {
    private static final int DEEPEST = 30;

    private final PdfCopier copier;
    private final Map<Integer, COSDictionary> labels = new TreeMap<>();
    private final Set<COSBase> seen = PdfLayers.identities();

    PdfLabels(PdfCopier copier) {
        this.copier = copier;
    }

    /** Returns page indexes and labels in turn. */
    COSArray of(COSDictionary tree) {
        node(tree, 0);
        COSArray numbers = new COSArray();
        labels.forEach((index, label) -> {
            numbers.add(COSInteger.get(index));
            numbers.add(label);
        });
        return numbers;
    }

    private void node(COSDictionary node, int depth) {
        if (node == null || depth > DEEPEST || !seen.add(node)) {
            return;
        }
        copier.visit(node);
        COSArray pairs = node.getCOSArray(COSName.NUMS);
        for (int i = 0; pairs != null && i + 1 < pairs.size(); i += 2) {
            boolean fits = labels.size() < PdfPages.MOST_PAGES;
            if (fits
                    && pairs.getObject(i) instanceof COSNumber index
                    && pairs.getObject(i + 1) instanceof COSDictionary label) {
                labels.put(index.intValue(), label(label));
            }
        }
        COSArray kids = node.getCOSArray(COSName.KIDS);
        for (int i = 0; kids != null && i < kids.size(); i++) {
            if (kids.getObject(i) instanceof COSDictionary kid) {
                node(kid, depth + 1);
            }
        }
    }

    private COSDictionary label(COSDictionary source) {
        copier.visit(source);
        COSDictionary kept = new COSDictionary();
        for (COSName key : new COSName[] {COSName.S, COSName.ST}) {
            COSBase value = source.getDictionaryObject(key);
            if (value != null && PdfRules.plain(value) != null) {
                kept.setItem(key, value);
            }
        }
        if (source.getDictionaryObject(COSName.P) instanceof COSString prefix) {
            copier.losses().shown(prefix.getBytes());
            kept.setItem(COSName.P, prefix);
        }
        return kept;
    }
}
