package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One walk through the elements of a Matroska or WebM file. */
final class MatroskaWalk {
    private static final int MOST_TRACKS = 1_000;

    /** Of all tracks together, with what their decoders are told. */
    private static final int MOST_TRACK_BYTES = 16 << 20;

    private static final int MOST_CLUSTERS = 200_000;

    /** What stands in a segment, and so ends an open cluster. */
    private static final Set<Integer> PARTS = Set.of(
            MatroskaId.SEEK_HEAD,
            MatroskaId.INFO,
            MatroskaId.TRACKS,
            MatroskaId.CLUSTER,
            MatroskaId.CUES,
            MatroskaId.ATTACHMENTS,
            MatroskaId.CHAPTERS,
            MatroskaId.TAGS);

    /** What a time counts, how long the film is. */
    private static final EbmlFields INFO =
            new EbmlFields(Map.of(0x2AD7B1, EbmlFields.NUMBER, 0x4489, EbmlFields.FLOATING));

    private final Source source;
    private final BoxReader in;
    private final Draft draft;
    private final Map<Long, MatroskaTrack> tracks = new LinkedHashMap<>();
    private final Pieces clusters = new Pieces();
    private final List<MatroskaIndex.Cue> cues = new ArrayList<>();
    private byte[] info;
    private boolean pictures;
    private int clusterCount;

    MatroskaWalk(Source source, Draft draft) {
        this.source = source;
        this.in = new BoxReader(source, draft.format());
        this.draft = draft;
    }

    void run() throws Refusal, IOException {
        long size = source.sizeBytes();
        EbmlElement header = EbmlElement.at(in, 0, size);
        byte[] kept = MatroskaHeader.keep(in, draft, header);
        EbmlElement segment = EbmlElement.at(in, header.end(), size);
        while (segment.id() == MatroskaId.VOID && !segment.isOpen()) {
            MatroskaLeftOut.note(in, draft, segment);
            segment = EbmlElement.at(in, segment.end(), size);
        }
        if (segment.id() != MatroskaId.SEGMENT) {
            throw damaged(segment);
        }
        long end = segment.isOpen() ? size : segment.end();
        for (long at = segment.dataStart(); at < end; ) {
            EbmlElement element = EbmlElement.at(in, at, end);
            at = element.id() == MatroskaId.CLUSTER ? cluster(element, end) : take(element);
        }
        if (end < size) {
            demandOneFilm(end);
        }
        if (info == null || clusters.sizeBytes() == 0) {
            throw Refusal.truncated(draft.format(), size);
        }
        write(kept);
        Trailing.note(source, end, draft);
    }

    private Refusal damaged(EbmlElement element) {
        return Refusal.damaged(draft.format(), "element " + element.name(), element.start());
    }

    private void demandOneFilm(long at) throws Refusal, IOException {
        boolean another =
                source.sizeBytes() - at >= 4 && (in.u32(at) == MatroskaId.EBML || in.u32(at) == MatroskaId.SEGMENT);
        if (another) {
            throw Refusal.unknownPart(draft.format(), "second film", at);
        }
    }

    /** Takes an element of the segment and returns where the next one starts. */
    private long take(EbmlElement element) throws Refusal, IOException {
        if (element.isOpen()) {
            throw damaged(element);
        }
        switch (element.id()) {
            case MatroskaId.INFO -> {
                if (info != null) {
                    throw damaged(element);
                }
                info = new EbmlWriter()
                        .list(
                                MatroskaId.INFO,
                                INFO.keep(in, draft, element.dataStart(), element.end())
                                        .bytes(MatroskaId.MUXING_PROGRAM, new byte[0])
                                        .bytes(MatroskaId.WRITING_PROGRAM, new byte[0]))
                        .array();
            }
            case MatroskaId.TRACKS -> tracks(element);
            default -> MatroskaLeftOut.note(in, draft, element);
        }
        return element.end();
    }

    private void tracks(EbmlElement list) throws Refusal, IOException {
        if (!tracks.isEmpty()) {
            throw damaged(list);
        }
        int trackBytes = 0;
        for (EbmlElement entry : list.children(in)) {
            if (entry.id() != MatroskaId.TRACK) {
                MatroskaLeftOut.note(in, draft, entry);
                continue;
            }
            MatroskaTrack track = MatroskaTrack.read(in, draft, entry);
            trackBytes += track.sizeBytes();
            if (tracks.size() == MOST_TRACKS || trackBytes > MOST_TRACK_BYTES) {
                throw Refusal.tooLarge(draft.format(), "list of tracks");
            }
            if (tracks.put(track.number(), track) != null) {
                throw damaged(entry);
            }
        }
        pictures = tracks.values().stream().anyMatch(track -> track.isKept() && track.isPicture());
        if (tracks.values().stream().noneMatch(MatroskaTrack::isKept)) {
            throw Refusal.unknownPart(draft.format(), "film without picture and sound", list.start());
        }
    }

    /** Takes a cluster, the length of which a live recording leaves open, and returns where it ends. */
    private long cluster(EbmlElement element, long segmentEnd) throws Refusal, IOException {
        if (tracks.isEmpty() || ++clusterCount > MOST_CLUSTERS) {
            throw tracks.isEmpty() ? damaged(element) : Refusal.tooLarge(draft.format(), "number of clusters");
        }
        MatroskaCluster cluster = new MatroskaCluster(in, draft, tracks, pictures, clusters.count());
        long end = element.isOpen() ? segmentEnd : element.end();
        long at = element.dataStart();
        while (at < end) {
            EbmlElement inside = EbmlElement.at(in, at, end);
            if (element.isOpen() && PARTS.contains(inside.id())) {
                break;
            }
            cluster.take(inside);
            at = inside.end();
        }
        if (!cluster.isEmpty()) {
            if (cluster.keyTime() >= 0) {
                cues.add(new MatroskaIndex.Cue(cluster.keyTime(), cluster.keyTrack(), clusters.sizeBytes()));
            }
            clusters.append(cluster.written());
        }
        if (clusters.count() > Pieces.MOST_FILM_PIECES) {
            throw Refusal.tooLarge(draft.format(), "number of blocks");
        }
        return at;
    }

    private void write(byte[] header) {
        long sounds = tracks.values().stream()
                .filter(track -> track.isKept() && !track.isPicture())
                .count();
        EbmlWriter entries = new EbmlWriter();
        for (MatroskaTrack track : tracks.values()) {
            if (track.isKept()) {
                boolean choice = sounds > 1 && !track.isPicture();
                track.noteLanguage(choice);
                entries.raw(track.written(choice));
            }
        }
        byte[] described = new EbmlWriter().list(MatroskaId.TRACKS, entries).array();
        MatroskaIndex index = new MatroskaIndex(info.length, described.length, clusters.sizeBytes(), cues);
        Pieces segment = new Pieces();
        segment.literal(index.head());
        segment.literal(info);
        segment.literal(described);
        segment.append(clusters);
        segment.literal(index.cues());
        draft.kept().literal(header);
        draft.kept().literal(EbmlWriter.header(MatroskaId.SEGMENT, segment.sizeBytes()));
        draft.kept().append(segment);
    }
}
