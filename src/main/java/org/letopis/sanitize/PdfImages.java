package org.letopis.sanitize;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Pictures of a PDF, ISO 32000-1 section 8.9. Coded picture data stays bit for bit (JPEG, JPEG 2000, JBIG2, CCITT, and
 * Flate up to the true end of its stream); other codings are undone and written as Flate.
 */
final class PdfImages {
    private static final List<String> CODINGS =
            List.of("DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF");

    private final PdfCopier copier;
    private final PdfJpeg jpeg = new PdfJpeg();

    PdfImages(PdfCopier copier) {
        this.copier = copier;
    }

    COSObject image(COSStream source, int depth) throws Refusal, IOException {
        return copier.once(source, reference -> {
            COSDictionary kept = copier.entries(PdfRules.IMAGE, source, depth);
            List<COSName> filters = filters(source);
            COSName last = filters.isEmpty() ? null : filters.get(filters.size() - 1);
            if (last != null && CODINGS.contains(last.getName())) {
                coded(reference, source, kept, last, filters.size() - 1);
            } else {
                plain(reference, source, kept, filters);
            }
        });
    }

    /** A stencil or soft mask is a picture too; a mask by colour is an array of numbers. */
    COSBase mask(COSBase value, int depth) throws Refusal, IOException {
        return value instanceof COSStream source ? image(source, depth) : PdfRules.plain(value);
    }

    private void coded(COSObject reference, COSStream source, COSDictionary kept, COSName coding, int index)
            throws Refusal, IOException {
        byte[] data;
        try (InputStream in = new PDStream(source).createInputStream(CODINGS)) {
            data = copier.bounded(in);
        } catch (RuntimeException e) {
            throw PdfFile.damaged("picture");
        }
        COSBase parameters = parameters(source, index);
        COSDictionary decode = PdfRules.decodeParameters(parameters);
        switch (coding.getName()) {
            case "DCTDecode", "DCT" -> data = jpeg.clean(data, copier.losses());
            case "JPXDecode" -> data = new PdfJpeg2000(copier.losses()).clean(data);
            case "JBIG2Decode" -> {
                data = PdfJbig2.clean(data, copier.losses());
                if (parameters instanceof COSDictionary all
                        && all.getDictionaryObject(COSName.JBIG2_GLOBALS) instanceof COSStream globals) {
                    decode = new COSDictionary();
                    decode.setItem(COSName.JBIG2_GLOBALS, globals(globals));
                }
            }
            default -> {}
        }
        kept.setItem(COSName.FILTER, longName(coding));
        if (decode != null) {
            kept.setItem(COSName.DECODE_PARMS, decode);
        }
        copier.writer().stream(reference, kept, data);
    }

    private COSObject globals(COSStream source) throws Refusal, IOException {
        return copier.once(
                source,
                reference -> copier.writer()
                        .compressed(
                                reference,
                                new COSDictionary(),
                                PdfJbig2.clean(copier.unpacked(source), copier.losses())));
    }

    private static COSName longName(COSName coding) {
        return switch (coding.getName()) {
            case "DCT" -> COSName.DCT_DECODE;
            case "CCF" -> COSName.CCITTFAX_DECODE;
            default -> coding;
        };
    }

    private void plain(COSObject reference, COSStream source, COSDictionary kept, List<COSName> filters)
            throws Refusal, IOException {
        boolean flate = filters.size() == 1 && COSName.FLATE_DECODE.equals(filters.get(0));
        byte[] exact = flate ? exact(source, needed(source)) : null;
        if (exact == null) {
            byte[] pixels = copier.unpacked(source);
            long needed = needed(source);
            if (needed > 0 && needed < pixels.length) {
                copier.losses().drop(PdfPart.BEHIND_STREAM, pixels.length - needed + " bytes");
                pixels = Arrays.copyOf(pixels, (int) needed);
            }
            copier.writer().compressed(reference, kept, pixels);
            return;
        }
        kept.setItem(COSName.FILTER, COSName.FLATE_DECODE);
        COSDictionary decode = PdfRules.decodeParameters(parameters(source, 0));
        if (decode != null) {
            kept.setItem(COSName.DECODE_PARMS, decode);
        }
        copier.writer().stream(reference, kept, exact);
    }

