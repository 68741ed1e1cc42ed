package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parts of old office files, written by hand, and a small file with one of each. */
final class OleParts {
    private OleParts() {}

    /** Returns a file of some kilobytes in which every reader finds something. */
    static byte[] file() {
        byte[] word = new byte[1_000];
        ByteBuffer header = ByteBuffer.wrap(word).order(ByteOrder.LITTLE_ENDIAN);
        header.putShort(0, (short) 0xA5EC).putShort(2, (short) 193).putShort(32, (short) 14);
        header.putShort(62, (short) 22).putShort(152, (short) 93);
        byte[] names =
                Strips.join(shorts(0xFFFF, 2, 0, 4), "Vera".getBytes(UTF_16LE), shorts(2), "C:".getBytes(UTF_16LE));
        header.putInt(0x2D2, 0).putInt(0x2D6, names.length);
        Map<String, byte[]> streams = new LinkedHashMap<>();
        streams.put("WordDocument", word);
        streams.put("0Table", names);
        streams.put(
                "\u0005SummaryInformation",
                properties("f29f85e0-4ff9-1068-ab91-08002b27b3d9", 1251, 4, ansi("Мира", 1251), 9, number(3, 7)));
        streams.put(
                "Workbook",
                Strips.join(
                        biff(0x0809, shorts(0x0600, 5, 0, 0)),
                        biff(0x005C, Strips.join(shorts(4), new byte[] {0}, Strips.latin("Vera"))),
                        biff(0x0085, Strips.join(new byte[] {0, 0, 0, 0, 1, 0, 2, 0}, Strips.latin("M1")))));
        streams.put(
                "PowerPoint Document",
                record(0xF, 0x0FD7, record(0x10, 0x0FBA, "D:\\Vera\\map.doc".getBytes(UTF_16LE))));
        streams.put("Current User", currentUser("Vera", 0xE391C05F));
        streams.put("ObjectPool/_1/\u0001Ole10Native", packedFile());
        return CompoundFiles.file(streams);
    }

    /** A file that was dragged into a document, with its path and that of the copy made on the way. */
    static byte[] packedFile() {
        return Strips.join(
                new byte[] {60, 0, 0, 0, 2, 0},
                Strips.latin("map.pdf\0C:\\Danil\\map.pdf\0"),
                new byte[] {0, 0, 3, 0, 18, 0, 0, 0},
                Strips.latin("C:\\Temp\\a\\map.pdf\0"),
                new byte[] {0, 0, 0, 0});
    }

    static byte[] currentUser(String name, int mark) {
        ByteBuffer bytes = ByteBuffer.allocate(32 + 3 * name.length()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(2, (short) 0x0FF6).putInt(12, mark).putShort(20, (short) name.length());
        bytes.put(28 + name.length() + 4, name.getBytes(UTF_16LE));
        return bytes.array();
    }

    /** A record with version and instance, type and length in front. */
    static byte[] record(int versionAndInstance, int type, byte[] body) {
        ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) versionAndInstance).putShort((short) type).putInt(body.length);
        return Strips.join(head.array(), body);
    }

    static byte[] shorts(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(numbers).forEach(number -> bytes.putShort((short) number));
        return bytes.array();
    }

    static byte[] biff(int type, byte[] body) {
        return Strips.join(shorts(type, body.length), body);
    }

    static byte[] ansi(String text, int codePage) {
        byte[] bytes = (text + "\0").getBytes(Charset.forName("windows-" + codePage));
        ByteBuffer value = ByteBuffer.allocate(8 + (bytes.length + 3) / 4 * 4).order(ByteOrder.LITTLE_ENDIAN);
        value.putInt(0x1E).putInt(bytes.length).put(bytes);
        return value.array();
    }

    static byte[] number(int type, int number) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(type)
                .putInt(number)
                .array();
    }

    /** Texts one byte wide stand in a vector without gaps, [MS-OSHARED] VtVecUnalignedLpstrValue. */
    static byte[] vector(int type, String... texts) {
        ByteArrayOutputStream items = new ByteArrayOutputStream();
        for (String text : texts) {
            byte[] bytes = (text + "\0").getBytes(Charset.forName("windows-1251"));
            items.writeBytes(new byte[] {(byte) bytes.length, 0, 0, 0});
            items.writeBytes(bytes);
        }
        return Strips.join(number(0x1000 | type, texts.length), items.toByteArray());
    }

    /** A stream with one property set: the code page, then ids and typed values in turn. */
    static byte[] properties(String format, int codePage, Object... idsAndValues) {
        int count = idsAndValues.length / 2 + 1;
        ByteBuffer index = ByteBuffer.allocate(8 + 8 * count).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        index.putInt(0).putInt(count).putInt(1).putInt(8 + 8 * count);
        values.writeBytes(number(2, codePage));
        for (int i = 0; i < idsAndValues.length; i += 2) {
            index.putInt((Integer) idsAndValues[i]).putInt(8 + 8 * count + values.size());
            values.writeBytes((byte[]) idsAndValues[i + 1]);
        }
        index.putInt(0, 8 + 8 * count + values.size());
        ByteBuffer head = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        String[] guid = format.split("-");
        head.putShort(0, (short) 0xFFFE).putInt(24, 1).putInt(44, 48);
        head.putInt(28, (int) Long.parseLong(guid[0], 16));
        head.putShort(32, (short) Integer.parseInt(guid[1], 16)).putShort(34, (short) Integer.parseInt(guid[2], 16));
        for (int i = 0; i < 8; i++) {
            String digits = guid[3] + guid[4];
            head.put(36 + i, (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16));
        }
        return Strips.join(head.array(), index.array(), values.toByteArray());
    }
}
