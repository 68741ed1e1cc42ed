package org.letopis.sanitize;

import java.io.IOException;

/** An object inside RTF: what made it, and the file that it is or is linked to. Source: [MS-OLEDS], section 2.2. */
final class OleObject {
    private static final int LINKED = 1;
    private static final int MOST_NAME_BYTES = 4_096;
    private static final int COMPOUND_FILE = 0xE011CFD0;

    private final OleBytes bytes;
    private final InspectionNotes notes;
    private long at = 8;

    private OleObject(OleBytes bytes, InspectionNotes notes) {
        this.bytes = bytes;
        this.notes = notes;
    }

    static void tell(OleBytes bytes, InspectionNotes notes, OldOfficePictures pictures) throws IOException {
        try {
            new OleObject(bytes, notes).tell(pictures);
        } catch (Refusal damaged) {
            notes.unread(InspectionNotes.UNREAD_EMBEDDED);
        }
    }

    private void tell(OldOfficePictures pictures) throws Refusal, IOException {
        boolean linked = bytes.u32(4) == LINKED;
        String program = name();
        String topic = name();
        name();
        if (linked) {
            notes.tell(FindingGroup.EMBEDDED, "Linked object", topic);
            return;
        }
        notes.unread(InspectionNotes.UNREAD_EMBEDDED);
        long length = bytes.u32(at);
        OleBytes inside = bytes.slice(at + 4, length);
        if (length > 4 && inside.i32(0) == COMPOUND_FILE) {
            OldOfficeInspection.tell(Source.of(inside.toArray()), notes, pictures);
        } else if (program.equals("Package")) {
            PackedFile.tell(inside, 0, notes);
        }
    }

    private String name() throws Refusal {
        long length = bytes.u32(at);
        if (length > MOST_NAME_BYTES) {
            throw OleBytes.damaged(at);
        }
        String name = OleTexts.guessed(bytes.bytes(at + 4, Math.max(0, length - 1)));
        at += 4 + length;
        return name;
    }
}
