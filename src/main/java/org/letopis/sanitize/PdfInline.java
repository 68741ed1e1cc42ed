package org.letopis.sanitize;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/** Pictures that stand among drawing orders, ISO 32000-1 section 8.9.7: known parameters, data as it is. */
final class PdfInline {
    private static final Set<String> KEPT = Set.of(
            "BPC",
            "BitsPerComponent",
            "CS",
            "ColorSpace",
            "D",
            "Decode",
            "DP",
            "DecodeParms",
            "F",
            "Filter",
            "H",
            "Height",
            "IM",
            "ImageMask",
            "Intent",
            "I",
            "Interpolate",
            "W",
            "Width");
    private static final Map<String, String> DEVICE_SPACES =
            Map.of("G", "DeviceGray", "RGB", "DeviceRGB", "CMYK", "DeviceCMYK", "I", "Indexed");

    /**
     * One picture.
     *
     * @param colourSpace the resource that it names, if it names one
     */
    record Picture(COSDictionary parameters, byte[] data, Optional<COSName> colourSpace) {}

    private final PdfJpeg jpeg = new PdfJpeg();

    Picture clean(COSDictionary source, byte[] data, PdfLosses losses) throws Refusal, IOException {
        COSDictionary kept = new COSDictionary();
        for (COSName key : source.keySet()) {
            COSBase value = source.getDictionaryObject(key);
            if (KEPT.contains(key.getName()) && value != null) {
                kept.setItem(key, PdfRules.plain(value));
            } else if (!key.equals(COSName.LENGTH) && !key.getName().equals("L")) {
                losses.entry(key, source.getItem(key));
            }
        }
        byte[] clean = isJpeg(kept) ? jpeg.clean(data, losses) : data;
        return new Picture(kept, clean, space(kept));
    }

    private static boolean isJpeg(COSDictionary parameters) {
        COSBase filter = parameters.getDictionaryObject(COSName.FILTER, COSName.F);
        if (filter instanceof COSArray filters && filters.size() == 1) {
            filter = filters.getObject(0);
        }
        return COSName.DCT_DECODE.equals(filter) || COSName.DCT_DECODE_ABBREVIATION.equals(filter);
    }

    private static Optional<COSName> space(COSDictionary parameters) {
        COSBase space = parameters.getDictionaryObject(COSName.COLORSPACE, COSName.CS);
        boolean named = space instanceof COSName name
                && !DEVICE_SPACES.containsKey(name.getName())
                && !DEVICE_SPACES.containsValue(name.getName());
        return named ? Optional.of((COSName) space) : Optional.empty();
    }
}
