package org.letopis.sanitize;

import java.util.List;

/**
 * Where the parts of a segment are, and from which clusters a player can start; written anew, counted from the
 * segment's first byte. Source: RFC 9559 sections 5.1.1 and 5.1.5.
 */
final class MatroskaIndex {
    /**
     * A place to start from.
     *
     * @param time of the block there
     * @param clusterAt where its cluster is, counted from the first cluster
     */
    record Cue(long time, long track, long clusterAt) {}

    private static final int SEEK = 0x4DBB;
    private static final int SEEK_ID = 0x53AB;
    private static final int SEEK_POSITION = 0x53AC;
    private static final int CUE = 0xBB;
    private static final int CUE_TIME = 0xB3;
    private static final int CUE_PLACES = 0xB7;
    private static final int CUE_TRACK = 0xF7;
    private static final int CUE_CLUSTER = 0xF1;

    private final long infoBytes;
    private final long tracksBytes;
    private final long clustersBytes;
    private final List<Cue> cues;

    MatroskaIndex(long infoBytes, long tracksBytes, long clustersBytes, List<Cue> cues) {
        this.infoBytes = infoBytes;
        this.tracksBytes = tracksBytes;
        this.clustersBytes = clustersBytes;
        this.cues = List.copyOf(cues);
    }

    /** Returns the list of parts; its length does not depend on where they are. */
    byte[] head() {
        long infoAt = head(0).length;
        return head(infoAt);
    }

    private byte[] head(long infoAt) {
        EbmlWriter parts = new EbmlWriter()
                .list(SEEK, part(MatroskaId.INFO, infoAt))
                .list(SEEK, part(MatroskaId.TRACKS, infoAt + infoBytes));
        if (!cues.isEmpty()) {
            parts.list(SEEK, part(MatroskaId.CUES, infoAt + infoBytes + tracksBytes + clustersBytes));
        }
        return new EbmlWriter().list(MatroskaId.SEEK_HEAD, parts).array();
    }

    private static EbmlWriter part(int id, long at) {
        return new EbmlWriter()
                .bytes(SEEK_ID, new BoxContent().u32(id).array())
                .fixed(SEEK_POSITION, at);
    }

    /** Returns the places to start from; nothing when there are none. */
    byte[] cues() {
        if (cues.isEmpty()) {
            return new byte[0];
        }
        long clustersAt = head(0).length + infoBytes + tracksBytes;
        EbmlWriter all = new EbmlWriter();
        for (Cue cue : cues) {
            EbmlWriter places =
                    new EbmlWriter().unsigned(CUE_TRACK, cue.track).unsigned(CUE_CLUSTER, clustersAt + cue.clusterAt);
            all.list(CUE, new EbmlWriter().unsigned(CUE_TIME, cue.time).list(CUE_PLACES, places));
        }
        return new EbmlWriter().list(MatroskaId.CUES, all).array();
    }
}
