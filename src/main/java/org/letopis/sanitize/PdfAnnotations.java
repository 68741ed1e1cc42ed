package org.letopis.sanitize;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;

/**
 * What lies on a page: notes, marks, form fields, stamps. What is seen of them is drawn into the page; who wrote them,
 * when, and what no viewer shows is left out. Links within the document stay links. Source: ISO 32000-1 section 12.5.
 */
final class PdfAnnotations {
    private static final int HIDDEN = 2;
    private static final int NO_ROTATE = 16;
    private static final int NO_VIEW = 32;
    private static final int MOST = 50_000;
    private static final Set<String> MULTIMEDIA = Set.of("Sound", "Movie", "Screen", "3D", "RichMedia");

    /**
     * What is drawn of one annotation.
     *
     * @param look its appearance
     * @param onto how the appearance is placed on the page
     * @param layer its layer, or null
     */
    record Drawn(COSStream look, AffineTransform onto, COSBase layer) {}

    private final PDDocument document;
    private final PdfCopier copier;
    private final PdfPlaces places;

    PdfAnnotations(PDDocument document, PdfCopier copier, PdfPlaces places) {
        this.document = document;
        this.copier = copier;
        this.places = places;
    }

    /**
     * Sorts the annotations of a page.
     *
     * @param links takes those that stay
     * @return what is drawn, from the bottom up
     */
    List<Drawn> of(COSDictionary page, int rotation, COSArray links) throws Refusal, IOException {
        List<Drawn> drawn = new ArrayList<>();
        COSArray annotations = page.getCOSArray(COSName.ANNOTS);
        if (annotations != null && annotations.size() > MOST) {
            throw Refusal.tooLarge(FileFormat.PDF, "number of annotations");
        }
        for (int i = 0; annotations != null && i < annotations.size(); i++) {
            if (annotations.getObject(i) instanceof COSDictionary source && !(source instanceof COSStream)) {
                boolean link = COSName.LINK.equals(source.getCOSName(COSName.SUBTYPE));
                Drawn look = look(source, rotation, link);
                if (link) {
                    link(source, look != null, links);
                } else {
                    note(source);
                }
                if (look != null) {
                    drawn.add(look);
                }
            }
        }
        return drawn;
    }

    private void note(COSDictionary source) {
        copier.visit(source);
        String kind = source.getNameAsString(COSName.SUBTYPE, "");
        PdfPart part = PdfPart.ANNOTATION;
        if (kind.equals("Widget")) {
            boolean signature = COSName.SIG.equals(source.getDictionaryObject(COSName.FT));
            part = signature ? PdfPart.SIGNATURE : PdfPart.FORM;
        } else if (kind.equals("FileAttachment")) {
            part = PdfPart.ATTACHMENT;
        } else if (MULTIMEDIA.contains(kind)) {
            part = PdfPart.MULTIMEDIA;
        }
        String author = source.getString(COSName.T, "");
        String text = source.getString(COSName.CONTENTS, "");
        copier.losses().drop(part, (author + " " + text).strip());
        copier.losses().textsOf(part, source, 0);
    }

    private void link(COSDictionary source, boolean drawn, COSArray links) throws Refusal, IOException {
        COSDictionary shown = new COSDictionary(source);
        for (COSName key : List.of(COSName.A, COSName.DEST, COSName.AP, COSName.AS)) {
            shown.removeItem(key);
        }
        COSDictionary kept = copier.entries(PdfRules.LINK, shown, 0);
        copier.visit(source);
        COSArray place = places.of(source);
        if (place != null) {
            kept.setItem(COSName.DEST, place);
        }
        if (drawn) {
            COSArray none = new COSArray();
            none.setFloatArray(new float[] {0, 0, 0});
            kept.setItem(COSName.BORDER, none);
        }
        boolean hidden = (source.getInt(COSName.F, 0) & (HIDDEN | NO_VIEW)) != 0;
        if (place != null || !hidden && framed(kept)) {
            kept.setItem(COSName.TYPE, COSName.ANNOT);
            links.add(kept);
        }
    }

    /** Sections 12.5.2 and 12.5.4: without either entry a frame is one point wide. */
    private static boolean framed(COSDictionary link) {
        COSDictionary style = link.getCOSDictionary(COSName.BS);
        if (style != null) {
            return !(style.getDictionaryObject(COSName.W) instanceof COSNumber width) || width.floatValue() > 0;
        }
        COSArray border = link.getCOSArray(COSName.BORDER);
        return border == null
                || border.size() < 3
                || !(border.getObject(2) instanceof COSNumber width)
                || width.floatValue() > 0;
    }

    private Drawn look(COSDictionary source, int rotation, boolean link) throws IOException {
        int flags = source.getInt(COSName.F, 0);
        boolean popup = "Popup".equals(source.getNameAsString(COSName.SUBTYPE));
        if ((flags & (HIDDEN | NO_VIEW)) != 0 || popup) {
            return null;
        }
        PDAppearanceStream look;
        PDRectangle place;
        try {
            PDAnnotation annotation = PDAnnotation.createAnnotation(source);
            if (!link
                    && (annotation.getAppearance() == null
                            || annotation.getAppearance().getNormalAppearance() == null)) {
                annotation.constructAppearances(document);
            }
            look = annotation.getNormalAppearanceStream();
            place = annotation.getRectangle();
        } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
            return null;
        }
        if (look == null
                || look.getBBox() == null
                || place == null
                || place.getWidth() <= 0
                || place.getHeight() <= 0) {
            return null;
        }
        AffineTransform onto = onto(look, place);
        if (onto == null) {
            return null;
        }
        // Drawing a look may have set it.
        if ((source.getInt(COSName.F, 0) & NO_ROTATE) != 0 && rotation != 0) {
            AffineTransform upright = AffineTransform.getRotateInstance(
                    Math.toRadians(rotation), place.getLowerLeftX(), place.getUpperRightY());
            upright.concatenate(onto);
            onto = upright;
        }
        return new Drawn(look.getCOSObject(), onto, source.getDictionaryObject(COSName.OC));
    }

    /** Section 12.5.5, algorithm 8.1: the box of the appearance, as its own matrix turns it, is fitted into the place. */
    private static AffineTransform onto(PDAppearanceStream look, PDRectangle place) {
        PDRectangle box = look.getBBox();
        Rectangle2D turned = look.getMatrix()
                .createAffineTransform()
                .createTransformedShape(new Rectangle2D.Double(
                        box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight()))
                .getBounds2D();
        if (turned.getWidth() <= 0 || turned.getHeight() <= 0) {
            return null;
        }
        AffineTransform onto = AffineTransform.getTranslateInstance(place.getLowerLeftX(), place.getLowerLeftY());
        onto.scale(place.getWidth() / turned.getWidth(), place.getHeight() / turned.getHeight());
        onto.translate(-turned.getX(), -turned.getY());
        return onto;
    }

    static COSBase number(double value) {
        return new COSFloat((float) value);
    }
}
