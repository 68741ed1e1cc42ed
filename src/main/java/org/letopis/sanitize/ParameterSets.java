package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * The boxes that tell a decoder of H.264 and H.265 how to begin: written anew with the parameter sets alone.
 * Source: ISO/IEC 14496-15 sections 5.3.3 (avcC) and 8.3.3 (hvcC).
 */
final class ParameterSets {
    private static final int MOST_BYTES = 1 << 20;
    private static final Set<Integer> AVC_EXTENDED = Set.of(100, 110, 122, 144, 244, 44, 83, 86, 118, 128, 138);
    private static final int HEVC_FIXED_BYTES = 22;

    private final BoxReader in;
    private final Draft draft;
    private final Box box;
    private final byte[] content;
    private final BoxContent out = new BoxContent();
    private int at;
    private int lengthBytes;
    private SeiMessages messages;

    private ParameterSets(BoxReader in, Draft draft, Box box) throws Refusal, IOException {
        this.in = in;
        this.draft = draft;
        this.box = box;
        this.content = in.content(box, MOST_BYTES);
    }

    static ParameterSets avc(BoxReader in, Draft draft, Box box) throws Refusal, IOException {
        ParameterSets sets = new ParameterSets(in, draft, box);
        sets.readAvc();
        return sets;
    }

    static ParameterSets hevc(BoxReader in, Draft draft, Box box) throws Refusal, IOException {
        ParameterSets sets = new ParameterSets(in, draft, box);
        sets.readHevc();
        return sets;
    }

    /** Returns the box written anew. */
    Pieces box() {
        return out.box(box.type());
    }

    SampleFilter filter(boolean dolbyVision) {
        return new NalFilter(in, box.type().equals("hvcC"), lengthBytes, dolbyVision, messages, draft);
    }

    private void readAvc() throws Refusal {
        copy(4);
        lengthBytes = length(copy(1));
        Optional<PictureTiming> timing = avcSets(copy(1) & 0x1F, Set.of(7, 15));
        avcSets(copy(1), Set.of(8));
        if (AVC_EXTENDED.contains(content[1] & 0xFF) && content.length - at >= 4) {
            copy(3);
            avcSets(copy(1), Set.of(13));
        }
        messages = new SeiMessages(false, timing, draft);
    }

    private int length(int byteWithLength) throws Refusal {
        int bytes = (byteWithLength & 3) + 1;
        if (bytes == 3 || content[0] != 1) {
            throw in.damaged(box);
        }
        return bytes;
    }

    private Optional<PictureTiming> avcSets(int count, Set<Integer> types) throws Refusal {
        Optional<PictureTiming> timing = Optional.empty();
        for (int i = 0; i < count; i++) {
            byte[] unit = unit();
            if (unit.length == 0 || !types.contains(unit[0] & 0x1F)) {
                throw in.damaged(box);
            }
            if ((unit[0] & 0x1F) == 7 && timing.isEmpty()) {
                timing = PictureTiming.of(NalUnit.unescape(unit));
            }
            out.u16(unit.length).bytes(unit);
        }
        return timing;
    }

    private void readHevc() throws Refusal {
        messages = new SeiMessages(true, Optional.empty(), draft);
        copy(HEVC_FIXED_BYTES);
        lengthBytes = length(content[HEVC_FIXED_BYTES - 1]);
        int arrays = take();
        BoxContent kept = new BoxContent();
        int keptArrays = 0;
        for (int i = 0; i < arrays; i++) {
            int head = take();
            int count = take() << 8 | take();
            BoxContent units = new BoxContent();
            int keptUnits = 0;
            for (int j = 0; j < count; j++) {
                Optional<byte[]> unit = hevcUnit(head & 0x3F, unit());
                if (unit.isPresent()) {
                    units.u16(unit.get().length).bytes(unit.get());
                    keptUnits++;
                }
            }
            if (keptUnits > 0) {
                kept.u8(head).u16(keptUnits).bytes(units.array());
                keptArrays++;
            }
        }
        out.u8(keptArrays).bytes(kept.array());
    }

    private Optional<byte[]> hevcUnit(int type, byte[] unit) {
        if (unit.length < 2 || (unit[0] >> 1 & 0x3F) != type) {
            return Optional.empty();
        }
        if (NalFilter.isMessage(true, type)) {
            return messages.keep(unit);
        }
        return type >= 32 && type <= 34 ? Optional.of(unit) : Optional.empty();
    }

    private byte[] unit() throws Refusal {
        int length = take() << 8 | take();
        ByteArrayOutputStream unit = new ByteArrayOutputStream();
        for (int i = 0; i < length; i++) {
            unit.write(take());
        }
        return unit.toByteArray();
    }

    private int take() throws Refusal {
        if (at >= content.length) {
            throw in.damaged(box);
        }
        return content[at++] & 0xFF;
    }

    /** Copies bytes, and returns the last. */
    private int copy(int count) throws Refusal {
        int last = 0;
        for (int i = 0; i < count; i++) {
            last = take();
            out.u8(last);
        }
        return last;
    }
}
