package org.letopis.sanitize;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The boxes inside a sample entry, and among the properties of a picture item, that decoding and showing depend on.
 * Each is kept at the length that it must have, or written anew; all others may be ignored by the rules of the format
 * and are dropped. Source: ISO/IEC 14496-12 section 12, 14496-15, 23008-12 section 6.5; the AV1, VP9, Opus, FLAC, AC-3
 * and Dolby Vision mappings; QuickTime File Format, chapter 3.
 */
final class CodecBoxes {
    private static final int MOST_SMALL_BYTES = 1024;

    /** Content that is a fixed number of bytes. */
    private static final Map<String, Integer> FIXED = Map.ofEntries(
            Map.entry("pasp", 8),
            Map.entry("clap", 32),
            Map.entry("fiel", 2),
            Map.entry("gama", 4),
            Map.entry("clli", 4),
            Map.entry("mdcv", 24),
            Map.entry("amve", 8),
            Map.entry("SmDm", 28),
            Map.entry("CoLL", 8),
            Map.entry("btrt", 12),
            Map.entry("ccst", 8),
            Map.entry("st3d", 5),
            Map.entry("dac3", 3),
            Map.entry("ddts", 20),
            Map.entry("pcmC", 6),
            Map.entry("srat", 8),
            Map.entry("enda", 2),
            Map.entry("frma", 4),
            Map.entry("vpcC", 12));

    /** Content of numbers, of a length that depends on the numbers. */
    private static final List<String> NUMBERS =
            List.of("dec3", "dac4", "alac", "chan", "chnl", "SA3D", "dmlp", "udts", "mhaC", "dOps", "dapa");

    private final BoxReader in;
    private final Draft draft;
    private final String space;
    private SampleFilter filter;
    private ParameterSets sets;
    private boolean dolbyVision;

    /** @param space colour space of the pictures as a profile names it, for example {@code "RGB "} */
    CodecBoxes(BoxReader in, Draft draft, String space) {
        this.in = in;
        this.draft = draft;
        this.space = space;
    }

    /** Returns what is kept of the boxes in a range of a sample entry. */
    Pieces all(long from, long end) throws Refusal, IOException {
        Pieces kept = new Pieces();
        for (Box box : in.children(from, end)) {
            Optional<Pieces> clean = one(box);
            if (clean.isPresent()) {
                kept.append(clean.get());
            } else if (!box.type().equals("free")) {
                FilmTags.noteBox(in, box, draft);
            }
        }
        return kept;
    }

    /** Returns the filter for the samples, or null when they stay as they are. */
    SampleFilter filter() {
        return sets != null ? sets.filter(dolbyVision) : filter;
    }

    /** Returns what is kept of a box; nothing when it is one that may be ignored. */
    Optional<Pieces> one(Box box) throws Refusal, IOException {
        Integer fixed = FIXED.get(box.type());
        if (fixed != null) {
            return Optional.of(cut(box, fixed));
        }
        if (NUMBERS.contains(box.type())) {
            return Optional.of(numbers(box));
        }
        return switch (box.type()) {
            case "avcC" -> {
                sets = ParameterSets.avc(in, draft, box);
                yield Optional.of(sets.box());
            }
            case "hvcC" -> {
                sets = ParameterSets.hevc(in, draft, box);
                yield Optional.of(sets.box());
            }
            case "av1C" -> Optional.of(av1(box));
            case "dvcC", "dvvC", "dvwC" -> Optional.of(dolbyVision(box));
            case "esds" -> Optional.of(descriptors(box));
            case "d263", "damr" -> Optional.of(withoutVendor(box));
            case "dfLa" -> Optional.of(flac(box));
            case "colr" -> colour(box);
            case "wave" -> Optional.of(wave(box));
            case "sv3d", "proj" -> Optional.of(spherical(box));
            case "prhd", "equi", "cbmp" -> Optional.of(numbers(box));
            case "svhd" -> Optional.of(BoxContent.full(0, 0).u8(0).box("svhd"));
            case "auxi" ->
                Optional.of(BoxContent.full(0, 0).text(HeifProperty.ALPHA).u8(0).box("auxi"));
            case "sinf" -> throw Refusal.encrypted(in.format());
            default -> Optional.empty();
        };
    }

    private Pieces cut(Box box, int bytes) throws Refusal {
        if (box.contentBytes() < bytes) {
            throw in.damaged(box);
        }
        Pieces content = new Pieces();
        content.range(box.contentStart(), bytes);
        return BoxContent.box(box.type(), content);
    }

