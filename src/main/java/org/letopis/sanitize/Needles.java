package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects what the original's metadata said, in every form in which it could be left in the clean copy. */
final class Needles {
    private static final int MOST_NEEDLES = 60_000;
    private static final int WINDOW_CHARS = 60;

    /** Below this many different characters a text says nothing and turns up in any picture: spaces, zeros. */
    private static final int FEWEST_DIFFERENT = 3;

    private static final Pattern DATE = Pattern.compile("(\\d{4})[:-](\\d\\d)[:-](\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d)");

    private static final Pattern WIDE_RUN = Pattern.compile("[\\p{L}\\p{N}\\p{P} ]{6,}");

    private final List<NeedleSearch.Needle> needles = new ArrayList<>();
    private final Set<ByteBuffer> known = new HashSet<>();

    /** Adds a text in UTF-8, Latin-1 and both kinds of UTF-16; of a long one its start, middle and end. */
    void text(String name, String text) {
        String trimmed = text.strip();
        if (trimmed.length() < NeedleSearch.SHORTEST) {
            return;
        }
        for (String part : windows(trimmed)) {
            if (part.chars().distinct().count() >= FEWEST_DIFFERENT) {
                for (Charset charset : List.of(UTF_8, ISO_8859_1, UTF_16LE, UTF_16BE)) {
                    if (charset.newEncoder().canEncode(part)) {
                        add(name, part.getBytes(charset));
                    }
                }
            }
        }
        Matcher date = DATE.matcher(trimmed);
        if (date.find()) {
            for (String separator : List.of(":", "-")) {
                String day = String.join(separator, date.group(1), date.group(2), date.group(3));
                add(name, (day + " " + date.group(4)).getBytes(ISO_8859_1));
                add(name, (day + "T" + date.group(4)).getBytes(ISO_8859_1));
            }
        }
    }

    private static List<String> windows(String text) {
        if (text.length() <= WINDOW_CHARS) {
            return List.of(text);
        }
        int middle = (text.length() - WINDOW_CHARS) / 2;
        return List.of(
                text.substring(0, WINDOW_CHARS),
                text.substring(middle, middle + WINDOW_CHARS),
                text.substring(text.length() - WINDOW_CHARS));
    }

    /** Adds text that is known as bytes only. */
    void bytes(String name, byte[] bytes) {
        if (differs(bytes)) {
            add(name, bytes);
        }
        text(name, PlainText.decode(bytes, new String(bytes, ISO_8859_1)));
    }

    /** Adds the runs of letters that the bytes hold when they are read as UTF-16 of either kind. */
    void wideText(String name, byte[] bytes) {
        int start = PlainText.pictureStart(bytes);
        for (Charset charset : List.of(UTF_16LE, UTF_16BE)) {
            Matcher run = WIDE_RUN.matcher(new String(bytes, 0, start, charset));
            while (run.find()) {
                text(name, run.group());
            }
        }
    }

    /** Adds a coordinate or time of three fractions as EXIF stores it, in both byte orders. */
    void fractions(String name, long[] numbers) {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            ByteBuffer bytes = ByteBuffer.allocate(numbers.length * 4).order(order);
            for (long number : numbers) {
                bytes.putInt((int) number);
            }
            if (differs(bytes.array())) {
                add(name, bytes.array());
            }
        }
    }

    /** Adds a coordinate in degrees as text, cut after four decimals (about ten metres). */
    void degrees(String name, double degrees) {
        long tenThousandths = (long) (Math.abs(degrees) * 10_000);
        text(name, String.format(Locale.ROOT, "%d.%04d", tenThousandths / 10_000, tenThousandths % 10_000));
    }

    /**
     * Returns the search for all that was added.
     *
     * @param tables tables of numbers that the clean copy keeps: text that is in them is not metadata
     * @param shortest fewest bytes of what is searched for
     */
    NeedleSearch search(List<byte[]> tables, int shortest) {
        List<NeedleSearch.Needle> wanted = needles.stream()
                .filter(needle -> needle.bytes().length >= shortest)
                .toList();
        NeedleSearch inTables = new NeedleSearch(wanted, shortest);
        for (byte[] table : tables) {
            inTables.restart();
            inTables.accept(table, 0, table.length);
        }
        return new NeedleSearch(inTables.absent(), shortest);
    }

    private void add(String name, byte[] bytes) {
        if (bytes.length >= NeedleSearch.SHORTEST
                && bytes.length <= NeedleSearch.LONGEST
                && needles.size() < MOST_NEEDLES
                && known.add(ByteBuffer.wrap(bytes))) {
            needles.add(new NeedleSearch.Needle(name, bytes));
        }
    }

    private static boolean differs(byte[] bytes) {
        Set<Byte> different = new HashSet<>();
        for (byte value : bytes) {
            different.add(value);
        }
        return different.size() >= FEWEST_DIFFERENT;
    }
}
