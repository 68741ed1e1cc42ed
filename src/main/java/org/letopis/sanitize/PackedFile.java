package org.letopis.sanitize;

/**
 * A file of any kind that was put into a document by dragging it there: it keeps its name, the path it had, and the path
 * of the copy that was made of it on the way. Source: [MS-OLEDS] section 2.3.6 for the frame; the inside is the packager's.
 */
final class PackedFile {
    private static final int PACKED = 2;
    private static final int MOST_PATH = 4_096;

    private PackedFile() {}

    /** Tells the names of the file; {@code at} is where the packager's part starts. */
    static void tell(OleBytes bytes, long at, InspectionNotes notes) throws Refusal {
        notes.unread(InspectionNotes.UNREAD_EMBEDDED);
        if (bytes.u16(at) != PACKED) {
            notes.tell(FindingGroup.EMBEDDED, "Embedded object", bytes.length() + " bytes");
            return;
        }
        int label = bytes.untilZero(at + 2);
        notes.tell(FindingGroup.EMBEDDED, "Packed file", OleTexts.guessed(bytes.bytes(at + 2, label)));
        long path = at + 2 + label + 1;
        int length = bytes.untilZero(path);
        notes.tell(FindingGroup.HISTORY, "Path of a packed file", OleTexts.guessed(bytes.bytes(path, length)));
        long copy = path + length + 1 + 4;
        long chars = bytes.u32(copy);
        if (chars > 1 && chars <= MOST_PATH) {
            String text = OleTexts.guessed(bytes.bytes(copy + 4, chars - 1));
            notes.tell(FindingGroup.HISTORY, "Path of a packed file", text);
        }
    }
}
