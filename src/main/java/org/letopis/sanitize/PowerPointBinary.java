package org.letopis.sanitize;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What slides of PowerPoint 97 to 2003 keep beside what is shown: comments and who wrote them, hidden slides, macros,
 * earlier versions, links to files. Records stand in records, each with eight bytes in front. Source: [MS-PPT], section 2.
 */
final class PowerPointBinary {
    private static final int HEADER_BYTES = 8;
    private static final int CONTAINER = 0xF;
    private static final int MOST_DEPTH = 64;
    private static final int MOST_TEXT_BYTES = 1 << 16;

    private static final int MACROS = 0x0400;
    private static final int SLIDE_SHOW = 0x03F9;
    private static final int SOUND = 0x07E6;
    private static final int LINK = 0x0FD7;
    private static final int TEXT = 0x0FBA;
    private static final int EDIT = 0x0FF5;
    private static final int OBJECT = 0x1011;
    private static final int FIRST_FILM = 0x1005;
    private static final int LAST_SOUND = 0x1010;
    private static final int COMMENT = 0x2EE0;
    private static final int COMMENT_DATE = 0x2EE1;
    private static final int LOCKED = 0x2F14;

    private static final int HIDDEN_SLIDE = 0x0004;

    /** The mark of a file whose records are encrypted, in the stream {@code Current User}. */
    private static final int LOCKED_MARK = 0xF3D1C4DF;

    private record Open(int type, long end) {}

    private final Cursor in;
    private final InspectionNotes notes;
    private int edits;
    private int hiddenSlides;
    private int objects;

    private PowerPointBinary(Source slides, InspectionNotes notes) {
        this.in = new Cursor(slides, FileFormat.OLD_OFFICE);
        this.notes = notes;
    }

    /** Tells what is in a stream {@code PowerPoint Document}. */
    static void tell(Source slides, InspectionNotes notes) throws Refusal, IOException {
        PowerPointBinary reader = new PowerPointBinary(slides, notes);
        try {
            reader.records(slides.sizeBytes());
        } finally {
            reader.counts();
        }
    }

    /** Tells who had the slides open last, from a stream {@code Current User}. */
    static void tellUser(OleBytes stream, InspectionNotes notes) throws Refusal {
        if (stream.i32(12) == LOCKED_MARK) {
            notes.unread(InspectionNotes.UNREAD_LOCKED);
        }
        int length = stream.u16(20);
        long wide = 28 + length + 4L;
        String name = wide + 2L * length <= stream.length()
                ? stream.wide(wide, length)
                : OleTexts.guessed(stream.bytes(28, length));
        notes.tell(FindingGroup.PEOPLE, "Last opened by", name);
    }

    private void records(long end) throws Refusal, IOException {
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(0, end));
        while (in.left() >= HEADER_BYTES) {
            while (in.position() >= open.element().end) {
                open.pop();
            }
            OleBytes head = new OleBytes(in.bytes(HEADER_BYTES));
            int version = head.u16(0) & 0xF;
            int instance = head.u16(0) >> 4;
            int type = head.u16(2);
            long length = head.u32(4);
            if (length > open.element().end - in.position() || open.size() > MOST_DEPTH) {
                throw OleBytes.damaged(in.position());
            }
            if (type == LOCKED) {
                notes.unread(InspectionNotes.UNREAD_LOCKED);
            }
            if (version == CONTAINER && length > 0) {
                open.push(new Open(type, in.position() + length));
            } else {
                atom(open.element().type, type, instance, length);
            }
        }
    }

    private void atom(int container, int type, int instance, long length) throws Refusal, IOException {
        edits += type == EDIT ? 1 : 0;
        objects += type == OBJECT ? 1 : 0;
        boolean told = type == TEXT || type == SLIDE_SHOW || type == MACROS || type == COMMENT_DATE;
        if (!told || length > MOST_TEXT_BYTES) {
            in.skip(length);
            return;
        }
        OleBytes body = new OleBytes(in.bytes((int) length));
        switch (type) {
            case TEXT -> text(container, instance, body.wide(0, length / 2));
            case SLIDE_SHOW -> hiddenSlides += (body.u16(10) & HIDDEN_SLIDE) != 0 ? 1 : 0;
            case MACROS -> notes.tell(FindingGroup.HIDDEN, "Macros", body.u32(4) != 0 ? "VBA" : "");
            default -> notes.tell(FindingGroup.TIME, "Date of a comment", moment(body));
        }
    }

    private void text(int container, int instance, String text) {
        if (container == COMMENT) {
            FindingGroup group = instance == 0 ? FindingGroup.PEOPLE : FindingGroup.HIDDEN;
            String name = instance == 0 ? "Authors of comments" : "Comment";
            notes.tell(group, name, instance == 2 ? "" : text);
        } else if (container == LINK && instance == 1 && OleValue.isLocal(text)) {
            notes.tell(FindingGroup.HISTORY, "Links to local files", text);
        } else if (container == SOUND && instance == 0) {
            notes.tell(FindingGroup.EMBEDDED, "Sound in the file", text);
        } else if (container >= FIRST_FILM && container <= LAST_SOUND) {
            notes.tell(FindingGroup.EMBEDDED, "Linked sound and film", text);
        }
    }

    /** A SYSTEMTIME by the clock of the computer, [MS-DTYP] section 2.3.13. */
    private static String moment(OleBytes body) throws Refusal {
        try {
            return LocalDateTime.of(body.u16(4), body.u16(6), body.u16(10), body.u16(12), body.u16(14), body.u16(16))
                    .toString();
        } catch (DateTimeException e) {
            return "";
        }
    }

    private void counts() {
        notes.tell(FindingGroup.HIDDEN, "Hidden slide", hiddenSlides > 0 ? Integer.toString(hiddenSlides) : "");
        notes.tell(FindingGroup.HISTORY, "Earlier versions", edits > 1 ? Integer.toString(edits - 1) : "");
        if (objects > 0) {
            notes.tell(FindingGroup.EMBEDDED, "Embedded objects", Integer.toString(objects));
            notes.unread(InspectionNotes.UNREAD_EMBEDDED);
        }
    }
}
