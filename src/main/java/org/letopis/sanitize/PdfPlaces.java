package org.letopis.sanitize;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;

/** Places in the document that links and bookmarks lead to, without the names some have (ISO 32000-1 section 12.3.2). */
final class PdfPlaces {
    private static final int MOST_NAMES = 200_000;
    private static final int DEEPEST = 30;
    private static final COSName GO_TO = COSName.getPDFName("GoTo");

    private final PdfLosses losses;
    private final List<COSObject> pages;
    private final Map<COSBase, COSObject> byPage = new IdentityHashMap<>();
    private final Map<String, COSBase> named = new HashMap<>();

    /** @param targets the new page for each page of the original, both in order */
    PdfPlaces(COSDictionary catalog, List<COSDictionary> originals, List<COSObject> targets, PdfLosses losses) {
        this.losses = losses;
        this.pages = targets;
        for (int i = 0; i < originals.size(); i++) {
            byPage.putIfAbsent(originals.get(i), targets.get(i));
        }
        COSDictionary old = catalog.getCOSDictionary(COSName.DESTS);
        if (old != null) {
            for (COSName name : old.keySet()) {
                named.put(name.getName(), old.getDictionaryObject(name));
            }
        }
        COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
        if (names != null) {
            tree(names.getCOSDictionary(COSName.DESTS), PdfLayers.identities(), 0);
        }
    }

    private void tree(COSDictionary node, Set<COSBase> seen, int depth) {
        if (node == null || depth > DEEPEST || !seen.add(node)) {
            return;
        }
        COSArray pairs = node.getCOSArray(COSName.NAMES);
        for (int i = 0; pairs != null && i + 1 < pairs.size() && named.size() < MOST_NAMES; i += 2) {
            if (pairs.getObject(i) instanceof COSString name) {
                named.putIfAbsent(name.getString(), pairs.getObject(i + 1));
            }
        }
        COSArray kids = node.getCOSArray(COSName.KIDS);
        for (int i = 0; kids != null && i < kids.size(); i++) {
            if (kids.getObject(i) instanceof COSDictionary kid) {
                tree(kid, seen, depth + 1);
            }
        }
    }

    /** Returns where a link or bookmark leads, or null when that is not a page of this document. */
    COSArray of(COSDictionary source) {
        COSBase destination = source.getDictionaryObject(COSName.DEST);
        COSDictionary action = source.getCOSDictionary(COSName.A);
        if (destination == null && action != null) {
            if (GO_TO.equals(action.getCOSName(COSName.S))) {
                destination = action.getDictionaryObject(COSName.D);
            } else {
                boolean address = action.getDictionaryObject(COSName.URI) != null;
                PdfPart part = address ? PdfPart.WEB_LINK : PdfPart.ACTION;
                COSBase said = action.getDictionaryObject(COSName.URI, COSName.S);
                losses.drop(part, said instanceof COSString text ? text.getString() : "");
                losses.textsOf(part, action, 0);
            }
        }
        return resolved(destination);
    }

    private COSArray resolved(COSBase destination) {
        COSBase found = destination;
        if (found instanceof COSString name) {
            found = named.get(name.getString());
        } else if (found instanceof COSName name) {
            found = named.get(name.getName());
        }
        if (found instanceof COSDictionary holder) {
            found = holder.getDictionaryObject(COSName.D);
        }
        if (!(found instanceof COSArray array) || array.size() < 2) {
            return null;
        }
        COSBase target = array.getObject(0);
        COSObject page = byPage.get(target);
        if (target instanceof COSNumber number && number.intValue() >= 0 && number.intValue() < pages.size()) {
            page = pages.get(number.intValue());
        }
        COSArray view = new COSArray();
        for (int i = 1; i < array.size(); i++) {
            view.add(array.getObject(i) == null ? org.apache.pdfbox.cos.COSNull.NULL : array.getObject(i));
        }
        if (page == null || !(PdfRules.plain(view) instanceof COSArray plain)) {
            return null;
        }
        COSArray kept = new COSArray();
        kept.add(page);
        kept.addAll(plain);
        return kept;
    }
}
