package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** A track of pictures or sound, described anew; other tracks are noted and dropped. Source: RFC 9559 section 5.1.4. */
final class MatroskaTrack {
    private static final int VIDEO_TYPE = 1;
    private static final int AUDIO_TYPE = 2;
    private static final int SUBTITLE_TYPE = 17;
    private static final int MOST_CODEC_BYTES = 64;
    private static final int MOST_PROJECTION_BYTES = 20;
    private static final int DOLBY_VISION_BYTES = 24;
    private static final int REMOVED_HEADER = 3;
    private static final int MOST_REMOVED_BYTES = 64;

    private static final EbmlFields MASTERING = new EbmlFields(Map.of(
            0x55D1, EbmlFields.COPIED_NUMBER,
            0x55D2, EbmlFields.COPIED_NUMBER,
            0x55D3, EbmlFields.COPIED_NUMBER,
            0x55D4, EbmlFields.COPIED_NUMBER,
            0x55D5, EbmlFields.COPIED_NUMBER,
            0x55D6, EbmlFields.COPIED_NUMBER,
            0x55D7, EbmlFields.COPIED_NUMBER,
            0x55D8, EbmlFields.COPIED_NUMBER,
            0x55D9, EbmlFields.COPIED_NUMBER,
            0x55DA, EbmlFields.COPIED_NUMBER));

    private static final EbmlFields COLOURS = new EbmlFields(Map.ofEntries(
            Map.entry(0x55B1, EbmlFields.NUMBER),
            Map.entry(0x55B2, EbmlFields.NUMBER),
            Map.entry(0x55B3, EbmlFields.NUMBER),
            Map.entry(0x55B4, EbmlFields.NUMBER),
            Map.entry(0x55B5, EbmlFields.NUMBER),
            Map.entry(0x55B6, EbmlFields.NUMBER),
            Map.entry(0x55B7, EbmlFields.NUMBER),
            Map.entry(0x55B8, EbmlFields.NUMBER),
            Map.entry(0x55B9, EbmlFields.NUMBER),
            Map.entry(0x55BA, EbmlFields.NUMBER),
            Map.entry(0x55BB, EbmlFields.NUMBER),
            Map.entry(0x55BC, EbmlFields.NUMBER),
            Map.entry(0x55BD, EbmlFields.NUMBER),
            Map.entry(0x55D0, EbmlFields.list(MASTERING))));

    private static final EbmlFields PROJECTION = new EbmlFields(Map.of(
            0x7671, EbmlFields.NUMBER,
            0x7672, new EbmlFields.Bytes(MOST_PROJECTION_BYTES),
            0x7673, EbmlFields.COPIED_NUMBER,
            0x7674, EbmlFields.COPIED_NUMBER,
            0x7675, EbmlFields.COPIED_NUMBER));

    /** Interlacing, stereo, transparency, size, cropping, shape, colours, how spherical pictures are bent. */
    private static final EbmlFields PICTURE = new EbmlFields(Map.ofEntries(
            Map.entry(0x9A, EbmlFields.NUMBER),
            Map.entry(0x9D, EbmlFields.NUMBER),
            Map.entry(0x53B8, EbmlFields.NUMBER),
            Map.entry(MatroskaId.ALPHA_MODE, EbmlFields.NUMBER),
            Map.entry(0xB0, EbmlFields.NUMBER),
            Map.entry(0xBA, EbmlFields.NUMBER),
            Map.entry(0x54AA, EbmlFields.NUMBER),
            Map.entry(0x54BB, EbmlFields.NUMBER),
            Map.entry(0x54CC, EbmlFields.NUMBER),
            Map.entry(0x54DD, EbmlFields.NUMBER),
            Map.entry(0x54B0, EbmlFields.NUMBER),
            Map.entry(0x54BA, EbmlFields.NUMBER),
            Map.entry(0x54B2, EbmlFields.NUMBER),
            Map.entry(0x54B3, EbmlFields.NUMBER),
            Map.entry(0x2EB524, new EbmlFields.Bytes(4)),
            Map.entry(0x2383E3, EbmlFields.COPIED_NUMBER),
            Map.entry(0x55B0, EbmlFields.list(COLOURS)),
            Map.entry(0x7670, EbmlFields.list(PROJECTION))));

    private static final EbmlFields SOUND = new EbmlFields(Map.of(
            0xB5, EbmlFields.COPIED_NUMBER,
            0x78B5, EbmlFields.COPIED_NUMBER,
            0x9F, EbmlFields.NUMBER,
            0x6264, EbmlFields.NUMBER,
            0x52F1, EbmlFields.NUMBER));

