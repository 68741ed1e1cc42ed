package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * ZIP (PKWARE APPNOTE 6.3.10). Kept: each file, cleaned as if it stood alone, under its name, which is made safe and
 * gets the ending of its content; folders. Dropped: dates, owners, attributes, comments, extra fields, the order of
 * packing, what no file owns, and what macOS and Windows leave in folders. Refused: the whole archive when one file of
 * it cannot be cleaned, locked and split archives, compression other than storing and deflating.
 */
final class ZipSanitizer implements RewritingSanitizer {
    /** What compresses well; the rest is compressed by itself. */
    private static final Set<FileFormat> DEFLATED = Set.of(
            FileFormat.TEXT,
            FileFormat.HTML,
            FileFormat.XML,
            FileFormat.SVG,
            FileFormat.GPX,
            FileFormat.KML,
            FileFormat.EML,
            FileFormat.RTF,
            FileFormat.BMP,
            FileFormat.WAV);

    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.ZIP, FileFormat.KMZ);
    }

    @Override
    public void rewrite(Source source, Draft draft, OutputStream clean, Members members) throws Refusal, IOException {
        ZipArchive archive = ZipArchive.of(source, draft.format());
        ZipTraces.note(archive, source, draft);
        try (ZipPacker packer = new ZipPacker(clean)) {
            for (Map.Entry<String, ZipMember> entry : order(archive, draft).entrySet()) {
                put(archive, entry.getKey(), entry.getValue(), draft, packer, members);
            }
        }
    }

    private static void put(
            ZipArchive archive, String name, ZipMember member, Draft draft, ZipPacker packer, Members members)
            throws Refusal, IOException {
        if (member.isFolder()) {
            packer.folder(name);
            return;
        }
        Source content = archive.source(member);
        if (content.sizeBytes() == 0) {
            packer.stored(name, new byte[0]);
            return;
        }
        byte[] cleaned = members.clean(content, member.name(), draft);
        if (DEFLATED.contains(Members.formatOf(content))) {
            packer.deflated(name, cleaned);
        } else {
            packer.stored(name, cleaned);
        }
    }

    /** Returns what goes into the copy by its new name, in the order of names: that of packing tells about a disk. */
    private static SortedMap<String, ZipMember> order(ZipArchive archive, Draft draft) throws Refusal, IOException {
        List<ZipMember> sorted = new ArrayList<>(archive.members());
        sorted.sort((a, b) -> a.name().compareTo(b.name()));
        MemberNames names = new MemberNames();
        SortedMap<String, ZipMember> order = new TreeMap<>();
        for (ZipMember member : sorted) {
            if (MemberNames.isLitter(member.name())) {
                draft.drop(FindingGroup.HIDDEN, "Litter of the system", member.name());
                continue;
            }
            if (member.isFolder() && member.sizeBytes() > 0) {
                throw Refusal.damaged(draft.format(), "folder with content", member.headerFrom());
            }
            FileFormat format = member.isFolder() || member.sizeBytes() == 0
                    ? FileFormat.UNKNOWN
                    : Members.formatOf(archive.peek(member));
            String name = names.next(member.name(), format, draft);
            if (!name.isEmpty()) {
                order.put(name, member);
            }
        }
        return order;
    }

    /** Reads the copy with the JDK's reader: as many files as there were, each of the kind that it was. */
    @Override
    public void compare(Source original, Source copy, Members members) throws Refusal, IOException {
        ZipArchive archive = ZipArchive.of(original, FileFormat.ZIP);
        SortedMap<String, ZipMember> wanted = order(archive, new Draft(FileFormat.ZIP));
        try (ZipInputStream zip = new ZipInputStream(copy.stream(), UTF_8)) {
            for (Map.Entry<String, ZipMember> each : wanted.entrySet()) {
                ZipEntry entry = zip.getNextEntry();
                boolean same = entry != null && entry.getName().equals(each.getKey());
                if (!same || !sameKind(archive.peek(each.getValue()), zip.readAllBytes())) {
                    throw Refusal.unproven(FileFormat.ZIP, "files");
                }
            }
            if (zip.getNextEntry() != null) {
                throw Refusal.unproven(FileFormat.ZIP, "files");
            }
        } catch (ZipException e) {
            throw Refusal.unproven(FileFormat.ZIP, "unpacking");
        }
    }

    private static boolean sameKind(Source before, byte[] after) throws IOException {
        return (before.sizeBytes() == 0) == (after.length == 0)
                && Members.formatOf(before) == Members.formatOf(Source.of(after));
    }
}
