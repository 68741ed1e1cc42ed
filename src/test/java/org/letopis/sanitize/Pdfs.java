package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/** Small PDFs by hand, ISO 32000-1 annex H. */
final class Pdfs {
    private Pdfs() {}

    static byte[] withCatalog(String entries) {
        return document(entries, "/Kids [3 0 R] /Count 1", "", Strips.latin("0 0 10 10 re f"));
    }

    static byte[] withPages(String entries) {
        return document("", entries, "", Strips.latin("0 0 10 10 re f"));
    }

    static byte[] withContent(String entries, byte[] content) {
        return document("", "/Kids [3 0 R] /Count 1", entries, content);
    }

    /** Returns a zlib stream of about a megabyte that unpacks to a gigabyte. */
    static byte[] bomb() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        byte[] block = new byte[1 << 16];
        for (int i = 0; i < 1024; i++) {
            deflater.setInput(zeros);
            while (!deflater.needsInput()) {
                coded.write(block, 0, deflater.deflate(block));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            coded.write(block, 0, deflater.deflate(block));
        }
        deflater.end();
        return coded.toByteArray();
    }

    private static byte[] document(String catalog, String pages, String stream, byte[] content) {
        List<byte[]> objects = List.of(
                Strips.latin("<< /Type /Catalog /Pages 2 0 R " + catalog + " >>"),
                Strips.latin("<< /Type /Pages " + pages + " >>"),
                Strips.latin(
                        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << >> >>"),
                Strips.join(
                        Strips.latin("<< " + stream + " /Length " + content.length + " >>\nstream\n"),
                        content,
                        Strips.latin("\nendstream")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Strips.latin("%PDF-1.4\n"));
        List<String> table = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            table.add(String.format(Locale.ROOT, "%010d 00000 n \n", out.size()));
            out.writeBytes(Strips.latin(i + 1 + " 0 obj\n"));
            out.writeBytes(objects.get(i));
            out.writeBytes(Strips.latin("\nendobj\n"));
        }
        int start = out.size();
        out.writeBytes(Strips.latin("xref\n0 5\n0000000000 65535 f \n" + String.join("", table)
                + "trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n"));
        return out.toByteArray();
    }
}
