package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;

/** A key and a text about sound or film, as Ogg, FLAC and Matroska hold them. Anybody may make up keys. */
final class SoundTag {
    private static final int MOST_SHOWN_CHARS = 200;
    private static final int MOST_KEY_CHARS = 40;
    private static final List<String> PICTURES = List.of("PICTURE", "COVERART");
    private static final List<String> PROGRAMS = List.of("ENCODER", "ENCODING", "STATISTICS", "ANDROID", "DEVICE");
    private static final List<String> PEOPLE = List.of(
            "PERFORMER", "COMPOSER", "DIRECTOR", "PRODUCER", "LYRICIST", "CONDUCTOR", "ENCODED", "ORGANIZATION",
            "PUBLISHER", "ACTOR");

    private SoundTag() {}

    static void note(Draft draft, String key, String text) {
        FindingGroup group = group(key.toUpperCase(Locale.ROOT));
        String name = name(group);
        String shown = key.isEmpty() ? name : name + " (" + key.substring(0, Math.min(MOST_KEY_CHARS, key.length())) + ")";
        draft.drop(group, name, shown, text.substring(0, Math.min(MOST_SHOWN_CHARS, text.length())));
        draft.droppedText(name, text.getBytes(UTF_8));
    }

    private static FindingGroup group(String key) {
        if (PICTURES.stream().anyMatch(key::contains)) {
            return FindingGroup.EMBEDDED;
        }
        if (PROGRAMS.stream().anyMatch(key::contains)) {
            return FindingGroup.DEVICE;
        }
        return PEOPLE.stream().anyMatch(key::contains) ? FindingGroup.PEOPLE : TagNames.groupOf(key);
    }

    private static String name(FindingGroup group) {
        return switch (group) {
            case PLACE -> "Place in a comment";
            case TIME -> "Time in a comment";
            case DEVICE -> "Device or program in a comment";
            case PEOPLE -> "Name in a comment";
            case EMBEDDED -> "Picture in a comment";
            default -> "Comment";
        };
    }
}
