package org.letopis.sanitize;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Writes the headers of a track anew: what is shown when and how, without times, languages and names. */
final class TrackHeaders {
    /** The code for "undetermined": three letters of five bits (section 8.4.2). */
    static final int UNDETERMINED = 0x55C4;

    private static final Set<String> LAYERS = Set.of("vdep", "sbas", "scal", "auxl");

    private final BoxReader in;

    TrackHeaders(BoxReader in) {
        this.in = in;
    }

    private int version(Box box) throws Refusal, IOException {
        return in.u8(box.contentStart());
    }

    /** Section 8.3.2. */
    Pieces track(Box header) throws Refusal, IOException {
        int version = version(header);
        int wideBytes = version == 0 ? 4 : 8;
        int rest = 4 + 4 + wideBytes + 8 + 8 + 36 + 8;
        if (version > 1 || header.contentBytes() < 4 + 2L * wideBytes + rest) {
            throw in.damaged(header);
        }
        byte[] bytes = in.bytes(header.contentStart() + 4 + 2L * wideBytes, rest);
        Arrays.fill(bytes, 4, 8, (byte) 0);
        Arrays.fill(bytes, 8 + wideBytes, 16 + wideBytes, (byte) 0);
        return BoxContent.full(version, in.u8(header.contentStart() + 3) & 0xF)
                .zeros(2 * wideBytes)
                .bytes(bytes)
                .box("tkhd");
    }

    /** Section 8.6.5. */
    Pieces editList(Box edits) throws Refusal, IOException {
        Pieces kept = new Pieces();
        Optional<Box> list = in.only(in.children(edits), "elst");
        if (list.isPresent()) {
            Box box = list.get();
            long count = box.contentBytes() < 8 ? Long.MAX_VALUE >> 8 : in.u32(box.contentStart() + 4);
            long bytes = 8 + count * (version(box) == 0 ? 12 : 20);
            if (box.contentBytes() < bytes) {
                throw in.damaged(box);
            }
            Pieces content = new Pieces();
            content.range(box.contentStart(), bytes);
            kept = BoxContent.box("elst", content);
        }
        return BoxContent.box("edts", kept);
    }

    /** Section 8.3.3: only references that layers of one picture need, to tracks that are kept. */
    Pieces references(Box references, Set<Long> kept) throws Refusal, IOException {
        Pieces boxes = new Pieces();
        for (Box reference : in.children(references)) {
            if (LAYERS.contains(reference.type())) {
                BoxContent ids = new BoxContent();
                for (long at = reference.contentStart(); at + 4 <= reference.end(); at += 4) {
                    if (kept.contains(in.u32(at))) {
                        ids.u32(in.u32(at));
                    }
                }
                if (ids.size() > 0) {
                    boxes.append(ids.box(reference.type()));
                }
            }
        }
        return boxes.sizeBytes() == 0 ? boxes : BoxContent.box("tref", boxes);
    }

    /** Sizes at which QuickTime shows the track. */
    Pieces aperture(Box aperture) throws Refusal, IOException {
        Pieces boxes = new Pieces();
        for (Box box : in.children(aperture)) {
            if (Set.of("clef", "prof", "enof").contains(box.type()) && box.contentBytes() >= 12) {
                boxes.append(new BoxContent()
                        .zeros(4)
                        .bytes(in.bytes(box.contentStart() + 4, 8))
                        .box(box.type()));
            }
        }
        return BoxContent.box("tapt", boxes);
    }

    /** Section 8.4.2. */
    Pieces media(Box box) throws Refusal, IOException {
        int version = version(box);
        int wideBytes = version == 0 ? 4 : 8;
        if (version > 1 || box.contentBytes() < 12 + 3L * wideBytes) {
            throw in.damaged(box);
        }
        return BoxContent.full(version, 0)
                .zeros(2 * wideBytes)
                .bytes(in.bytes(box.contentStart() + 4 + 2L * wideBytes, 4 + wideBytes))
                .u16(UNDETERMINED)
                .u16(0)
                .box("mdhd");
    }

    /** QuickTime readers tell their own files by the first type; the maker and the name are blanked. */
    Pieces handler(Box box) throws Refusal, IOException {
        if (box.contentBytes() < 12) {
            throw in.damaged(box);
        }
        String component = in.type(box.contentStart() + 4);
        boolean quickTime = component.equals("mhlr") || component.equals("dhlr");
        String type = in.type(box.contentStart() + 8);
        return BoxContent.full(0, 0)
                .text(quickTime ? component : "\0\0\0\0")
                .text(component.equals("dhlr") ? "url " : type)
                .zeros(13)
                .box("hdlr");
    }
}
