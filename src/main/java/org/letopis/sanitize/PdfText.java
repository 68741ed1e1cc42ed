package org.letopis.sanitize;

import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Reads all text of a PDF: of its pages as they are drawn, notes and fields included, and every string of the document
 * beside them: bookmarks, names of pages, properties. Worker only.
 *
 * <p>A page that is a picture, or nothing but lines, may show letters that nobody has read: then the document is unread.
 * So it is when a font does not say what more than a few of its signs mean (bullets are few, names are not).
 */
final class PdfText {
    private static final int MOST_CHARS = 16 << 20;
    private static final int MOST_DEPTH = 60;

    /** A page with fewer letters than this and a picture over most of it is a scan with a stamp. */
    private static final int FEW_LETTERS = 300;

    private static final double MOST_OF_PAGE = 0.4;

    /** More strokes than frames and rules have. */
    private static final int FEW_STROKES = 40;

    private static final int FEW_UNKNOWN_SIGNS = 3;

    /** Where what is found goes. */
    interface Sink {
        void add(String where, String text, boolean prose) throws IOException;

        void holds(FileText.Kind kind) throws IOException;

        void unread(String key, String where) throws IOException;
    }

    private PdfText() {}

    static void read(byte[] file, Sink sink) throws Refusal, IOException {
        try (PDDocument document = PdfFile.open(file)) {
            PdfFile.demandPages(document);
            PdfFile.prepare(document);
            Pages pages = new Pages(sink);
            pages.writeText(document, pages.written);
            if (pages.chars > MOST_CHARS) {
                throw Refusal.tooLarge(FileFormat.PDF, "text");
            }
            sink.add("properties", String.join("\n", new Strings(sink).all(document)), false);
        } catch (RuntimeException | StackOverflowError e) {
            throw PdfFile.damaged("pages");
        }
    }

    /** Takes the text of each page as it is drawn, what lies on the page last. */
    private static final class Pages extends PDFTextStripper {
        private final StringWriter written = new StringWriter();
        private final Sink sink;
        private final Map<PDFont, Set<Integer>> unknown = new HashMap<>();
        private double pictures;
        private int strokes;
        private int number;
        private long chars;

        Pages(Sink sink) {
            this.sink = sink;
            // Columns and tables come in the order in which they were written, as in other readers.
            setSortByPosition(false);
        }

        @Override
        protected void writePage() throws IOException {
            for (PDAnnotation annotation : getCurrentPage().getAnnotations()) {
                show(annotation);
            }
            super.writePage();
        }

        private void show(PDAnnotation annotation) throws IOException {
            try {
                if (annotation.getAppearance() == null
                        || annotation.getAppearance().getNormalAppearance() == null) {
                    annotation.constructAppearances(document);
                }
                showAnnotation(annotation);
            } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
                // Its strings are read with those of the document.
                strokes++;
            }
        }

        @Override
        protected void showGlyph(Matrix place, PDFont font, int code, Vector displacement) throws IOException {
            String letters = font.toUnicode(code);
            boolean told = letters != null && letters.codePoints().noneMatch(Pages::isUnknown);
            if (!told) {
                Set<Integer> signs = unknown.computeIfAbsent(font, each -> new HashSet<>());
                signs.add(code);
                if (signs.size() > FEW_UNKNOWN_SIGNS) {
                    sink.unread("text.unread.letters", "page " + (number + 1));
                }
            }
            super.showGlyph(place, font, code, displacement);
        }

        private static boolean isUnknown(int sign) {
            return sign == 0xFFFD
                    || Character.getType(sign) == Character.PRIVATE_USE
                    || Character.isISOControl(sign) && sign != '\t' && sign != '\n' && sign != '\r';
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            switch (operator.getName()) {
                case "Do" -> {
                    if (!operands.isEmpty() && operands.get(0) instanceof COSName name && isPicture(name)) {
                        picture();
                    }
                }
                case "BI" -> picture();
                case "l", "c", "v", "y", "re", "sh" -> strokes++;
                default -> {}
            }
            super.processOperator(operator, operands);
        }

