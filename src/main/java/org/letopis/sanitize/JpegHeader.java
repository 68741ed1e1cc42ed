package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The application segments of one JPEG: notes what they hold, and writes the few that the look depends on anew. Only
 * segments before the first scan decide how a picture is shown; decoders have set colours by then.
 */
final class JpegHeader {
    private static final String JFIF = "JFIF\0";
    private static final String EXIF = "Exif\0";
    private static final String ADOBE = "Adobe";
    private static final String ICC = "ICC_PROFILE\0";
    private static final int ADOBE_BYTES = 12;

    /** Behind the name and its two zero bytes, Exif 2.32 section 4.7.2. */
    private static final int TIFF_START = 6;

    /** Marker, length, name, number and count leave this much of a segment for the profile (ICC.1 annex B.4). */
    private static final int ICC_PART_BYTES = 65_519;

    /** JFIF 1.01, no unit, square pixels, no thumbnail. */
    private static final byte[] PLAIN_JFIF = {
        (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };

    private final Draft draft;
    private final TreeMap<Integer, byte[]> iccParts = new TreeMap<>();
    private int iccCount;
    private boolean iccBroken;
    private boolean jfif;
    private boolean exif;
    private byte[] adobe;
    private Optional<Integer> turned = Optional.empty();
    private byte[] frame;

    JpegHeader(Draft draft) {
        this.draft = draft;
    }

    boolean hasFrame() {
        return frame != null;
    }

    /** Takes the content of the frame segment, T.81 section B.2.2. */
    void frame(byte[] content) {
        frame = content;
        draft.dimensions((content[3] & 0xFF) << 8 | content[4] & 0xFF, (content[1] & 0xFF) << 8 | content[2] & 0xFF);
    }

    /** Takes an application segment or comment; returns whether a library may safely look into it. */
    boolean take(int marker, byte[] content, boolean inScans) {
        boolean counts = !inScans;
        if (marker == JpegSanitizer.APP0 && counts && startsWith(content, JFIF) && content.length >= 14) {
            takeJfif(content);
        } else if (marker == 0xE1 && startsWith(content, EXIF)) {
            return takeExif(content, counts);
        } else if (marker == 0xEE && counts && startsWith(content, ADOBE) && content.length >= ADOBE_BYTES) {
            if (adobe != null || content.length > ADOBE_BYTES) {
                draft.drop(FindingGroup.HIDDEN, "Bytes in the Adobe marker", content.length + " bytes");
            }
            adobe = Arrays.copyOf(content, ADOBE_BYTES);
        } else if (marker == 0xE2 && counts && startsWith(content, ICC) && content.length >= ICC.length() + 2) {
            takeIcc(content);
        } else {
            JpegSegments.drop(marker, content, draft);
        }
        return true;
    }

    private void takeJfif(byte[] content) {
        if (jfif || !Arrays.equals(content, Arrays.copyOfRange(PLAIN_JFIF, 4, PLAIN_JFIF.length))) {
            draft.drop(
                    FindingGroup.OTHER,
                    "JFIF header details",
                    IccProfile.u16(content, 8) + " x " + IccProfile.u16(content, 10));
        }
        if (content[12] != 0 && content[13] != 0) {
            draft.drop(FindingGroup.EMBEDDED, "JFIF thumbnail", (content[12] & 0xFF) + " x " + (content[13] & 0xFF));
        }
        jfif = true;
    }

    private boolean takeExif(byte[] content, boolean counts) {
        boolean first = counts && !exif;
        exif |= counts;
        if (first) {
            turned = TiffTags.turned(content, TIFF_START);
            if (turned.isPresent() && Arrays.equals(content, exifOf(turned.get()))) {
                return true;
            }
        }
        draft.drop(FindingGroup.OTHER, "EXIF block", content.length + " bytes");
        JpegSegments.droppedText("EXIF block", content, draft);
        Optional<TiffTags> tags = TiffTags.of(content, TIFF_START);
        tags.flatMap(TiffTags::thumbnail).ifPresent(thumbnail -> Thumbnail.note(thumbnail, draft));
        boolean modest = tags.isEmpty() || tags.get().modest();
        if (!modest) {
            draft.spineIncomplete();
        }
        return modest;
    }

    private void takeIcc(byte[] content) {
        int number = content[ICC.length()] & 0xFF;
        iccCount = Math.max(iccCount, content[ICC.length() + 1] & 0xFF);
        byte[] part = Arrays.copyOfRange(content, ICC.length() + 2, content.length);
        iccBroken |= number == 0 || iccParts.put(number, part) != null;
    }

    /** Writes the start of the clean copy, up to the tables; {@code position} is where the first scan begins. */
    void write(long position) throws Refusal {
        draft.kept().range(0, 2);
        if (jfif || exif && adobe == null && isPlainYcc()) {
            draft.kept().literal(PLAIN_JFIF.clone());
        }
        turned.ifPresent(value -> draft.kept().literal(segment(0xE1, exifOf(value))));
        writeIcc();
        if (adobe != null) {
            draft.kept().literal(segment(0xEE, adobe));
        }
        boolean linesFollow = frame[1] == 0 && frame[2] == 0;
        if (linesFollow) {
            throw Refusal.unknownPart(FileFormat.JPEG, "height 0", position);
        }
    }

    /**
     * EXIF promises the same colours as JFIF (Exif 2.32 section 4.4.4). Decoders that look for either must find one
     * in the clean copy, or they guess; components named R, G, B are what they take for RGB where there is no JFIF.
     */
    private boolean isPlainYcc() {
        int components = frame[5];
        boolean rgb = components == 3 && frame[6] == 'R' && frame[9] == 'G' && frame[12] == 'B';
        return components == 1 || components == 3 && !rgb;
    }

    private void writeIcc() throws Refusal {
        if (iccParts.isEmpty()) {
            return;
        }
        if (iccBroken || iccParts.size() != iccCount || iccParts.lastKey() != iccCount) {
            throw Refusal.colourProfile(FileFormat.JPEG, "parts");
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        iccParts.values().forEach(whole::writeBytes);
        if (whole.size() > IccProfile.MOST_BYTES) {
            throw Refusal.tooLarge(FileFormat.JPEG, "colour profile");
        }
        String space = frame[5] == 1 ? "GRAY" : frame[5] == 3 ? "RGB " : "CMYK";
        IccProfile.kept(draft, whole.toByteArray(), space).ifPresent(this::writeIcc);
    }

    private void writeIcc(byte[] profile) {
        int parts = (profile.length + ICC_PART_BYTES - 1) / ICC_PART_BYTES;
        for (int i = 0; i < parts; i++) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.writeBytes(ICC.getBytes(ISO_8859_1));
            content.write(i + 1);
            content.write(parts);
            int from = i * ICC_PART_BYTES;
            content.write(profile, from, Math.min(ICC_PART_BYTES, profile.length - from));
            draft.kept().literal(segment(0xE2, content.toByteArray()));
        }
    }

    private static byte[] exifOf(int orientation) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes("Exif\0\0".getBytes(ISO_8859_1));
        content.writeBytes(TiffTags.orientationOnly(orientation));
        return content.toByteArray();
    }

    private static byte[] segment(int marker, byte[] content) {
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.write(0xFF);
        segment.write(marker);
        segment.write(content.length + 2 >> 8);
        segment.write(content.length + 2);
        segment.writeBytes(content);
        return segment.toByteArray();
    }

    private static boolean startsWith(byte[] content, String name) {
        return JpegSegments.startsWith(content, name);
    }
}
