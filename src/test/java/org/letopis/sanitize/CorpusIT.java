package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.LongRun;
import org.letopis.Programs;

/**
 * Every file of the {@link Corpus} is cleaned; the marker that was in it is not in the copy, as it stands or unpacked,
 * in no way of writing it; exiftool and mat2 do not see it either; and cleaning again changes nothing.
 */
@Tag(LongRun.TAG)
class CorpusIT {
    private static final int EVERY = 24;
    private static final int ZLIB_FIRST_BYTE = 0x78;
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    @TempDir
    private Path folder;

    @BeforeEach
    void programs() {
        Programs.need("exiftool", "libimage-exiftool-perl");
        Programs.need("mat2", "mat2");
        Programs.need("convert", "imagemagick");
        Programs.need("ffmpeg", "ffmpeg");
        Programs.need("soffice", "libreoffice-writer");
        Programs.need("qpdf", "qpdf");
        Programs.need("gs", "ghostscript");
        Programs.need("webpmux", "webp");
        Programs.need("zip", "zip");
        Programs.need("python3", "python3");
        Programs.need("pdftocairo", "poppler-utils");
        Programs.need("heif-enc", "libheif-examples");
        Programs.need("avifenc", "libavif-bin");
    }

    @Test
    void every_file_comes_out_clean_and_no_marker_is_left_in_any() throws Exception {
        List<Corpus.Dirty> files = Corpus.all();
        Map<FileFormat, Integer> cleaned = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        int step = LongRun.isWanted() ? 1 : EVERY;
        int done = 0;
        for (int at = 0; at < files.size(); at += step) {
            Corpus.Dirty dirty = files.get(at);
            LongRun.progress(getClass(), at, files.size());
            try {
                cleaned.merge(clean(dirty), 1, Integer::sum);
                done++;
            } catch (AssertionError problem) {
                wrong.add(dirty.name() + ": " + problem.getMessage().strip());
            }
        }
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
        LongRun.tell(getClass(), "%d of %d files cleaned: %s", done, files.size(), cleaned);
    }

    private FileFormat clean(Corpus.Dirty dirty) throws Exception {
        byte[] file = dirty.bytes();
        assertThat(seen(file, dirty.marker())).as("the marker was planted").isTrue();
        FileFormat format = FileFormat.detect(Source.of(file));
        MemoryCopy copy = new MemoryCopy();
        StripResult result = Strips.strip(Source.of(file), copy);
        if (result instanceof StripResult.Refused refused) {
            throw new AssertionError("refused: " + refused.key() + " " + refused.arguments());
        }
        byte[] clean = copy.bytes();
        assertThat(seen(clean, dirty.marker())).as("the marker is left").isFalse();
        assertThat(Strips.clean(clean)).as("cleaned again").isEqualTo(clean);
        Path saved = Files.write(folder.resolve("copy." + format.extension()), clean);
        String read = Programs.run(folder, "exiftool", "-a", "-u", "-ee", "-G1", saved.toString());
        assertThat(read).doesNotContain(dirty.marker(), "2024:05:06", "55 deg");
        if (FOR_MAT2.contains(format)) {
            assertThat(Programs.run(folder, "mat2", "--show", saved.toString())).doesNotContain(dirty.marker());
        }
        Files.delete(saved);
        return format;
    }

    /** What mat2 opens, of what is in the corpus. */
    private static final List<FileFormat> FOR_MAT2 = List.of(
            FileFormat.JPEG,
            FileFormat.PNG,
            FileFormat.PDF,
            FileFormat.DOCX,
            FileFormat.XLSX,
            FileFormat.PPTX,
            FileFormat.ODT,
            FileFormat.ODS,
            FileFormat.ODP,
            FileFormat.ODG,
            FileFormat.EPUB);

    /** Looks for a marker in bytes, in what is packed in them, and in what is packed in that. */
    private static boolean seen(byte[] file, String marker) throws IOException {
        List<byte[]> layers = new ArrayList<>(List.of(file));
        for (int at = 0; at < layers.size(); at++) {
            if (written(layers.get(at), marker)) {
                return true;
            }
            if (at < 2_000) {
                layers.addAll(unpacked(layers.get(at)));
            }
        }
        return false;
    }

    private static boolean written(byte[] bytes, String marker) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (Charset charset : CHARSETS) {
            if (text.contains(new String(marker.getBytes(charset), StandardCharsets.ISO_8859_1))) {
                return true;
            }
        }
        for (int before = 0; before < 3; before++) {
            String coded = Base64.getEncoder()
                    .withoutPadding()
                    .encodeToString((" ".repeat(before) + marker).getBytes(StandardCharsets.UTF_8));
            if (text.contains(coded.substring(before == 0 ? 0 : before + 1, coded.length() - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Members of an archive; and what is behind each byte that may begin a zlib stream. */
    private static List<byte[]> unpacked(byte[] bytes) throws IOException {
        List<byte[]> inner = new ArrayList<>();
        if (bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K') {
            Zips.unpack(bytes).forEach((name, content) -> {
                inner.add(name.getBytes(StandardCharsets.UTF_8));
                inner.add(content);
            });
            return inner;
        }
        for (int at = 0; at + 2 < bytes.length; at++) {
            boolean zlib = bytes[at] == ZLIB_FIRST_BYTE && ((bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff) % 31 == 0;
            if (zlib) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes, at, bytes.length - at))) {
                    in.transferTo(out);
                } catch (ZipException | java.io.EOFException notOne) {
                    out.flush();
                }
                if (out.size() > 0) {
                    inner.add(out.toByteArray());
                }
            }
        }
        return inner;
    }
}
