package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Builds ZIP files byte by byte, honest and dishonest ones (PKWARE APPNOTE 6.3.10, section 4.3). */
final class Zips {
    /** One member; each number can be made to lie. */
    record Member(
            byte[] name,
            byte[] localName,
            byte[] bytes,
            int method,
            int flags,
            int date,
            long claimedSize,
            byte[] localExtra,
            byte[] extra,
            byte[] comment,
            byte[] before,
            byte[] descriptor) {
        Member named(byte[] other) {
            return with(other, other, method, flags, claimedSize, localExtra, extra, comment, before, descriptor);
        }

        Member locallyNamed(String other) {
            byte[] local = other.getBytes(UTF_8);
            return with(name, local, method, flags, claimedSize, localExtra, extra, comment, before, descriptor);
        }

        Member method(int other) {
            return with(name, localName, other, flags, claimedSize, localExtra, extra, comment, before, descriptor);
        }

        Member flags(int other) {
            return with(name, localName, method, other, claimedSize, localExtra, extra, comment, before, descriptor);
        }

        Member claiming(long sizeBytes) {
            return with(name, localName, method, flags, sizeBytes, localExtra, extra, comment, before, descriptor);
        }

        Member extra(byte[] fields) {
            return with(name, localName, method, flags, claimedSize, fields, fields, comment, before, descriptor);
        }

        Member comment(String text) {
            byte[] other = text.getBytes(UTF_8);
            return with(name, localName, method, flags, claimedSize, localExtra, extra, other, before, descriptor);
        }

        Member after(String text) {
            byte[] other = text.getBytes(UTF_8);
            return with(name, localName, method, flags, claimedSize, localExtra, extra, comment, other, descriptor);
        }

        /** Written as it comes: sizes and checksum stand behind the data. */
        Member streamed(boolean signature, boolean wide) {
            ByteBuffer behind = little((signature ? 4 : 0) + 4 + (wide ? 16 : 8));
            if (signature) {
                behind.putInt(0x08074B50);
            }
            behind.putInt(crc(bytes));
            long packed = packed(this).length;
            for (long size : new long[] {packed, bytes.length}) {
                if (wide) {
                    behind.putLong(size);
                } else {
                    behind.putInt((int) size);
                }
            }
            byte[] array = behind.array();
            return with(name, localName, method, flags | 8, claimedSize, localExtra, extra, comment, before, array);
        }

        private boolean sizesBehind() {
            return descriptor.length > 0;
        }

        private Member with(
                byte[] newName,
                byte[] newLocalName,
                int newMethod,
                int newFlags,
                long newClaim,
                byte[] newLocalExtra,
                byte[] newExtra,
                byte[] newComment,
                byte[] newBefore,
                byte[] newDescriptor) {
            return new Member(
                    newName,
                    newLocalName,
                    bytes,
                    newMethod,
                    newFlags,
                    date,
                    newClaim,
                    newLocalExtra,
                    newExtra,
                    newComment,
                    newBefore,
                    newDescriptor);
        }
    }

    private Zips() {}

    /** A stored member without anything attached to it. */
    static Member stored(String name, byte[] bytes) {
        byte[] nameBytes = name.getBytes(UTF_8);
        int flags = nameBytes.length == name.length() ? 0 : 1 << 11;
        byte[] none = new byte[0];
        return new Member(
                nameBytes,
                nameBytes,
                bytes,
                0,
                flags,
                ZipPacker.DOS_DATE_TIME,
                bytes.length,
                none,
                none,
                none,
                none,
                none);
    }

    static Member deflated(String name, byte[] bytes) {
        return stored(name, bytes).method(8);
    }

    static byte[] zip(Member... members) {
        return zip("", "", UnaryOperator.identity(), members);
    }

