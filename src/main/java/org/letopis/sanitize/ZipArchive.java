package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * The members of a ZIP file, by its directory: what every office program goes by. Counts, sizes and ratios are bounded
 * before anything is unpacked; members that overlap, differ from their local header, or use other methods than storing
 * and deflating are refused. Source: PKWARE APPNOTE 6.3.10, sections 4.3 to 4.5.
 */
final class ZipArchive {
    private static final int MOST_MEMBERS = 20_000;
    private static final int MOST_DIRECTORY_BYTES = 16 << 20;
    private static final int LONGEST_NAME_BYTES = 4_096;
    private static final long MOST_UNPACKED_BYTES = 4L << 30;

    /** Honest XML shrinks to a hundredth at most; small members may shrink more. */
    private static final int MOST_RATIO = 300;

    private static final long SMALL_BYTES = 4L << 20;

    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final int LOCAL = 0x04034B50;
    private static final int CENTRAL = 0x02014B50;
    private static final int END = 0x06054B50;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final long MARKS_ZIP64 = 0xFFFFFFFFL;
    private static final int ENCRYPTED = 1;
    private static final int UTF_8_NAME = 1 << 11;

    private final Source source;
    private final FileFormat format;
    private final Map<String, ZipMember> members = new LinkedHashMap<>();
    private long usedBytes;
    private long directoryFrom;
    private int commentBytes;

    private ZipArchive(Source source, FileFormat format) {
        this.source = source;
        this.format = format;
    }

    /** Reads the directory; damaged and hostile ones are refused. */
    static ZipArchive of(Source source, FileFormat format) throws Refusal, IOException {
        ZipArchive archive = new ZipArchive(source, format);
        archive.read();
        return archive;
    }

    /** Returns the members in the order of the directory; those whose name ends in a slash are folders. */
    List<ZipMember> members() {
        return List.copyOf(members.values());
    }

    Optional<ZipMember> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** Returns how many bytes of the file belong to no member, header or directory: places to hide something. */
    long looseBytes() {
        return source.sizeBytes() - usedBytes;
    }

    int commentBytes() {
        return commentBytes;
    }

    private void read() throws Refusal, IOException {
        int tailBytes = (int) Math.min(source.sizeBytes(), END_BYTES + 0xFFFFL);
        long tailFrom = source.sizeBytes() - tailBytes;
        byte[] tail = bytes(tailFrom, tailBytes);
        int end = end(tail);
        int count = u16(tail, end + 10);
        long length = u32(tail, end + 12);
        directoryFrom = u32(tail, end + 16);
        commentBytes = u16(tail, end + 20);
        if (count == 0xFFFF || length == MARKS_ZIP64 || directoryFrom == MARKS_ZIP64) {
            throw Refusal.unknownPart(format, "ZIP64", tailFrom + end);
        }
        if (u16(tail, end + 4) != 0 || u16(tail, end + 6) != 0 || count != u16(tail, end + 8)) {
            throw Refusal.unknownPart(format, "archive in several parts", tailFrom + end);
        }
        if (count > MOST_MEMBERS || length > MOST_DIRECTORY_BYTES) {
            throw Refusal.tooLarge(format, "directory");
        }
        if (directoryFrom + length > tailFrom + end) {
            throw Refusal.damaged(format, "directory", tailFrom + end);
        }
        usedBytes = END_BYTES + length;
        directory(bytes(directoryFrom, (int) length), count);
        requireApart();
    }

    private int end(byte[] tail) throws Refusal {
        for (int at = tail.length - END_BYTES; at >= 0; at--) {
            if (i32(tail, at) == END && at + END_BYTES + u16(tail, at + 20) <= tail.length) {
                return at;
            }
        }
        throw Refusal.truncated(format, source.sizeBytes());
    }

    private void directory(byte[] directory, int count) throws Refusal, IOException {
        int at = 0;
        long unpackedBytes = 0;
        Set<String> folded = new HashSet<>();
        for (int i = 0; i < count; i++) {
            if (at + CENTRAL_BYTES > directory.length || i32(directory, at) != CENTRAL) {
                throw Refusal.damaged(format, "directory", directoryFrom + at);
            }
            int nameBytes = u16(directory, at + 28);
            int next = at + CENTRAL_BYTES + nameBytes + u16(directory, at + 30) + u16(directory, at + 32);
            if (next > directory.length || nameBytes > LONGEST_NAME_BYTES) {
                throw Refusal.damaged(format, "directory", directoryFrom + at);
            }
            ZipMember member = member(directory, at, nameBytes);
            unpackedBytes += member.sizeBytes();
            if (unpackedBytes > MOST_UNPACKED_BYTES) {
                throw Refusal.tooLarge(format, "unpacked size");
            }
            if (!folded.add(member.name().toLowerCase(Locale.ROOT)) || members.put(member.name(), member) != null) {
                throw Refusal.damaged(format, "directory: two members of one name", directoryFrom + at);
            }
            at = next;
        }
        if (at != directory.length) {
            throw Refusal.damaged(format, "directory", directoryFrom + at);
        }
    }

