package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;

/**
 * Writes a PDF from its first byte to its last: one version, one plain table of references, no object streams, no id, no
 * date, no name of a program. The same objects give the same bytes. Source: ISO 32000-1 section 7.5.
 */
final class PdfWriter {
    private static final int MOST_OBJECTS = 1_000_000;
    /** A comment of four high bytes says that there is binary data, section 7.5.2. */
    private static final byte[] HEADER = "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n".getBytes(StandardCharsets.ISO_8859_1);

    private final OutputStream out;
    private final List<Long> offsets = new ArrayList<>(List.of(0L));
    private long position;

    PdfWriter(OutputStream out) throws IOException {
        this.out = out;
        write(HEADER);
    }

    /** Returns a reference to an object that is written later. */
    COSObject reserve() throws Refusal {
        if (offsets.size() > MOST_OBJECTS) {
            throw Refusal.tooLarge(FileFormat.PDF, "number of objects");
        }
        offsets.add(-1L);
        return new COSObject(COSNull.NULL, new COSObjectKey(offsets.size() - 1L, 0));
    }

    void object(COSObject reference, COSBase value) throws IOException {
        PdfSyntax syntax = begin(reference).value(value).raw("\nendobj\n");
        write(syntax.bytes());
    }

    /** Writes a stream whose data is coded as its dictionary says. */
    void stream(COSObject reference, COSDictionary dictionary, byte[] coded) throws IOException {
        dictionary.setItem(COSName.LENGTH, COSInteger.get(coded.length));
        write(begin(reference).value(dictionary).raw("\nstream\n").bytes());
        write(coded);
        write("\nendstream\nendobj\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Writes a stream, compressed. */
    void compressed(COSObject reference, COSDictionary dictionary, byte[] plain) throws IOException {
        dictionary.setItem(COSName.FILTER, COSName.FLATE_DECODE);
        stream(reference, dictionary, deflate(plain));
    }

    static byte[] deflate(byte[] plain) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        Deflater deflater = new Deflater();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(coded, deflater, 1 << 13)) {
            deflating.write(plain);
        } finally {
            deflater.end();
        }
        return coded.toByteArray();
    }

    private PdfSyntax begin(COSObject reference) {
        int number = (int) reference.getKey().getNumber();
        offsets.set(number, position);
        return new PdfSyntax().raw(number + " 0 obj\n");
    }

    /** Writes the table of references and the trailer, section 7.5.4 and 7.5.5. */
    void finish(COSObject catalog) throws IOException {
        long start = position;
        StringBuilder table = new StringBuilder("xref\n0 " + offsets.size() + "\n0000000000 65535 f \n");
        for (long offset : offsets.subList(1, offsets.size())) {
            if (offset < 0) {
                throw new IOException("an object was not written");
            }
            table.append(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
        }
        COSDictionary trailer = new COSDictionary();
        trailer.setItem(COSName.SIZE, COSInteger.get(offsets.size()));
        trailer.setItem(COSName.ROOT, catalog);
        write(new PdfSyntax()
                .raw(table + "trailer\n")
                .value(trailer)
                .raw("\nstartxref\n" + start + "\n%%EOF")
                .bytes());
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }
}
