package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** Pictures written into an address (RFC 2397). */
final class DataAddress {
    private static final Set<FileFormat> PICTURES = Set.of(
            FileFormat.JPEG,
            FileFormat.PNG,
            FileFormat.GIF,
            FileFormat.WEBP,
            FileFormat.AVIF,
            FileFormat.BMP,
            FileFormat.SVG);

    private DataAddress() {}

    static boolean is(String address) {
        return address.toLowerCase(Locale.ROOT).startsWith("data:") && address.indexOf(',') > 0;
    }

    /** Returns whether there is nothing behind the comma. */
    static boolean isEmpty(String address) {
        return address.isEmpty()
                || is(address) && address.substring(address.indexOf(',') + 1).isBlank();
    }

    /** Returns the address of the clean copy of the picture; what is no picture is refused. */
    static String clean(String address, Draft draft, Members members) throws Refusal, IOException {
        byte[] picture = bytes(address, draft.format());
        FileFormat format = Members.formatOf(Source.of(picture));
        if (!PICTURES.contains(format)) {
            throw Refusal.unknownPart(draft.format(), "data:" + format.mediaType(), 0);
        }
        return of(format, members.clean(picture, "picture", draft));
    }

    /** Returns the address that holds a file. */
    static String of(FileFormat format, byte[] file) {
        return "data:" + format.mediaType() + ";base64," + Base64.getEncoder().encodeToString(file);
    }

    static byte[] bytes(String address, FileFormat outer) throws Refusal {
        int comma = address.indexOf(',');
        byte[] data = decoded(address.substring(comma + 1));
        if (!address.substring(0, comma).toLowerCase(Locale.ROOT).strip().endsWith(";base64")) {
            return data;
        }
        try {
            String letters = new String(data, ISO_8859_1).replaceAll("\\s", "");
            return Base64.getDecoder().decode(letters.replaceAll("=+$", ""));
        } catch (IllegalArgumentException e) {
            throw Refusal.damaged(outer, "data:", 0);
        }
    }

    /** Undoes percent signs with two digits behind them; others stand for themselves, as browsers take them. */
    static byte[] decoded(String data) {
        byte[] coded = data.getBytes(UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(coded.length);
        for (int i = 0; i < coded.length; i++) {
            int high = i + 2 < coded.length && coded[i] == '%' ? Character.digit(coded[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(coded[i + 2], 16);
            if (low >= 0) {
                decoded.write(high << 4 | low);
                i += 2;
            } else {
                decoded.write(coded[i]);
            }
        }
        return decoded.toByteArray();
    }
}
