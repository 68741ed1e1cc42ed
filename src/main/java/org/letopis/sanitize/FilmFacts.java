package org.letopis.sanitize;

import com.drew.metadata.Directory;
import com.drew.metadata.heif.HeifDirectory;
import com.drew.metadata.mov.QuickTimeDirectory;
import com.drew.metadata.mov.media.QuickTimeSoundDirectory;
import com.drew.metadata.mov.media.QuickTimeVideoDirectory;
import com.drew.metadata.mp4.Mp4Directory;
import com.drew.metadata.mp4.media.Mp4SoundDirectory;
import com.drew.metadata.mp4.media.Mp4VideoDirectory;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** What the independent reader may say of a clean film or picture file: how it is coded, and fields that are blank. */
final class FilmFacts {
    private static final Set<Class<? extends Directory>> DIRECTORIES = Set.of(
            Mp4Directory.class,
            Mp4VideoDirectory.class,
            Mp4SoundDirectory.class,
            QuickTimeDirectory.class,
            QuickTimeVideoDirectory.class,
            QuickTimeSoundDirectory.class,
            HeifDirectory.class);

    private static final Set<String> CODING = Set.of(
            "Major Brand",
            "Minor Version",
            "Compatible Brands",
            "Duration",
            "Duration in Seconds",
            "Media Time Scale", //
            "Transformation Matrix",
            "Preferred Rate",
            "Preferred Volume",
            "Next Track ID",
            "Rotation",
            "Opcolor", //
            "Graphics Mode",
            "Compression Type",
            "Width",
            "Height",
            "Depth",
            "Horizontal Resolution", //
            "Vertical Resolution",
            "Frame Rate",
            "Color Table",
            "Balance",
            "Format",
            "Number of Channels", //
            "Sample Size",
            "Sample Rate",
            "Bits Per Channel");

    /** 1 January 1904, from which seconds are counted (ISO/IEC 14496-12 section 8.2.2): what the time zero is. */
    private static final long ZERO_TIME_MILLIS = -2_082_844_800_000L;

    /**
     * How reading a whole film ends: the library looks for boxes until there are no bytes. In the middle of a box it
     * would say so once more for each box around it.
     */
    static final List<String> END = List.of("End of data reached.");

    private FilmFacts() {}

    static boolean isFilm(Directory directory) {
        return directory instanceof Mp4Directory || directory instanceof QuickTimeDirectory;
    }

    static boolean isFact(MetadataReader.Entry entry) {
        if (!DIRECTORIES.contains(entry.directory().getClass())) {
            return TagNames.allowedInCopy(entry);
        }
        if (CODING.contains(entry.name())) {
            return true;
        }
        return switch (entry.name()) {
            case "Creation Time", "Modification Time" ->
                entry.value() instanceof Date date && date.getTime() == ZERO_TIME_MILLIS;
            case "ISO 639-2 Language Code" -> "und".equals(entry.value());
            case "Compressor Name" -> entry.value() instanceof String text && isBlank(text);
            // What the library makes of four zero bytes.
            case "Vendor" -> "Unknown".equals(entry.value());
            case "Preview Time",
                    "Preview Duration",
                    "Poster Time",
                    "Selection Time",
                    "Selection Duration",
                    "Current Time",
                    "Temporal Quality",
                    "Spatial Quality" -> entry.value() instanceof Number number && number.longValue() == 0;
            default -> false;
        };
    }

    private static boolean isBlank(String text) {
        return text.chars().allMatch(character -> character <= ' ');
    }
}
