package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;

/** Bookmarks, ISO 32000-1 section 12.3.3: people see their titles, so these are content. Actions are not kept. */
final class PdfOutline {
    private static final int DEEPEST = 30;
    private static final int MOST_ITEMS = 100_000;

    private final PdfCopier copier;
    private final PdfPlaces places;
    private final Set<COSBase> seen = PdfLayers.identities();

    PdfOutline(PdfCopier copier, PdfPlaces places) {
        this.copier = copier;
        this.places = places;
    }

    /** Returns the root of the bookmarks, or null when there are none. */
    COSObject root(COSDictionary source) throws Refusal, IOException {
        if (source == null) {
            return null;
        }
        copier.visit(source);
        COSObject reference = copier.writer().reserve();
        COSDictionary root = new COSDictionary();
        root.setItem(COSName.TYPE, COSName.OUTLINES);
        children(source, reference, root, 0);
        if (root.getItem(COSName.COUNT) == null && source.getItem(COSName.COUNT) != null) {
            plain(source, root, COSName.COUNT);
        }
        copier.writer().object(reference, root);
        return root.getItem(COSName.FIRST) == null ? null : reference;
    }

    private void children(COSDictionary source, COSObject parent, COSDictionary kept, int depth)
            throws Refusal, IOException {
        if (depth > DEEPEST) {
            throw Refusal.tooLarge(FileFormat.PDF, "depth of bookmarks");
        }
        List<COSDictionary> items = new ArrayList<>();
        COSDictionary item = source.getCOSDictionary(COSName.FIRST);
        while (item != null && seen.add(item)) {
            if (seen.size() > MOST_ITEMS) {
                throw Refusal.tooLarge(FileFormat.PDF, "number of bookmarks");
            }
            items.add(item);
            item = item.getCOSDictionary(COSName.NEXT);
        }
        List<COSObject> references = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            references.add(copier.writer().reserve());
        }
        for (int i = 0; i < items.size(); i++) {
            COSDictionary copy = item(items.get(i));
            copy.setItem(COSName.PARENT, parent);
            if (i > 0) {
                copy.setItem(COSName.PREV, references.get(i - 1));
            }
            if (i + 1 < items.size()) {
                copy.setItem(COSName.NEXT, references.get(i + 1));
            }
            children(items.get(i), references.get(i), copy, depth + 1);
            copier.writer().object(references.get(i), copy);
        }
        if (!references.isEmpty()) {
            kept.setItem(COSName.FIRST, references.get(0));
            kept.setItem(COSName.LAST, references.get(references.size() - 1));
            plain(source, kept, COSName.COUNT);
        }
    }

    private COSDictionary item(COSDictionary source) {
        copier.visit(source);
        COSDictionary kept = new COSDictionary();
        COSBase title = source.getDictionaryObject(COSName.TITLE);
        if (title instanceof COSString text) {
            copier.losses().shown(text.getBytes());
            copier.losses().shown(text.getString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            kept.setItem(COSName.TITLE, text);
        }
        plain(source, kept, COSName.C);
        plain(source, kept, COSName.F);
        COSArray place = places.of(source);
        if (place != null) {
            kept.setItem(COSName.DEST, place);
        }
        return kept;
    }

    private static void plain(COSDictionary source, COSDictionary kept, COSName key) {
        COSBase value = source.getDictionaryObject(key);
        COSBase plain = value == null ? null : PdfRules.plain(value);
        if (plain != null) {
            kept.setItem(key, plain);
        }
    }
}
