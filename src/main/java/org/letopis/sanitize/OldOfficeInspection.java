package org.letopis.sanitize;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.letopis.failure.Failure;

/**
 * Looks into office files from before 2007: properties, what Word, Excel and PowerPoint keep beside the text, and what
 * parts there are. Text is not read. Ours rather than a library's: nothing is unpacked and nothing is run, and what is
 * read of a file of any size fits in little memory.
 */
final class OldOfficeInspection {
    private static final int MOST_PROPERTY_BYTES = 8 << 20;
    private static final int MOST_LINK_BYTES = 1 << 16;

    /** Streams and storages that say of the whole file what it is. */
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "worddocument", "application/msword",
            "workbook", "application/vnd.ms-excel",
            "book", "application/vnd.ms-excel",
            "powerpoint document", "application/vnd.ms-powerpoint",
            "visiodocument", "application/vnd.visio",
            "quill", "application/x-mspublisher",
            "__properties_version1.0", "application/vnd.ms-outlook");

    /** Of the others only properties and names of parts are known here. */
    private static final Set<String> READ =
            Set.of("application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint");

    private static final Set<String> LOCKED =
            Set.of("encryptedpackage", "encryptioninfo", "encryptedsummary", "encryption");

    /** Parts of which it says enough that they are there. */
    private static final Map<String, Told> PARTS = Map.of(
            "vba", new Told(FindingGroup.HIDDEN, "Macros"),
            "_signatures", new Told(FindingGroup.PEOPLE, "Signature"),
            "_xmlsignatures", new Told(FindingGroup.PEOPLE, "Signature"),
            "msodatastore", new Told(FindingGroup.HIDDEN, "Custom data"),
            "revision log", new Told(FindingGroup.HISTORY, "Revision log"),
            "user names", new Told(FindingGroup.PEOPLE, "Users of the workbook"),
            "_sx_db_cur", new Told(FindingGroup.HIDDEN, "Pivot table"));

    private final CompoundFile file;
    private final InspectionNotes notes;
    private final OldOfficePictures pictures;

    private OldOfficeInspection(CompoundFile file, InspectionNotes notes, OldOfficePictures pictures) {
        this.file = file;
        this.notes = notes;
        this.pictures = pictures;
    }

    static Inspection of(Source source, StripResult.Refused refusal, Stripping stripping) throws Failure {
        InspectionNotes notes = new InspectionNotes();
        try {
            String type = tell(source, notes, new OldOfficePictures(stripping));
            notes.unread(InspectionNotes.UNREAD_TEXT);
            return notes.inspection(FileFormat.OLD_OFFICE, type, refusal);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** Notes what a compound file tells and returns its media type; what is damaged is unread. */
    static String tell(Source source, InspectionNotes notes, OldOfficePictures pictures) throws IOException {
        try {
            CompoundFile file = CompoundFile.open(source);
            OldOfficeInspection inspection = new OldOfficeInspection(file, notes, pictures);
            inspection.parts();
            String type = inspection.mediaType();
            if (!READ.contains(type)) {
                notes.unread(InspectionNotes.UNREAD_METADATA);
            }
            return type;
        } catch (Refusal refusal) {
            boolean tooLarge = refusal.key().equals("strip.too-large");
            notes.unread(tooLarge ? "inspect.unread-too-large" : InspectionNotes.UNREAD_METADATA);
            return FileFormat.OLD_OFFICE.mediaType();
        }
    }

    private String mediaType() {
        return MEDIA_TYPES.entrySet().stream()
                .filter(kind -> file.find(file.root(), kind.getKey()).isPresent())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(FileFormat.OLD_OFFICE.mediaType());
    }

    private void parts() throws Refusal, IOException {
        for (CompoundEntry entry : file.entries()) {
            try {
                part(entry, entry.name().toLowerCase(Locale.ROOT));
            } catch (Refusal damaged) {
                notes.unread(InspectionNotes.UNREAD_METADATA);
            }
        }
        if (!file.isWhole()) {
            notes.unread(InspectionNotes.UNREAD_METADATA);
        }
        file.unlinked().forEach(name -> notes.tell(FindingGroup.HISTORY, "Deleted part", name));
        long leftOver = file.leftOverBytes();
        notes.tell(FindingGroup.HISTORY, "Left-over data", leftOver > 0 ? leftOver + " bytes" : "");
    }

    private void part(CompoundEntry entry, String name) throws Refusal, IOException {
        if (entry.parent() == null) {
            notes.tell(FindingGroup.TIME, "Date of the parts", entry.modified());
            return;
        }
        InspectionNotes here = notes.at(entry.parent().path());
        if (LOCKED.contains(name)) {
            notes.unread(InspectionNotes.UNREAD_LOCKED);
        }
        Optional.ofNullable(PARTS.get(name)).ifPresent(told -> notes.tell(told.group(), told.name(), entry.path()));
        if (!entry.isStream()) {
            storage(entry, name);
            return;
        }
        if (name.startsWith("\u0005")) {
            OleProperties.tell(bytes(entry, MOST_PROPERTY_BYTES), here);
        }
        switch (name) {
            case "worddocument" -> {
                WordBinary.tell(file, entry, here);
                pictures.tell(file.open(entry), entry.name(), here);
            }
            case "workbook", "book" -> ExcelBinary.tell(file.open(entry), here, pictures);
            case "powerpoint document" -> PowerPointBinary.tell(file.open(entry), here);
            case "current user" -> PowerPointBinary.tellUser(bytes(entry, MOST_LINK_BYTES), here);
            case "data", "pictures" -> pictures.tell(file.open(entry), entry.name(), here);
            case "\u0001ole10native" -> PackedFile.tell(start(entry), 4, here);
            case "\u0001ole" ->
                OleTexts.paths(bytes(entry, MOST_LINK_BYTES).toArray())
                        .forEach(path -> here.tell(FindingGroup.EMBEDDED, "Linked object", path));
            default -> {
                // Text, tables and caches.
            }
        }
    }

    private void storage(CompoundEntry entry, String name) {
        boolean embedded = name.matches("_\\d+|mbd[0-9a-f]{8}|lnk[0-9a-f]{8}|embedding \\d+");
        if (embedded) {
            notes.tell(FindingGroup.EMBEDDED, "Embedded object", entry.path());
            notes.unread(InspectionNotes.UNREAD_EMBEDDED);
        }
        notes.at(entry.path()).tell(FindingGroup.TIME, "Date of the parts", entry.modified());
    }

    private OleBytes bytes(CompoundEntry entry, int most) throws Refusal, IOException {
        Source stream = file.open(entry);
        if (stream.sizeBytes() > most) {
            throw Refusal.tooLarge(FileFormat.OLD_OFFICE, "stream");
        }
        return OleBytes.of(stream, 0, (int) stream.sizeBytes());
    }

    /** Returns the first bytes of a stream, in which the names stand that are looked for. */
    private OleBytes start(CompoundEntry entry) throws Refusal, IOException {
        Source stream = file.open(entry);
        return OleBytes.of(stream, 0, (int) Math.min(MOST_LINK_BYTES, stream.sizeBytes()));
    }
}
