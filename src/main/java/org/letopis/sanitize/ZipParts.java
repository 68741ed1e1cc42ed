package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Parts of a document that are compared: of the original by its directory, of the copy by the JDK's reader. */
final class ZipParts {
    private ZipParts() {}

    /** Returns parts of the original by name; null for those that are not wanted. */
    static Map<String, byte[]> original(Source file, FileFormat format, Predicate<String> wanted, Members members)
            throws Refusal, IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        ZipArchive archive = ZipArchive.of(file, format);
        for (ZipMember member : archive.members()) {
            boolean read = wanted.test(member.name());
            members.spend(format, read ? member.sizeBytes() : 0);
            parts.put(member.name(), read ? archive.bytes(member) : null);
        }
        return parts;
    }

    /** Returns parts of the clean copy likewise; our own reader, which chose what is in it, has no say. */
    static Map<String, byte[]> copy(Source file, FileFormat format, Predicate<String> wanted, Members members)
            throws Refusal, IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(file.stream())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                boolean read = wanted.test(entry.getName());
                parts.put(entry.getName(), read ? bounded(zip, format, members) : null);
            }
        } catch (ZipException e) {
            throw Refusal.unproven(format, "unpacking");
        }
        return parts;
    }

    private static byte[] bounded(InputStream in, FileFormat format, Members members) throws Refusal, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 14];
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
            members.spend(format, count);
            bytes.write(block, 0, count);
            if (bytes.size() > Members.MOST_MEMBER_BYTES) {
                throw Refusal.tooLarge(format, "content");
            }
        }
        return bytes.toByteArray();
    }
}