    /**
     * Returns an archive.
     *
     * @param prefix what stands in front of it, of which its offsets know nothing
     * @param end changes the end record
     */
    static byte[] zip(String prefix, String comment, UnaryOperator<ByteBuffer> end, Member... members) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (Member member : members) {
            file.writeBytes(member.before);
            byte[] packed = packed(member);
            directory.writeBytes(little(46)
                    .putInt(0x02014B50)
                    .putShort((short) ZipPacker.MADE_BY)
                    .putShort((short) 20)
                    .putShort((short) member.flags)
                    .putShort((short) member.method)
                    .putInt(member.date)
                    .putInt(crc(member.bytes))
                    .putInt(packed.length)
                    .putInt((int) member.claimedSize)
                    .putShort((short) member.name.length)
                    .putShort((short) member.extra.length)
                    .putShort((short) member.comment.length)
                    .putInt(0)
                    .putInt(
                            new String(member.name, UTF_8).endsWith("/")
                                    ? ZipPacker.FOLDER_ATTRIBUTES
                                    : ZipPacker.FILE_ATTRIBUTES)
                    .putInt(file.size())
                    .array());
            directory.writeBytes(member.name);
            directory.writeBytes(member.extra);
            directory.writeBytes(member.comment);
            boolean behind = member.sizesBehind();
            file.writeBytes(little(30)
                    .putInt(0x04034B50)
                    .putShort((short) 20)
                    .putShort((short) member.flags)
                    .putShort((short) member.method)
                    .putInt(member.date)
                    .putInt(behind ? 0 : crc(member.bytes))
                    .putInt(behind ? 0 : packed.length)
                    .putInt(behind ? 0 : (int) member.claimedSize)
                    .putShort((short) member.localName.length)
                    .putShort((short) member.localExtra.length)
                    .array());
            file.writeBytes(member.localName);
            file.writeBytes(member.localExtra);
            file.writeBytes(packed);
            file.writeBytes(member.descriptor);
        }
        byte[] commentBytes = comment.getBytes(UTF_8);
        ByteBuffer record = little(22)
                .putInt(0x06054B50)
                .putInt(0)
                .putShort((short) members.length)
                .putShort((short) members.length)
                .putInt(directory.size())
                .putInt(file.size())
                .putShort((short) commentBytes.length);
        return Strips.join(
                prefix.getBytes(UTF_8),
                file.toByteArray(),
                directory.toByteArray(),
                end.apply(record).array(),
                commentBytes);
    }

    /** Reads an archive with the JDK: contents by name, in their order. */
    static Map<String, byte[]> unpack(byte[] file) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                members.put(entry.getName(), zip.readAllBytes());
            }
        }
        return members;
    }

    /** Members of one content that all lie in the same place: the trick of small archives that unfold to petabytes. */
    static byte[] overlapping(int count, byte[] bytes) {
        byte[] one = zip(deflated("a.jpg", bytes));
        int directoryFrom = ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN).getInt(one.length - 6);
        byte[] entry = java.util.Arrays.copyOfRange(one, directoryFrom, one.length - 22);
        List<byte[]> parts = new ArrayList<>();
        parts.add(java.util.Arrays.copyOf(one, directoryFrom));
        for (int i = 0; i < count; i++) {
            byte[] copy = entry.clone();
            copy[46] = (byte) ('a' + i);
            parts.add(copy);
        }
        parts.add(little(22)
                .putInt(0x06054B50)
                .putInt(0)
                .putShort((short) count)
                .putShort((short) count)
                .putInt(entry.length * count)
                .putInt(directoryFrom)
                .putShort((short) 0)
                .array());
        return Strips.join(parts.toArray(byte[][]::new));
    }

    /** An extra field: number, length, content. */
    static byte[] field(int number, byte[] content) {
        return Strips.join(
                little(4)
                        .putShort((short) number)
                        .putShort((short) content.length)
                        .array(),
                content);
    }

    static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int crc(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    private static byte[] packed(Member member) {
        if (member.method != 8) {
            return member.bytes;
        }
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(member.bytes);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 14];
        while (!deflater.finished()) {
            packed.write(block, 0, deflater.deflate(block));
        }
        deflater.end();
        return packed.toByteArray();
    }
}
