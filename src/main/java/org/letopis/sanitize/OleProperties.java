package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The properties of an office file from before 2007: who wrote it, when, with what. Source: [MS-OLEPS] section 2, names
 * and meanings from [MS-OSHARED] section 2.3.3.2.
 */
final class OleProperties {
    private static final String SUMMARY = "f29f85e04ff91068ab9108002b27b3d9";
    private static final String DOCUMENT_SUMMARY = "d5cdd5022e9c101b939708002b2cf9ae";

    /** What is not here counts pages and the like, or says how the program should treat the file. */
    private static final Map<Long, Told> SUMMARY_NAMES = Map.ofEntries(
            Map.entry(2L, new Told(FindingGroup.OTHER, "Title")),
            Map.entry(3L, new Told(FindingGroup.OTHER, "Subject")),
            Map.entry(4L, new Told(FindingGroup.PEOPLE, "Author")),
            Map.entry(5L, new Told(FindingGroup.OTHER, "Keywords")),
            Map.entry(6L, new Told(FindingGroup.OTHER, "Description")),
            Map.entry(7L, new Told(FindingGroup.HISTORY, "Template")),
            Map.entry(8L, new Told(FindingGroup.PEOPLE, "Last modified by")),
            Map.entry(9L, new Told(FindingGroup.HISTORY, "Number of revisions")),
            Map.entry(10L, new Told(FindingGroup.HISTORY, "Minutes of editing")),
            Map.entry(11L, new Told(FindingGroup.TIME, "Last printed")),
            Map.entry(12L, new Told(FindingGroup.TIME, "Created")),
            Map.entry(13L, new Told(FindingGroup.TIME, "Modified")),
            Map.entry(17L, new Told(FindingGroup.EMBEDDED, "Thumbnail")),
            Map.entry(18L, new Told(FindingGroup.DEVICE, "Program")));

    private static final Map<Long, Told> DOCUMENT_NAMES = Map.ofEntries(
            Map.entry(2L, new Told(FindingGroup.OTHER, "Category")),
            Map.entry(13L, new Told(FindingGroup.OTHER, "Titles of parts")),
            Map.entry(14L, new Told(FindingGroup.PEOPLE, "Manager")),
            Map.entry(15L, new Told(FindingGroup.PEOPLE, "Company")),
            Map.entry(20L, new Told(FindingGroup.HISTORY, "Base of links")),
            Map.entry(23L, new Told(FindingGroup.DEVICE, "Program version")),
            Map.entry(26L, new Told(FindingGroup.OTHER, "Type of content")),
            Map.entry(27L, new Told(FindingGroup.OTHER, "Status")),
            Map.entry(28L, new Told(FindingGroup.OTHER, "Language")),
            Map.entry(29L, new Told(FindingGroup.OTHER, "Version")));

    private static final long EDITING_TIME = 10;
    private static final long PROGRAM_VERSION = 23;
    private static final int WINDOWS = 2;
    private static final int FIRST_WINDOWS = 3;
    private static final int MOST_SETS = 8;
    private static final int MOST_PROPERTIES = 5_000;
    private static final int CODE_PAGE = 1;
    private static final int FIRST_NAMED = 2;
    private static final long TICKS_PER_MINUTE = 600_000_000L;

    private final OleBytes stream;
    private final InspectionNotes notes;

    private OleProperties(OleBytes stream, InspectionNotes notes) {
        this.stream = stream;
        this.notes = notes;
    }

    /** Tells what is in a stream of property sets; what is damaged in it is unread. */
    static void tell(OleBytes stream, InspectionNotes notes) {
        try {
            new OleProperties(stream, notes).sets();
        } catch (Refusal damaged) {
            notes.unread(InspectionNotes.UNREAD_METADATA);
        }
    }

    private void sets() throws Refusal {
        if (stream.u16(0) != 0xFFFE || stream.u32(24) > MOST_SETS) {
            throw OleBytes.damaged(0);
        }
        system();
        for (int i = 0; i < stream.u32(24); i++) {
            long entry = 28 + 20L * i;
            long from = stream.u32(entry + 16);
            set(format(entry), stream.slice(from, stream.length() - from));
        }
    }

    /** The version of Windows that wrote it, [MS-OLEPS] section 2.21; other programs put in what there never was. */
    private void system() throws Refusal {
        int major = stream.u8(4);
        if (stream.u16(6) == WINDOWS && major >= FIRST_WINDOWS) {
            notes.tell(FindingGroup.DEVICE, "System", "Windows " + major + "." + stream.u8(5));
        }
    }

