package org.letopis.sanitize;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a ZIP file tells beside names and content of its members, the same for archives and documents. */
final class ZipTraces {
    private static final int LONGEST_LIST = 8;

    private ZipTraces() {}

    /** Notes all that {@link ZipPacker} will not write again. */
    static void note(ZipArchive archive, Source source, Draft draft) throws IOException {
        List<ZipMember> members = archive.members();
        SortedSet<String> dates = new TreeSet<>();
        SortedSet<String> owners = new TreeSet<>();
        SortedSet<String> modes = new TreeSet<>();
        long extraBytes = 0;
        for (ZipMember member : members) {
            ZipMember.Traces traces = member.traces();
            ZipExtra extra = new ZipExtra(traces.extra());
            if (member.dated()) {
                dates.add(dosDate(traces.dosDateTime()));
            }
            Optional<Instant> modified = extra.modified();
            modified.ifPresent(time -> dates.add(time.toString()));
            extra.owner().ifPresent(owners::add);
            extraBytes += traces.extra().length;
            int usual = member.isFolder() ? ZipPacker.FOLDER_ATTRIBUTES : ZipPacker.FILE_ATTRIBUTES;
            if (traces.madeBy() != ZipPacker.MADE_BY || traces.attributes() != usual) {
                modes.add(mode(traces));
            }
            text("Comment of a member", traces.comment(), draft);
        }
        list(FindingGroup.TIME, "Dates of members", dates, draft);
        list(FindingGroup.PEOPLE, "Owner of the files", owners, draft);
        list(FindingGroup.DEVICE, "System and file attributes", modes, draft);
        if (extraBytes > 0) {
            draft.drop(FindingGroup.OTHER, "Extra fields of members", extraBytes + " bytes");
        }
        text("Comment of the archive", archive.comment(), draft);
        if (archive.prefixBytes() > 0) {
            draft.drop(FindingGroup.EMBEDDED, "Data before the archive", archive.prefixBytes() + " bytes");
        }
        if (archive.looseBytes() > 0) {
            draft.drop(FindingGroup.HIDDEN, "Data between members", archive.looseBytes() + " bytes");
        }
        Trailing.note(source, archive.endAt(), draft);
    }

    private static void text(String name, byte[] bytes, Draft draft) {
        if (bytes.length > 0) {
            draft.drop(FindingGroup.HIDDEN, name, PlainText.decode(bytes, "(" + bytes.length + " bytes)"));
            draft.droppedText(name, bytes);
        }
    }

    private static void list(FindingGroup group, String name, SortedSet<String> values, Draft draft) {
        if (values.isEmpty()) {
            return;
        }
        String shown = values.size() <= LONGEST_LIST
                ? String.join(", ", values)
                : values.first() + " … " + values.last() + " (" + values.size() + ")";
        draft.drop(group, name, shown);
    }

    private static String dosDate(int date) {
        return String.format(
                Locale.ROOT,
                "%d-%02d-%02d %02d:%02d:%02d",
                1980 + (date >>> 25),
                date >>> 21 & 15,
                date >>> 16 & 31,
                date >>> 11 & 31,
                date >>> 5 & 63,
                (date & 31) * 2);
    }

    /** Systems by their number, section 4.4.2. */
    private static String mode(ZipMember.Traces traces) {
        String system = switch (traces.madeBy() >>> 8) {
            case 0 -> "FAT";
            case 3 -> "Unix";
            case 10, 11 -> "Windows";
            case 7, 19 -> "macOS";
            default -> "system " + (traces.madeBy() >>> 8);
        };
        return system + " " + Integer.toOctalString(traces.attributes() >>> 16) + "/"
                + Integer.toHexString(traces.attributes() & 0xFFFF);
    }
}
