package org.letopis.sanitize;

import java.io.IOException;

/** Takes RTF apart: groups, control words with their numbers, and text. Source: RTF specification 1.9.1, "RTF Syntax". */
final class RtfTokens {
    enum Kind {
        OPEN,
        CLOSE,
        /** A control word or sign; {@link #word} and {@link #number}. */
        CONTROL,
        /** One byte of text in the character set of the moment; {@link #value}. */
        BYTE,
        /** One UTF-16 unit of text; {@link #value}. */
        CHARACTER,
        /** Bytes as they are; {@link #value} of them follow and must be taken. */
        BINARY,
        END
    }

    private static final int LONGEST_WORD = 32;
    private static final int LONGEST_NUMBER = 10;

    private final Cursor in;
    private int ahead = NONE;
    private String word = "";
    private int number;
    private boolean hasNumber;
    private int value;

    private static final int NONE = -2;

    RtfTokens(Source source) {
        this.in = new Cursor(source, FileFormat.RTF);
    }

    String word() {
        return word;
    }

    /** Returns the number behind the control word, or what stands for none. */
    int number(int otherwise) {
        return hasNumber ? number : otherwise;
    }

    int value() {
        return value;
    }

    /** Returns where the next byte is. */
    long position() {
        return in.position() - (ahead == NONE || ahead == Cursor.END ? 0 : 1);
    }

    private int take() throws IOException {
        int taken = ahead == NONE ? in.next() : ahead;
        ahead = NONE;
        return taken;
    }

    Kind next() throws IOException {
        int taken = take();
        while (taken == '\r' || taken == '\n' || taken == 0) {
            taken = take();
        }
        return switch (taken) {
            case Cursor.END -> Kind.END;
            case '{' -> Kind.OPEN;
            case '}' -> Kind.CLOSE;
            case '\\' -> control();
            default -> text(taken);
        };
    }

    private Kind text(int taken) {
        value = taken;
        return Kind.BYTE;
    }

    private Kind control() throws IOException {
        int first = take();
        if (first == Cursor.END) {
            return Kind.END;
        }
        if (first == '\'') {
            int high = Character.digit(take(), 16);
            int low = Character.digit(take(), 16);
            return text(high < 0 || low < 0 ? '?' : high << 4 | low);
        }
        if (first == '\\' || first == '{' || first == '}') {
            return text(first);
        }
        if (!isLetter(first)) {
            return sign(first);
        }
        word(first);
        if (word.equals("u")) {
            value = number & 0xFFFF;
            return Kind.CHARACTER;
        }
        value = Math.max(0, number(0));
        return word.equals("bin") ? Kind.BINARY : Kind.CONTROL;
    }

    private Kind sign(int sign) {
        hasNumber = false;
        word = sign == '\r' || sign == '\n' ? "par" : Character.toString(sign);
        return sign == '~' ? text(' ') : Kind.CONTROL;
    }

    /** A control word ends with a blank, which belongs to it, or with anything that is neither letter nor digit. */
    private void word(int first) throws IOException {
        StringBuilder letters = new StringBuilder().append((char) first);
        int next = take();
        while (isLetter(next)) {
            if (letters.length() < LONGEST_WORD) {
                letters.append((char) next);
            }
            next = take();
        }
        word = letters.toString();
        StringBuilder digits = new StringBuilder(next == '-' ? "-" : "");
        next = next == '-' ? take() : next;
        while (next >= '0' && next <= '9') {
            if (digits.length() < LONGEST_NUMBER) {
                digits.append((char) next);
            }
            next = take();
        }
        hasNumber = digits.length() > 1 || digits.length() == 1 && digits.charAt(0) != '-';
        number = hasNumber ? (int) Long.parseLong(digits.toString()) : 0;
        if (next != ' ') {
            ahead = next;
        }
    }

    private static boolean isLetter(int character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
    }

    /** Takes the bytes of {@link Kind#BINARY} and returns their first ones, as many as are asked for at most. */
    byte[] binary(int most) throws IOException, Refusal {
        int there = (int) Math.min(value, in.left());
        byte[] bytes = in.bytes(Math.min(there, most));
        in.skip(there - bytes.length);
        return bytes;
    }

    /** Returns how many bytes are left, but for blanks and zeros. */
    long rest() throws IOException {
        long rest = 0;
        for (int taken = take(); taken != Cursor.END; taken = take()) {
            rest += taken > ' ' ? 1 : 0;
        }
        return rest;
    }
}