        private boolean isPicture(COSName name) {
            PDResources resources = getResources();
            COSDictionary drawn =
                    resources == null ? null : resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
            return drawn != null
                    && drawn.getDictionaryObject(name) instanceof COSStream stream
                    && COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE));
        }

        private void picture() throws IOException {
            Matrix place = getGraphicsState().getCurrentTransformationMatrix();
            pictures += Math.abs(
                    (double) place.getScaleX() * place.getScaleY() - (double) place.getShearX() * place.getShearY());
            sink.holds(FileText.Kind.PICTURE);
        }

        @Override
        protected void endPage(PDPage page) throws IOException {
            super.endPage(page);
            number++;
            written.flush();
            String text = written.toString();
            written.getBuffer().setLength(0);
            long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
            double size =
                    (double) page.getCropBox().getWidth() * page.getCropBox().getHeight();
            boolean scan = pictures > 0 && (letters == 0 || letters < FEW_LETTERS && pictures > MOST_OF_PAGE * size);
            if (scan || letters == 0 && strokes > FEW_STROKES) {
                sink.unread("text.unread.picture-page", "page " + number);
            }
            pictures = 0;
            strokes = 0;
            chars += text.length();
            if (chars <= MOST_CHARS) {
                sink.add("page " + number, text, true);
            }
        }
    }

    /** Every string of the document that is not within what a page draws. */
    private static final class Strings {
        private final Set<String> found = new LinkedHashSet<>();
        private final Sink sink;
        private long chars;

        Strings(Sink sink) {
            this.sink = sink;
        }

        Set<String> all(PDDocument document) throws Refusal, IOException {
            walk(document.getDocument().getTrailer(), 0);
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                walk(document.getDocument().getObjectFromPool(key).getObject(), 0);
            }
            return found;
        }

        private void walk(COSBase object, int depth) throws Refusal, IOException {
            if (depth > MOST_DEPTH) {
                throw Refusal.tooLarge(FileFormat.PDF, "structure");
            }
            if (object instanceof COSString string) {
                add(string.getString());
            } else if (object instanceof COSArray array) {
                for (int i = 0; i < array.size(); i++) {
                    inside(array.get(i), depth);
                }
            } else if (object instanceof COSDictionary dictionary) {
                for (COSName name : dictionary.keySet()) {
                    inside(dictionary.getItem(name), depth);
                }
                kind(dictionary);
            }
        }

        /** What is referred to has its turn by itself. */
        private void inside(COSBase object, int depth) throws Refusal, IOException {
            if (!(object instanceof COSObject)) {
                walk(object, depth + 1);
            }
        }

        private void kind(COSDictionary dictionary) throws Refusal, IOException {
            String kind = dictionary.getNameAsString(COSName.SUBTYPE, "");
            boolean file = "EmbeddedFile".equals(dictionary.getNameAsString(COSName.TYPE))
                    || dictionary.containsKey(COSName.getPDFName("EF"))
                    || dictionary.containsKey(COSName.getPDFName("EmbeddedFiles"));
            if (file || Set.of("Sound", "Movie", "Screen", "RichMedia", "3D").contains(kind)) {
                sink.unread("text.unread.format", "file inside");
            }
            if (dictionary instanceof COSStream && kind.equals("Image")) {
                sink.holds(FileText.Kind.PICTURE);
            }
            if (dictionary instanceof COSStream stream && kind.equals("XML")) {
                add(stream.toTextString());
            }
        }

        private void add(String string) throws Refusal {
            boolean letters =
                    string.codePoints().filter(Character::isLetterOrDigit).count() > 2;
            boolean binary = string.codePoints().anyMatch(Pages::isUnknown);
            if (letters && !binary && found.add(string)) {
                chars += string.length();
                if (chars > MOST_CHARS) {
                    throw Refusal.tooLarge(FileFormat.PDF, "strings");
                }
            }
        }
    }
}
