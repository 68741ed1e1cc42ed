package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.URLDecoder;
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

    /** Returns the address of the clean copy of the picture; what is no picture is refused. */
    static String clean(String address, Draft draft, Members members) throws Refusal, IOException {
        byte[] picture = bytes(address, draft.format());
        FileFormat format = Members.formatOf(Source.of(picture));
        if (!PICTURES.contains(format)) {
            throw Refusal.unknownPart(draft.format(), "data:" + format.mediaType(), 0);
        }
        byte[] clean = members.clean(picture, "picture", draft);
        return "data:" + format.mediaType() + ";base64," + Base64.getEncoder().encodeToString(clean);
    }

    static byte[] bytes(String address, FileFormat outer) throws Refusal {
        int comma = address.indexOf(',');
        String data = address.substring(comma + 1);
        try {
            if (!address.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64")) {
                return URLDecoder.decode(data.replace("+", "%2B"), ISO_8859_1).getBytes(ISO_8859_1);
            }
            String plain = data.indexOf('%') < 0 ? data : URLDecoder.decode(data.replace("+", "%2B"), ISO_8859_1);
            return Base64.getDecoder().decode(plain.replaceAll("\\s", "").replaceAll("=+$", ""));
        } catch (IllegalArgumentException e) {
            throw Refusal.damaged(outer, "data:", 0);
        }
    }
}
