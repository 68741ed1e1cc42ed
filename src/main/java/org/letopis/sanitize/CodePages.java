package org.letopis.sanitize;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Character sets by the numbers that Windows gives them. */
final class CodePages {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private CodePages() {}

    /** Returns the set of this number; the Western one for what is not known, since something must be shown. */
    static Charset of(int number) {
        return switch (number) {
            case 1200 -> StandardCharsets.UTF_16LE;
            case 1201 -> StandardCharsets.UTF_16BE;
            case 65001 -> StandardCharsets.UTF_8;
            case 10000 -> named("x-MacRoman");
            case 10007 -> named("x-MacCyrillic");
            case 20866 -> named("KOI8-R");
            case 21866 -> named("KOI8-U");
            case 874 -> named("x-windows-874");
            case 932 -> named("windows-31j");
            case 936 -> named("GBK");
            case 949 -> named("x-windows-949");
            case 950 -> named("x-windows-950");
            default ->
                number >= 1250 && number <= 1258
                        ? named("windows-" + number)
                        : number > 28590 && number < 28606
                                ? named("ISO-8859-" + (number - 28590))
                                : named("IBM" + number);
        };
    }

    private static Charset named(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : WESTERN;
    }
}
