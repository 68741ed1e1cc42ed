package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** TIFFs for tests, laid out by hand: data first, then values, then directories, unlike our own writer. */
final class Tiffs {
    static final int WIDTH = 24;
    static final int HEIGHT = 16;
    static final int ASCII = 2;
    static final int SHORT = 3;
    static final int LONG = 4;
    static final int RATIONAL = 5;
    static final int UNDEFINED = 7;

    /** One entry: numbers, or bytes when these are not null. */
    private record Entry(int tag, int type, long[] numbers, byte[] bytes) {}

    /** One directory, whose entries must be added in the order of their tags. */
    static final class Page {
        private final List<Entry> entries = new ArrayList<>();
        private final List<byte[]> parts = new ArrayList<>();
        private final List<Page> below = new ArrayList<>();

        Page numbers(int tag, int type, long... numbers) {
            entries.add(new Entry(tag, type, numbers, null));
            return this;
        }

        Page text(int tag, String text) {
            return bytes(tag, ASCII, (text + "\0").getBytes(UTF_8));
        }

        Page bytes(int tag, int type, byte[] bytes) {
            entries.add(new Entry(tag, type, null, bytes));
            return this;
        }

        /** Adds a strip, and an entry that says where the strips are. */
        Page strips(byte[]... strips) {
            parts.addAll(List.of(strips));
            entries.add(new Entry(273, LONG, null, null));
            return this;
        }

        /** Adds an entry that points to a directory. */
        Page pointer(int tag, Page directory) {
            below.add(directory);
            entries.add(new Entry(tag, LONG, null, null));
            return this;
        }
    }

    private final boolean big;
    private final ByteBuffer file;

    private Tiffs(ByteOrder order, boolean big) {
        this.big = big;
        file = ByteBuffer.allocate(1 << 18).order(order);
        file.put(Strips.latin(order == ByteOrder.BIG_ENDIAN ? "MM" : "II"));
        if (big) {
            file.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(0);
        } else {
            file.putShort((short) 42).putInt(0);
        }
    }

    static byte[] file(ByteOrder order, boolean big, Page... pages) {
        Tiffs tiff = new Tiffs(order, big);
        int link = big ? 8 : 4;
        for (Page page : pages) {
            long at = tiff.write(page);
            tiff.offset(link, at);
            link = tiff.file.position() - tiff.offsetBytes();
        }
        byte[] bytes = new byte[tiff.file.position()];
        tiff.file.get(0, bytes);
        return bytes;
    }

    private int offsetBytes() {
        return big ? 8 : 4;
    }

    private void offset(int place, long value) {
        if (big) {
            file.putLong(place, value);
        } else {
            file.putInt(place, (int) value);
        }
    }

    private void offset(long value) {
        file.position(file.position() + offsetBytes());
        offset(file.position() - offsetBytes(), value);
    }

    private void even() {
        file.position((file.position() + 7) / 8 * 8);
    }

    private long write(Page page) {
        List<long[]> places = new ArrayList<>();
        long[] strips = new long[page.parts.size()];
        for (int i = 0; i < strips.length; i++) {
            strips[i] = file.position();
            file.put(page.parts.get(i));
        }
        even();
        int belowAt = 0;
        List<byte[]> values = new ArrayList<>();
        for (Entry entry : page.entries) {
            long[] numbers = entry.numbers;
            if (entry.tag == 273) {
                numbers = strips;
            } else if (numbers == null && entry.bytes == null) {
                numbers = new long[] {write(page.below.get(belowAt++))};
            }
            byte[] value = entry.bytes != null ? entry.bytes : encode(entry.type, numbers);
            values.add(value);
            places.add(new long[] {file.position(), count(entry, numbers, value)});
            if (value.length > offsetBytes()) {
                file.put(value);
                even();
            }
        }
        long at = file.position();
        if (big) {
            file.putLong(values.size());
        } else {
            file.putShort((short) values.size());
        }
        for (int i = 0; i < values.size(); i++) {
            byte[] value = values.get(i);
            file.putShort((short) page.entries.get(i).tag);
            file.putShort((short) page.entries.get(i).type);
            offset(places.get(i)[1]);
            if (value.length > offsetBytes()) {
                offset(places.get(i)[0]);
            } else {
                file.put(value).put(new byte[offsetBytes() - value.length]);
            }
        }
        offset(0);
        return at;
    }

