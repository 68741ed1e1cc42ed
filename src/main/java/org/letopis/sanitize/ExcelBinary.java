package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;

/**
 * What a workbook of Excel 5 to 2003 keeps beside its cells: who saved and commented it, hidden sheets, other workbooks,
 * links, printers. Source: [MS-XLS], sections 2.1 and 2.4; Excel 5 and 95 differ in how texts are written.
 */
final class ExcelBinary {
    private static final int START = 0x0809;
    private static final int COMMENT = 0x001C;
    private static final int LOCKED = 0x002F;
    private static final int CONTINUED = 0x003C;
    private static final int CODE_PAGE = 0x0042;
    private static final int PRINTER = 0x004D;
    private static final int RESERVED_BY = 0x005B;
    private static final int WRITTEN_BY = 0x005C;
    private static final int SHEET = 0x0085;
    private static final int DRAWINGS = 0x00EB;
    private static final int OTHER_BOOK = 0x01AE;
    private static final int LINK = 0x01B8;

    private static final int EXCEL_97 = 0x0600;
    private static final int MOST_DRAWING_BYTES = 16 << 20;
    private static final int DEVICE_NAME_CHARS = 32;

    /** In the path of another workbook these stand for its separators, [MS-XLS] section 2.5.277. */
    private static final char FOLDER = '\u0003';

    private static final char UP = '\u0004';
    private static final char VOLUME = '\u0001';

    private final Cursor in;
    private final InspectionNotes notes;
    private final ByteArrayOutputStream drawings = new ByteArrayOutputStream();
    private Charset narrow = CodePages.of(1252);
    private boolean isWide;
    private boolean inDrawings;

    private ExcelBinary(Source book, InspectionNotes notes) {
        this.in = new Cursor(book, FileFormat.OLD_OFFICE);
        this.notes = notes;
    }

    /** Tells what is in a stream {@code Workbook} or {@code Book}. */
    static void tell(Source book, InspectionNotes notes, OldOfficePictures pictures) throws Refusal, IOException {
        ExcelBinary excel = new ExcelBinary(book, notes);
        excel.records();
        pictures.tell(Source.of(excel.drawings.toByteArray()), "Workbook", notes);
    }

    private void records() throws Refusal, IOException {
        while (in.left() >= 4) {
            OleBytes head = new OleBytes(in.bytes(4));
            int type = head.u16(0);
            OleBytes body = new OleBytes(in.bytes(head.u16(2)));
            if (type == LOCKED) {
                notes.unread(InspectionNotes.UNREAD_LOCKED);
                return;
            }
            inDrawings = type == DRAWINGS || type == CONTINUED && inDrawings;
            try {
                record(type, body);
            } catch (Refusal damaged) {
                notes.unread(InspectionNotes.UNREAD_METADATA);
            }
        }
    }

    private void record(int type, OleBytes body) throws Refusal {
        switch (type) {
            case START -> isWide = body.u16(0) >= EXCEL_97;
            case CODE_PAGE -> narrow = CodePages.of(body.u16(0));
            case WRITTEN_BY -> notes.tell(FindingGroup.PEOPLE, "Last opened by", text(body, 0));
            case RESERVED_BY -> notes.tell(FindingGroup.PEOPLE, "Reserved by", body.length() > 4 ? text(body, 4) : "");
            case SHEET -> sheet(body);
            case COMMENT -> {
                if (isWide) {
                    notes.tell(FindingGroup.PEOPLE, "Authors of comments", text(body, 8));
                }
            }
            case OTHER_BOOK -> otherBook(body);
            case LINK ->
                OleTexts.paths(body.toArray())
                        .forEach(path -> notes.tell(FindingGroup.HISTORY, "Links to local files", path));
            case PRINTER -> printer(body);
            case DRAWINGS, CONTINUED -> drawing(body);
            default -> {
                // Cells, forms and settings.
            }
        }
    }

    /** Returns a text with its length in front of it. */
    private String text(OleBytes body, long at) throws Refusal {
        return isWide ? OleTexts.flagged(body, at + 2, body.u16(at)) : body.text(at + 1, body.u8(at), narrow);
    }

    private void sheet(OleBytes body) throws Refusal {
        int kind = body.u8(5);
        int chars = body.u8(6);
        String name = isWide ? OleTexts.flagged(body, 7, chars) : body.text(7, chars, narrow);
        if ((body.u8(4) & 3) != 0) {
            notes.tell(FindingGroup.HIDDEN, "Hidden sheet", name);
        }
        if (kind == 1 || kind == 6) {
            notes.tell(FindingGroup.HIDDEN, "Macros", name);
        }
    }

    private void otherBook(OleBytes body) throws Refusal {
        int chars = body.u16(2);
        // Two lengths that no path has stand for the book itself and for functions of programs.
        if (body.length() > 4 && chars > 0 && chars < 0x0401) {
            String path = OleTexts.flagged(body, 4, chars)
                    .replace(FOLDER, '\\')
                    .replace(String.valueOf(UP), "..\\")
                    .replace(VOLUME + "@", "\\\\")
                    .replaceFirst("^" + VOLUME + VOLUME + "(.)", "$1:\\\\");
            notes.tell(FindingGroup.EMBEDDED, "Link to another workbook", path.replaceAll("[\\x00-\\x1F]", ""));
        }
    }

    /** The settings of a printer start with its name. */
    private void printer(OleBytes body) throws Refusal {
        if (isWide && body.u16(0) == 0 && body.length() >= 2 + 2 * DEVICE_NAME_CHARS) {
            notes.tell(FindingGroup.DEVICE, "Printer", body.wide(2, DEVICE_NAME_CHARS));
        }
    }

    /** Pictures are cut up over records. */
    private void drawing(OleBytes body) throws Refusal {
        if (!inDrawings) {
            return;
        }
        if (drawings.size() + body.length() > MOST_DRAWING_BYTES) {
            notes.unread(InspectionNotes.UNREAD_EMBEDDED);
        } else {
            drawings.writeBytes(body.toArray());
        }
    }
}
