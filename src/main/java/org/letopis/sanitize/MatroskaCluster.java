package org.letopis.sanitize;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A cluster: a time, and blocks counted from it. Source: RFC 9559 sections 5.1.3 and 10. */
final class MatroskaCluster {
    private static final int HDR10_PLUS_BYTES = 6;
    private static final byte[] HDR10_PLUS = {(byte) 0xB5, 0, 0x3C, 0, 1, 4};
    private static final long TRANSPARENCY = 1;
    private static final long HDR10_PLUS_ID = 4;
    private static final long MOST_ADDITION_IDS = 1 << 16;
    private static final int MOST_TEXT_BYTES = 1 << 16;
    private static final int MOST_IN_GROUP = 1_000;

    /** Of a group besides its block: duration, how often it is needed, what it refers to, samples to throw away. */
    private static final EbmlFields GROUP = new EbmlFields(Map.of(
            0x9B,
            EbmlFields.NUMBER,
            0xFA,
            EbmlFields.NUMBER,
            MatroskaId.REFERENCE,
            EbmlFields.SIGNED,
            0x75A2,
            EbmlFields.SIGNED));

    private final BoxReader in;
    private final Draft draft;
    private final Map<Long, MatroskaTrack> tracks;
    private final boolean pictures;
    private final int piecesBefore;
    private final Pieces blocks = new Pieces();
    private long time = -1;
    private long keyTime = -1;
    private long keyTrack;
    private long lookedBytes;

    /**
     * @param pictures whether the film has any
     * @param piecesBefore how many pieces the clusters in front of this one have
     */
    MatroskaCluster(BoxReader in, Draft draft, Map<Long, MatroskaTrack> tracks, boolean pictures, int piecesBefore) {
        this.in = in;
        this.draft = draft;
        this.tracks = tracks;
        this.pictures = pictures;
        this.piecesBefore = piecesBefore;
    }

    /** Takes an element of the cluster. */
    void take(EbmlElement element) throws Refusal, IOException {
        if (element.isOpen()) {
            throw damaged(element);
        }
        if (piecesBefore + blocks.count() > Pieces.MOST_FILM_PIECES) {
            throw Refusal.tooLarge(in.format(), "number of blocks");
        }
        switch (element.id()) {
            case MatroskaId.TIMESTAMP -> {
                if (time >= 0) {
                    throw damaged(element);
                }
                time = element.unsigned(in) & Long.MAX_VALUE;
            }
            case MatroskaId.SIMPLE_BLOCK -> simple(element);
            case MatroskaId.BLOCK_GROUP -> group(element);
            case MatroskaId.ENCRYPTED_BLOCK -> throw Refusal.encrypted(in.format());
            default -> MatroskaLeftOut.note(in, draft, element);
        }
    }

    boolean isEmpty() {
        return blocks.sizeBytes() == 0;
    }

    /** Returns the time of the first block that can be shown alone, or -1. */
    long keyTime() {
        return keyTime;
    }

    /** Returns the track of that block. */
    long keyTrack() {
        return keyTrack;
    }

    /** Returns the cluster written anew; asked for once. */
    Pieces written() {
        byte[] timestamp = new EbmlWriter().unsigned(MatroskaId.TIMESTAMP, time).array();
        Pieces cluster = Pieces.of(EbmlWriter.header(MatroskaId.CLUSTER, timestamp.length + blocks.sizeBytes()));
        cluster.literal(timestamp);
        cluster.append(blocks);
        return cluster;
    }

    private Refusal damaged(EbmlElement element) {
        return Refusal.damaged(in.format(), "element " + element.name(), element.start());
    }

    private void simple(EbmlElement element) throws Refusal, IOException {
        MatroskaBlock block = block(element);
        MatroskaTrack track = tracks.get(block.track());
        if (isKept(track, element)) {
            block.keep(track.filter(), blocks);
            key(block, track, block.isKey());
        }
    }

    private MatroskaBlock block(EbmlElement element) throws Refusal, IOException {
        if (time < 0) {
            throw damaged(element);
        }
        return MatroskaBlock.of(in, element);
    }

    /** Notes texts of a track that is dropped, and blocks of none. */
    private boolean isKept(MatroskaTrack track, EbmlElement element) throws Refusal, IOException {
        if (track == null) {
            LeftOut.note(in, draft, FindingGroup.HIDDEN, "Block of no track", element.dataStart(), element.dataBytes());
            return false;
        }
        if (!track.isKept() && lookedBytes < MOST_TEXT_BYTES) {
            lookedBytes += element.dataBytes();
            byte[] text = in.bytes(element.dataStart(), (int) Math.min(MOST_TEXT_BYTES, element.dataBytes()));
            PlainText.runs(text, text.length).forEach(run -> draft.droppedText("Subtitle track", run));
        }
        return track.isKept();
    }

