package org.letopis.sanitize;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/** Fonts of a PDF, ISO 32000-1 chapter 9. Font programs are carried over as they are. */
final class PdfFonts {
    private static final Set<String> KINDS =
            Set.of("Type0", "Type1", "MMType1", "Type3", "TrueType", "CIDFontType0", "CIDFontType2");

    private final PdfCopier copier;

    PdfFonts(PdfCopier copier) {
        this.copier = copier;
    }

    /**
     * Returns a font.
     *
     * @param outer resources of the page, which drawn glyphs without resources of their own use; or null
     */
    COSObject font(COSBase value, COSDictionary outer, int depth) throws Refusal, IOException {
        if (!(value instanceof COSDictionary source)) {
            return null;
        }
        COSName kind = source.getCOSName(COSName.SUBTYPE);
        if (kind == null || !KINDS.contains(kind.getName())) {
            throw Refusal.unknownPart(FileFormat.PDF, "font", 0);
        }
        return copier.once(source, reference -> {
            COSDictionary kept = copier.entries(PdfRules.FONT, source, depth);
            if (COSName.TYPE3.equals(kind)) {
                drawn(source, kept, outer, depth);
            }
            copier.writer().object(reference, kept);
        });
    }

    /** Section 9.6.5: each glyph is a stream of drawing orders; all share one set of resources. */
    private void drawn(COSDictionary source, COSDictionary kept, COSDictionary outer, int depth)
            throws Refusal, IOException {
        COSDictionary glyphs = source.getCOSDictionary(COSName.CHAR_PROCS);
        if (glyphs == null) {
            throw PdfFile.damaged("font");
        }
        copier.visit(glyphs);
        COSDictionary own = source.getCOSDictionary(COSName.RESOURCES);
        COSDictionary resources = new COSDictionary();
        COSDictionary copies = new COSDictionary();
        for (COSName name : new TreeSet<>(glyphs.keySet())) {
            if (glyphs.getDictionaryObject(name) instanceof COSStream glyph) {
                PdfContent orders = copier.orders(copier.unpacked(glyph));
                merge(resources, copier.resources(own == null ? outer : own, orders, depth + 1));
                copies.setItem(
                        name,
                        copier.once(
                                glyph,
                                reference ->
                                        copier.writer().compressed(reference, new COSDictionary(), orders.bytes())));
            }
        }
        kept.setItem(COSName.CHAR_PROCS, copies);
        kept.setItem(COSName.RESOURCES, resources);
    }

    private static void merge(COSDictionary all, COSDictionary some) {
        for (COSName kind : some.keySet()) {
            COSDictionary known = all.getCOSDictionary(kind);
            if (known == null) {
                all.setItem(kind, some.getItem(kind));
            } else {
                known.addAll(some.getCOSDictionary(kind));
            }
        }
    }

    COSBase descendants(COSBase value, int depth) throws Refusal, IOException {
        if (!(value instanceof COSArray array) || array.size() != 1) {
            throw PdfFile.damaged("font");
        }
        COSObject font = font(array.getObject(0), null, depth);
        if (font == null) {
            throw PdfFile.damaged("font");
        }
        COSArray kept = new COSArray();
        kept.add(font);
        return kept;
    }

    COSBase descriptor(COSBase value, int depth) throws Refusal, IOException {
        return value instanceof COSDictionary source ? copier.object(PdfRules.FONT_DESCRIPTOR, source, depth) : null;
    }

    /** Section 9.9. */
    COSBase file(COSBase value) throws Refusal, IOException {
        return value instanceof COSStream source ? data(source, PdfRules.FONT_FILE) : null;
    }

    /** Section 9.7.4.2, CIDToGIDMap. */
    COSBase glyphs(COSBase value, int depth) throws Refusal, IOException {
        return value instanceof COSStream source ? data(source, PdfRules.FONT_FILE) : PdfRules.plain(value);
    }

    private COSObject data(COSStream source, PdfRule.Kind kind) throws Refusal, IOException {
        return copier.once(source, reference -> {
            byte[] plain = copier.unpacked(source);
            copier.losses().shown(plain);
            copier.writer().compressed(reference, copier.entries(kind, source, 0), plain);
        });
    }

    /** Returns an encoding or a map to Unicode: a name, a dictionary, or a character map without its comments. */
    COSBase encoding(COSBase value, int depth) throws Refusal, IOException {
        if (value instanceof COSName) {
            return value;
        }
        if (value instanceof COSStream source) {
            return copier.once(source, reference -> {
                byte[] map = PdfPostScript.withoutComments(copier.unpacked(source), copier.losses());
                copier.losses().shown(map);
                COSDictionary kept = copier.entries(PdfRules.CMAP, source, depth);
                copier.writer().compressed(reference, kept, map);
            });
        }
        if (value instanceof COSString) {
            return null;
        }
        return value instanceof COSDictionary source
                ? copier.object(PdfRules.ENCODING_DICTIONARY, source, depth)
                : null;
    }
}
