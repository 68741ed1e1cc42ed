package org.letopis.sanitize;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Shows a search every byte of a file, as it stands and unpacked at any depth. It reads archives with the JDK's reader,
 * not with ours, since it is there to doubt ours.
 */
final class Unfolding {
    private static final int BLOCK_BYTES = 1 << 16;
    private static final long MOST_BYTES = 8L << 30;

    private final FileFormat outer;
    private final NeedleSearch search;
    private long shownBytes;

    Unfolding(FileFormat outer, NeedleSearch search) {
        this.outer = outer;
        this.search = search;
    }

    void all(Source file) throws Refusal, IOException {
        show(file.stream());
        if (isZip(file)) {
            members(file.stream(), 1);
        } else if (outer == FileFormat.PDF) {
            show(file);
        }
    }

    /** Every place where a stream of a PDF can start is tried: what is there as zlib stream is shown unpacked. */
    private void show(Source pdf) throws Refusal, IOException {
        for (long start : new StreamStarts(pdf).all()) {
            Inflater inflater = new Inflater();
            try (InputStream in = new InflaterInputStream(
                    new RangeSource(pdf, start, pdf.sizeBytes() - start).stream(), inflater, BLOCK_BYTES)) {
                show(in);
            } catch (ZipException | EOFException e) {
                // Not a zlib stream: it was shown as it stands.
                continue;
            } finally {
                inflater.end();
            }
        }
    }

    private void members(InputStream zip, int depth) throws Refusal, IOException {
        if (depth > Members.MOST_DEPTH) {
            throw Refusal.unproven(outer, "unpacking");
        }
        try (ZipInputStream in = new ZipInputStream(zip)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] member = in.readNBytes((int) Members.MOST_MEMBER_BYTES + 1);
                if (member.length > Members.MOST_MEMBER_BYTES) {
                    show(new ByteArrayInputStream(member));
                    show(in); // too large for a file of files of ours: stored media
                    continue;
                }
                show(new ByteArrayInputStream(member));
                if (isZip(Source.of(member))) {
                    members(new ByteArrayInputStream(member), depth + 1);
                }
            }
        } catch (ZipException e) {
            throw Refusal.unproven(outer, "unpacking");
        }
    }

    private void show(InputStream bytes) throws Refusal, IOException {
        search.restart();
        byte[] block = new byte[BLOCK_BYTES];
        for (int count = bytes.read(block); count >= 0; count = bytes.read(block)) {
            shownBytes += count;
            if (shownBytes > MOST_BYTES) {
                throw Refusal.tooLarge(outer, "unpacked size");
            }
            search.accept(block, 0, count);
        }
    }

    private static boolean isZip(Source file) throws IOException {
        byte[] head = new byte[4];
        return file.read(0, head, 0, 4) == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }
}
