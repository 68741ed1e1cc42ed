package org.letopis.sanitize;

import java.io.IOException;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/** Colour spaces of a PDF, ISO 32000-1 section 8.6: kept as they are, with profiles rebuilt as everywhere else. */
final class PdfColours {
    private static final int DEEPEST = 12;
    private static final Set<String> CALIBRATED = Set.of("CalGray", "CalRGB", "Lab");

    private final PdfCopier copier;

    PdfColours(PdfCopier copier) {
        this.copier = copier;
    }

    COSBase space(COSBase value, int depth) throws Refusal, IOException {
        if (value instanceof COSName) {
            return value;
        }
        if (!(value instanceof COSArray array) || !(array.size() > 0 && array.getObject(0) instanceof COSName family)) {
            return null;
        }
        if (depth > DEEPEST + 40) {
            throw Refusal.tooLarge(FileFormat.PDF, "depth of colour space");
        }
        copier.visit(array);
        String name = family.getName();
        if (array.size() == 1) {
            return family;
        }
        COSArray kept = new COSArray();
        kept.add(family);
        if (CALIBRATED.contains(name)) {
            add(kept, copier.direct(PdfRules.CALIBRATED, array.getObject(1), depth + 1));
        } else if (name.equals("ICCBased")) {
            return profile(kept, array.getObject(1), depth + 1);
        } else if (name.equals("Indexed") || name.equals("I")) {
            add(kept, space(demand(array, 1), depth + 1));
            add(kept, PdfRules.plain(demand(array, 2)));
            add(kept, table(demand(array, 3)));
        } else if (name.equals("Pattern")) {
            add(kept, space(demand(array, 1), depth + 1));
        } else if (name.equals("Separation") || name.equals("DeviceN")) {
            add(kept, PdfRules.plain(demand(array, 1)));
            add(kept, space(demand(array, 2), depth + 1));
            add(kept, copier.function(demand(array, 3), depth + 1));
            if (array.size() > 4) {
                copier.losses().textsOf(PdfPart.PRINT_SETTINGS, array.get(4), 0);
                copier.losses().drop(PdfPart.PRINT_SETTINGS, "");
            }
        } else {
            throw Refusal.unknownPart(FileFormat.PDF, "colour space", 0);
        }
        return kept;
    }

    private static COSBase demand(COSArray array, int index) throws Refusal {
        COSBase value = index < array.size() ? array.getObject(index) : null;
        if (value == null) {
            throw PdfFile.damaged("colour space");
        }
        return value;
    }

    private static void add(COSArray kept, COSBase value) throws Refusal {
        if (value == null) {
            throw PdfFile.damaged("colour space");
        }
        kept.add(value);
    }

    /** A table of colours is a string or a stream; a long one is better off compressed. */
    private COSBase table(COSBase value) throws Refusal, IOException {
        if (value instanceof COSString colours) {
            copier.losses().shown(colours.getBytes());
            return value;
        }
        if (!(value instanceof COSStream source)) {
            throw PdfFile.damaged("colour space");
        }
        return copier.once(
                source,
                reference -> copier.writer().compressed(reference, new COSDictionary(), copier.unpacked(source)));
    }

    /** Section 8.6.5.5. A profile for another space than the pictures have is one that viewers do not use. */
    private COSBase profile(COSArray kept, COSBase value, int depth) throws Refusal, IOException {
        if (!(value instanceof COSStream source)
                || !(source.getDictionaryObject(COSName.N) instanceof COSNumber count)) {
            throw PdfFile.damaged("colour profile");
        }
        String space = switch (count.intValue()) {
            case 1 -> "GRAY";
            case 3 -> "RGB ";
            case 4 -> "CMYK";
            default -> throw PdfFile.damaged("colour profile");
        };
        byte[] profile = copier.unpacked(source);
        if (profile.length < 132 || !IccProfile.isFor(profile, space) && !isLab(profile)) {
            COSBase alternate = source.getDictionaryObject(COSName.ALTERNATE);
            return alternate != null ? space(alternate, depth + 1) : device(space);
        }
        COSObject reference = copier.once(source, target -> {
            byte[] clean = IccProfile.rebuilt(FileFormat.PDF, profile, isLab(profile) ? "Lab " : space);
            if (!java.util.Arrays.equals(clean, profile)) {
                copier.losses().drop(PdfPart.COLOUR_PROFILE, "");
            }
            copier.writer().compressed(target, copier.entries(PdfRules.ICC, source, depth), clean);
        });
        kept.add(reference);
        return kept;
    }

    private static boolean isLab(byte[] profile) {
        return IccProfile.isFor(profile, "Lab ");
    }

    private static COSName device(String space) {
        return switch (space) {
            case "GRAY" -> COSName.DEVICEGRAY;
            case "RGB " -> COSName.DEVICERGB;
            default -> COSName.DEVICECMYK;
        };
    }
}