    private Pieces numbers(Box box) throws Refusal {
        if (box.contentBytes() > MOST_SMALL_BYTES) {
            throw Refusal.tooLarge(in.format(), "box " + box.name());
        }
        return cut(box, (int) box.contentBytes());
    }

    /** AV1 in ISO-BMFF section 2.3: four bytes, then units, of which the first is the sequence header. */
    private Pieces av1(Box box) throws Refusal, IOException {
        int fixed = 4;
        if (box.contentBytes() < fixed || box.contentBytes() > MOST_SMALL_BYTES) {
            throw in.damaged(box);
        }
        filter = new ObuFilter(in, draft);
        long units = box.contentBytes() - fixed;
        boolean plain = filter.keep(box.contentStart() + fixed, units, new Pieces()) == units;
        return cut(box, plain ? (int) box.contentBytes() : fixed);
    }

    private Pieces dolbyVision(Box box) throws Refusal, IOException {
        if (box.contentBytes() < DolbyVision.BYTES) {
            throw in.damaged(box);
        }
        dolbyVision = true;
        return new BoxContent()
                .bytes(DolbyVision.settings(draft, in.bytes(box.contentStart(), DolbyVision.BYTES)))
                .box(box.type());
    }

    private Pieces descriptors(Box box) throws Refusal, IOException {
        Descriptors descriptors = new Descriptors(in, box, draft);
        Pieces clean = descriptors.clean();
        filter = descriptors.filter();
        return clean;
    }

    /** The first four bytes name the maker of the encoder (3GPP TS 26.244 sections 6.7 and 6.8). */
    private Pieces withoutVendor(Box box) throws Refusal, IOException {
        int bytes = box.type().equals("d263") ? 7 : 9;
        if (box.contentBytes() < bytes) {
            throw in.damaged(box);
        }
        return new BoxContent()
                .zeros(5)
                .bytes(in.bytes(box.contentStart() + 5, bytes - 5))
                .box(box.type());
    }

    /** Of the FLAC header blocks only the first, which is numbers; it becomes the last. */
    private Pieces flac(Box box) throws Refusal, IOException {
        byte[] blocks = in.bytes(box.contentStart() + 4, (int)
                Math.max(0, Math.min(FlacBlocks.FIRST_BYTES, box.contentBytes() - 4)));
        if (!FlacBlocks.isFirst(blocks)) {
            throw in.damaged(box);
        }
        return BoxContent.full(0, 0).bytes(FlacBlocks.first(blocks, true)).box("dfLa");
    }

    private Optional<Pieces> colour(Box box) throws Refusal, IOException {
        String kind = box.contentBytes() < 4 ? "" : in.type(box.contentStart());
        return switch (kind) {
            case "nclx" -> Optional.of(cut(box, 11));
            case "nclc" -> Optional.of(cut(box, 10));
            case "prof", "rICC" -> profile(box, kind);
            default -> Optional.empty();
        };
    }

    private Optional<Pieces> profile(Box box, String kind) throws Refusal, IOException {
        if (box.contentBytes() - 4 > IccProfile.MOST_BYTES) {
            throw Refusal.tooLarge(in.format(), "colour profile");
        }
        byte[] profile = in.bytes(box.contentStart() + 4, (int) box.contentBytes() - 4);
        return IccProfile.clean(in.format(), profile, space)
                .map(clean -> new BoxContent().text(kind).bytes(clean).box("colr"));
    }

    /** QuickTime wraps what a sound decoder needs, and ends the list with an empty box. */
    private Pieces wave(Box box) throws Refusal, IOException {
        Pieces kept = new Pieces();
        for (Box child : in.children(box)) {
            boolean start = child.type().equals("mp4a") || child.type().startsWith("ms\0");
            if (start) {
                kept.append(numbers(child));
            } else if (!child.type().equals("\0\0\0\0")) {
                one(child).ifPresent(kept::append);
            }
        }
        kept.append(BoxContent.box("\0\0\0\0", new Pieces()));
        return BoxContent.box("wave", kept);
    }

    /** Google's Spherical Video V2: how the picture is bent; the box of the program's name is kept empty. */
    private Pieces spherical(Box box) throws Refusal, IOException {
        Pieces kept = new Pieces();
        for (Box child : in.children(box)) {
            if (List.of("svhd", "proj", "prhd", "equi", "cbmp").contains(child.type())) {
                one(child).ifPresent(kept::append);
            }
        }
        return BoxContent.box(box.type(), kept);
    }
}
