package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * How one kind of sample of a track is coded. Maker, program and compressor names are blanked. Source: ISO/IEC
 * 14496-12 section 8.5.2 and 12; QuickTime File Format, chapter 3.
 */
final class SampleEntry {
    static final int PICTURE_BYTES = 78;
    private static final int SOUND_BYTES = 28;
    private static final int SOUND_1_BYTES = 16;
    private static final int SOUND_2_BYTES = 36;

    private static final Set<String> PICTURES = Set.of(
            "avc1", "avc3", "hvc1", "hev1", "dvh1", "dvhe", "dva1", "dvav", "av01", "dav1", "vp08", "vp09", "mp4v", //
            "s263", "jpeg", "mjpa", "AVDJ", "apch", "apcn", "apcs", "apco", "ap4h", "ap4x");

    private static final Set<String> SOUNDS = Set.of(
            "mp4a",
            "samr",
            "sawb",
            "sawp",
            "sevc",
            "sqcp",
            "ac-3",
            "ec-3",
            "ac-4",
            "dtsc",
            "dtsh",
            "dtsl",
            "dtse", //
            "alac",
            "Opus",
            "fLaC",
            "mlpa",
            "mha1",
            "mhm1",
            ".mp3",
            "ms\0U",
            "ima4",
            "ms\0\2",
            "ms\0\u0011",
            "alaw", //
            "ulaw",
            "sowt",
            "twos",
            "raw ",
            "in24",
            "in32",
            "fl32",
            "fl64",
            "lpcm",
            "ipcm",
            "fpcm",
            "apac");

    /** Bytes of one number of uncompressed sound; 0 where the entry says it. */
    private static final Map<String, Integer> UNCOMPRESSED =
            Map.of("sowt", 0, "twos", 0, "raw ", 0, "in24", 3, "in32", 4, "fl32", 4, "fl64", 8, "alaw", 1, "ulaw", 1);

    /** Without the box that says how they are coded, their samples could not be looked into. */
    private static final Set<String> NEEDS_CONFIGURATION =
            Set.of("avc1", "avc3", "hvc1", "hev1", "dvh1", "dvhe", "dva1", "dvav", "av01", "dav1", "mp4v");

    private static final Set<String> JPEG = Set.of("jpeg", "mjpa", "AVDJ");

    private final BoxReader in;
    private final Draft draft;
    private final Box entry;
    private final CodecBoxes boxes;
    private Pieces kept;
    private SampleFilter filter;
    private long unitSamples = 1;
    private long unitBytes;

    private SampleEntry(BoxReader in, Draft draft, Box entry) {
        this.in = in;
        this.draft = draft;
        this.entry = entry;
        this.boxes = new CodecBoxes(in, draft, "RGB ");
    }

    static SampleEntry picture(BoxReader in, Draft draft, Box entry) throws Refusal, IOException {
        SampleEntry read = new SampleEntry(in, draft, entry);
        read.readPicture();
        return read;
    }

    static SampleEntry sound(BoxReader in, Draft draft, Box entry) throws Refusal, IOException {
        SampleEntry read = new SampleEntry(in, draft, entry);
        read.readSound();
        return read;
    }

    /** Returns the entry written anew; asked for once. */
    Pieces kept() {
        return kept;
    }

    /** Returns the filter for samples, or null when they stay as they are. */
    SampleFilter filter() {
        return filter;
    }

    /** Returns how many samples of sound of constant size come in one unit. */
    long unitSamples() {
        return unitSamples;
    }

    /** Returns how many bytes that unit has; 0 when the table of sizes says it. */
    long unitBytes() {
        return unitBytes;
    }

    private void check(Set<String> known, int bytes) throws Refusal {
        if (entry.type().equals("encv")
                || entry.type().equals("enca")
                || entry.type().equals("drms")) {
            throw Refusal.encrypted(in.format());
        }
        if (!known.contains(entry.type())) {
            throw in.unknown("coding", entry.type(), entry.start());
        }
        if (entry.contentBytes() < bytes) {
            throw in.damaged(entry);
        }
    }

