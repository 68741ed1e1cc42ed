package org.letopis.sanitize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/** The pages of a document in order, with what they inherit (ISO 32000-1 section 7.7.3). */
final class PdfPages {
    static final int MOST_PAGES = 20_000;
    private static final int DEEPEST = 60;
    private static final List<COSName> INHERITED =
            List.of(COSName.RESOURCES, COSName.MEDIA_BOX, COSName.CROP_BOX, COSName.ROTATE);

    /**
     * One page.
     *
     * @param source as it stands in the document
     * @param entries the same with what it inherits
     */
    record Page(COSDictionary source, COSDictionary entries) {}

    private final List<Page> pages = new ArrayList<>();
    private final Set<COSBase> nodes = PdfLayers.identities();

    private PdfPages() {}

    static List<Page> of(COSDictionary catalog, PdfCopier copier) throws Refusal {
        COSDictionary root = catalog.getCOSDictionary(COSName.PAGES);
        if (root == null) {
            throw PdfFile.damaged("pages");
        }
        PdfPages walk = new PdfPages();
        walk.node(root, new COSDictionary(), copier, 0);
        if (walk.pages.isEmpty()) {
            throw PdfFile.damaged("pages");
        }
        return walk.pages;
    }

    private void node(COSDictionary node, COSDictionary inherited, PdfCopier copier, int depth) throws Refusal {
        if (depth > DEEPEST || pages.size() >= MOST_PAGES) {
            throw Refusal.tooLarge(FileFormat.PDF, "number of pages");
        }
        copier.visit(node);
        COSDictionary passed = new COSDictionary(inherited);
        for (COSName key : INHERITED) {
            if (node.getDictionaryObject(key) != null) {
                passed.setItem(key, node.getItem(key));
            }
        }
        COSArray kids = node.getCOSArray(COSName.KIDS);
        if (kids == null || COSName.PAGE.equals(node.getCOSName(COSName.TYPE))) {
            COSDictionary entries = new COSDictionary(passed);
            entries.addAll(node);
            pages.add(new Page(node, entries));
            return;
        }
        if (!nodes.add(node)) {
            throw PdfFile.damaged("pages");
        }
        for (int i = 0; i < kids.size(); i++) {
            if (kids.getObject(i) instanceof COSDictionary kid) {
                node(kid, passed, copier, depth + 1);
            }
        }
    }
}
