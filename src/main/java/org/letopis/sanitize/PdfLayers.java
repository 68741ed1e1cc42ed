package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;

/**
 * Layers, ISO 32000-1 section 8.11: which there are and which are seen, with numbers for names. What a layer that is
 * switched off holds is content and stays.
 */
final class PdfLayers {
    private static final COSName MEMBERSHIP = COSName.getPDFName("OCMD");
    private static final COSName EXPRESSION = COSName.getPDFName("VE");
    private static final int DEEPEST = 20;

    private final PdfCopier copier;
    private final Map<COSBase, COSObject> known = new IdentityHashMap<>();
    private final List<COSObject> all = new ArrayList<>();

    PdfLayers(PdfCopier copier) {
        this.copier = copier;
    }

    /** Returns a layer or a condition over layers. */
    COSBase reference(COSBase value) throws Refusal, IOException {
        if (!(value instanceof COSDictionary source)) {
            return null;
        }
        if (MEMBERSHIP.equals(source.getCOSName(COSName.TYPE))) {
            return copier.once(source, reference -> copier.writer().object(reference, condition(source)));
        }
        return layer(source);
    }

    private COSObject layer(COSDictionary source) throws Refusal, IOException {
        COSObject reference = known.get(source);
        if (reference != null) {
            return reference;
        }
        COSObject created = copier.writer().reserve();
        known.put(source, created);
        all.add(created);
        copier.visit(source);
        COSDictionary kept = new COSDictionary();
        kept.setItem(COSName.TYPE, COSName.OCG);
        String number = Integer.toString(all.size());
        kept.setItem(COSName.NAME, new COSString(number));
        String name = source.getString(COSName.NAME, "");
        if (!name.equals(number)) {
            copier.losses().drop(PdfPart.LAYER_NAMES, name);
            copier.losses().text(PdfPart.LAYER_NAMES, name);
        }
        COSBase intent = source.getDictionaryObject("Intent");
        if (intent != null && PdfRules.plain(intent) != null) {
            kept.setItem("Intent", PdfRules.plain(intent));
        }
        COSBase usage = source.getDictionaryObject("Usage");
        if (usage instanceof COSDictionary) {
            kept.setItem("Usage", copier.direct(PdfRules.LAYER_USAGE, usage, 0));
        }
        copier.writer().object(created, kept);
        return created;
    }

    private COSDictionary condition(COSDictionary source) throws Refusal, IOException {
        COSDictionary kept = new COSDictionary();
        kept.setItem(COSName.TYPE, MEMBERSHIP);
        COSBase layers = source.getDictionaryObject(COSName.OCGS);
        if (layers instanceof COSDictionary one) {
            kept.setItem(COSName.OCGS, layer(one));
        } else if (layers instanceof COSArray array) {
            kept.setItem(COSName.OCGS, expression(array, 0));
        }
        if (source.getDictionaryObject(COSName.P) instanceof COSName policy) {
            kept.setItem(COSName.P, policy);
        }
        if (source.getDictionaryObject(EXPRESSION) instanceof COSArray expression) {
            kept.setItem(EXPRESSION, expression(expression, 0));
        }
        return kept;
    }

    private COSArray expression(COSArray source, int depth) throws Refusal, IOException {
        if (depth > DEEPEST) {
            throw Refusal.tooLarge(FileFormat.PDF, "depth of layers");
        }
        COSArray kept = new COSArray();
        for (int i = 0; i < source.size(); i++) {
            COSBase each = source.getObject(i);
            if (each instanceof COSName name) {
                kept.add(name);
            } else if (each instanceof COSArray inner) {
                kept.add(expression(inner, depth + 1));
            } else if (each instanceof COSDictionary layer) {
                kept.add(layer(layer));
            }
        }
        return kept;
    }

    /** Returns what the catalog says of the layers that pages use; null when they use none. */
    COSDictionary properties(COSDictionary source) throws Refusal, IOException {
        if (source == null) {
            return null;
        }
        copier.visit(source);
        // Those that no page uses are found by the search for what is left.
        if (all.isEmpty()) {
            return null;
        }
        COSDictionary standard = new COSDictionary();
        COSDictionary original = source.getCOSDictionary(COSName.D);
        if (original != null) {
            copier.visit(original);
            for (COSName key : List.of(COSName.BASE_STATE, COSName.getPDFName("Intent"))) {
                COSBase value = original.getDictionaryObject(key);
                if (value != null && PdfRules.plain(value) != null) {
                    standard.setItem(key, PdfRules.plain(value));
                }
            }
            for (COSName key : List.of(COSName.ON, COSName.OFF)) {
                COSArray some = used(original.getCOSArray(key));
                if (some.size() > 0) {
                    standard.setItem(key, some);
                }
            }
            COSArray usage = usage(original.getCOSArray(COSName.AS));
            if (usage.size() > 0) {
                standard.setItem(COSName.AS, usage);
            }
            unlisted(original);
        }
        COSDictionary kept = new COSDictionary();
        COSArray layers = new COSArray();
        all.forEach(layers::add);
        kept.setItem(COSName.OCGS, layers);
        kept.setItem(COSName.D, standard);
        return kept;
    }

    private void unlisted(COSDictionary original) {
        Set<String> handled = Set.of("BaseState", "Intent", "ON", "OFF", "AS", "RBGroups", "Locked", "ListMode");
        for (COSName key : original.keySet()) {
            if (!handled.contains(key.getName())) {
                copier.losses().entry(key, original.getDictionaryObject(key));
            }
        }
    }

    private COSArray used(COSArray source) {
        COSArray kept = new COSArray();
        for (int i = 0; source != null && i < source.size(); i++) {
            COSObject layer = known.get(source.getObject(i));
            if (layer != null) {
                kept.add(layer);
            }
        }
        return kept;
    }

    /** Table 103: which layers follow printing or the screen. */
    private COSArray usage(COSArray source) {
        COSArray kept = new COSArray();
        for (int i = 0; source != null && i < source.size(); i++) {
            if (source.getObject(i) instanceof COSDictionary rule) {
                copier.visit(rule);
                COSArray layers = used(rule.getCOSArray(COSName.OCGS));
                COSDictionary copy = new COSDictionary();
                for (String key : List.of("Event", "Category")) {
                    COSBase value = rule.getDictionaryObject(key);
                    if (value != null && PdfRules.plain(value) != null) {
                        copy.setItem(key, PdfRules.plain(value));
                    }
                }
                if (layers.size() > 0) {
                    copy.setItem(COSName.OCGS, layers);
                    kept.add(copy);
                }
            }
        }
        return kept;
    }

    static Set<COSBase> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
