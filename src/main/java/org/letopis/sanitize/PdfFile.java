package org.letopis.sanitize;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Opens PDFs, in memory only. Runs in the worker only. */
final class PdfFile {
    private static final int NO_ROTATE = 16;

    private PdfFile() {}

    /** Returns the document, decrypted when viewers would show it without asking for a password. */
    static PDDocument open(byte[] bytes) throws Refusal {
        try {
            return Loader.loadPDF(new RandomAccessReadBuffer(bytes), "", IOUtils.createMemoryOnlyStreamCache());
        } catch (InvalidPasswordException e) {
            throw Refusal.encrypted(FileFormat.PDF);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            boolean locked = new String(bytes, StandardCharsets.ISO_8859_1).contains("/Encrypt");
            throw locked ? Refusal.encrypted(FileFormat.PDF) : damaged("structure");
        }
    }

    /** Refuses what is no document of pages: a portfolio of files, a form that only one viewer can draw. */
    static void demandPages(PDDocument document) throws Refusal {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        if (catalog.getDictionaryObject(COSName.getPDFName("Collection")) != null) {
            throw Refusal.portfolio();
        }
        COSBase form = catalog.getDictionaryObject(COSName.ACRO_FORM);
        if (form instanceof COSDictionary fields
                && fields.getDictionaryObject(COSName.XFA) != null
                && (fields.getCOSArray(COSName.FIELDS) == null
                        || fields.getCOSArray(COSName.FIELDS).size() == 0)) {
            throw Refusal.xfa();
        }
    }

    /** Makes the library draw what lies on pages as the standard says and other viewers do. */
    static void prepare(PDDocument document) {
        drawFields(document);
        for (PDPage page : document.getPages()) {
            COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
            for (int i = 0; annotations != null && i < annotations.size(); i++) {
                // A note never turns with its page (section 12.5.6.4).
                if (annotations.getObject(i) instanceof COSDictionary note
                        && "Text".equals(note.getNameAsString(COSName.SUBTYPE))) {
                    note.setInt(COSName.F, note.getInt(COSName.F, 0) | NO_ROTATE);
                }
            }
        }
    }

    /** Lets the library draw the fields of forms that leave it to the viewer (ISO 32000-1 section 12.7.2). */
    private static void drawFields(PDDocument document) {
        try {
            document.getDocumentCatalog().getAcroForm();
        } catch (RuntimeException e) {
            // Damaged fields look as their own appearances say.
            return;
        }
    }

    static Refusal damaged(String part) {
        return Refusal.damaged(FileFormat.PDF, part, 0);
    }
}