    /** Type, flags (enabled, default, forced, laced), duration of a frame, delays, picture, sound. */
    private static final EbmlFields FIELDS = new EbmlFields(Map.ofEntries(
            Map.entry(MatroskaId.TRACK_TYPE, EbmlFields.NUMBER),
            Map.entry(0xB9, EbmlFields.NUMBER),
            Map.entry(0x88, EbmlFields.NUMBER),
            Map.entry(0x55AA, EbmlFields.NUMBER),
            Map.entry(0x9C, EbmlFields.NUMBER),
            Map.entry(0x23E383, EbmlFields.NUMBER),
            Map.entry(0x234E7A, EbmlFields.NUMBER),
            Map.entry(0x55EE, EbmlFields.NUMBER),
            Map.entry(0x56AA, EbmlFields.NUMBER),
            Map.entry(0x56BB, EbmlFields.NUMBER),
            Map.entry(MatroskaId.CODEC, new EbmlFields.Bytes(MOST_CODEC_BYTES)),
            Map.entry(MatroskaId.VIDEO, EbmlFields.list(PICTURE)),
            Map.entry(0xE1, EbmlFields.list(SOUND))));

    private static final EbmlFields MAPPING = new EbmlFields(Map.of(
            0x41F0, EbmlFields.NUMBER, 0x41E7, EbmlFields.NUMBER, 0x41ED, new EbmlFields.Bytes(DOLBY_VISION_BYTES)));

    private final BoxReader in;
    private final Draft draft;
    private final EbmlElement entry;
    private final EbmlWriter out = new EbmlWriter();
    private long number;
    private long type;
    private String codec = "";
    private EbmlElement codecData;
    private String language;
    private boolean transparent;
    private boolean shortened;
    private MatroskaCoding coding;

    private MatroskaTrack(BoxReader in, Draft draft, EbmlElement entry) {
        this.in = in;
        this.draft = draft;
        this.entry = entry;
    }

    static MatroskaTrack read(BoxReader in, Draft draft, EbmlElement entry) throws Refusal, IOException {
        MatroskaTrack track = new MatroskaTrack(in, draft, entry);
        track.look();
        if (track.isKept()) {
            track.read();
        } else {
            track.leaveOut();
        }
        return track;
    }

    long number() {
        return number;
    }

    boolean isKept() {
        return type == VIDEO_TYPE || type == AUDIO_TYPE;
    }

    boolean isPicture() {
        return type == VIDEO_TYPE;
    }

    /** Returns whether data beside a block can be its transparency. */
    boolean isTransparent() {
        return transparent;
    }

    /** Returns the filter for frames, or null when they stay as they are. */
    SampleFilter filter() {
        return coding.filter();
    }

    /**
     * Returns the description written anew.
     *
     * @param withLanguage where a listener chooses between several tracks by it
     */
    byte[] written(boolean withLanguage) {
        EbmlWriter track = new EbmlWriter()
                .unsigned(MatroskaId.TRACK_NUMBER, number)
                .unsigned(MatroskaId.TRACK_UID, number)
                .text(MatroskaId.LANGUAGE, withLanguage && language != null ? language : "und")
                .raw(out.array());
        return new EbmlWriter().list(MatroskaId.TRACK, track).array();
    }

    /** Notes the language, unless it is kept. */
    void noteLanguage(boolean withLanguage) {
        if (!withLanguage && language != null && !language.equals("und")) {
            draft.drop(FindingGroup.OTHER, "Language of a track", language);
        }
    }

