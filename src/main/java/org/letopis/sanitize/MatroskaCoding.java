package org.letopis.sanitize;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a decoder of a track needs before the first frame, written anew, and what must be done with the frames. Source:
 * Matroska Media Container Codec Specifications (IETF draft), and those that it names.
 */
final class MatroskaCoding {
    private static final int MOST_BYTES = 4 << 20;

    /** Start data that is numbers, and how many bytes of it an honest file has; 0 where there is none. */
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("V_VP8", 0),
            Map.entry("V_VP9", 12),
            Map.entry("V_MJPEG", 0),
            Map.entry("V_MPEG4/MS/V3", 0),
            Map.entry("V_FFV1", 1024),
            Map.entry("V_PRORES", 4),
            Map.entry("V_UNCOMPRESSED", 0),
            Map.entry("A_AAC", 64),
            Map.entry("A_MPEG/L1", 0),
            Map.entry("A_MPEG/L2", 0),
            Map.entry("A_MPEG/L3", 0),
            Map.entry("A_AC3", 0),
            Map.entry("A_AC3/BSID9", 0),
            Map.entry("A_AC3/BSID10", 0),
            Map.entry("A_EAC3", 0),
            Map.entry("A_DTS", 0),
            Map.entry("A_DTS/EXPRESS", 0),
            Map.entry("A_DTS/LOSSLESS", 0),
            Map.entry("A_TRUEHD", 0),
            Map.entry("A_MLP", 0),
            Map.entry("A_PCM/INT/LIT", 0),
            Map.entry("A_PCM/INT/BIG", 0),
            Map.entry("A_PCM/FLOAT/IEEE", 0),
            Map.entry("A_ALAC", 48));

    /** Start data that films in boxes have too. */
    private static final Map<String, String> BOXES =
            Map.of("V_MPEG4/ISO/AVC", "avcC", "V_MPEGH/ISO/HEVC", "hvcC", "V_AV1", "av1C");

    private static final Map<String, OggCoding> OGG =
            Map.of("V_THEORA", OggCoding.THEORA, "A_VORBIS", OggCoding.VORBIS);

    private static final List<String> MPEG4 = List.of("V_MPEG4/ISO/SP", "V_MPEG4/ISO/ASP", "V_MPEG4/ISO/AP");
    private static final List<String> MPEG = List.of("V_MPEG1", "V_MPEG2");

    /** What A_AAC was called before; no start data then. */
    private static final List<String> OLD_AAC = List.of(
            "A_AAC/MPEG2/MAIN",
            "A_AAC/MPEG2/LC",
            "A_AAC/MPEG2/LC/SBR",
            "A_AAC/MPEG2/SSR",
            "A_AAC/MPEG4/MAIN",
            "A_AAC/MPEG4/LC",
            "A_AAC/MPEG4/LC/SBR",
            "A_AAC/MPEG4/SSR",
            "A_AAC/MPEG4/LTP");

    private static final int BOX_HEADER = 8;
    private static final byte[] FLAC = {'f', 'L', 'a', 'C'};
    private static final int OGG_PACKETS = 3;

    private final BoxReader in;
    private final Draft draft;
    private final String codec;
    private final long trackStart;
    private final EbmlElement element;
    private byte[] data = new byte[0];
    private SampleFilter filter;

    /** @param element what the track says to the decoder, or null */
    MatroskaCoding(BoxReader in, Draft draft, String codec, long trackStart, EbmlElement element) {
        this.in = in;
        this.draft = draft;
        this.codec = codec;
        this.trackStart = trackStart;
        this.element = element;
    }

    /** Returns what is kept of the start data; empty when there is none. */
    byte[] data() {
        return data;
    }

    /** Returns the filter for frames, or null when they stay as they are. */
    SampleFilter filter() {
        return filter;
    }

    MatroskaCoding read() throws Refusal, IOException {
        if (BOXES.containsKey(codec)) {
            box(BOXES.get(codec));
        } else if (OGG.containsKey(codec)) {
            ogg(OGG.get(codec), need());
        } else if (MPEG4.contains(codec) || MPEG.contains(codec)) {
            StartCodes codes = new StartCodes(in, MPEG4.contains(codec), draft);
            byte[] said = bytes();
            if (said.length > 0 && !OggCoding.starts(said, "\0\0\1")) {
                throw damaged();
            }
            data = codes.keep(said);
            filter = codes;
        } else if (NUMBERS.containsKey(codec) || OLD_AAC.contains(codec)) {
            numbers(NUMBERS.getOrDefault(codec, 0));
        } else {
            other();
        }
        return this;
    }

    private void other() throws Refusal, IOException {
        switch (codec) {
            case "A_OPUS" -> data = OggCoding.OPUS.first(need()).orElseThrow(this::damaged);
            case "A_FLAC" -> flac(need());
            case "A_MS/ACM" -> {
                data = WaveFormat.keep(in, draft, asChunk());
                filter = WaveFormat.filter(data, in, draft);
            }
            case "V_MS/VFW/FOURCC" -> {
                BitmapFormat format = BitmapFormat.read(in, draft, asChunk());
                data = format.kept();
                filter = format.filter();
            }
            default -> throw Refusal.unknownPart(in.format(), "coding " + Box.name(codec), trackStart);
        }
    }

    private byte[] bytes() throws Refusal, IOException {
        return element == null ? new byte[0] : element.bytes(in, MOST_BYTES);
    }

    private byte[] need() throws Refusal, IOException {
        if (element == null) {
            throw damaged();
        }
        return bytes();
    }

    private Refusal damaged() {
        return Refusal.damaged(in.format(), "start data of " + Box.name(codec), trackStart);
    }

    private RiffChunk asChunk() throws Refusal, IOException {
        need();
        return new RiffChunk("fmt ", element.dataStart() - RiffChunk.HEADER_BYTES, element.dataBytes());
    }

    private void numbers(int most) throws Refusal, IOException {
        if (codec.startsWith("A_AAC")) {
            filter = new AacFilter(in, draft);
        } else if (codec.equals("V_MJPEG")) {
            filter = new JpegFrames(in, draft);
        }
        byte[] said = bytes();
        if (said.length > most && most > 0 || codec.equals("V_FFV1") && !LosslessTables.isFfv1(said)) {
            throw damaged();
        }
        if (most > 0) {
            data = codec.equals("A_AAC") ? AacConfig.keep(said, draft) : said;
        } else if (element != null && said.length > 0) {
            MatroskaLeftOut.note(in, draft, element);
        }
    }

    private void box(String type) throws Refusal, IOException {
        need();
        CodecBoxes boxes = new CodecBoxes(in, draft, "RGB ");
        Box box = new Box(type, element.dataStart(), 0, element.dataBytes());
        byte[] whole =
                boxes.one(box).orElseThrow(this::damaged).stream(in.source()).readAllBytes();
        data = Arrays.copyOfRange(whole, BOX_HEADER, whole.length);
        filter = boxes.filter();
    }

    /** The first block alone, and it is the last. */
    private void flac(byte[] said) throws Refusal {
        byte[] blocks = Arrays.copyOfRange(said, Math.min(FLAC.length, said.length), said.length);
        if (!Arrays.equals(FLAC, Arrays.copyOf(said, FLAC.length)) || !FlacBlocks.isFirst(blocks)) {
            throw damaged();
        }
        data = new BoxContent()
                .bytes(FLAC)
                .bytes(FlacBlocks.first(blocks, true))
                .array();
        byte[] rest = Arrays.copyOfRange(blocks, FlacBlocks.FIRST_BYTES, blocks.length);
        if (rest.length > 0) {
            LeftOut.note(draft, FindingGroup.OTHER, "Comments in the start data", rest);
        }
    }

    /** Three packets behind their number less one, and the lengths of the first two (as in Xiph lacing). */
    private void ogg(OggCoding ogg, byte[] said) throws Refusal, IOException {
        List<byte[]> packets = packets(said);
        byte[] first = ogg.first(packets.get(0)).orElseThrow(this::damaged);
        if (!OggCoding.of(first).equals(Optional.of(ogg))
                || !ogg.isComments(packets.get(1))
                || !ogg.isSetup(packets.get(2))) {
            throw damaged();
        }
        if (!Arrays.equals(packets.get(1), ogg.noComments())) {
            VorbisComments.note(draft, packets.get(1), ogg.commentsAt());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(OGG_PACKETS - 1);
        out.write(first.length);
        out.write(ogg.noComments().length);
        out.writeBytes(first);
        out.writeBytes(ogg.noComments());
        out.writeBytes(packets.get(2));
        data = out.toByteArray();
    }

    private List<byte[]> packets(byte[] said) throws Refusal, IOException {
        ByteArrayInputStream from = new ByteArrayInputStream(said);
        if (from.read() != OGG_PACKETS - 1) {
            throw damaged();
        }
        int[] lengths = new int[OGG_PACKETS];
        for (int i = 0; i < OGG_PACKETS - 1; i++) {
            int part;
            do {
                part = from.read();
                lengths[i] += Math.max(0, part);
            } while (part == 0xFF);
        }
        lengths[2] = from.available() - lengths[0] - lengths[1];
        List<byte[]> packets = new ArrayList<>();
        for (int length : lengths) {
            if (length < 0 || length > from.available()) {
                throw damaged();
            }
            packets.add(from.readNBytes(length));
        }
        return packets;
    }
}