    /** Remembers the first place from which a player can start: a key frame, or any sound where there is no picture. */
    private void key(MatroskaBlock block, MatroskaTrack track, boolean isKey) throws Refusal, IOException {
        if (keyTime < 0 && isKey && track.isPicture() == pictures) {
            keyTime = Math.max(0, time + block.time());
            keyTrack = track.number();
        }
    }

    private void group(EbmlElement group) throws Refusal, IOException {
        MatroskaBlock block = null;
        EbmlElement blockElement = null;
        boolean alone = true;
        EbmlWriter rest = new EbmlWriter();
        EbmlElement additions = null;
        Set<Integer> seen = new HashSet<>();
        List<EbmlElement> elements = group.children(in);
        if (elements.size() > MOST_IN_GROUP) {
            throw Refusal.tooLarge(in.format(), "group of a block");
        }
        for (EbmlElement element : elements) {
            boolean single = element.id() == MatroskaId.BLOCK || element.id() == MatroskaId.ADDITIONS;
            if (element.id() != MatroskaId.REFERENCE && (single || GROUP.keeps(element)) && !seen.add(element.id())) {
                throw damaged(element);
            }
            switch (element.id()) {
                case MatroskaId.BLOCK -> {
                    blockElement = element;
                    block = block(element);
                }
                case MatroskaId.ADDITIONS -> additions = element;
                case MatroskaId.CODEC_STATE ->
                    throw Refusal.unknownPart(in.format(), "change of the decoder", element.start());
                default -> {
                    alone &= element.id() != MatroskaId.REFERENCE;
                    GROUP.write(in, draft, element, rest);
                }
            }
        }
        if (block == null) {
            throw damaged(group);
        }
        MatroskaTrack track = tracks.get(block.track());
        if (!isKept(track, blockElement)) {
            return;
        }
        Pieces kept = new Pieces();
        block.keep(track.filter(), kept);
        kept.pictureLiteral(rest.array());
        if (additions != null) {
            additions(additions, track, kept);
        }
        blocks.pictureLiteral(EbmlWriter.header(MatroskaId.BLOCK_GROUP, kept.sizeBytes()));
        blocks.append(kept);
        key(block, track, alone);
    }

    /** Data beside a block: the transparency of VP8 and VP9, and light levels of each picture (HDR10+). */
    private void additions(EbmlElement additions, MatroskaTrack track, Pieces kept) throws Refusal, IOException {
        Pieces all = new Pieces();
        for (EbmlElement more : additions.children(in)) {
            if (more.id() == MatroskaId.ADDITION) {
                addition(more, track, all);
            } else {
                MatroskaLeftOut.note(in, draft, more);
            }
        }
        if (all.sizeBytes() > 0) {
            kept.pictureLiteral(EbmlWriter.header(MatroskaId.ADDITIONS, all.sizeBytes()));
            kept.append(all);
        }
    }

    private void addition(EbmlElement more, MatroskaTrack track, Pieces all) throws Refusal, IOException {
        long id = TRANSPARENCY;
        EbmlElement data = null;
        for (EbmlElement element : more.children(in)) {
            if (element.id() == MatroskaId.ADDITION_ID) {
                id = element.unsigned(in);
            } else if (element.id() == MatroskaId.ADDITION_DATA) {
                data = element;
            }
        }
        boolean isKept = data != null
                && id < MOST_ADDITION_IDS
                && (id == TRANSPARENCY && track.isTransparent() || id == HDR10_PLUS_ID && isHdr10Plus(data));
        if (!isKept) {
            MatroskaLeftOut.note(
                    in,
                    draft,
                    new EbmlElement(MatroskaId.ADDITIONS, more.start(), more.headerBytes(), more.dataBytes()));
            return;
        }
        byte[] number = new EbmlWriter().unsigned(MatroskaId.ADDITION_ID, id).array();
        byte[] header = EbmlWriter.header(MatroskaId.ADDITION_DATA, data.dataBytes());
        all.pictureLiteral(EbmlWriter.header(MatroskaId.ADDITION, number.length + header.length + data.dataBytes()));
        all.pictureLiteral(number);
        all.pictureLiteral(header);
        all.picture(data.dataStart(), data.dataBytes());
    }

    private boolean isHdr10Plus(EbmlElement data) throws Refusal, IOException {
        return data.dataBytes() > HDR10_PLUS_BYTES
                && Arrays.equals(in.bytes(data.dataStart(), HDR10_PLUS_BYTES), HDR10_PLUS);
    }
}