    private static long count(Entry entry, long[] numbers, byte[] value) {
        if (numbers != null) {
            return numbers.length;
        }
        return entry.type == RATIONAL ? value.length / 8 : value.length;
    }

    private byte[] encode(int type, long... numbers) {
        ByteBuffer bytes =
                ByteBuffer.allocate(numbers.length * (type == SHORT ? 2 : 4)).order(file.order());
        for (long number : numbers) {
            if (type == SHORT) {
                bytes.putShort((short) number);
            } else {
                bytes.putInt((int) number);
            }
        }
        return bytes.array();
    }

    /** Grey values that no compression makes much smaller. */
    static byte[] grey(long seed, int bytes) {
        byte[] grey = new byte[bytes];
        new Random(seed).nextBytes(grey);
        return grey;
    }

    /** A page of grey values in strips of eight rows, up to the tag that {@link #rest} goes on with. */
    static Page page(int compression, byte[]... strips) {
        long[] counts = new long[strips.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = strips[i].length;
        }
        return new Page()
                .numbers(256, LONG, WIDTH)
                .numbers(257, LONG, HEIGHT)
                .numbers(258, SHORT, 8)
                .numbers(259, SHORT, compression)
                .numbers(262, SHORT, 1)
                .strips(strips)
                .numbers(277, SHORT, 1)
                .numbers(278, LONG, HEIGHT / strips.length)
                .numbers(279, LONG, counts);
    }

    static Page plain(long seed) {
        return page(1, grey(seed, WIDTH * HEIGHT / 2), grey(seed + 1, WIDTH * HEIGHT / 2));
    }

    /** Two pages, a thumbnail, EXIF, a position, XMP, texts and bytes between and behind. */
    static byte[] dirty(ByteOrder order, boolean big) {
        Page place = new Page()
                .text(1, "N")
                .bytes(2, RATIONAL, degrees(order, 48, 51, 2371))
                .text(29, "2031:04:05");
        Page exif = new Page()
                .text(0x9003, "2031:04:05 06:07:08")
                .bytes(0x927C, UNDEFINED, Strips.latin("LETOPIS\0serial AK2-0047731"));
        Page first = plain(1)
                .text(305, "Morvesk Scan 4.2")
                .text(315, "Mira Tolvanova")
                .bytes(700, 1, Strips.latin(xmp()))
                .pointer(34665, exif)
                .pointer(34853, place)
                .text(65001, "Данил Орвенко");
        Page thumbnail = new Page()
                .numbers(254, LONG, 1)
                .numbers(256, LONG, 8)
                .numbers(257, LONG, 8)
                .numbers(258, SHORT, 8)
                .numbers(259, SHORT, 1)
                .numbers(262, SHORT, 1)
                .strips(Strips.latin("painted over: flat 14 of the house behind the mill, 8 by 8 pixels"))
                .numbers(279, LONG, 64);
        byte[] file = file(order, big, first, thumbnail, plain(7));
        return Strips.join(file, Strips.latin("behind the end: the ledger"));
    }

    private static byte[] degrees(ByteOrder order, int degrees, int minutes, int hundredths) {
        ByteBuffer bytes = ByteBuffer.allocate(24).order(order);
        return bytes.putInt(degrees)
                .putInt(1)
                .putInt(minutes)
                .putInt(1)
                .putInt(hundredths)
                .putInt(100)
                .array();
    }

    private static String xmp() {
        return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                + "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' dc:format='Danil Orvenko'/></rdf:RDF>"
                + "</x:xmpmeta>";
    }
}
