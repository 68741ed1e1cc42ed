package org.letopis.sanitize;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;

/**
 * The {@code esds} box: nested descriptors that tell a decoder how to begin, written anew in their shortest form.
 * Source: ISO/IEC 14496-1 section 7.2.6, 14496-14 section 5.6; object types as registered at mp4ra.org.
 */
final class Descriptors {
    private static final int ES = 3;
    private static final int DECODER_CONFIG = 4;
    private static final int DECODER_SPECIFIC = 5;
    private static final int MOST_BYTES = 1 << 16;
    private static final int MPEG4_PICTURE = 0x20;
    private static final int JPEG_PICTURE = 0x6C;
    private static final Set<Integer> AAC = Set.of(0x40, 0x66, 0x67, 0x68);

    /** MPEG-1 and MPEG-2 pictures. */
    private static final Set<Integer> MPEG_PICTURES = Set.of(0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x6A);

    /** MP3 and MP2, AC-3, E-AC-3, DTS, Opus, QCELP: start data, if any, is numbers. */
    private static final Set<Integer> OTHER_SOUND = Set.of(0x69, 0x6B, 0xA5, 0xA6, 0xA9, 0xAD, 0xE1);

    private final BoxReader in;
    private final Box box;
    private final byte[] content;
    private final Draft draft;
    private int at = 4;
    private int objectType;

    Descriptors(BoxReader in, Box box, Draft draft) throws Refusal, IOException {
        this.in = in;
        this.box = box;
        this.content = in.content(box, MOST_BYTES);
        this.draft = draft;
    }

    /** Returns the box written anew. */
    Pieces clean() throws Refusal, IOException {
        int end = open(ES, content.length);
        at += 2;
        int flags = u8();
        at += (flags & 0x80) != 0 ? 2 : 0;
        if ((flags & 0x40) != 0) {
            throw Refusal.unknownPart(in.format(), "esds URL", box.start());
        }
        at += (flags & 0x20) != 0 ? 2 : 0;
        byte[] config = decoderConfig(open(DECODER_CONFIG, end));
        byte[] stream = new BoxContent()
                .zeros(3)
                .bytes(descriptor(DECODER_CONFIG, config))
                .bytes(new byte[] {6, 1, 2})
                .array();
        return BoxContent.full(0, 0).bytes(descriptor(ES, stream)).box("esds");
    }

    private byte[] decoderConfig(int end) throws Refusal, IOException {
        objectType = u8();
        boolean known = isPicture()
                || objectType == JPEG_PICTURE
                || AAC.contains(objectType)
                || OTHER_SOUND.contains(objectType);
        if (!known) {
            throw Refusal.unknownPart(in.format(), "esds object type " + objectType, box.start());
        }
        int streamType = u8();
        byte[] rates = take(11);
        BoxContent config = new BoxContent().u8(objectType).u8(streamType).bytes(rates);
        if (at < end && content[at] == DECODER_SPECIFIC) {
            int specificEnd = open(DECODER_SPECIFIC, end);
            byte[] data = take(specificEnd - at);
            byte[] kept = data;
            if (objectType == JPEG_PICTURE) {
                // Each picture brings what its decoder needs.
                draft.drop(FindingGroup.HIDDEN, "Start data", data.length + " bytes");
                return config.array();
            } else if (isPicture()) {
                kept = startCodes().keep(data);
            } else if (AAC.contains(objectType)) {
                kept = AacConfig.keep(data, draft);
            }
            config.bytes(descriptor(DECODER_SPECIFIC, kept));
        }
        return config.array();
    }

    private boolean isPicture() {
        return objectType == MPEG4_PICTURE || MPEG_PICTURES.contains(objectType);
    }

    /** Returns the filter for the samples, or null when they stay as they are; called after {@link #clean()}. */
    SampleFilter filter() {
        if (objectType == JPEG_PICTURE) {
            return new JpegFrames(in, draft);
        }
        return isPicture() ? startCodes() : AAC.contains(objectType) ? new AacFilter(in, draft) : null;
    }

    private StartCodes startCodes() {
        return new StartCodes(in, objectType == MPEG4_PICTURE, draft);
    }

    /** Goes into the descriptor of this tag and returns where it ends. */
    private int open(int tag, int limit) throws Refusal {
        if (u8() != tag) {
            throw in.damaged(box);
        }
        int size = 0;
        for (int i = 0; i < 4; i++) {
            int part = u8();
            size = size << 7 | part & 0x7F;
            if ((part & 0x80) == 0) {
                break;
            }
        }
        if (size > limit - at) {
            throw in.damaged(box);
        }
        return at + size;
    }

    private int u8() throws Refusal {
        return take(1)[0] & 0xFF;
    }

    private byte[] take(int count) throws Refusal {
        if (count < 0 || at + count > content.length) {
            throw in.damaged(box);
        }
        at += count;
        return Arrays.copyOfRange(content, at - count, at);
    }

    private static byte[] descriptor(int tag, byte[] data) {
        BoxContent out = new BoxContent().u8(tag);
        int size = data.length;
        for (int shift = 21; shift > 0; shift -= 7) {
            if (size >> shift > 0) {
                out.u8(size >> shift & 0x7F | 0x80);
            }
        }
        return out.u8(size & 0x7F).bytes(data).array();
    }
}
