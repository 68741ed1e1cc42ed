package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
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

    /** Less than 4 GiB, so that what is written anew needs no ZIP64. */
    private static final long MOST_UNPACKED_BYTES = 0xF000_0000L;

    /** Honest XML shrinks to a hundredth at most; small members may shrink more. */
    private static final int MOST_RATIO = 300;

    private static final long SMALL_BYTES = 4L << 20;

    private static final int CENTRAL_BYTES = 46;
    private static final int CENTRAL = 0x02014B50;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** Locked in any of the ways there are: traditional, strong, with a masked directory (section 4.4.4). */
    private static final int LOCKED = 1 | 1 << 6 | 1 << 13;

    private static final int UTF_8_NAME = 1 << 11;

    private final Source source;
    private final FileFormat format;
    private final Map<String, ZipMember> members = new LinkedHashMap<>();
    private final ZipEnd end;
    private final ZipBytes directory;
    private long firstFrom;
    private long looseBytes;

    private ZipArchive(Source source, FileFormat format, ZipEnd end, ZipBytes directory) {
        this.source = source;
        this.format = format;
        this.end = end;
        this.directory = directory;
    }

    /** Reads the directory; damaged and hostile ones are refused. */
    static ZipArchive of(Source source, FileFormat format) throws Refusal, IOException {
        ZipEnd end = ZipEnd.find(source).orElseThrow(() -> Refusal.truncated(format, source.sizeBytes()));
        if (end.severalParts()) {
            throw Refusal.unknownPart(format, "archive in several parts", end.from());
        }
        if (end.count() > MOST_MEMBERS || end.directoryBytes() > MOST_DIRECTORY_BYTES) {
            throw Refusal.tooLarge(format, "directory");
        }
        ZipBytes directory = ZipBytes.upTo(source, end.directoryFrom(), (int) end.directoryBytes());
        ZipArchive archive = new ZipArchive(source, format, end, directory);
        archive.readDirectory();
        archive.requireApart();
        return archive;
    }

    /** Returns the members in the order of the directory; those whose name ends in a slash are folders. */
    List<ZipMember> members() {
        return List.copyOf(members.values());
    }

    Optional<ZipMember> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** Returns how many bytes in front of the first member belong to no archive: a program that unpacks it. */
    long prefixBytes() {
        return firstFrom;
    }

    /** Returns how many bytes between members, directory and end belong to none of them: places to hide something. */
    long looseBytes() {
        return looseBytes;
    }

    /** Returns where the archive ends; what follows is not part of it. */
    long endAt() {
        return end.endAt();
    }

    byte[] comment() throws IOException {
        return ZipBytes.upTo(source, end.commentFrom(), end.commentBytes()).bytes();
    }

    int commentBytes() {
        return end.commentBytes();
    }

    private void readDirectory() throws Refusal, IOException {
        Charset charset = ZipNames.charset(unmarkedNames());
        Set<String> folded = new HashSet<>();
        long unpackedBytes = 0;
        int at = 0;
        for (long i = 0; i < end.count(); i++) {
            int next = next(at);
            ZipMember member = member(at, charset);
            unpackedBytes += member.sizeBytes();
            if (unpackedBytes > MOST_UNPACKED_BYTES) {
                throw Refusal.tooLarge(format, "unpacked size");
            }
            // Archives of Unix may hold a.jpg beside A.JPG; in a document no program agrees which of the two it is.
            boolean taken =
                    format != FileFormat.ZIP && !folded.add(member.name().toLowerCase(Locale.ROOT));
            if (taken || members.put(member.name(), member) != null) {
                throw Refusal.damaged(format, "directory: two members of one name", directory.from() + at);
            }
            at = next;
        }
        if (at != directory.length()) {
            throw Refusal.damaged(format, "directory", directory.from() + at);
        }
    }

    private List<byte[]> unmarkedNames() throws Refusal {
        List<byte[]> names = new ArrayList<>();
        int at = 0;
        for (long i = 0; i < end.count(); i++) {
            int next = next(at);
            if ((directory.u16(at + 8) & UTF_8_NAME) == 0) {
                names.add(directory.part(at + CENTRAL_BYTES, directory.u16(at + 28)));
            }
            at = next;
        }
        return names;
    }

    /** Returns where the entry of the directory at {@code at} ends. */
    private int next(int at) throws Refusal {
        if (at + CENTRAL_BYTES > directory.length() || directory.i32(at) != CENTRAL) {
            throw Refusal.damaged(format, "directory", directory.from() + at);
        }
        int nameBytes = directory.u16(at + 28);
        int next = at + CENTRAL_BYTES + nameBytes + directory.u16(at + 30) + directory.u16(at + 32);
        if (next > directory.length() || nameBytes > LONGEST_NAME_BYTES) {
            throw Refusal.damaged(format, "directory", directory.from() + at);
        }
        return next;
    }

    private ZipMember member(int at, Charset charset) throws Refusal, IOException {
        int flags = directory.u16(at + 8);
        int method = directory.u16(at + 10);
        int extraFrom = at + CENTRAL_BYTES + directory.u16(at + 28);
        byte[] raw = directory.part(at + CENTRAL_BYTES, directory.u16(at + 28));
        byte[] extra = directory.part(extraFrom, directory.u16(at + 30));
        byte[] comment = directory.part(extraFrom + extra.length, directory.u16(at + 32));
        ZipExtra fields = new ZipExtra(extra);
        String name = fields.unicodeName(raw)
                .or(() -> ZipNames.decode(raw, (flags & UTF_8_NAME) != 0 ? UTF_8 : charset))
                .orElseThrow(() -> Refusal.damaged(format, "member name", directory.from() + at));
        if ((flags & LOCKED) != 0) {
            throw Refusal.encrypted(format);
        }
        ZipExtra.Sizes sizes = fields.sizes(directory, at + 24, at + 20, at + 42)
                .orElseThrow(() -> Refusal.damaged(format, "ZIP64 sizes", directory.from() + at));
        long from = sizes.offset() + end.shift();
        if (method != STORED && method != DEFLATED) {
            throw Refusal.unknownPart(format, "compression method " + ZipExtra.methodName(method), from);
        }
        boolean bomb = sizes.size() > SMALL_BYTES && sizes.size() / MOST_RATIO > sizes.packed();
        if (method == STORED && sizes.packed() != sizes.size() || bomb) {
            throw Refusal.tooLarge(format, "unpacked size");
        }
        ZipLocal local = ZipLocal.of(source, format, from, end.directoryFrom());
        local.demandSame(raw, flags, method, directory.i32(at + 16), sizes);
        ZipMember.Traces traces = new ZipMember.Traces(
                directory.i32(at + 12),
                join(extra, local.extra()),
                comment,
                directory.u16(at + 4),
                directory.i32(at + 38));
        return new ZipMember(
                name,
                method == DEFLATED,
                directory.i32(at + 16),
                sizes.packed(),
                sizes.size(),
                from,
                local.dataFrom(),
                local.endAt(directory.i32(at + 16), sizes),
                traces);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    /** No two members may share bytes: that is how small archives unfold to petabytes. */
    private void requireApart() throws Refusal {
        List<ZipMember> ordered = new ArrayList<>(members.values());
        ordered.sort((a, b) -> Long.compare(a.headerFrom(), b.headerFrom()));
        firstFrom = ordered.isEmpty() ? end.directoryFrom() : ordered.get(0).headerFrom();
        long free = firstFrom;
        for (ZipMember member : ordered) {
            if (member.headerFrom() < free) {
                throw Refusal.damaged(format, "members that overlap", member.headerFrom());
            }
            looseBytes += member.headerFrom() - free;
            free = member.endAt();
        }
        long betweenEnds = end.from() - end.directoryFrom() - directory.length();
        looseBytes += end.directoryFrom() - free + betweenEnds;
    }

    /** Returns the unpacked bytes of a member, after checking their number and checksum. */
    byte[] bytes(ZipMember member) throws Refusal, IOException {
        requireFits(member);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.min(member.sizeBytes(), 1 << 20));
        unpack(member, bytes);
        return bytes.toByteArray();
    }

    /** The same as a source; what is stored is not held in memory. */
    Source source(ZipMember member) throws Refusal, IOException {
        requireFits(member);
        if (member.deflated()) {
            return Source.of(bytes(member));
        }
        unpack(member, OutputStream.nullOutputStream());
        return new RangeSource(source, member.dataFrom(), member.packedBytes());
    }

    /** Returns a member to look at, without checking it. */
    Source peek(ZipMember member) throws Refusal, IOException {
        if (!member.deflated()) {
            return new RangeSource(source, member.dataFrom(), member.packedBytes());
        }
        Inflater inflater = new Inflater(true);
        try (InputStream in = open(member, inflater)) {
            int most = (int) Math.min(ZipPeek.HEAD_BYTES, member.sizeBytes());
            return new ZipPeek(this, member, in.readNBytes(most));
        } catch (ZipException | EOFException e) {
            throw Refusal.damaged(format, "member", member.headerFrom());
        } finally {
            inflater.end();
        }
    }

    private void requireFits(ZipMember member) throws Refusal {
        if (member.sizeBytes() > Members.MOST_MEMBER_BYTES) {
            throw Refusal.tooLarge(format, Escaping.escape(member.name(), LONGEST_NAME_BYTES));
        }
    }

    private void unpack(ZipMember member, OutputStream target) throws Refusal, IOException {
        CRC32 checksum = new CRC32();
        long unpacked = 0;
        long packed = 0;
        Inflater inflater = new Inflater(true);
        try (InputStream in = open(member, inflater)) {
            byte[] block = new byte[1 << 14];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                unpacked += count;
                if (unpacked > member.sizeBytes()) {
                    throw Refusal.damaged(format, "size of a member", member.headerFrom());
                }
                target.write(block, 0, count);
                checksum.update(block, 0, count);
            }
            packed = inflater.getBytesRead();
        } catch (ZipException | EOFException e) {
            throw Refusal.damaged(format, "member", member.headerFrom());
        } finally {
            inflater.end();
        }
        if (unpacked != member.sizeBytes() || (int) checksum.getValue() != member.checksum()) {
            throw Refusal.damaged(format, "checksum of a member", member.headerFrom());
        }
        if (member.deflated() && packed != member.packedBytes()) {
            throw Refusal.damaged(format, "bytes behind a member", member.headerFrom());
        }
    }

    private InputStream open(ZipMember member, Inflater inflater) {
        InputStream packed = new RangeSource(source, member.dataFrom(), member.packedBytes()).stream();
        return member.deflated() ? new InflaterInputStream(packed, inflater, 1 << 14) : packed;
    }
}