    /** Returns a GUID in the order in which it is read, without signs between. */
    private String format(long at) throws Refusal {
        StringBuilder guid = new StringBuilder(
                String.format(Locale.ROOT, "%08x%04x%04x", stream.u32(at), stream.u16(at + 4), stream.u16(at + 6)));
        for (int i = 8; i < 16; i++) {
            guid.append(String.format(Locale.ROOT, "%02x", stream.u8(at + i)));
        }
        return guid.toString();
    }

    private void set(String format, OleBytes set) throws Refusal {
        long count = set.u32(4);
        if (count > Math.min(MOST_PROPERTIES, set.length() / 8)) {
            throw OleBytes.damaged(4);
        }
        Charset charset = CodePages.of(1252);
        for (int i = 0; i < count; i++) {
            if (set.u32(8 + 8L * i) == CODE_PAGE) {
                charset = CodePages.of(set.u16(set.u32(12 + 8L * i) + 4));
            }
        }
        Map<Long, String> names = new HashMap<>();
        for (int i = 0; i < count; i++) {
            if (set.u32(8 + 8L * i) == 0) {
                names = dictionary(set, set.u32(12 + 8L * i), charset);
            }
        }
        for (int i = 0; i < count; i++) {
            property(format, set, set.u32(8 + 8L * i), set.u32(12 + 8L * i), names, charset);
        }
    }

    /** Names that a person or a program gave to properties of their own, section 2.17. */
    private static Map<Long, String> dictionary(OleBytes set, long at, Charset charset) throws Refusal {
        Map<Long, String> names = new HashMap<>();
        boolean wide = charset.equals(UTF_16LE);
        long count = set.u32(at);
        long next = at + 4;
        if (count > MOST_PROPERTIES) {
            throw OleBytes.damaged(at);
        }
        for (int i = 0; i < count; i++) {
            long length = set.u32(next + 4);
            names.put(set.u32(next), wide ? set.wide(next + 8, length) : set.text(next + 8, length, charset));
            next += 8 + (wide ? (length * 2 + 3) / 4 * 4 : length);
        }
        return names;
    }

    private void property(String format, OleBytes set, long id, long at, Map<Long, String> names, Charset charset) {
        try {
            OleValue value = new OleValue(set, at, charset);
            if (format.equals(SUMMARY)) {
                known(SUMMARY_NAMES.get(id), id == EDITING_TIME ? minutes(set, at) : value.text());
            } else if (format.equals(DOCUMENT_SUMMARY)) {
                known(DOCUMENT_NAMES.get(id), id == PROGRAM_VERSION ? version(set, at) : value.text());
            } else if (id >= FIRST_NAMED && id < 0x8000_0000L) {
                named(Optional.ofNullable(names.get(id)).orElse("#" + id), value);
            }
        } catch (Refusal damaged) {
            // One property may be damaged, or of a kind that nobody writes; the others are read all the same.
            notes.unread(InspectionNotes.UNREAD_METADATA);
        }
    }

    private void known(Told told, String value) {
        // Numbers of nothing that happened are noise; no text here is a lone zero.
        if (told != null && !value.equals("0")) {
            notes.tell(told.group(), told.name(), value);
        }
    }

    private static String minutes(OleBytes set, long at) throws Refusal {
        long minutes = set.i64(at + 4) / TICKS_PER_MINUTE;
        return minutes > 0 ? Long.toString(minutes) : "";
    }

    private static String version(OleBytes set, long at) throws Refusal {
        return set.u16(at + 6) + "." + set.u16(at + 4);
    }

    private void named(String name, OleValue value) throws Refusal {
        String lower = name.toLowerCase(Locale.ROOT);
        switch (lower) {
            case "_pid_hlinks" ->
                value.links().forEach(link -> notes.tell(FindingGroup.HISTORY, "Links to local files", link));
            case "_pid_linkbase" -> notes.tell(FindingGroup.HISTORY, "Base of links", value.wideBlob());
            case "_pid_guid" -> notes.tell(FindingGroup.HISTORY, "Identifier", value.wideBlob());
            default -> {
                boolean person = lower.contains("author") || lower.contains("mail");
                String text = value.text();
                if (!text.isBlank()) {
                    FindingGroup group = person ? FindingGroup.PEOPLE : FindingGroup.HIDDEN;
                    notes.tell(group, "Custom property", name + ": " + text);
                }
            }
        }
    }
}
