package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The chunks of a PNG that are neither header, palette nor picture data. */
final class PngAncillary {
    /** sRGB, perceptual: what an sRGB profile says, in the chunk made for it (section 11.3.2.5). */
    private static final byte[] SRGB = PngChunk.write("sRGB", new byte[] {0});

    private static final String PROFILE_NAME = "ICC";
    private static final int MOST_EXIF_BYTES = 1 << 20;

    /** Registered chunks that the picture does not need. */
    private static final Set<String> OTHER_CHUNKS =
            Set.of("hIST", "sPLT", "oFFs", "pCAL", "sCAL", "sTER", "gIFg", "gIFx", "dSIG", "mDCV", "cLLI");

    private final Draft draft;
    private Optional<byte[]> turned = Optional.empty();

    PngAncillary(Draft draft) {
        this.draft = draft;
    }

    /** Returns whether colours or size of the shown picture depend on the chunk. */
    static boolean shapesLook(String type) {
        return switch (type) {
            case "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "cICP", "iCCP" -> true;
            default -> false;
        };
    }

    /** Returns whether such a chunk has the length it must have, section 11.3. */
    static boolean fits(PngChunk chunk, PngHeader header, int colours) {
        long bytes = chunk.dataBytes();
        return switch (chunk.type()) {
            case "tRNS" -> header.takesTransparency(bytes, colours);
            case "gAMA", "cICP" -> bytes == 4;
            case "cHRM" -> bytes == 32;
            case "sRGB" -> bytes == 1;
            case "sBIT" -> bytes == header.significantBitsBytes();
            case "bKGD" -> bytes == header.backgroundBytes();
            case "pHYs" -> bytes == 9;
            default -> true;
        };
    }

    /** Returns the chunk to write in place of an {@code iCCP} chunk, if any; {@code seen} are the types so far. */
    Optional<byte[]> profile(byte[] data, PngHeader header, Set<String> seen) throws Refusal {
        int nameEnd = PngText.zero(data, 0);
        byte[] profile = nameEnd < 0 || nameEnd + 2 > data.length
                ? null
                : Zlib.inflate(data, nameEnd + 2, IccProfile.MOST_BYTES).orElse(null);
        if (profile == null) {
            throw Refusal.colourProfile(FileFormat.PNG, "chunk iCCP");
        }
        String space = header.grey() ? "GRAY" : "RGB ";
        Optional<byte[]> rebuilt =
                IccProfile.clean(FileFormat.PNG, profile, space).map(PngAncillary::profileChunk);
        if (rebuilt.isPresent() && Arrays.equals(rebuilt.get(), PngChunk.write("iCCP", data))) {
            draft.keepColourProfile();
            return rebuilt;
        }
        byte[] name = Arrays.copyOf(data, nameEnd);
        draft.droppedText("Colour profile name", name);
        draft.drop(
                FindingGroup.DEVICE,
                rebuilt.isPresent() ? "Colour profile details" : "Colour profile",
                new String(name, ISO_8859_1));
        boolean srgb = rebuilt.isEmpty() && IccProfile.isFor(profile, space) && seen.add("sRGB");
        return srgb ? Optional.of(SRGB.clone()) : rebuilt;
    }

    private static byte[] profileChunk(byte[] profile) {
        byte[] stream = Zlib.stored(profile);
        byte[] data = new byte[PROFILE_NAME.length() + 2 + stream.length];
        System.arraycopy(PROFILE_NAME.getBytes(ISO_8859_1), 0, data, 0, PROFILE_NAME.length());
        System.arraycopy(stream, 0, data, PROFILE_NAME.length() + 2, stream.length);
        return PngChunk.write("iCCP", data);
    }

    /** Returns the {@code eXIf} chunk that says which way is up, when the picture is not upright. */
    Optional<byte[]> turned() {
        return turned;
    }

    /** Returns whether a library that inflates and copies without limit may be given the chunk. */
    static boolean safeToRead(String type, byte[] data) {
        return switch (type) {
            case "eXIf" ->
                data.length <= MOST_EXIF_BYTES
                        && TiffTags.of(data, 0).map(TiffTags::modest).orElse(true);
            case "zTXt", "iTXt", "iCCP" -> PngText.of(type, data).isPresent() || type.equals("iCCP");
            default -> true;
        };
    }

    /** Notes what is left out; {@code first} tells whether it is the first chunk of its type. */
    void drop(PngChunk chunk, byte[] data, boolean first) {
        switch (chunk.type()) {
            case "eXIf" -> takeExif(data, first);
            case "tEXt", "zTXt", "iTXt" -> dropText(chunk, data);
            case "tIME" -> {
                draft.drop(FindingGroup.TIME, "Last modification time", PngText.time(data));
                draft.droppedText("Last modification time", data);
            }
            case "caBX" -> draft.drop(FindingGroup.HISTORY, "Content credentials (JUMBF)", data.length + " bytes");
            default -> {
                boolean named = shapesLook(chunk.type()) || OTHER_CHUNKS.contains(chunk.type());
                draft.drop(
                        named ? FindingGroup.OTHER : FindingGroup.HIDDEN,
                        named ? "Chunk " + chunk.type() : "Unknown chunk",
                        "Chunk " + chunk.type(),
                        data.length + " bytes");
                JpegSegments.droppedText("Unknown chunk", data, draft);
            }
        }
    }

    private void takeExif(byte[] data, boolean first) {
        if (first) {
            Optional<byte[]> fresh = TiffTags.turned(data, 0).map(TiffTags::orientationOnly);
            turned = fresh.map(exif -> PngChunk.write("eXIf", exif));
            if (fresh.isPresent() && Arrays.equals(fresh.get(), data)) {
                return;
            }
        }
        draft.drop(FindingGroup.OTHER, "EXIF block", data.length + " bytes");
        JpegSegments.droppedText("EXIF block", data, draft);
        TiffTags.of(data, 0).flatMap(TiffTags::thumbnail).ifPresent(thumbnail -> Thumbnail.note(thumbnail, draft));
    }

    private void dropText(PngChunk chunk, byte[] data) {
        Optional<PngText> text = PngText.of(chunk.type(), data);
        if (text.isEmpty()) {
            draft.drop(FindingGroup.HIDDEN, "Unreadable text chunk", data.length + " bytes");
            return;
        }
        text.get().drop(draft);
    }
}
