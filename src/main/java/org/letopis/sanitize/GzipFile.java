package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A file compressed by itself (RFC 1952): what is in it, and what its header tells. */
final class GzipFile {
    private static final int HEADER_BYTES = 10;
    private static final int TRAILER_BYTES = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final byte[] file;
    private final FileFormat format;
    private int at = HEADER_BYTES;

    private GzipFile(byte[] file, FileFormat format) {
        this.file = file;
        this.format = format;
    }

    static boolean is(byte[] file) {
        return file.length > HEADER_BYTES && file[0] == 0x1F && file[1] == (byte) 0x8B && file[2] == 8;
    }

    /** Returns what the first bytes unpack to, as far as they do. */
    static byte[] start(byte[] head) {
        try {
            GzipFile start = new GzipFile(head, FileFormat.GZIP);
            start.header(new Draft(FileFormat.GZIP));
            return start.inflate(head.length, false);
        } catch (Refusal damaged) {
            return new byte[0];
        }
    }

    /** Returns the content; notes what the header and whatever follows the end tell. */
    static byte[] content(byte[] file, long mostBytes, Draft draft) throws Refusal, IOException {
        GzipFile gzip = new GzipFile(file, draft.format());
        gzip.header(draft);
        byte[] content = gzip.inflate(mostBytes, true);
        gzip.trailer(content, draft);
        return content;
    }

    private void header(Draft draft) throws Refusal {
        if (file.length < HEADER_BYTES) {
            throw Refusal.truncated(format, file.length);
        }
        int flags = file[3];
        long seconds = IccProfile.u32(new byte[] {file[7], file[6], file[5], file[4]}, 0);
        if (seconds != 0) {
            draft.drop(FindingGroup.TIME, "Date of the compression", Instant.ofEpochSecond(seconds).toString());
        }
        if ((flags & EXTRA) != 0) {
            demand(2);
            int length = file[at] & 0xFF | (file[at + 1] & 0xFF) << 8;
            demand(2 + length);
            at += 2;
            text(draft, "Notes of the compression", at + length);
        }
        if ((flags & NAME) != 0) {
            text(draft, "Name before the compression", end());
            at++;
        }
        if ((flags & COMMENT) != 0) {
            text(draft, "Notes of the compression", end());
            at++;
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            demand(2);
            at += 2;
        }
    }

    private void demand(int bytes) throws Refusal {
        if (at + bytes > file.length) {
            throw Refusal.truncated(format, file.length);
        }
    }

    private int end() throws Refusal {
        for (int i = at; i < file.length; i++) {
            if (file[i] == 0) {
                return i;
            }
        }
        throw Refusal.truncated(format, file.length);
    }

    private void text(Draft draft, String removedName, int end) {
        byte[] text = Arrays.copyOfRange(file, at, end);
        draft.drop(FindingGroup.HISTORY, removedName, new String(text, ISO_8859_1));
        draft.droppedText(removedName, text);
        at = end;
    }

    private byte[] inflate(long mostBytes, boolean whole) throws Refusal {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(file, at, file.length - at);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] block = new byte[1 << 14];
            while (!inflater.finished()) {
                int count = inflater.inflate(block);
                if (count == 0 && !inflater.finished()) {
                    if (whole) {
                        throw Refusal.truncated(format, file.length);
                    }
                    break;
                }
                content.write(block, 0, count);
                if (content.size() > mostBytes) {
                    if (whole) {
                        throw Refusal.tooLarge(format, "unpacked size");
                    }
                    break;
                }
            }
            at += (int) inflater.getBytesRead();
            return content.toByteArray();
        } catch (DataFormatException e) {
            throw Refusal.damaged(format, "compression", at);
        } finally {
            inflater.end();
        }
    }

    private void trailer(byte[] content, Draft draft) throws Refusal, IOException {
        demand(TRAILER_BYTES);
        CRC32 sum = new CRC32();
        sum.update(content);
        long wanted = IccProfile.u32(new byte[] {file[at + 3], file[at + 2], file[at + 1], file[at]}, 0);
        if (sum.getValue() != wanted) {
            throw Refusal.damaged(format, "checksum", at);
        }
        at += TRAILER_BYTES;
        if (at < file.length) {
            Trailing.note(Source.of(file), at, draft);
        }
    }
}
