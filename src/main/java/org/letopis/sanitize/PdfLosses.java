package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;

/** What a rewritten PDF lacks, as the worker's side notes it. */
final class PdfLosses {
    static final int MOST_FINDINGS = 2_000;
    static final int MOST_TEXTS = 4_000;
    private static final int LONGEST_TEXT = 4_000;
    private static final int DEEPEST = 20;
    private static final int SHOWN_CHARS = 200;

    /** How drawing the text of a field starts: what the field shows repeats it. */
    private static final COSName DRAWN_LIKE = COSName.DA;

    /** One finding; its name is that of the part, or says more. */
    record Loss(PdfPart part, String name, String value) {}

    /** Text that was left out. */
    record Text(PdfPart part, String text) {}

    private final Set<PdfPart> parts = EnumSet.noneOf(PdfPart.class);
    private final Set<Loss> losses = new LinkedHashSet<>();
    /** By the text: the same one in two places must be looked for once. */
    private final Map<String, PdfPart> texts = new LinkedHashMap<>();

    private final List<byte[]> shown = new ArrayList<>();

    void drop(PdfPart part, String value) {
        drop(part, part.label(), value);
    }

    void drop(PdfPart part, String name, String value) {
        parts.add(part);
        if (losses.size() < MOST_FINDINGS) {
            losses.add(new Loss(part, name, value.substring(0, Math.min(value.length(), SHOWN_CHARS))));
        }
    }

    /** Notes an entry of a dictionary that is left out, and every text that stands in it. */
    void entry(COSName key, COSBase value) {
        PdfPart part = PdfPart.ofKey(key.getName());
        String said = part == PdfPart.UNKNOWN ? key.getName() : words(value);
        drop(part, said);
        script(value, 0);
        textsOf(part, value, 0);
    }

    private void script(COSBase value, int depth) {
        COSBase direct = value instanceof COSObject reference ? reference.getObject() : value;
        if (direct instanceof COSDictionary dictionary && depth < 3) {
            COSBase program = dictionary.getDictionaryObject(COSName.JS);
            if (program != null) {
                drop(PdfPart.SCRIPT, words(program));
            }
            dictionary.keySet().forEach(key -> script(dictionary.getItem(key), depth + 1));
        }
    }

    private static String words(COSBase value) {
        if (value instanceof COSString string) {
            return string.getString();
        }
        return value instanceof COSName name ? name.getName() : "";
    }

    /** Notes the texts in a value; what it refers to is looked at by itself. */
    void textsOf(PdfPart part, COSBase value, int depth) {
        if (depth > DEEPEST || texts.size() >= MOST_TEXTS || value instanceof COSObject) {
            return;
        }
        if (value instanceof COSString string) {
            text(part, string.getString());
        } else if (value instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                textsOf(part, array.get(i), depth + 1);
            }
        } else if (value instanceof COSDictionary dictionary) {
            for (COSName key : dictionary.keySet()) {
                if (!key.equals(DRAWN_LIKE)) {
                    PdfPart own = PdfPart.ofKey(key.getName());
                    textsOf(own == PdfPart.UNKNOWN ? part : own, dictionary.getItem(key), depth + 1);
                }
            }
        }
    }

    void text(PdfPart part, String text) {
        if (text.length() >= NeedleSearch.SHORTEST && texts.size() < MOST_TEXTS) {
            texts.putIfAbsent(text.strip().substring(0, Math.min(text.strip().length(), LONGEST_TEXT)), part);
        }
    }

    /** Notes bytes that a page shows, or that its fonts need: text in them is not a leak. */
    void shown(byte[] bytes) {
        if (bytes.length >= NeedleSearch.SHORTEST) {
            shown.add(bytes);
        }
    }

    Set<PdfPart> parts() {
        return parts;
    }

    List<Loss> losses() {
        return List.copyOf(losses);
    }

    /** Returns the texts that were left out and that no page shows. */
    List<Text> texts() {
        List<Text> unseen = new ArrayList<>();
        texts.forEach((text, part) -> unseen.add(new Text(part, text)));
        // One text has many forms, so that it is looked for by its number.
        Needles needles = new Needles();
        for (int i = 0; i < unseen.size(); i++) {
            needles.bytes(Integer.toString(i), unseen.get(i).text.getBytes(UTF_8));
        }
        NeedleSearch search = needles.search(List.of(), NeedleSearch.SHORTEST);
        for (byte[] bytes : shown) {
            search.restart();
            search.accept(bytes, 0, bytes.length);
        }
        Set<Integer> seen = new LinkedHashSet<>();
        search.found().forEach(needle -> seen.add(Integer.valueOf(needle.name())));
        List<Text> left = new ArrayList<>();
        for (int i = 0; i < unseen.size(); i++) {
            if (!seen.contains(i)) {
                left.add(unseen.get(i));
            }
        }
        return left;
    }
}
