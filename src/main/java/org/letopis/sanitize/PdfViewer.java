package org.letopis.sanitize;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads a PDF as a viewer does: the text of its pages, their pictures, how they look. Worker only. */
final class PdfViewer {
    private static final int LONGEST_SIDE_PIXELS = 240;

    /** Entries that no clean copy has anywhere. */
    private static final Set<String> TELLING = Set.of(
            "Metadata",
            "PieceInfo",
            "LastModified",
            "Info",
            "JS",
            "JavaScript",
            "AA",
            "OpenAction",
            "EmbeddedFiles",
            "EF",
            "AcroForm",
            "StructTreeRoot",
            "MarkInfo",
            "Alt",
            "ActualText",
            "Thumb",
            "AF",
            "Author",
            "Creator",
            "Producer",
            "CreationDate",
            "ModDate",
            "URI",
            "OPI",
            "Collection",
            "NM",
            "RC",
            "Popup",
            "Lang");

    private PdfViewer() {}

    static PdfLook look(byte[] file) throws Refusal, IOException {
        try (PDDocument document = PdfFile.open(file)) {
            PdfFile.demandPages(document);
            PdfFile.prepare(document);
            Reader reader = new Reader();
            reader.writeText(document, reader.written);
            return new PdfLook(reader.pages, pictures(document, reader.pages.size()), leftOver(document));
        } catch (RuntimeException | StackOverflowError e) {
            throw PdfFile.damaged("pages");
        }
    }

    private static List<PdfLook.Picture> pictures(PDDocument document, int count) {
        PDFRenderer renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        List<PdfLook.Picture> pictures = new ArrayList<>();
        for (int page : PdfLook.drawnPages(count)) {
            pictures.add(picture(document, renderer, page));
        }
        return pictures;
    }

    private static PdfLook.Picture picture(PDDocument document, PDFRenderer renderer, int page) {
        try {
            PDRectangle box = document.getPage(page).getCropBox();
            float scale = LONGEST_SIDE_PIXELS / Math.max(box.getWidth(), box.getHeight());
            BufferedImage image = renderer.renderImage(page, scale, ImageType.RGB);
            return new PdfLook.Picture(page, image.getWidth(), image.getHeight(), rgb(image));
        } catch (IOException | RuntimeException e) {
            // A page that cannot be drawn must be undrawable in both documents.
            return new PdfLook.Picture(page, 0, 0, new byte[0]);
        }
    }

    private static byte[] rgb(BufferedImage image) {
        // Of the kind that was asked for; getRGB would convert each pixel.
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        byte[] rgb = new byte[pixels.length * 3];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = (byte) (pixels[i] >> 16);
            rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[3 * i + 2] = (byte) pixels[i];
        }
        return rgb;
    }

    private static Optional<String> leftOver(PDDocument document) {
        COSDictionary trailer = document.getDocument().getTrailer();
        if (document.isEncrypted() || trailer.getItem(COSName.INFO) != null || trailer.getItem(COSName.ID) != null) {
            return Optional.of("trailer");
        }
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
            COSBase object = document.getDocument().getObjectFromPool(key).getObject();
            if (object instanceof COSDictionary dictionary) {
                for (COSName name : dictionary.keySet()) {
                    if (TELLING.contains(name.getName())) {
                        return Optional.of(name.getName());
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Takes the text of each page as it is drawn, what lies on the page last, and counts its pictures. */
    private static final class Reader extends PDFTextStripper {
        private final StringWriter written = new StringWriter();
        private final List<String> pages = new ArrayList<>();
        private final StringBuilder images = new StringBuilder();

        @Override
        protected void writePage() throws IOException {
            for (PDAnnotation annotation : getCurrentPage().getAnnotations()) {
                boolean seen = !annotation.isHidden() && !annotation.isNoView();
                String kind = annotation.getSubtype();
                if (seen && !"Popup".equals(kind)) {
                    show(annotation);
                }
            }
            super.writePage();
        }

        private void show(PDAnnotation annotation) throws IOException {
            try {
                if (!"Link".equals(annotation.getSubtype())
                        && (annotation.getAppearance() == null
                                || annotation.getAppearance().getNormalAppearance() == null)) {
                    annotation.constructAppearances(document);
                }
                showAnnotation(annotation);
            } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
                images.append("?");
            }
        }

        /** A clean copy has no such marks; letters count as they are drawn. */
        @Override
        public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
            images.append("");
        }

        @Override
        public void endMarkedContentSequence() {
            images.append("");
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (operator.getName().equals("Do") && !operands.isEmpty() && operands.get(0) instanceof COSName name) {
                PDResources resources = getResources();
                COSDictionary drawn =
                        resources == null ? null : resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
                if (drawn != null
                        && drawn.getDictionaryObject(name) instanceof COSStream stream
                        && COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
                    images.append(stream.getInt(COSName.WIDTH, COSName.W))
                            .append('x')
                            .append(stream.getInt(COSName.HEIGHT, COSName.H))
                            .append(' ');
                }
            } else if (operator.getName().equals("BI")) {
                images.append("inline ");
            }
            super.processOperator(operator, operands);
        }

        @Override
        protected void endPage(PDPage page) throws IOException {
            super.endPage(page);
            written.flush();
            pages.add(digest(images + "\n" + written));
            written.getBuffer().setLength(0);
            images.setLength(0);
        }

        private static String digest(String text) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
