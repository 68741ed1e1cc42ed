package org.letopis.sanitize;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What Word 97 to 2003 keeps beside the text: the last ten people who saved the file and under which paths, who changed
 * and commented it, when by the clock of the computer, on which printer. Source: [MS-DOC], sections 2.5 and 2.7.
 */
final class WordBinary {
    private static final int WORD_97 = 0xC0;
    private static final int WORD_2000 = 0xD9;
    private static final int ENCRYPTED = 0x0100;
    private static final int SECOND_TABLE = 0x0200;
    private static final int FAST_SAVED = 0x0004;
    private static final int MOST_HEADER_BYTES = 4_096;
    private static final int MOST_PART_BYTES = 1 << 20;

    private static final int PRINTER = 27;
    private static final int DOCUMENT_PROPERTIES = 31;
    private static final int ASSOCIATED = 32;
    private static final int COMMENTERS = 36;
    private static final int CHANGERS = 51;
    private static final int VARIABLES = 60;
    private static final int ROUTING_SLIP = 70;
    private static final int SAVED_BY = 71;

    private static final List<String> LOCAL_TIMES =
            List.of("Created, local time", "Modified, local time", "Last printed, local time");

    private final OleBytes header;
    private final Source table;
    private final InspectionNotes notes;

    private WordBinary(OleBytes header, Source table, InspectionNotes notes) {
        this.header = header;
        this.table = table;
        this.notes = notes;
    }

    /** Tells what stands around the text of a stream {@code WordDocument}. */
    static void tell(CompoundFile file, CompoundEntry document, InspectionNotes notes) throws Refusal, IOException {
        Source stream = file.open(document);
        OleBytes header = OleBytes.of(stream, 0, (int) Math.min(stream.sizeBytes(), MOST_HEADER_BYTES));
        int flags = header.u16(10);
        if ((flags & ENCRYPTED) != 0) {
            notes.unread(InspectionNotes.UNREAD_LOCKED);
            return;
        }
        int version = header.u16(2);
        int quickSaves = flags >> 4 & 0xF;
        if ((flags & FAST_SAVED) != 0 || version < WORD_2000 && quickSaves > 0 && quickSaves < 0xF) {
            notes.tell(FindingGroup.HIDDEN, "Deleted text, kept by fast saving", "possible");
        }
        String name = (flags & SECOND_TABLE) == 0 ? "0Table" : "1Table";
        Optional<CompoundEntry> table = file.find(document.parent(), name);
        if (version < WORD_97 || table.isEmpty()) {
            notes.unread(InspectionNotes.UNREAD_METADATA);
            return;
        }
        new WordBinary(header, file.open(table.get()), notes).parts();
    }

    private interface Part {
        void tell(OleBytes bytes) throws Refusal;
    }

    private void parts() throws IOException {
        part(SAVED_BY, this::savedBy);
        part(
                CHANGERS,
                bytes -> strings(bytes).stream()
                        .skip(1)
                        .forEach(name -> notes.tell(FindingGroup.PEOPLE, "Authors of changes", name)));
        part(COMMENTERS, this::commenters);
        part(ASSOCIATED, this::associated);
        part(DOCUMENT_PROPERTIES, this::localTimes);
        part(PRINTER, this::printer);
        part(ROUTING_SLIP, bytes -> notes.tell(FindingGroup.PEOPLE, "Routing slip", bytes.length() + " bytes"));
        part(VARIABLES, bytes -> notes.tell(FindingGroup.HIDDEN, "Variables", bytes.length() + " bytes"));
    }

    /** Hands on a part that stands in the table stream, if there is one; each may be damaged for itself. */
    private void part(int number, Part part) throws IOException {
        try {
            long numbers = 34 + 2L * header.u16(32);
            long pairs = numbers + 2 + 4L * header.u16(numbers);
            if (number >= header.u16(pairs)) {
                return;
            }
            long at = pairs + 2 + 8L * number;
            long length = header.u32(at + 4);
            if (length > MOST_PART_BYTES) {
                throw OleBytes.damaged(at);
            }
            if (length > 0) {
                part.tell(OleBytes.of(table, header.u32(at), (int) length));
            }
        } catch (Refusal damaged) {
            notes.unread(InspectionNotes.UNREAD_METADATA);
        }
    }

