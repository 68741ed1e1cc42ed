package org.letopis.protect;

import java.util.Map;

/** The file name endings that may stand in a bundle, by media type; anything else is {@code bin}. */
final class Extensions {
    private static final Map<String, String> BY_MEDIA_TYPE = Map.of("image/jpeg", "jpg", "image/png", "png");

    private Extensions() {}

    static String of(String mediaType) {
        return BY_MEDIA_TYPE.getOrDefault(mediaType, "bin");
    }
}
