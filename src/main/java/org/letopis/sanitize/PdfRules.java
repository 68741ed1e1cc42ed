package org.letopis.sanitize;

import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/**
 * The parts of a PDF that a page needs to look as it does, by kind of dictionary, and of each the entries that are
 * kept. Section numbers are those of ISO 32000-1.
 */
final class PdfRules {
    private static final int DEEPEST_ARRAY = 4;

    /** Numbers, names, truth values, and arrays of these: no text and nothing that refers to something else. */
    static final PdfRule PLAIN = (value, copier, depth) -> plain(value);
    /** A string that pages need. */
    private static final PdfRule STRING = (value, copier, depth) -> {
        if (value instanceof COSString string) {
            copier.losses().shown(string.getBytes());
            return string;
        }
        return null;
    };

    private static final PdfRule FUNCTION = (value, copier, depth) -> copier.function(value, depth);
    private static final PdfRule COLOUR =
            (value, copier, depth) -> copier.colours().space(value, depth);
    private static final PdfRule ENCODING =
            (value, copier, depth) -> copier.fonts().encoding(value, depth);

    /** Sections 9.6 to 9.7: simple fonts, composite fonts, fonts of drawn glyphs. */
    static final PdfRule.Kind FONT = new PdfRule.Kind("font")
            .keep(PLAIN, "Type", "Subtype", "BaseFont", "FirstChar", "LastChar", "Widths", "DW", "W", "DW2", "W2")
            .keep(PLAIN, "FontBBox", "FontMatrix")
            .keep(ENCODING, "Encoding", "ToUnicode")
            .keep((value, copier, depth) -> copier.fonts().descriptor(value, depth), "FontDescriptor")
            .keep((value, copier, depth) -> copier.fonts().descendants(value, depth), "DescendantFonts")
            .keep((value, copier, depth) -> copier.fonts().glyphs(value, depth), "CIDToGIDMap")
            .keep((value, copier, depth) -> copier.direct(PdfRules.CID_SYSTEM, value, depth), "CIDSystemInfo");

    /** Section 9.7.3: which order of characters the codes mean; two words of the font's maker. */
    static final PdfRule.Kind CID_SYSTEM = new PdfRule.Kind("CIDSystemInfo")
            .keep(STRING, "Registry", "Ordering")
            .keep(PLAIN, "Supplement");

    /** Section 9.8; the entries that only help to find a substitute are left out. */
    static final PdfRule.Kind FONT_DESCRIPTOR = new PdfRule.Kind("font descriptor")
            .keep(PLAIN, "Type", "FontName", "FontStretch", "FontWeight", "Flags", "FontBBox", "ItalicAngle", "Ascent")
            .keep(PLAIN, "Descent", "Leading", "CapHeight", "XHeight", "StemV", "StemH", "AvgWidth", "MaxWidth")
            .keep(PLAIN, "MissingWidth")
            .keep((value, copier, depth) -> copier.fonts().file(value), "FontFile", "FontFile2", "FontFile3");

    static final PdfRule.Kind FONT_FILE =
            new PdfRule.Kind("font file").keep(PLAIN, "Length1", "Length2", "Length3", "Subtype");

    static final PdfRule.Kind ENCODING_DICTIONARY =
            new PdfRule.Kind("encoding").keep(PLAIN, "Type", "BaseEncoding", "Differences");

    static final PdfRule.Kind CMAP = new PdfRule.Kind("CMap")
            .keep(PLAIN, "Type", "CMapName", "WMode")
            .keep(ENCODING, "UseCMap")
            .keep((value, copier, depth) -> copier.direct(CID_SYSTEM, value, depth), "CIDSystemInfo");

    /** Section 8.10.2. */
    static final PdfRule.Kind FORM = new PdfRule.Kind("form")
            .keep(PLAIN, "Type", "Subtype", "FormType", "BBox", "Matrix")
            .keep((value, copier, depth) -> copier.direct(PdfRules.GROUP, value, depth), "Group")
            .keep((value, copier, depth) -> copier.layers().reference(value), "OC");

    /** Section 11.6.6. */
    static final PdfRule.Kind GROUP =
            new PdfRule.Kind("group").keep(PLAIN, "Type", "S", "I", "K").keep(COLOUR, "CS");

    /** Section 8.9.5. */
    static final PdfRule.Kind IMAGE = new PdfRule.Kind("picture")
            .keep(PLAIN, "Type", "Subtype", "Width", "Height", "BitsPerComponent", "Intent", "ImageMask", "Decode")
            .keep(PLAIN, "Interpolate", "SMaskInData", "Matte")
            .keep(COLOUR, "ColorSpace")
            .keep((value, copier, depth) -> copier.images().mask(value, depth), "Mask", "SMask")
            .keep((value, copier, depth) -> copier.layers().reference(value), "OC");

    /** Sections 7.4.4.3, 7.4.6 and 7.4.8. */
    static final Set<String> DECODE_PARAMETERS = Set.of(
            "Predictor",
            "Colors",
            "BitsPerComponent",
            "Columns",
            "K",
            "EndOfLine",
            "EncodedByteAlign",
            "Rows",
            "EndOfBlock",
            "BlackIs1",
            "DamagedRowsBeforeError",
            "ColorTransform");