    private void look() throws Refusal, IOException {
        for (long at = entry.dataStart(); at < entry.end(); ) {
            EbmlElement element = EbmlElement.at(in, at, entry.end());
            if (element.isOpen()) {
                throw damaged(element);
            }
            switch (element.id()) {
                case MatroskaId.TRACK_NUMBER -> number = element.unsigned(in);
                case MatroskaId.TRACK_TYPE -> type = element.unsigned(in);
                case MatroskaId.CODEC -> codec = text(element);
                case MatroskaId.CODEC_PRIVATE -> codecData = element;
                case MatroskaId.LANGUAGE -> language = language(text(element));
                default -> {
                    // Read below where the track is kept.
                }
            }
            at = element.end();
        }
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw damaged(entry);
        }
    }

    private String text(EbmlElement element) throws Refusal, IOException {
        return new String(element.bytes(in, MOST_CODEC_BYTES), ISO_8859_1).replaceAll("\0.*", "");
    }

    private static String language(String said) {
        return said.matches("[a-z]{3}") ? said : "und";
    }

    private void leaveOut() throws Refusal, IOException {
        String name = type == SUBTITLE_TYPE ? "Subtitle track" : "Track without picture or sound";
        LeftOut.note(in, draft, FindingGroup.HIDDEN, name, entry.dataStart(), entry.dataBytes());
    }

    private void read() throws Refusal, IOException {
        for (long at = entry.dataStart(); at < entry.end(); ) {
            EbmlElement element = EbmlElement.at(in, at, entry.end());
            take(element);
            at = element.end();
        }
        coding = new MatroskaCoding(in, draft, codec, entry.start(), codecData).read();
        if (coding.filter() != null && shortened) {
            throw Refusal.unknownPart(in.format(), "shortened frames of " + Box.name(codec), entry.start());
        }
        if (coding.data().length > 0) {
            out.bytes(MatroskaId.CODEC_PRIVATE, coding.data());
        }
    }

    private void take(EbmlElement element) throws Refusal, IOException {
        switch (element.id()) {
            case MatroskaId.TRACK_NUMBER, MatroskaId.CODEC_PRIVATE, MatroskaId.LANGUAGE -> {
                // Written anew from what was read before.
            }
            // The older element says it in three letters.
            case MatroskaId.LANGUAGE_BCP47 ->
                draft.drop(FindingGroup.OTHER, "Language of a track", text(element));
            case MatroskaId.TRACK_TIME_SCALE -> {
                byte[] scale = element.bytes(in, Double.BYTES);
                boolean one = Arrays.equals(scale, new BoxContent().u32(0x3F800000L).array())
                        || Arrays.equals(scale, new BoxContent().u64(0x3FF0000000000000L).array());
                if (!one) {
                    throw Refusal.unknownPart(in.format(), "time scale of a track", element.start());
                }
            }
            case MatroskaId.TRACK_OPERATION ->
                throw Refusal.unknownPart(in.format(), "track made of other tracks", element.start());
            case MatroskaId.ENCODINGS -> encodings(element);
            case MatroskaId.ADDITION_MAPPING -> mapping(element);
            case MatroskaId.VIDEO -> {
                transparent = transparent(element);
                FIELDS.write(in, draft, element, out);
            }
            default -> FIELDS.write(in, draft, element, out);
        }
    }

    private boolean transparent(EbmlElement video) throws Refusal, IOException {
        for (long at = video.dataStart(); at < video.end(); ) {
            EbmlElement element = EbmlElement.at(in, at, video.end());
            if (element.isOpen()) {
                throw damaged(element);
            }
            if (element.id() == MatroskaId.ALPHA_MODE) {
                return element.unsigned(in) == 1;
            }
            at = element.end();
        }
        return false;
    }

    /** Of Dolby Vision what a decoder needs; other things beside the picture are dropped with their description. */
    private void mapping(EbmlElement element) throws Refusal, IOException {
        Draft unnoted = new Draft(draft.format());
        byte[] kept = MAPPING.keep(in, unnoted, element.dataStart(), element.end()).array();
        String letters = new String(kept, ISO_8859_1);
        if (letters.contains("dvcC") || letters.contains("dvvC")) {
            out.bytes(MatroskaId.ADDITION_MAPPING, kept);
        } else {
            MatroskaLeftOut.note(in, draft, element);
        }
    }

    /** Frames may have their first bytes, the same in all, cut off: that stays. Other packing hides what is in them. */
    private void encodings(EbmlElement encodings) throws Refusal, IOException {
        EbmlElement encoding = EbmlElement.at(in, encodings.dataStart(), encodings.end());
        byte[] settings = new byte[0];
        long algorithm = 0;
        long kind = 0;
        for (long at = encoding.dataStart(); at < encoding.end(); ) {
            EbmlElement element = EbmlElement.at(in, at, encoding.end());
            if (element.id() == MatroskaId.ENCODING_TYPE) {
                kind = element.unsigned(in);
            } else if (element.id() == MatroskaId.COMPRESSION) {
                for (long inner = element.dataStart(); inner < element.end(); ) {
                    EbmlElement setting = EbmlElement.at(in, inner, element.end());
                    if (setting.id() == MatroskaId.COMPRESSION_ALGORITHM) {
                        algorithm = setting.unsigned(in);
                    } else if (setting.id() == MatroskaId.COMPRESSION_SETTINGS) {
                        settings = setting.bytes(in, MOST_REMOVED_BYTES);
                    }
                    inner = next(setting);
                }
            }
            at = next(element);
        }
        if (kind != 0) {
            throw Refusal.encrypted(in.format());
        }
        if (encoding.id() != MatroskaId.ENCODING || next(encoding) != encodings.end() || algorithm != REMOVED_HEADER) {
            throw Refusal.unknownPart(in.format(), "packed frames", encodings.start());
        }
        shortened = true;
        EbmlWriter compression = new EbmlWriter()
                .unsigned(MatroskaId.COMPRESSION_ALGORITHM, algorithm)
                .bytes(MatroskaId.COMPRESSION_SETTINGS, settings);
        EbmlWriter one = new EbmlWriter()
                .unsigned(0x5031, 0)
                .unsigned(0x5032, 1)
                .unsigned(MatroskaId.ENCODING_TYPE, 0)
                .list(MatroskaId.COMPRESSION, compression);
        out.list(MatroskaId.ENCODINGS, new EbmlWriter().list(MatroskaId.ENCODING, one));
    }

    private long next(EbmlElement element) throws Refusal {
        if (element.isOpen()) {
            throw damaged(element);
        }
        return element.end();
    }

    private Refusal damaged(EbmlElement element) {
        return Refusal.damaged(in.format(), "element " + element.name(), element.start());
    }
}
