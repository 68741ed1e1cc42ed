package org.letopis.sanitize;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a ZIP file that tells nothing but its members: one date for all, no comments, no extra fields, no attributes,
 * the JDK's deflater at its default level. The same members give the same bytes.
 */
final class ZipPacker implements AutoCloseable {
    /** 1 January 1980, 00:00: the first moment that a DOS date can express, and what most archives without dates have. */
    static final int DOS_DATE_TIME = 1 << 21 | 1 << 16;

    private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    /** The target stays open when this is closed. */
    ZipPacker(OutputStream target) {
        this.zip = new ZipOutputStream(new FilterOutputStream(target) {
            @Override
            public void write(byte[] buffer, int offset, int length) throws IOException {
                out.write(buffer, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        });
    }

    /** Adds a compressed member. */
    void deflated(String name, byte[] bytes) throws IOException {
        put(entry(name), bytes);
    }

    /** Adds a member as it is: what is compressed already, and the {@code mimetype} of OpenDocument and EPUB. */
    void stored(String name, byte[] bytes) throws IOException {
        ZipEntry entry = entry(name);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        entry.setCrc(checksum.getValue());
        put(entry, bytes);
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(DATE);
        return entry;
    }

    private void put(ZipEntry entry, byte[] bytes) throws IOException {
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
