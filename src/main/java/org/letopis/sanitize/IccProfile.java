package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A colour profile cut down to what decides the look. It names its maker, its date and often the very screen it was
 * measured on, and yet dropping a wide one would change the colours.
 *
 * <p>Kept: primaries, white point, tone curves, adaptation, lookup tables, coding-independent code points. Dropped:
 * every other tag and header field. An sRGB profile is dropped whole, since sRGB is what a picture without a profile
 * is. Not handled, refused: versions other than 2 and 4, classes that are not devices or spaces, lookup tables of the
 * types mAB and mBA, floating point tables. Source: ICC.1:2022 sections 7 to 10, ICC.1:2001-04 section 6.
 */
final class IccProfile {
    /** More than printing profiles need; those of screens take a few kilobytes. */
    static final int MOST_BYTES = 4 << 20;

    private static final int HEADER_BYTES = 128;
    private static final int ENTRY_BYTES = 12;
    private static final int MOST_TAGS = 100;
    private static final Set<String> CLASSES = Set.of("mntr", "scnr", "prtr", "spac");
    private static final Set<String> KEPT_TAGS = Set.of(
            "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC", "wtpt", "chad", "cicp", //
            "A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2");
    private static final Set<String> REFUSED_TAGS =
            Set.of("D2B0", "D2B1", "D2B2", "D2B3", "B2D0", "B2D1", "B2D2", "B2D3");

    private final FileFormat format;
    private final byte[] profile;
    private final TreeMap<String, byte[]> kept = new TreeMap<>();

    private IccProfile(FileFormat format, byte[] profile) {
        this.format = format;
        this.profile = profile;
    }

    /**
     * Returns the profile to write in place of this one, or nothing when the picture looks the same without it.
     *
     * @param space colour space of the picture: {@code "RGB "}, {@code "GRAY"} or {@code "CMYK"}. Viewers ignore a
     *     profile for another one, so it is dropped
     */
    static Optional<byte[]> clean(FileFormat format, byte[] profile, String space) throws Refusal {
        IccProfile icc = new IccProfile(format, profile);
        icc.checkHeader();
        if (!isFor(profile, space)) {
            return Optional.empty();
        }
        icc.readTags();
        if (space.equals("RGB ") && IccCurves.isSrgb(icc.kept)) {
            return Optional.empty();
        }
        icc.checkComplete(space);
        return Optional.of(icc.rebuilt(space));
    }

    /** The same, and notes in the draft whether the profile stays as it is, or else that something of it goes. */
    static Optional<byte[]> kept(Draft draft, byte[] profile, String space) throws Refusal {
        Optional<byte[]> clean = clean(draft.format(), profile, space);
        if (clean.isPresent() && Arrays.equals(clean.get(), profile)) {
            draft.keepColourProfile();
        } else {
            draft.drop(FindingGroup.DEVICE, clean.isPresent() ? "Colour profile details" : "Colour profile", "");
        }
        return clean;
    }

    /** Returns the profile to write in place of this one where there must be one, also when it is sRGB. */
    static byte[] rebuilt(FileFormat format, byte[] profile, String space) throws Refusal {
        IccProfile icc = new IccProfile(format, profile);
        icc.checkHeader();
        icc.readTags();
        icc.checkComplete(space);
        return icc.rebuilt(space);
    }

    /** Returns whether the profile is for pictures of this colour space. */
    static boolean isFor(byte[] profile, String space) {
        return new String(profile, 16, 4, ISO_8859_1).equals(space);
    }

    /** Returns whether a rebuilt profile keeps the tag with this signature, given as a number. */
    static boolean keeps(int signature) {
        byte[] letters = ByteBuffer.allocate(4).putInt(signature).array();
        return KEPT_TAGS.contains(new String(letters, ISO_8859_1));
    }

    private void checkHeader() throws Refusal {
        if (profile.length < HEADER_BYTES + 4 || !text(36).equals("acsp") || u32(0) > profile.length) {
            throw refused("header");
        }
        if (profile[8] != 2 && profile[8] != 4) {
            throw refused("version " + profile[8]);
        }
        if (!CLASSES.contains(text(12))) {
            throw refused("profile class");
        }
        if (!text(20).equals("XYZ ") && !text(20).equals("Lab ")) {
            throw refused("connection space");
        }
    }

