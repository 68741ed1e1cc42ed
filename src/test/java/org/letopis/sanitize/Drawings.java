package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.letopis.Programs;

/** Drawings as real programs write them. */
final class Drawings {
    private Drawings() {}

    /** Returns drawings by the programs that wrote them: LibreOffice of a drawing and of slides, poppler of a page. */
    static Map<String, byte[]> ofPrograms(Path folder) throws IOException, InterruptedException {
        Programs.need("pdftocairo", "poppler-utils");
        Map<String, byte[]> documents = Map.of(
                "drawing.fodg", Odfs.flat("drawing").getBytes(UTF_8),
                "slides.fodp", Odfs.flat("presentation").getBytes(UTF_8));
        Map<String, byte[]> drawings = new TreeMap<>(OtherProgram.libreOffice(documents, "svg"));
        Files.write(folder.resolve("page.pdf"), OtherProgram.libreOffice(documents.get("drawing.fodg"), "fodg", "pdf"));
        Programs.run(folder, "pdftocairo", "-svg", "page.pdf", "page.svg");
        drawings.put("page.svg", Files.readAllBytes(folder.resolve("page.svg")));
        return drawings;
    }

    /** Compresses as gzip does, with the name and a date in the header (RFC 1952). */
    static byte[] gzip(byte[] file, String name) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, 8, 0x70, 0x18, 0x47, 0x66, 0, 3});
        packed.writeBytes(name.getBytes(UTF_8));
        packed.write(0);
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(file);
        deflater.finish();
        byte[] block = new byte[1 << 12];
        while (!deflater.finished()) {
            packed.write(block, 0, deflater.deflate(block));
        }
        deflater.end();
        CRC32 sum = new CRC32();
        sum.update(file);
        for (long number : new long[] {sum.getValue(), file.length}) {
            for (int shift = 0; shift < 32; shift += 8) {
                packed.write((int) (number >> shift));
            }
        }
        return packed.toByteArray();
    }
}
