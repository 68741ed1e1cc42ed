package org.letopis.sanitize;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Writes a PDF anew from its pages: what they show, where bookmarks lead, how pages are numbered. Worker only. */
final class PdfRewriter {
    /** Section 7.7.3.3; boxes, turning, transparency, the size of a unit. */
    private static final PdfRule.Kind PAGE = new PdfRule.Kind("page")
            .keep(PdfRules.PLAIN, "Type", "MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox", "Rotate", "UserUnit")
            .keep((value, copier, depth) -> copier.direct(PdfRules.GROUP, value, depth), "Group");

    private static final PdfRule.Kind CATALOG = new PdfRule.Kind("catalog").keep(PdfRules.PLAIN, "Type", "PageLayout");
    private static final Set<String> CATALOG_HANDLED =
            Set.of("Pages", "PageLabels", "Outlines", "OCProperties", "PageMode", "Names", "Version", "Extensions");
    private static final Set<String> PAGE_HANDLED = Set.of("Contents", "Resources", "Annots", "Parent");

    private final PDDocument document;
    private final PdfLosses losses;
    private final PdfWriter writer;
    private final PdfCopier copier;

    private PdfRewriter(PDDocument document, OutputStream out, PdfLosses losses) throws IOException {
        this.document = document;
        this.losses = losses;
        this.writer = new PdfWriter(out);
        this.copier = new PdfCopier(writer, losses);
    }

    /** Writes the clean document and notes what it lacks. */
    static void write(byte[] file, OutputStream out, PdfLosses losses) throws Refusal, IOException {
        try (PDDocument document = PdfFile.open(file)) {
            PdfFile.demandPages(document);
            PdfFile.prepare(document);
            PdfRewriter rewriter = new PdfRewriter(document, out, losses);
            rewriter.write();
            new PdfLeftovers(losses).note(document, file, rewriter.copier);
        } catch (StackOverflowError e) {
            throw Refusal.tooLarge(FileFormat.PDF, "depth");
        }
    }