    /** Pairs of who saved and where: SttbSavedBy. */
    private void savedBy(OleBytes bytes) throws Refusal {
        List<String> pairs = strings(bytes);
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            notes.tell(FindingGroup.PEOPLE, "Saved by, and where", pairs.get(i) + ", " + pairs.get(i + 1));
        }
    }

    private void commenters(OleBytes bytes) throws Refusal {
        for (long at = 0; at + 2 <= bytes.length(); ) {
            int chars = bytes.u16(at);
            notes.tell(FindingGroup.PEOPLE, "Authors of comments", bytes.wide(at + 2, chars));
            at += 2 + 2L * chars;
        }
    }

    /** SttbfAssoc; other places in the list are not used. */
    private void associated(OleBytes bytes) throws Refusal {
        List<String> texts = strings(bytes);
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            switch (i) {
                case 1 -> notes.tell(FindingGroup.HISTORY, "Template", text);
                case 2 -> notes.tell(FindingGroup.OTHER, "Title", text);
                case 3 -> notes.tell(FindingGroup.OTHER, "Subject", text);
                case 4 -> notes.tell(FindingGroup.OTHER, "Keywords", text);
                case 6 -> notes.tell(FindingGroup.PEOPLE, "Author", text);
                case 7 -> notes.tell(FindingGroup.PEOPLE, "Last modified by", text);
                case 8, 9 -> notes.tell(FindingGroup.HIDDEN, "Mail merge", text);
                default -> {
                    // Conditions of a mail merge, and a password that is none of ours to show.
                }
            }
        }
    }

    /** DopBase, section 2.7.2. The clock's own time beside the universal time of the properties tells the zone. */
    private void localTimes(OleBytes bytes) throws Refusal {
        for (int i = 0; i < LOCAL_TIMES.size(); i++) {
            long moment = bytes.u32(20 + 4L * i);
            notes.tell(FindingGroup.TIME, LOCAL_TIMES.get(i), moment == 0 ? "" : local(moment));
        }
    }

    /** A DTTM, section 2.9.70. */
    static String local(long moment) {
        try {
            return LocalDateTime.of(
                            (int) (moment >> 20 & 0x1FF) + 1900,
                            (int) (moment >> 16 & 0xF),
                            (int) (moment >> 11 & 0x1F),
                            (int) (moment >> 6 & 0x1F),
                            (int) (moment & 0x3F))
                    .toString();
        } catch (DateTimeException e) {
            return "";
        }
    }

    /** Name, port and driver, each with a zero at its end. */
    private void printer(OleBytes bytes) throws Refusal {
        StringBuilder told = new StringBuilder();
        int at = 0;
        for (int i = 0; i < 3 && at < bytes.length(); i++) {
            int count = bytes.untilZero(at);
            String text = OleTexts.guessed(bytes.bytes(at, count));
            told.append(told.isEmpty() || text.isBlank() ? "" : ", ").append(text);
            at += count + 1;
        }
        notes.tell(FindingGroup.DEVICE, "Printer", told.toString());
    }

    private List<String> strings(OleBytes bytes) throws Refusal {
        return OleTexts.list(bytes, charset());
    }

    /** Texts one byte wide are in the set of the language that Word was made for. */
    private Charset charset() throws Refusal {
        int language = header.u16(6) & 0xFF;
        return CodePages.of(
                switch (language) {
                    case 0x02, 0x19, 0x22, 0x23, 0x2F -> 1251;
                    case 0x05, 0x0E, 0x15, 0x18, 0x1A, 0x1B, 0x24 -> 1250;
                    default -> 1252;
                });
    }
}
