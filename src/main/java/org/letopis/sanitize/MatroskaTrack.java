package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A track of pictures or sound, described anew; other tracks are noted and dropped. Source: RFC 9559 section 5.1.4. */
final class MatroskaTrack {
    private static final int VIDEO_TYPE = 1;
    private static final int AUDIO_TYPE = 2;
    private static final int SUBTITLE_TYPE = 17;
    private static final int MOST_CODEC_BYTES = 64;
    private static final int MOST_PROJECTION_BYTES = 20;
    private static final int REMOVED_HEADER = 3;

    /** Frames are encoded, and not what the decoder is told. */
    private static final long ENCODED_FRAMES = 1;

    private static final int MOST_REMOVED_BYTES = 64;

    private static final EbmlFields MASTERING = new EbmlFields(Map.of(
            0x55D1, EbmlFields.FLOATING,
            0x55D2, EbmlFields.FLOATING,
            0x55D3, EbmlFields.FLOATING,
            0x55D4, EbmlFields.FLOATING,
            0x55D5, EbmlFields.FLOATING,
            0x55D6, EbmlFields.FLOATING,
            0x55D7, EbmlFields.FLOATING,
            0x55D8, EbmlFields.FLOATING,
            0x55D9, EbmlFields.FLOATING,
            0x55DA, EbmlFields.FLOATING));

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
            0x7673, EbmlFields.FLOATING,
            0x7674, EbmlFields.FLOATING,
            0x7675, EbmlFields.FLOATING));

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
            Map.entry(0x2383E3, EbmlFields.FLOATING),
            Map.entry(0x55B0, EbmlFields.list(COLOURS)),
            Map.entry(0x7670, EbmlFields.list(PROJECTION))));

    private static final EbmlFields SOUND = new EbmlFields(Map.of(
            0xB5, EbmlFields.FLOATING,
            0x78B5, EbmlFields.FLOATING,
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
            Map.entry(MatroskaId.VIDEO, EbmlFields.list(PICTURE)),
            Map.entry(0xE1, EbmlFields.list(SOUND))));

    /** Read on their own, and of each there is one. */
    private static final Set<Integer> SINGLE = Set.of(
            MatroskaId.TRACK_NUMBER,
            MatroskaId.CODEC,
            MatroskaId.CODEC_PRIVATE,
            MatroskaId.LANGUAGE,
            MatroskaId.LANGUAGE_BCP47,
            MatroskaId.TRACK_TIME_SCALE,
            MatroskaId.ENCODINGS);

    /** Whose blocks may have transparency beside them: a picture of the same coding. */
    private static final Set<String> WITH_TRANSPARENCY = Set.of("V_VP8", "V_VP9");

    /** The letters {@code dvcC} and {@code dvvC} as numbers: settings of Dolby Vision. */
    private static final Set<Long> DOLBY_VISION = Set.of(0x6476_6343L, 0x6476_7643L);

    private static final EbmlFields MAPPING = new EbmlFields(Map.of(
            0x41F0, EbmlFields.NUMBER, MatroskaId.ADDITION_TYPE, EbmlFields.NUMBER, 0x41ED, EbmlFields.DOLBY_VISION));

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

    /** Returns how many bytes the track keeps in memory. */
    int sizeBytes() {
        return out.size();
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
        List<EbmlElement> elements = entry.children(in);
        FIELDS.demandOnce(in, elements, SINGLE);
        for (EbmlElement element : elements) {
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
        }
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw damaged(entry);
        }
    }

    private String text(EbmlElement element) throws Refusal, IOException {
        return new String(element.bytes(in, MOST_CODEC_BYTES), ISO_8859_1).replaceAll("(?s)\0.*", "");
    }

    private static String language(String said) {
        return said.matches("[a-z]{3}") ? said : "und";
    }

    private void leaveOut() throws Refusal, IOException {
        String name = type == SUBTITLE_TYPE ? "Subtitle track" : "Track without picture or sound";
        LeftOut.note(in, draft, FindingGroup.HIDDEN, name, entry.dataStart(), entry.dataBytes());
    }

    private void read() throws Refusal, IOException {
        for (EbmlElement element : entry.children(in)) {
            take(element);
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
            // What was judged, and not what may stand behind its end.
            case MatroskaId.CODEC -> out.text(MatroskaId.CODEC, codec);
            // The older element says it in three letters.
            case MatroskaId.LANGUAGE_BCP47 -> draft.drop(FindingGroup.OTHER, "Language of a track", text(element));
            case MatroskaId.TRACK_TIME_SCALE -> {
                byte[] scale = element.bytes(in, Double.BYTES);
                boolean one = Arrays.equals(
                                scale, new BoxContent().u32(0x3F800000L).array())
                        || Arrays.equals(
                                scale, new BoxContent().u64(0x3FF0000000000000L).array());
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
        for (EbmlElement element : video.children(in)) {
            if (element.id() == MatroskaId.ALPHA_MODE) {
                return element.unsigned(in) == 1 && WITH_TRANSPARENCY.contains(codec);
            }
        }
        return false;
    }

    /** Of Dolby Vision what a decoder needs; other things beside the picture are dropped with their description. */
    private void mapping(EbmlElement mapping) throws Refusal, IOException {
        boolean dolby = false;
        for (EbmlElement element : mapping.children(in)) {
            dolby |= element.id() == MatroskaId.ADDITION_TYPE && DOLBY_VISION.contains(element.unsigned(in));
        }
        if (dolby) {
            out.list(MatroskaId.ADDITION_MAPPING, MAPPING.keep(in, draft, mapping.dataStart(), mapping.end()));
        } else {
            MatroskaLeftOut.note(in, draft, mapping);
        }
    }

    /** Frames may have their first bytes, the same in all, cut off: that stays. Other packing hides what is in them. */
    private void encodings(EbmlElement encodings) throws Refusal, IOException {
        List<EbmlElement> all = encodings.children(in);
        boolean one = all.size() == 1 && all.get(0).id() == MatroskaId.ENCODING;
        byte[] settings = new byte[0];
        long algorithm = 0;
        long scope = ENCODED_FRAMES;
        long kind = 0;
        for (EbmlElement element : one ? all.get(0).children(in) : List.<EbmlElement>of()) {
            if (element.id() == MatroskaId.ENCODING_TYPE) {
                kind = element.unsigned(in);
            } else if (element.id() == MatroskaId.ENCODING_SCOPE) {
                scope = element.unsigned(in);
            } else if (element.id() == MatroskaId.COMPRESSION) {
                for (EbmlElement setting : element.children(in)) {
                    if (setting.id() == MatroskaId.COMPRESSION_ALGORITHM) {
                        algorithm = setting.unsigned(in);
                    } else if (setting.id() == MatroskaId.COMPRESSION_SETTINGS) {
                        settings = setting.bytes(in, MOST_REMOVED_BYTES);
                    }
                }
            }
        }
        if (kind != 0) {
            throw Refusal.encrypted(in.format());
        }
        if (!one || scope != ENCODED_FRAMES || algorithm != REMOVED_HEADER) {
            throw Refusal.unknownPart(in.format(), "packed frames", encodings.start());
        }
        shortened = true;
        EbmlWriter compression = new EbmlWriter()
                .unsigned(MatroskaId.COMPRESSION_ALGORITHM, algorithm)
                .bytes(MatroskaId.COMPRESSION_SETTINGS, settings);
        EbmlWriter written = new EbmlWriter()
                .unsigned(0x5031, 0)
                .unsigned(MatroskaId.ENCODING_SCOPE, ENCODED_FRAMES)
                .unsigned(MatroskaId.ENCODING_TYPE, 0)
                .list(MatroskaId.COMPRESSION, compression);
        out.list(MatroskaId.ENCODINGS, new EbmlWriter().list(MatroskaId.ENCODING, written));
    }

    private Refusal damaged(EbmlElement element) {
        return Refusal.damaged(in.format(), "element " + element.name(), element.start());
    }
}