    private void write() throws Refusal, IOException {
        COSDictionary source = document.getDocumentCatalog().getCOSObject();
        copier.visit(source);
        List<PdfPages.Page> pages = PdfPages.of(source, copier);
        COSObject catalog = writer.reserve();
        COSObject root = writer.reserve();
        List<COSObject> references = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            references.add(writer.reserve());
        }
        List<COSDictionary> originals =
                pages.stream().map(PdfPages.Page::source).toList();
        PdfPlaces places = new PdfPlaces(source, originals, references, losses);
        PdfAnnotations annotations = new PdfAnnotations(document, copier, places);
        COSArray kids = new COSArray();
        for (int i = 0; i < pages.size(); i++) {
            COSDictionary page = page(pages.get(i), annotations);
            page.setItem(COSName.PARENT, root);
            writer.object(references.get(i), page);
            kids.add(references.get(i));
        }
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.TYPE, COSName.PAGES);
        tree.setItem(COSName.KIDS, kids);
        tree.setItem(COSName.COUNT, COSInteger.get(kids.size()));
        writer.object(root, tree);
        COSDictionary kept = catalog(source, new PdfOutline(copier, places));
        kept.setItem(COSName.PAGES, root);
        writer.object(catalog, kept);
        writer.finish(catalog);
    }

    private COSDictionary catalog(COSDictionary source, PdfOutline outline) throws Refusal, IOException {
        COSDictionary kept = copier.entries(CATALOG, without(source, CATALOG_HANDLED), 0);
        kept.setItem(COSName.TYPE, COSName.CATALOG);
        COSObject bookmarks = outline.root(source.getCOSDictionary(COSName.OUTLINES));
        if (bookmarks != null) {
            kept.setItem(COSName.OUTLINES, bookmarks);
            if (COSName.getPDFName("UseOutlines").equals(source.getCOSName(COSName.PAGE_MODE))) {
                kept.setItem(COSName.PAGE_MODE, source.getCOSName(COSName.PAGE_MODE));
            }
        }
        COSDictionary layers = copier.layers().properties(source.getCOSDictionary(COSName.OCPROPERTIES));
        if (layers != null) {
            kept.setItem(COSName.OCPROPERTIES, layers);
        }
        COSArray labels = new PdfLabels(copier).of(source.getCOSDictionary(COSName.PAGE_LABELS));
        if (labels.size() > 0) {
            COSDictionary numbers = new COSDictionary();
            numbers.setItem(COSName.NUMS, labels);
            kept.setItem(COSName.PAGE_LABELS, numbers);
        }
        COSDictionary names = source.getCOSDictionary(COSName.NAMES);
        if (names != null) {
            names.keySet().forEach(key -> losses.drop(PdfPart.ofKey(key.getName()), ""));
        }
        return kept;
    }

    private static COSDictionary without(COSDictionary source, Set<String> keys) {
        COSDictionary some = new COSDictionary(source);
        keys.forEach(key -> some.removeItem(COSName.getPDFName(key)));
        return some;
    }

    private COSDictionary page(PdfPages.Page page, PdfAnnotations annotations) throws Refusal, IOException {
        COSDictionary source = page.entries();
        COSDictionary kept = copier.entries(PAGE, without(source, PAGE_HANDLED), 0);
        kept.setItem(COSName.TYPE, COSName.PAGE);
        PDPage view = new PDPage(source);
        visitContents(source.getDictionaryObject(COSName.CONTENTS));
        PdfContent orders;
        try (InputStream in = view.getContents()) {
            orders = copier.orders(copier.bounded(in));
        } catch (RuntimeException e) {
            throw PdfFile.damaged("content");
        }
        COSDictionary used = source.getCOSDictionary(COSName.RESOURCES);
        COSArray links = new COSArray();
        List<PdfAnnotations.Drawn> drawn = annotations.of(source, view.getRotation(), links);
        if (!drawn.isEmpty()) {
            used = used == null ? new COSDictionary() : new COSDictionary(used);
            orders = copier.orders(draw(orders, drawn, used));
        }
        COSDictionary resources = copier.resources(used, orders, 0);
        byte[] content = orders.bytes();
        if (content.length > 0) {
            COSObject stream = writer.reserve();
            writer.compressed(stream, new COSDictionary(), content);
            kept.setItem(COSName.CONTENTS, stream);
        }
        kept.setItem(COSName.RESOURCES, resources);
        if (links.size() > 0) {
            kept.setItem(COSName.ANNOTS, links);
        }
        return kept;
    }

    private void visitContents(COSBase contents) {
        if (contents instanceof COSArray parts) {
            for (int i = 0; i < parts.size(); i++) {
                copier.visit(parts.getObject(i));
            }
        } else if (contents != null) {
            copier.visit(contents);
        }
    }

    /**
     * Draws what lies on the page after the page itself, in the state a page starts with.
     *
     * @param resources those of the page; takes what is drawn
     */
    private static byte[] draw(PdfContent orders, List<PdfAnnotations.Drawn> drawn, COSDictionary resources)
            throws IOException {
        PdfSyntax out = new PdfSyntax().raw("q\n").raw(orders.bytes());
        out.raw("Q\n".repeat(orders.unclosedStates() + 1));
        COSDictionary forms = named(resources, COSName.XOBJECT);
        COSDictionary properties = named(resources, COSName.PROPERTIES);
        int number = 0;
        for (PdfAnnotations.Drawn each : drawn) {
            COSName name = free(forms, "An", ++number);
            forms.setItem(name, each.look());
            if (each.layer() != null) {
                COSName property = free(properties, "Ly", number);
                properties.setItem(property, each.layer());
                out.raw("/OC ").value(property).raw(" BDC\n");
            }
            out.raw("q\n");
            double[] matrix = new double[6];
            each.onto().getMatrix(matrix);
            for (double value : matrix) {
                out.value(PdfAnnotations.number(value)).raw(" ");
            }
            out.raw("cm\n").value(name).raw(" Do\nQ\n");
            if (each.layer() != null) {
                out.raw("EMC\n");
            }
        }
        return out.bytes();
    }

    private static COSDictionary named(COSDictionary resources, COSName kind) {
        COSDictionary known = resources.getCOSDictionary(kind);
        COSDictionary copy = known == null ? new COSDictionary() : new COSDictionary(known);
        resources.setItem(kind, copy);
        return copy;
    }

    private static COSName free(COSDictionary taken, String prefix, int number) {
        COSName name = COSName.getPDFName(prefix + number);
        for (int i = 1; taken.containsKey(name); i++) {
            name = COSName.getPDFName(prefix + number + "x" + i);
        }
        return name;
    }
}
