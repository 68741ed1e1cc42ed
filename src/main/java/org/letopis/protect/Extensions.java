package org.letopis.protect;

import org.letopis.sanitize.FileFormat;

/** The file name endings that may stand in a bundle, by media type; anything else is {@code bin}. */
final class Extensions {
    private Extensions() {}

    static String of(String mediaType) {
        return FileFormat.ofMediaType(mediaType).extension();
    }
}
