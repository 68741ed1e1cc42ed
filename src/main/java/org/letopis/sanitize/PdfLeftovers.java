package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Goes over everything of the original that was not carried over, and over its earlier versions, to tell and to search. */
final class PdfLeftovers {
    private static final int MOST_OBJECTS = 300_000;
    private static final int MOST_EARLIER = 4;
    private static final int HEAD_BYTES = 1 << 16;
    private static final int LONG_RUN = 12;
    private static final Pattern XMP_TEXT = Pattern.compile(">([^<>]{6,400})<|=\"([^\"]{6,400})\"");
    private static final byte[] START = "startxref".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] END = "%%EOF".getBytes(StandardCharsets.ISO_8859_1);

    private final PdfLosses losses;

    PdfLeftovers(PdfLosses losses) {
        this.losses = losses;
    }

    void note(PDDocument document, byte[] file, PdfCopier copier) throws IOException {
        if (document.isEncrypted()) {
            losses.drop(PdfPart.ENCRYPTION, "");
        }
        trailer(document.getDocument().getTrailer(), copier);
        objects(document, copier);
        earlier(file);
    }

    private void trailer(COSDictionary trailer, PdfCopier copier) {
        COSDictionary information = trailer.getCOSDictionary(COSName.INFO);
        if (information != null) {
            copier.visit(information);
            for (COSName key : new TreeSet<>(information.keySet())) {
                PdfPart known = PdfPart.ofKey(key.getName());
                PdfPart part = known == PdfPart.UNKNOWN ? PdfPart.INFORMATION : known;
                COSBase value = information.getDictionaryObject(key);
                String said = value instanceof COSString text ? text.getString() : "";
                losses.drop(part, part == PdfPart.INFORMATION ? key.getName() : part.label(), said);
                losses.textsOf(part, value, 0);
            }
        }
        if (trailer.getDictionaryObject(COSName.ID) instanceof COSArray ids) {
            String first = ids.size() > 0 && ids.getObject(0) instanceof COSString id ? id.toHexString() : "";
            losses.drop(PdfPart.DOCUMENT_ID, first);
            losses.textsOf(PdfPart.DOCUMENT_ID, ids, 0);
        }
    }

    private void objects(PDDocument document, PdfCopier copier) throws IOException {
        int count = 0;
        for (COSObjectKey key :
                new TreeSet<>(document.getDocument().getXrefTable().keySet())) {
            if (++count > MOST_OBJECTS) {
                return;
            }
            COSBase object = document.getDocument().getObjectFromPool(key).getObject();
            if (object instanceof COSDictionary dictionary && (copier == null || !copier.visited(dictionary))) {
                object(dictionary, copier != null);
            } else if (copier == null && object instanceof COSString) {
                losses.textsOf(PdfPart.EARLIER_VERSION, object, 0);
            }
        }
    }

    private void object(COSDictionary object, boolean current) throws IOException {
        String type = object.getNameAsString(COSName.TYPE, "");
        String kind = object.getNameAsString(COSName.SUBTYPE, "");
        if (type.equals("XRef") || type.equals("ObjStm")) {
            return;
        }
        PdfPart part = current ? PdfPart.UNUSED_OBJECT : PdfPart.EARLIER_VERSION;
        losses.textsOf(part, object, 0);
        if (object instanceof COSStream stream) {
            stream(stream, type, kind, part);
        }
        if (current && (kind.equals("Image") || kind.equals("Form") || type.equals("Page"))) {
            losses.drop(kind.equals("Image") ? PdfPart.UNUSED_PICTURE : PdfPart.UNUSED_OBJECT, kind);
        }
    }

    private void stream(COSStream stream, String type, String kind, PdfPart part) throws IOException {
        if (kind.equals("Image")
                || kind.startsWith("Type1C")
                || kind.startsWith("CIDFont")
                || kind.equals("OpenType")) {
            return;
        }
        byte[] head = head(stream);
        if (type.equals("Metadata") || kind.equals("XML")) {
            Matcher text = XMP_TEXT.matcher(new String(head, StandardCharsets.UTF_8));
            while (text.find()) {
                String said = text.group(1) == null ? text.group(2) : text.group(1);
                if (!said.isBlank() && !said.startsWith("http://")) {
                    losses.text(PdfPart.XMP, said.strip());
                }
            }
        } else if (type.equals("EmbeddedFile")) {
            runs(PdfPart.ATTACHMENT, head);
            if (part == PdfPart.UNUSED_OBJECT) {
                losses.drop(PdfPart.ATTACHMENT, kind);
            }
        } else {
            boolean told = strings(head, part);
            if (told && part == PdfPart.UNUSED_OBJECT) {
                losses.drop(part, "");
            }
        }
    }

    private void runs(PdfPart part, byte[] bytes) {
        for (byte[] run : PlainText.runs(bytes, PlainText.pictureStart(bytes))) {
            if (run.length >= LONG_RUN) {
                losses.text(part, PlainText.decode(run, ""));
            }
        }
    }

    /** Returns whether the bytes are drawing orders that write text, and notes that text. */
    private boolean strings(byte[] bytes, PdfPart part) {
        boolean told = false;
        List<COSString> strings = new ArrayList<>();
        PDFStreamParser parser = new PDFStreamParser(bytes);
        try {
            for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
                if (token instanceof COSString string) {
                    strings.add(string);
                } else if (token instanceof org.apache.pdfbox.contentstream.operator.Operator operator) {
                    told |= operator.getName().equals("Tj")
                            || operator.getName().equals("TJ");
                }
            }
        } catch (IOException | RuntimeException e) {
            return told;
        }
        if (told) {
            strings.forEach(string -> losses.textsOf(part, string, 0));
        }
        return told;
    }

    private static byte[] head(COSStream stream) {
        try (InputStream in = stream.createInputStream()) {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            head.write(in.readNBytes(HEAD_BYTES));
            return head.toByteArray();
        } catch (IOException | RuntimeException e) {
            // What cannot be unpacked is not carried over either.
            return new byte[0];
        }
    }

    /** Section 7.5.6: each change is put behind what was there before, and that stays readable. */
    private void earlier(byte[] file) throws IOException {
        List<Integer> ends = ends(file);
        boolean linear =
                new String(file, 0, Math.min(1024, file.length), StandardCharsets.ISO_8859_1).contains("/Linearized");
        int versions = ends.size() - (linear ? 1 : 0);
        if (versions <= 1) {
            return;
        }
        losses.drop(PdfPart.EARLIER_VERSION, versions - 1 + "");
        for (int end : ends.subList(0, Math.min(ends.size() - 1, MOST_EARLIER))) {
            try (PDDocument old = PdfFile.open(Arrays.copyOf(file, end))) {
                objects(old, null);
            } catch (Refusal | RuntimeException e) {
                // Not a document of its own: nothing that a viewer could go back to.
                continue;
            }
        }
    }

    private static List<Integer> ends(byte[] file) {
        List<Integer> ends = new ArrayList<>();
        boolean started = false;
        for (int i = 0; i + END.length <= file.length; i++) {
            if (file[i] == 's'
                    && i + START.length <= file.length
                    && Arrays.equals(file, i, i + START.length, START, 0, START.length)) {
                started = true;
            } else if (started && file[i] == '%' && Arrays.equals(file, i, i + END.length, END, 0, END.length)) {
                ends.add(i + END.length);
                started = false;
            }
        }
        return ends;
    }
}
