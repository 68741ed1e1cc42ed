package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a ZIP file that tells nothing but its members: one date for all, no comments, no extra fields, one set of
 * permissions, sizes in front of the data, the JDK's deflater at its default level. The same members give the same
 * bytes. Our own, since {@code ZipOutputStream} adds the time zone of the computer to a date of 1980. Source: PKWARE
 * APPNOTE 6.3.10, sections 4.3 and 4.4.
 */
final class ZipPacker implements AutoCloseable {
    /** 1 January 1980, 00:00: the first moment that a DOS date can express, and what archives without dates have. */
    static final int DOS_DATE_TIME = 1 << 21 | 1 << 16;

    private static final int VERSION = 20;

    /** Written on Unix, where text is UTF-8 and permissions are those below; version 2.0 is needed for deflating. */
    static final int MADE_BY = 3 << 8 | VERSION;

    static final int FILE_ATTRIBUTES = 0100644 << 16;
    static final int FOLDER_ATTRIBUTES = 040755 << 16 | 1 << 4;

    private static final int UTF_8_NAME = 1 << 11;
    private static final long MOST_BYTES = 0xFFFF_0000L;
    private static final int MOST_MEMBERS = 0xFFFE;

    private final OutputStream target;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private long writtenBytes;
    private int count;

    /** The target stays open when this is closed. */
    ZipPacker(OutputStream target) {
        this.target = target;
    }

    /** Adds a compressed member; stored when compressing does not make it smaller. */
    void deflated(String name, byte[] bytes) throws IOException {
        byte[] packed = deflate(bytes);
        boolean smaller = packed.length < bytes.length;
        put(name, smaller ? 8 : 0, smaller ? packed : bytes, bytes);
    }

    /** Adds a member as it is: what is compressed already, and the {@code mimetype} of OpenDocument and EPUB. */
    void stored(String name, byte[] bytes) throws IOException {
        put(name, 0, bytes, bytes);
    }

    /** Adds an empty folder; its name ends in a slash. */
    void folder(String name) throws IOException {
        stored(name, new byte[0]);
    }

    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(Math.max(64, bytes.length / 2));
            byte[] block = new byte[1 << 14];
            while (!deflater.finished()) {
                packed.write(block, 0, deflater.deflate(block));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private void put(String name, int method, byte[] packed, byte[] bytes) throws IOException {
        byte[] nameBytes = name.getBytes(UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        ByteBuffer common = little(26)
                .putShort((short) VERSION)
                .putShort((short) (nameBytes.length == name.length() ? 0 : UTF_8_NAME))
                .putShort((short) method)
                .putInt(DOS_DATE_TIME)
                .putInt((int) checksum.getValue())
                .putInt(packed.length)
                .putInt(bytes.length)
                .putShort((short) nameBytes.length)
                .putShort((short) 0);
        long from = writtenBytes;
        if (from > MOST_BYTES - packed.length || ++count > MOST_MEMBERS || nameBytes.length > 0xFFFF) {
            throw new IOException("archive larger than 4 GiB");
        }
        directory.writeBytes(
                little(6).putInt(0x02014B50).putShort((short) MADE_BY).array());
        directory.writeBytes(common.array());
        int attributes = name.endsWith("/") ? FOLDER_ATTRIBUTES : FILE_ATTRIBUTES;
        directory.writeBytes(
                little(14).position(6).putInt(attributes).putInt((int) from).array());
        directory.writeBytes(nameBytes);
        write(little(4).putInt(0x04034B50).array());
        write(common.array());
        write(nameBytes);
        write(packed);
    }

    private void write(byte[] bytes) throws IOException {
        target.write(bytes, 0, bytes.length);
        writtenBytes += bytes.length;
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        byte[] end = little(22)
                .putInt(0x06054B50)
                .putInt(0)
                .putShort((short) count)
                .putShort((short) count)
                .putInt(directory.size())
                .putInt((int) writtenBytes)
                .putShort((short) 0)
                .array();
        write(directory.toByteArray());
        write(end);
        target.flush();
    }
}