    private ZipMember member(byte[] directory, int at, int nameBytes) throws Refusal, IOException {
        int flags = u16(directory, at + 8);
        int method = u16(directory, at + 10);
        long packed = u32(directory, at + 20);
        long size = u32(directory, at + 24);
        long from = u32(directory, at + 42);
        byte[] raw = Arrays.copyOfRange(directory, at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes);
        String name = PlainText.decode(raw, new String(raw, (flags & UTF_8_NAME) != 0 ? UTF_8 : ISO_8859_1));
        if ((flags & ENCRYPTED) != 0) {
            throw Refusal.encrypted(format);
        }
        if (method != STORED && method != DEFLATED) {
            throw Refusal.unknownPart(format, "compression method " + method, from);
        }
        if (packed == MARKS_ZIP64 || size == MARKS_ZIP64 || from == MARKS_ZIP64) {
            throw Refusal.unknownPart(format, "ZIP64", from);
        }
        if (method == STORED && packed != size || size > SMALL_BYTES && size / MOST_RATIO > packed) {
            throw Refusal.tooLarge(format, "unpacked size");
        }
        byte[] local = bytes(from, LOCAL_BYTES);
        if (from + LOCAL_BYTES > directoryFrom || i32(local, 0) != LOCAL || u16(local, 8) != method) {
            throw Refusal.damaged(format, "member header", from);
        }
        long dataFrom = from + LOCAL_BYTES + u16(local, 26) + u16(local, 28);
        if (dataFrom + packed > directoryFrom) {
            throw Refusal.damaged(format, "member", from);
        }
        byte[] localName = bytes(from + LOCAL_BYTES, u16(local, 26));
        if (!Arrays.equals(localName, raw)) {
            throw Refusal.damaged(format, "member name", from);
        }
        usedBytes += dataFrom - from + packed;
        boolean extras = u16(directory, at + 30) + u16(directory, at + 32) + u16(local, 28) > 0;
        boolean dated = i32(directory, at + 12) != ZipPacker.DOS_DATE_TIME;
        return new ZipMember(
                name, method == DEFLATED, i32(directory, at + 16), packed, size, from, dataFrom, extras, dated);
    }

    /** No two members may share bytes: that is how small archives unfold to petabytes. */
    private void requireApart() throws Refusal {
        List<ZipMember> ordered = new ArrayList<>(members.values());
        ordered.sort((a, b) -> Long.compare(a.headerFrom(), b.headerFrom()));
        long free = 0;
        for (ZipMember member : ordered) {
            if (member.headerFrom() < free) {
                throw Refusal.damaged(format, "members that overlap", member.headerFrom());
            }
            free = member.dataFrom() + member.packedBytes();
        }
    }

    /** Returns the unpacked bytes of a member, after checking their number and checksum. */
    byte[] bytes(ZipMember member) throws Refusal, IOException {
        if (member.sizeBytes() > Members.MOST_MEMBER_BYTES) {
            throw Refusal.tooLarge(format, member.name());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.min(member.sizeBytes(), 1 << 20));
        CRC32 checksum = new CRC32();
        Inflater inflater = new Inflater(true);
        try (InputStream in = open(member, inflater)) {
            byte[] block = new byte[1 << 14];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                bytes.write(block, 0, count);
                checksum.update(block, 0, count);
                if (bytes.size() > member.sizeBytes()) {
                    throw Refusal.damaged(format, "size of a member", member.headerFrom());
                }
            }
        } catch (ZipException | EOFException e) {
            throw Refusal.damaged(format, "member", member.headerFrom());
        } finally {
            inflater.end();
        }
        if (bytes.size() != member.sizeBytes() || (int) checksum.getValue() != member.checksum()) {
            throw Refusal.damaged(format, "checksum of a member", member.headerFrom());
        }
        return bytes.toByteArray();
    }

    private InputStream open(ZipMember member, Inflater inflater) {
        InputStream packed = new RangeSource(source, member.dataFrom(), member.packedBytes()).stream();
        return member.deflated() ? new InflaterInputStream(packed, inflater, 1 << 14) : packed;
    }

    private byte[] bytes(long from, int length) throws Refusal, IOException {
        byte[] bytes = new byte[length];
        int filled = 0;
        while (filled < length) {
            int count = source.read(from + filled, bytes, filled, length - filled);
            if (count < 0) {
                throw Refusal.truncated(format, source.sizeBytes());
            }
            filled += count;
        }
        return bytes;
    }

    private static int u16(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    private static int i32(byte[] bytes, int at) {
        return u16(bytes, at) | u16(bytes, at + 2) << 16;
    }

    private static long u32(byte[] bytes, int at) {
        return i32(bytes, at) & 0xFFFFFFFFL;
    }
}
