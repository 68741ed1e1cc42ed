package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A property of picture items, as it is kept.
 *
 * <p>Kept: how the item is coded, size, channels, colours, which way is up, mirroring, cropping, alpha, layers.
 * Dropped: names and tags people gave, times, and whatever may be ignored. Source: ISO/IEC 23008-12 section 6.5, AV1
 * Image File Format section 2.3.
 */
final class HeifProperty {
    static final String ALPHA = "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha";
    private static final String HEVC_ALPHA = "urn:mpeg:hevc:2015:auxid:1";
    private static final int LONGEST_NAME = 200;

    /** Content that is a fixed number of bytes. */
    private static final Map<String, Integer> FIXED =
            Map.of("ispe", 12, "irot", 1, "imir", 1, "a1op", 1, "lsel", 2, "rloc", 12, "iscl", 8 + 4);

    private static final List<String> CODEC =
            List.of("hvcC", "av1C", "avcC", "colr", "pasp", "clap", "clli", "mdcv", "amve");

    private final Optional<Pieces> kept;
    private final SampleFilter filter;

    private HeifProperty(Optional<Pieces> kept, SampleFilter filter) {
        this.kept = kept;
        this.filter = filter;
    }

    /** @param space colour space of the picture, as a profile names it */
    static HeifProperty of(BoxReader in, Draft draft, Box box, String space) throws Refusal, IOException {
        if (CODEC.contains(box.type())) {
            CodecBoxes codec = new CodecBoxes(in, draft, space);
            Optional<Pieces> kept = codec.one(box);
            return new HeifProperty(kept, codec.filter());
        }
        if (box.type().equals("auxC")) {
            String kind = auxiliary(in, box);
            return new HeifProperty(
                    isAlpha(kind)
                            ? Optional.of(BoxContent.full(0, 0).text(kind).u8(0).box("auxC"))
                            : Optional.empty(),
                    null);
        }
        int bytes = bytes(in, box);
        if (bytes < 0) {
            return new HeifProperty(Optional.empty(), null);
        }
        if (box.contentBytes() < bytes) {
            throw in.damaged(box);
        }
        Pieces content = new Pieces();
        content.range(box.contentStart(), bytes);
        return new HeifProperty(Optional.of(BoxContent.box(box.type(), content)), null);
    }

    private static int bytes(BoxReader in, Box box) throws Refusal, IOException {
        return switch (box.type()) {
            case "pixi" -> 5 + (box.contentBytes() < 5 ? 0 : in.u8(box.contentStart() + 4));
            case "a1lx" -> box.contentBytes() > 0 && (in.u8(box.contentStart()) & 1) != 0 ? 13 : 7;
            default -> FIXED.getOrDefault(box.type(), -1);
        };
    }

    /** Returns what kind of auxiliary picture an auxC property tells of. */
    static String auxiliary(BoxReader in, Box box) throws Refusal, IOException {
        if (box.contentBytes() < 5) {
            throw in.damaged(box);
        }
        byte[] text = in.bytes(box.contentStart() + 4, (int) Math.min(box.contentBytes() - 4, LONGEST_NAME));
        return new String(text, ISO_8859_1).replaceFirst("(?s)\0.*", "");
    }

    static boolean isAlpha(String kind) {
        return kind.equals(ALPHA) || kind.equals(HEVC_ALPHA);
    }

    /** Returns the box written anew; nothing when it is dropped. */
    Optional<Pieces> kept() {
        return kept;
    }

    /** Returns what goes through the data of items coded this way, or null. */
    SampleFilter filter() {
        return filter;
    }
}