    /** Returns how many bytes the pixels take once they are unpacked, 0 when that is not plain to see. */
    private static long needed(COSStream source) {
        long width = source.getInt(COSName.WIDTH, COSName.W);
        long height = source.getInt(COSName.HEIGHT, COSName.H);
        long bits = source.getBoolean(COSName.IMAGE_MASK, false) ? 1 : source.getInt(COSName.BITS_PER_COMPONENT, 0);
        int components = source.getBoolean(COSName.IMAGE_MASK, false)
                ? 1
                : components(source.getDictionaryObject(COSName.COLORSPACE));
        if (width <= 0 || height <= 0 || bits <= 0 || bits > 16 || components == 0) {
            return 0;
        }
        return (width * components * bits + 7) / 8 * height;
    }

    private static int components(COSBase space) {
        if (space instanceof COSName name) {
            return switch (name.getName()) {
                case "DeviceGray", "G", "CalGray" -> 1;
                case "DeviceRGB", "RGB", "CalRGB" -> 3;
                case "DeviceCMYK", "CMYK" -> 4;
                default -> 0;
            };
        }
        if (space instanceof COSArray array && array.size() > 1 && array.getObject(0) instanceof COSName family) {
            return switch (family.getName()) {
                case "Indexed", "I", "Separation", "CalGray" -> 1;
                case "CalRGB", "Lab" -> 3;
                case "DeviceN" -> array.getObject(1) instanceof COSArray names ? names.size() : 0;
                case "ICCBased" ->
                    array.getObject(1) instanceof COSStream profile
                                    && profile.getDictionaryObject(COSName.N) instanceof COSNumber count
                            ? count.intValue()
                            : 0;
                default -> 0;
            };
        }
        return 0;
    }

    /** Returns the one zlib stream up to its true end; null when it is damaged or holds more than the pixels. */
    private byte[] exact(COSStream source, long needed) throws Refusal, IOException {
        byte[] raw;
        try (InputStream in = source.createRawInputStream()) {
            raw = copier.bounded(in);
        }
        COSBase parameters = parameters(source, 0);
        boolean predicted = parameters instanceof COSDictionary all && all.getInt(COSName.PREDICTOR, 1) >= 10;
        long most = predicted ? needed + rows(source) : needed;
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(raw);
            byte[] block = new byte[1 << 15];
            while (!inflater.finished()) {
                int count = inflater.inflate(block);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())
                        || needed == 0
                        || inflater.getBytesWritten() > most) {
                    return null;
                }
            }
            int end = (int) inflater.getBytesRead();
            noteBehind(raw, end);
            return Arrays.copyOf(raw, end);
        } catch (DataFormatException e) {
            return null;
        } finally {
            inflater.end();
        }
    }

    private static long rows(COSStream source) {
        return source.getInt(COSName.HEIGHT, COSName.H);
    }

    private void noteBehind(byte[] raw, int end) {
        for (int i = end; i < raw.length; i++) {
            if (raw[i] != '\n' && raw[i] != '\r') {
                copier.losses().drop(PdfPart.BEHIND_STREAM, raw.length - end + " bytes");
                for (byte[] run : PlainText.runs(Arrays.copyOfRange(raw, end, raw.length), raw.length - end)) {
                    copier.losses().text(PdfPart.BEHIND_STREAM, PlainText.decode(run, ""));
                }
                return;
            }
        }
    }

    private static List<COSName> filters(COSStream source) throws Refusal {
        COSBase filters = source.getFilters();
        List<COSName> names = new ArrayList<>();
        if (filters instanceof COSName name) {
            names.add(name);
        } else if (filters instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (!(array.getObject(i) instanceof COSName name)) {
                    throw PdfFile.damaged("filter");
                }
                names.add(name);
            }
        }
        return names;
    }

    private static COSBase parameters(COSStream source, int index) {
        COSBase parameters = source.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        if (parameters instanceof COSArray array) {
            return index < array.size() ? array.getObject(index) : null;
        }
        return parameters;
    }
}