    /** Section 8.4.5; what only a printing press uses is left out. */
    static final PdfRule.Kind STATE = new PdfRule.Kind("graphics state")
            .keep(
                    PLAIN, "Type", "LW", "LC", "LJ", "ML", "D", "RI", "OP", "op", "OPM", "FL", "SM", "SA", "BM", "CA",
                    "ca")
            .keep(PLAIN, "AIS", "TK", "UseBlackPtComp")
            .keep(FUNCTION, "TR", "TR2")
            .keep((value, copier, depth) -> copier.fontAndSize(value, depth), "Font")
            .keep((value, copier, depth) -> copier.direct(PdfRules.SOFT_MASK, value, depth), "SMask");

    /** Section 11.6.5.2. */
    static final PdfRule.Kind SOFT_MASK = new PdfRule.Kind("soft mask")
            .keep(PLAIN, "Type", "S", "BC")
            .keep((value, copier, depth) -> copier.form(value, null, depth), "G")
            .keep(FUNCTION, "TR");

    /** Section 8.7.3. */
    static final PdfRule.Kind TILING = new PdfRule.Kind("pattern")
            .keep(PLAIN, "Type", "PatternType", "PaintType", "TilingType", "BBox", "XStep", "YStep", "Matrix");

    /** Section 8.7.4. */
    static final PdfRule.Kind SHADING_PATTERN = new PdfRule.Kind("pattern")
            .keep(PLAIN, "Type", "PatternType", "Matrix")
            .keep((value, copier, depth) -> copier.state(value, depth), "ExtGState")
            .keep((value, copier, depth) -> copier.shading(value, depth), "Shading");

    static final PdfRule.Kind SHADING = new PdfRule.Kind("shading")
            .keep(PLAIN, "ShadingType", "Background", "BBox", "AntiAlias", "Domain", "Matrix", "Coords", "Extend")
            .keep(PLAIN, "BitsPerCoordinate", "BitsPerComponent", "BitsPerFlag", "Decode", "VerticesPerRow")
            .keep(COLOUR, "ColorSpace")
            .keep(FUNCTION, "Function");

    /** Section 7.10. */
    static final PdfRule.Kind FUNCTION_DICTIONARY = new PdfRule.Kind("function")
            .keep(PLAIN, "FunctionType", "Domain", "Range", "Size", "BitsPerSample", "Order", "Encode", "Decode", "C0")
            .keep(PLAIN, "C1", "N", "Bounds")
            .keep(FUNCTION, "Functions");

    /** Section 8.6.5. */
    static final PdfRule.Kind CALIBRATED =
            new PdfRule.Kind("colour space").keep(PLAIN, "WhitePoint", "BlackPoint", "Gamma", "Matrix", "Range");

    static final PdfRule.Kind ICC =
            new PdfRule.Kind("colour profile").keep(PLAIN, "N", "Range").keep(COLOUR, "Alternate");

    /** Section 8.11.4.4, without whom or what program a layer is for. */
    static final PdfRule.Kind LAYER_USAGE = new PdfRule.Kind("layer")
            .keep(
                    (value, copier, depth) -> copier.direct(PdfRules.LAYER_STATE, value, depth),
                    "View",
                    "Print",
                    "Export",
                    "Zoom");

    static final PdfRule.Kind LAYER_STATE =
            new PdfRule.Kind("layer").keep(PLAIN, "ViewState", "PrintState", "ExportState", "Subtype", "min", "max");

    /** Section 12.5.6.5: a link to a page of the document itself, and the frame around any link. */
    static final PdfRule.Kind LINK = new PdfRule.Kind("link")
            .keep(PLAIN, "Type", "Subtype", "Rect", "F", "C", "H", "QuadPoints")
            .keep(PLAIN, "Border")
            .keep((value, copier, depth) -> copier.direct(PdfRules.BORDER_STYLE, value, depth), "BS");

    static final PdfRule.Kind BORDER_STYLE = new PdfRule.Kind("border").keep(PLAIN, "Type", "W", "S", "D");

    private PdfRules() {}

    /** Returns the value when nothing but numbers, names and truth values is in it, or null. */
    static COSBase plain(COSBase value) {
        return plain(value, 0);
    }

    private static COSBase plain(COSBase value, int depth) {
        if (value instanceof COSNumber || value instanceof COSName || value instanceof COSBoolean) {
            return value;
        }
        if (value instanceof COSArray array && depth < DEEPEST_ARRAY) {
            COSArray kept = new COSArray();
            for (int i = 0; i < array.size(); i++) {
                COSBase each = array.getObject(i);
                COSBase plain = each == null ? COSNull.NULL : plain(each, depth + 1);
                if (plain == null) {
                    return null;
                }
                kept.add(plain);
            }
            return kept;
        }
        return null;
    }

    /** Returns the parameters of a filter that decoding needs, or null when there are none. */
    static COSDictionary decodeParameters(COSBase value) {
        COSDictionary kept = new COSDictionary();
        if (value instanceof COSDictionary source && !(value instanceof COSStream)) {
            for (COSName key : source.keySet()) {
                COSBase plain =
                        DECODE_PARAMETERS.contains(key.getName()) ? plain(source.getDictionaryObject(key)) : null;
                if (plain != null) {
                    kept.setItem(key, plain);
                }
            }
        }
        return kept.size() == 0 ? null : kept;
    }
}
