package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;

/** Writes objects of a PDF one way only, whatever way they were written before (ISO 32000-1 section 7.3). */
final class PdfSyntax {
    private static final String HEX = "0123456789ABCDEF";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    byte[] bytes() {
        return out.toByteArray();
    }

    int sizeBytes() {
        return out.size();
    }

    PdfSyntax raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    PdfSyntax raw(String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Writes a value; a dictionary with its keys in order. */
    PdfSyntax value(COSBase value) throws IOException {
        if (value instanceof COSName name) {
            name.writePDF(out);
        } else if (value instanceof COSInteger number) {
            raw(Long.toString(number.longValue()));
        } else if (value instanceof COSFloat number) {
            number.writePDF(out);
        } else if (value instanceof COSBoolean truth) {
            raw(truth.getValue() ? "true" : "false");
        } else if (value instanceof COSString string) {
            string(string.getBytes());
        } else if (value instanceof COSObject reference) {
            raw(reference.getKey().getNumber() + " 0 R");
        } else if (value instanceof COSArray array) {
            raw("[");
            for (int i = 0; i < array.size(); i++) {
                raw(i == 0 ? "" : " ").value(array.get(i));
            }
            raw("]");
        } else if (value instanceof COSDictionary dictionary) {
            raw("<<");
            for (COSName key : new TreeSet<>(dictionary.keySet())) {
                value(key).raw(" ").value(dictionary.getItem(key)).raw("\n");
            }
            raw(">>");
        } else {
            raw("null");
        }
        return this;
    }

    /** A readable string stands as it is, any other in hexadecimal, so that all of the text around data is ASCII. */
    private void string(byte[] bytes) {
        boolean plain = true;
        for (byte each : bytes) {
            plain &= each >= ' ' && each <= '~';
        }
        out.write(plain ? '(' : '<');
        for (byte each : bytes) {
            if (!plain) {
                out.write(HEX.charAt(each >> 4 & 15));
                out.write(HEX.charAt(each & 15));
            } else {
                if (each == '(' || each == ')' || each == '\\') {
                    out.write('\\');
                }
                out.write(each);
            }
        }
        out.write(plain ? ')' : '>');
    }
}