    private void readTags() throws Refusal {
        long count = u32(HEADER_BYTES);
        if (count > MOST_TAGS || HEADER_BYTES + 4 + count * ENTRY_BYTES > profile.length) {
            throw refused("tag table");
        }
        for (int i = 0; i < count; i++) {
            int entry = HEADER_BYTES + 4 + i * ENTRY_BYTES;
            String tag = text(entry);
            long offset = u32(entry + 4);
            long length = u32(entry + 8);
            if (REFUSED_TAGS.contains(tag)) {
                throw refused(tag);
            }
            if (!KEPT_TAGS.contains(tag)) {
                continue;
            }
            if (offset + length > profile.length || length < 8) {
                throw refused(tag);
            }
            byte[] data = Arrays.copyOfRange(profile, (int) offset, (int) (offset + length));
            if (kept.put(tag, exact(tag, data)) != null) {
                throw refused(tag);
            }
        }
    }

    /** Returns the element cut to the length that its type calls for, with its reserved bytes zero. */
    private byte[] exact(String tag, byte[] data) throws Refusal {
        String type = new String(data, 0, 4, ISO_8859_1);
        long length = exactBytes(type, data);
        if (length < 0 || length > data.length) {
            throw refused(tag + " " + (type.matches("[ -~]{4}") ? type.strip() : "?"));
        }
        byte[] exact = Arrays.copyOf(data, (int) length);
        Arrays.fill(exact, 4, 8, (byte) 0);
        if (type.equals("para")) {
            Arrays.fill(exact, 10, 12, (byte) 0);
        } else if (type.startsWith("mft")) {
            exact[11] = 0;
        }
        return exact;
    }

    private static long exactBytes(String type, byte[] data) {
        int[] parameters = {1, 3, 4, 5, 7};
        boolean room = data.length >= 12;
        return switch (type) {
            case "XYZ " -> 20;
            case "sf32" -> 8 + 9 * 4;
            case "cicp" -> 12;
            case "curv" -> room ? 12 + 2 * u32(data, 8) : -1;
            case "para" -> room && u16(data, 8) < parameters.length ? 12 + 4 * parameters[u16(data, 8)] : -1;
            case "mft1", "mft2" -> lookupBytes(type.equals("mft2"), data);
            default -> -1;
        };
    }

    /** ICC.1:2022 sections 10.10 and 10.11. */
    private static long lookupBytes(boolean sixteenBit, byte[] data) {
        if (data.length < 52) {
            return -1;
        }
        int in = data[8] & 0xFF;
        int out = data[9] & 0xFF;
        long cells = out;
        for (int i = 0; i < in; i++) {
            cells *= data[10] & 0xFF;
            if (cells > MOST_BYTES) {
                return -1;
            }
        }
        return sixteenBit
                ? 52 + 2 * ((long) u16(data, 48) * in + cells + (long) u16(data, 50) * out)
                : 48 + 256L * in + cells + 256L * out;
    }

    private void checkComplete(String space) throws Refusal {
        Set<String> wanted = switch (space) {
            case "RGB " -> Set.of("rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "wtpt");
            case "GRAY" -> Set.of("kTRC", "wtpt");
            default -> Set.of("A2B0");
        };
        if (!kept.containsKey("A2B0") && !kept.keySet().containsAll(wanted)) {
            throw refused("colour tags");
        }
    }

    /** Returns the profile written anew: the fields the format asks for hold the same values in every profile. */
    private byte[] rebuilt(String space) {
        boolean version2 = profile[8] == 2;
        Map<String, byte[]> tags = new TreeMap<>(kept);
        tags.put("desc", version2 ? IccText.description(space) : IccText.localized(space.strip()));
        tags.put("cprt", version2 ? IccText.plain("None") : IccText.localized("None"));
        IccWriter writer = new IccWriter(tags);
        byte[] header = new byte[HEADER_BYTES];
        header[8] = profile[8];
        header[9] = profile[9];
        System.arraycopy(profile, 12, header, 12, 12);
        // A date is asked for: the first second of 2000, for everybody.
        System.arraycopy(new byte[] {0x07, (byte) 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0}, 0, header, 24, 12);
        System.arraycopy("acsp".getBytes(ISO_8859_1), 0, header, 36, 4);
        header[67] = (byte) (profile[67] & 3);
        // The D50 white of the connection space, section 7.2.16.
        System.arraycopy(
                new byte[] {0, 0, (byte) 0xF6, (byte) 0xD6, 0, 1, 0, 0, 0, 0, (byte) 0xD3, 0x2D}, 0, header, 68, 12);
        return writer.write(header);
    }

    private Refusal refused(String part) {
        return Refusal.colourProfile(format, part);
    }

    private String text(int at) {
        return new String(profile, at, 4, ISO_8859_1);
    }

    private long u32(int at) {
        return u32(profile, at);
    }

    static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    static long u32(byte[] bytes, int at) {
        return (long) u16(bytes, at) << 16 | u16(bytes, at + 2);
    }
}
