package org.letopis.sanitize;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Draws each page of a PDF into pixels and writes a new PDF of these pictures. Worker only. */
final class PdfFlattener {
    static final int DOTS_PER_INCH = 150;
    private static final float POINTS_PER_INCH = 72;
    private static final long MOST_PIXELS = 8_000_000;
    private static final float JPEG_QUALITY = 0.9f;
    private static final int PALETTE = 256;

    private final PDDocument document;
    private final PdfWriter writer;

    private PdfFlattener(PDDocument document, PdfWriter writer) {
        this.document = document;
        this.writer = writer;
    }

    static void write(byte[] file, OutputStream out, PdfLosses losses) throws Refusal, IOException {
        try (PDDocument document = PdfFile.open(file)) {
            PdfFile.demandPages(document);
            PdfFile.prepare(document);
            demandDrawable(document);
            losses.drop(PdfPart.FLATTENED, "");
            new PdfLeftovers(losses)
                    .note(document, file, new PdfCopier(new PdfWriter(OutputStream.nullOutputStream()), losses));
            new PdfFlattener(document, new PdfWriter(out)).write();
        } catch (RuntimeException | StackOverflowError e) {
            throw PdfFile.damaged("pages");
        }
    }

    /** The library leaves out what it cannot decode, and nobody would notice. */
    private static void demandDrawable(PDDocument document) throws Refusal {
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
            COSBase object = document.getDocument().getObjectFromPool(key).getObject();
            if (object instanceof COSStream stream
                    && String.valueOf(stream.getFilters()).contains("JPXDecode")) {
                throw Refusal.unknownPart(FileFormat.PDF, "JPEG 2000", 0);
            }
        }
    }

    private void write() throws Refusal, IOException {
        int count = 0;
        for (PDPage page : document.getPages()) {
            count += page == null ? 0 : 1;
        }
        if (count == 0) {
            throw PdfFile.damaged("pages");
        }
        if (count > PdfPages.MOST_PAGES) {
            throw Refusal.tooLarge(FileFormat.PDF, "number of pages");
        }
        COSObject catalog = writer.reserve();
        COSObject root = writer.reserve();
        COSArray kids = new COSArray();
        PDFRenderer renderer = new PDFRenderer(document);
        // The order in which a clean copy has its objects, so that a flattened file is one.
        for (int i = 0; i < count; i++) {
            kids.add(writer.reserve());
        }
        for (int i = 0; i < count; i++) {
            page(renderer, i, (COSObject) kids.get(i), root);
        }
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.TYPE, COSName.PAGES);
        tree.setItem(COSName.KIDS, kids);
        tree.setItem(COSName.COUNT, COSInteger.get(count));
        writer.object(root, tree);
        COSDictionary top = new COSDictionary();
        top.setItem(COSName.TYPE, COSName.CATALOG);
        top.setItem(COSName.PAGES, root);
        writer.object(catalog, top);
        writer.finish(catalog);
    }

    private void page(PDFRenderer renderer, int index, COSObject reference, COSObject root)
            throws Refusal, IOException {
        PDRectangle box = document.getPage(index).getCropBox();
        float scale = DOTS_PER_INCH / POINTS_PER_INCH;
        double pixels = (double) box.getWidth() * box.getHeight() * scale * scale;
        if (pixels > MOST_PIXELS) {
            scale *= (float) Math.sqrt(MOST_PIXELS / pixels);
        }
        BufferedImage image = renderer.renderImage(index, scale, ImageType.RGB);
        COSObject picture = writer.reserve();
        picture(picture, image);
        int turned = document.getPage(index).getRotation() % 180;
        float width = turned == 0 ? box.getWidth() : box.getHeight();
        float height = turned == 0 ? box.getHeight() : box.getWidth();
        COSObject content = writer.reserve();
        byte[] orders = new PdfSyntax()
                .value(PdfAnnotations.number(width))
                .raw(" 0 0 ")
                .value(PdfAnnotations.number(height))
                .raw(" 0 0 cm\n/Page Do\n")
                .bytes();
        writer.compressed(content, new COSDictionary(), orders);
        COSDictionary drawn = new COSDictionary();
        drawn.setItem(COSName.getPDFName("Page"), picture);
        COSDictionary resources = new COSDictionary();
        resources.setItem(COSName.XOBJECT, drawn);
        COSArray media = new COSArray();
        media.add(COSInteger.ZERO);
        media.add(COSInteger.ZERO);
        media.add(PdfAnnotations.number(width));
        media.add(PdfAnnotations.number(height));
        COSDictionary page = new COSDictionary();
        page.setItem(COSName.TYPE, COSName.PAGE);
        page.setItem(COSName.PARENT, root);
        page.setItem(COSName.MEDIA_BOX, media);
        page.setItem(COSName.CONTENTS, content);
        page.setItem(COSName.RESOURCES, resources);
        writer.object(reference, page);
    }

    private void picture(COSObject reference, BufferedImage image) throws Refusal, IOException {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        COSDictionary picture = new COSDictionary();
        picture.setItem(COSName.TYPE, COSName.XOBJECT);
        picture.setItem(COSName.SUBTYPE, COSName.IMAGE);
        picture.setItem(COSName.WIDTH, COSInteger.get(image.getWidth()));
        picture.setItem(COSName.HEIGHT, COSInteger.get(image.getHeight()));
        picture.setItem(COSName.BITS_PER_COMPONENT, COSInteger.get(8));
        Map<Integer, Integer> palette = palette(pixels);
        if (palette == null) {
            picture.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
            picture.setItem(COSName.FILTER, COSName.DCT_DECODE);
            writer.stream(reference, picture, jpeg(image));
            return;
        }
        byte[] colours = new byte[palette.size() * 3];
        palette.forEach((colour, index) -> {
            colours[3 * index] = (byte) (colour >> 16);
            colours[3 * index + 1] = (byte) (colour >> 8);
            colours[3 * index + 2] = (byte) (int) colour;
        });
        COSArray space = new COSArray();
        space.add(COSName.INDEXED);
        space.add(COSName.DEVICERGB);
        space.add(COSInteger.get(palette.size() - 1L));
        space.add(new COSString(colours));
        picture.setItem(COSName.COLORSPACE, space);
        byte[] indexes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            indexes[i] = (byte) (int) palette.get(pixels[i]);
        }
        writer.compressed(reference, picture, indexes);
    }

    /** Returns a number for each colour, or null when there are more than a palette takes. */
    private static Map<Integer, Integer> palette(int[] pixels) {
        Map<Integer, Integer> palette = new HashMap<>();
        int last = pixels[0] + 1;
        for (int pixel : pixels) {
            if (pixel != last && !palette.containsKey(pixel)) {
                if (palette.size() == PALETTE) {
                    return null;
                }
                palette.put(pixel, palette.size());
            }
            last = pixel;
        }
        return palette;
    }

    private static byte[] jpeg(BufferedImage image) throws Refusal, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return new PdfJpeg().clean(bytes.toByteArray(), new PdfLosses());
    }
}
