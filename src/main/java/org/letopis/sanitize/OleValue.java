package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A value with its type in front of it, as text. Source: [MS-OLEPS], sections 2.2 to 2.15. */
final class OleValue {
    private static final int VECTOR = 0x1000;
    private static final int VARIANT = 0x000C;
    private static final int TEXT = 0x001E;
    private static final int WIDE_TEXT = 0x001F;
    private static final int MOST_ITEMS = 1_000;
    private static final int MOST_DEPTH = 4;

    /** Days from 30 December 1899, where DATE starts, to 1970. */
    private static final int EPOCH_DAYS = 25_569;

    private static final int LATEST_DAYS = 110_000;
    private static final double SECONDS_PER_DAY = 86_400;

    private final OleBytes set;
    private final long start;
    private final Charset charset;

    /** Where the next value starts. */
    private long at;

    OleValue(OleBytes set, long at, Charset charset) {
        this.set = set;
        this.start = at;
        this.charset = charset;
    }

    /** Returns the value; empty for one that says nothing. */
    String text() throws Refusal {
        at = start;
        return typed(0);
    }

    private String typed(int depth) throws Refusal {
        int type = set.u16(at);
        at += 4;
        if (depth > MOST_DEPTH) {
            throw OleBytes.damaged(at);
        }
        if ((type & VECTOR) == 0) {
            return type == VARIANT ? typed(depth + 1) : scalar(type, true);
        }
        long count = set.u32(at);
        at += 4;
        if (count > MOST_ITEMS) {
            throw OleBytes.damaged(at);
        }
        List<String> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // Texts one byte wide stand in a row without gaps: [MS-OSHARED] VtVecUnalignedLpstrValue.
            int one = type & ~VECTOR;
            items.add(one == VARIANT ? typed(depth + 1) : scalar(one, one != TEXT));
        }
        return items.stream().filter(item -> !item.isBlank()).collect(Collectors.joining(", "));
    }

    private String scalar(int type, boolean padded) throws Refusal {
        return switch (type) {
            case 0x00, 0x01 -> "";
            case 0x02 -> number((short) set.u16(at), 4);
            case 0x03, 0x16 -> number(set.i32(at), 4);
            case 0x04 -> told(Float.toString(Float.intBitsToFloat(set.i32(at))), 4);
            case 0x05 -> told(Double.toString(Double.longBitsToDouble(set.i64(at))), 8);
            case 0x06, 0x14, 0x15 -> number(set.i64(at), 8);
            case 0x07 -> told(date(Double.longBitsToDouble(set.i64(at))), 8);
            case 0x0B -> told(set.u16(at) == 0 ? "no" : "yes", 4);
            case 0x10 -> number((byte) set.u8(at), 4);
            case 0x11 -> number(set.u8(at), 4);
            case 0x12 -> number(set.u16(at), 4);
            case 0x13, 0x17 -> number(set.u32(at), 4);
            case 0x08, TEXT -> narrow(padded);
            case WIDE_TEXT -> wide();
            case 0x40 -> told(set.moment(at).map(Instant::toString).orElse(""), 8);
            case 0x41, 0x46, 0x47 -> block();
            case 0x48 -> told("", 16);
            default -> throw OleBytes.damaged(at);
        };
    }

    private String told(String text, int bytes) {
        at += bytes;
        return text;
    }

    private String number(long number, int bytes) {
        return told(Long.toString(number), bytes);
    }

    private static String date(double days) {
        double sinceEpoch = days - EPOCH_DAYS;
        return sinceEpoch > -EPOCH_DAYS && sinceEpoch < LATEST_DAYS
                ? Instant.ofEpochSecond(Math.round(sinceEpoch * SECONDS_PER_DAY))
                        .toString()
                : "";
    }

    private String narrow(boolean padded) throws Refusal {
        long count = set.u32(at);
        String text = charset.equals(UTF_16LE) ? set.wide(at + 4, count / 2) : set.text(at + 4, count, charset);
        at += 4 + (padded ? padded(count) : count);
        return text;
    }

    private String wide() throws Refusal {
        long chars = set.u32(at);
        String text = set.wide(at + 4, chars);
        at += 4 + padded(chars * 2);
        return text;
    }

    private String block() throws Refusal {
        long count = set.u32(at);
        set.bytes(at + 4, Math.min(count, 1));
        at += 4 + padded(count);
        return String.format(Locale.ROOT, "%d bytes", count);
    }

    private static long padded(long bytes) {
        return (bytes + 3) / 4 * 4;
    }

    /** Returns the text of a block that is one, [MS-OSHARED] VtHyperlinkBase. */
    String wideBlob() throws Refusal {
        return set.wide(start + 8, set.u32(start + 4) / 2);
    }

    /** Returns addresses of links to files, not those to the web, [MS-OSHARED] VtHyperlinks. */
    List<String> links() throws Refusal {
        List<String> links = new ArrayList<>();
        long count = set.u32(start + 8);
        at = start + 12;
        if (count > MOST_ITEMS * 6) {
            throw OleBytes.damaged(at);
        }
        for (int i = 0; i < count; i++) {
            boolean isText = set.u16(at) == WIDE_TEXT || set.u16(at) == TEXT;
            String value = typed(MOST_DEPTH);
            if (isText && isLocal(value)) {
                links.add(value);
            }
        }
        return links;
    }

    /** Returns whether an address leads to somebody's computer rather than to the web or a place in the file. */
    static boolean isLocal(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return !lower.isBlank()
                && !lower.startsWith("http:")
                && !lower.startsWith("https:")
                && !lower.startsWith("mailto:")
                && (lower.contains("\\") || lower.contains("/") || lower.contains(":"));
    }
}