    private void readPicture() throws Refusal, IOException {
        check(PICTURES, PICTURE_BYTES);
        long at = entry.contentStart();
        draft.dimensions(in.u16(at + 24), in.u16(at + 26));
        noteMaker(at + 8);
        noteName(at + 42);
        Pieces content = Pieces.of(new BoxContent()
                .zeros(6)
                .u16(in.u16(at + 6))
                .zeros(16)
                .bytes(in.bytes(at + 24, 12))
                .zeros(4)
                .u16(in.u16(at + 40))
                .zeros(32)
                .bytes(in.bytes(at + 74, 4))
                .array());
        content.append(boxes.all(at + PICTURE_BYTES, entry.end()));
        kept = BoxContent.box(entry.type(), content);
        filter = JPEG.contains(entry.type()) ? new JpegFrames(in, draft) : boxes.filter();
        if (filter == null && NEEDS_CONFIGURATION.contains(entry.type())) {
            throw in.damaged(entry);
        }
    }

    /** Version, revision, and the maker's four letters. */
    private void noteMaker(long at) throws Refusal, IOException {
        if (in.u32(at + 4) != 0) {
            draft.drop(FindingGroup.DEVICE, "Maker of the coder", Box.name(in.type(at + 4)));
        }
    }

    private void noteName(long at) throws Refusal, IOException {
        byte[] name = in.bytes(at, 32);
        int length = Math.min(31, name[0] & 0xFF);
        for (byte value : name) {
            if (value != 0) {
                byte[] text = in.bytes(at + 1, length);
                draft.drop(FindingGroup.DEVICE, "Compressor name", new String(text, 0, length, ISO_8859_1));
                draft.droppedText("Compressor name", text);
                return;
            }
        }
    }

    private void readSound() throws Refusal, IOException {
        check(SOUNDS, SOUND_BYTES);
        long at = entry.contentStart();
        int version = in.u16(at + 8);
        noteMaker(at + 8);
        int channels = in.u16(at + 16);
        int bits = in.u16(at + 18);
        int extra = extraBytes(version);
        BoxContent fixed = new BoxContent()
                .zeros(6)
                .u16(in.u16(at + 6))
                .u16(version)
                .zeros(6)
                .bytes(in.bytes(at + 16, SOUND_BYTES - 16 + extra));
        if (version == 1 && extra > 0) {
            long samples = in.u32(at + SOUND_BYTES);
            long bytes = in.u32(at + SOUND_BYTES + 8);
            boolean packed = samples > 1 && bytes > 0;
            unitSamples = packed ? samples : 1;
            unitBytes = packed ? bytes : 0;
        } else if (version == 2) {
            unitBytes = in.u32(at + SOUND_BYTES + 28);
        }
        Integer bytes = UNCOMPRESSED.get(entry.type());
        if (bytes != null && version < 2) {
            unitSamples = 1;
            unitBytes = (long) channels * (bytes == 0 ? Math.max(1, bits / 8) : bytes);
        }
        Pieces content = Pieces.of(fixed.array());
        content.append(boxes.all(at + SOUND_BYTES + extra, entry.end()));
        kept = BoxContent.box(entry.type(), content);
        filter = boxes.filter();
    }

    /** QuickTime entries of versions 1 and 2 have further fields; ISO ones of version 1 have not. */
    private int extraBytes(int version) throws Refusal, IOException {
        int extra = switch (version) {
            case 0 -> 0;
            case 1 -> in.format() == FileFormat.MOV || !startsWithBox(SOUND_BYTES) ? SOUND_1_BYTES : 0;
            case 2 -> SOUND_2_BYTES;
            default -> throw in.damaged(entry);
        };
        if (entry.contentBytes() < SOUND_BYTES + extra) {
            throw in.damaged(entry);
        }
        return extra;
    }

    private boolean startsWithBox(int offset) throws Refusal, IOException {
        long left = entry.contentBytes() - offset;
        if (left < 8) {
            return left == 0;
        }
        long size = in.u32(entry.contentStart() + offset);
        return size >= 8 && size <= left;
    }
}
