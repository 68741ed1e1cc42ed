package org.letopis.sanitize;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bits of coded JPEG data: a byte 00 behind a byte FF does not count, and a marker ends them. Source: ITU-T T.81
 * sections B.1.1.5 and F.2.2.5.
 */
final class JpegBits {
    private static final int WINDOW_BYTES = 1 << 16;
    private static final int PREFIX = 0xFF;
    private static final int BLOCK = 64;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final Source source;
    private final byte[] window = new byte[WINDOW_BYTES];
    private long windowStart;
    private int filled;
    private int at;
    private long bits;
    private int count;

    JpegBits(Source source, long from) {
        this.source = source;
        this.windowStart = from;
    }

    /**
     * Takes one block of 64 coefficients; returns false when there is no such code, or too little data.
     *
     * @param first table of the first coefficient
     * @param others table of the other 63
     */
    boolean block(JpegHuffman first, JpegHuffman others) throws IOException {
        // Nearly all time is spent here, hence the fields in variables and the reading of four bytes at once.
        long head = bits;
        int left = count;
        int place = 0;
        JpegHuffman table = first;
        while (place < BLOCK) {
            if (left < Integer.SIZE) {
                int four = at + Integer.BYTES <= filled ? (int) INTS.get(window, at) : -1;
                if (isPlain(four)) {
                    head |= Integer.toUnsignedLong(four) << Integer.SIZE - left;
                    left += Integer.SIZE;
                    at += Integer.BYTES;
                } else {
                    bits = head;
                    count = left;
                    fill();
                    head = bits;
                    left = count;
                }
            }
            int many = place == 0 ? 0 : others.many(head);
            if (many != 0 && place + (many >> Byte.SIZE & 0xFF) < BLOCK) {
                left -= many & 0xFF;
                if (left < 0) {
                    return false;
                }
                head <<= many & 0xFF;
                place += many >> Byte.SIZE;
                continue;
            }
            int step = table.step(head);
            left -= step & 0xFF;
            if (step == JpegHuffman.NO_CODE || left < 0) {
                return false;
            }
            head <<= step & 0xFF;
            place += step >> Byte.SIZE;
            table = others;
        }
        bits = head;
        count = left;
        return place == BLOCK || place >= JpegHuffman.END_OF_BLOCK;
    }

    /** Returns whether none of the four bytes is FF. */
    private static boolean isPlain(int four) {
        return (~four - 0x01010101 & four & 0x80808080) == 0;
    }

    private void fill() throws IOException {
        while (count <= Integer.SIZE) {
            if (!holdsTwo() && at == filled) {
                return;
            }
            int value = window[at] & 0xFF;
            if (value == PREFIX && (at + 1 == filled || window[at + 1] != 0)) {
                return;
            }
            at += value == PREFIX ? 2 : 1;
            bits |= (long) value << Long.SIZE - Byte.SIZE - count;
            count += Byte.SIZE;
        }
    }

    /** Sees to it that two bytes are in the window, where there are so many. */
    private boolean holdsTwo() throws IOException {
        while (filled - at < 2) {
            int rest = filled - at;
            System.arraycopy(window, at, window, 0, rest);
            windowStart += at;
            at = 0;
            filled = rest;
            int more = source.read(windowStart + rest, window, rest, window.length - rest);
            if (more <= 0) {
                return false;
            }
            filled += more;
        }
        return true;
    }

    /** Returns where the first byte is of which no bit was taken. */
    long position() throws IOException {
        long position = windowStart + at;
        for (int untaken = count / Byte.SIZE; untaken > 0; untaken--) {
            boolean stuffed = byteAt(position - 1) == 0 && byteAt(position - 2) == PREFIX;
            position -= stuffed ? 2 : 1;
        }
        return position;
    }

    private int byteAt(long position) throws IOException {
        if (position >= windowStart) {
            return window[(int) (position - windowStart)] & 0xFF;
        }
        byte[] one = new byte[1];
        return source.read(position, one, 0, 1) == 1 ? one[0] & 0xFF : Cursor.END;
    }

    /** Goes behind the next marker from here on and returns its code, or {@link Cursor#END}. */
    int marker() throws IOException {
        long position = position();
        bits = 0;
        count = 0;
        if (position >= windowStart) {
            at = (int) (position - windowStart);
        } else {
            windowStart = position;
            at = 0;
            filled = 0;
        }
        while (holdsTwo()) {
            boolean prefix = (window[at] & 0xFF) == PREFIX;
            int code = window[at + 1] & 0xFF;
            at++;
            if (prefix && code != 0 && code != PREFIX) {
                at++;
                return code;
            }
        }
        return Cursor.END;
    }
}
