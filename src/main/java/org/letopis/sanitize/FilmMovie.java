package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code moov} box: which tracks there are. Tracks of pictures and sound are kept; place, motion, text, time code
 * and chapter tracks are not. Source: ISO/IEC 14496-12 sections 8.2 and 8.8.
 */
final class FilmMovie {
    private static final int MOST_TRACKS = 1_000;
    private static final Set<String> KNOWN = Set.of("mvhd", "trak", "mvex", "free", "skip", "wide", "iods");

    private final BoxReader in;
    private final Draft draft;
    private final Box moov;
    private final List<Box> children;
    private final Map<Long, FilmTrack> kept = new LinkedHashMap<>();
    private final List<FilmTrack> dropped = new ArrayList<>();
    private final Map<Long, Box> defaults = new LinkedHashMap<>();

    FilmMovie(BoxReader in, Draft draft, Box moov) throws Refusal, IOException {
        this.in = in;
        this.draft = draft;
        this.moov = moov;
        this.children = in.children(moov);
    }

    /** Reads the tracks, and notes what is left out. */
    void read(Set<String> handlers) throws Refusal, IOException {
        if (in.only(children, "cmov").isPresent()) {
            throw Refusal.unknownPart(in.format(), "compressed moov", moov.start());
        }
        FilmTags.noteTimes(in, in.need(children, "mvhd", moov), draft);
        for (Box box : children) {
            if (box.type().equals("trak")) {
                track(box, handlers);
            } else if (box.type().equals("pssh")) {
                throw Refusal.encrypted(in.format());
            } else if (!KNOWN.contains(box.type())) {
                FilmTags.noteBox(in, box, draft);
            } else if (box.type().equals("mvex")) {
                extensions(box);
            } else if (FilmTags.isSpace(box)) {
                FilmTags.noteSpace(in, box, draft);
            }
        }
        if (kept.isEmpty()) {
            throw Refusal.damaged(in.format(), "tracks", moov.start());
        }
        checkAmount();
    }

    private void track(Box box, Set<String> handlers) throws Refusal, IOException {
        FilmTrack track = new FilmTrack(in, draft, box);
        if (kept.size() + dropped.size() == MOST_TRACKS) {
            throw Refusal.tooLarge(in.format(), "number of tracks");
        }
        boolean auxiliary = track.handler().equals("auxv");
        if (handlers.contains(track.handler()) && (!auxiliary || track.isAlpha())) {
            track.read();
            if (kept.put(track.id(), track) != null) {
                throw in.damaged(box);
            }
        } else {
            FilmTags.noteTrack(in, track, draft);
            dropped.add(track);
        }
    }

    /** More media than file means that the same bytes are used again and again. */
    private void checkAmount() throws Refusal {
        long bytes = 0;
        for (FilmTrack track : kept.values()) {
            for (int i = 0; i < track.samples().chunks(); i++) {
                bytes += track.samples().length(i);
                if (bytes > in.sizeBytes()) {
                    throw Refusal.damaged(in.format(), "sample tables", moov.start());
                }
            }
        }
    }

    private void extensions(Box box) throws Refusal, IOException {
        for (Box child : in.children(box)) {
            if (child.type().equals("trex") && child.contentBytes() >= 24) {
                defaults.put(in.u32(child.contentStart() + 4), child);
            }
        }
    }

    Optional<FilmTrack> track(long id) {
        return Optional.ofNullable(kept.get(id));
    }

    /** Returns where the default sizes of a track's fragments are, or nothing. */
    Optional<Box> defaults(long id) {
        return Optional.ofNullable(defaults.get(id));
    }

    /** Returns the media of all kept tracks in the order of the file, so that sound and picture stay near each other. */
    Pieces media() throws Refusal, IOException {
        List<FilmTrack> tracks = new ArrayList<>(kept.values());
        int count = 0;
        for (FilmTrack track : tracks) {
            count += track.samples().chunks();
            if (count > SampleTable.MOST_CHUNKS) {
                throw Refusal.tooLarge(in.format(), "number of chunks");
            }
        }
        // Place and number in one word: objects for a million chunks would cost too much.
        long[] order = new long[count];
        int number = 0;
        for (FilmTrack track : tracks) {
            for (int i = 0; i < track.samples().chunks(); i++) {
                long place = track.samples().place(i);
                if (place >= 1L << 42) {
                    throw Refusal.tooLarge(in.format(), "file");
                }
                order[number] = place << 21 | number++;
            }
        }
        Arrays.sort(order);
        Pieces media = new Pieces();
        for (long each : order) {
            int index = (int) (each & (1 << 21) - 1);
            int track = 0;
            while (index >= tracks.get(track).samples().chunks()) {
                index -= tracks.get(track++).samples().chunks();
            }
            tracks.get(track).samples().keep(index, media);
        }
        return media;
    }

    /**
     * Returns the box written anew.
     *
     * @param base where the media data starts in the clean copy
     * @param wide whether places are written with 64 bits
     */
    Pieces written(long base, boolean wide) throws Refusal, IOException {
        Pieces boxes = header();
        for (FilmTrack track : kept.values()) {
            boxes.append(track.written(base, wide, new HashSet<>(kept.keySet())));
        }
        Optional<Box> extensions = in.only(children, "mvex");
        if (extensions.isPresent()) {
            boxes.append(extensionsBox(extensions.get()));
        }
        return BoxContent.box("moov", boxes);
    }

    /** Section 8.2.2. QuickTime keeps times of previews and posters where the reserved bytes are. */
    private Pieces header() throws Refusal, IOException {
        Box box = in.need(children, "mvhd", moov);
        int version = in.u8(box.contentStart());
        int wideBytes = version == 0 ? 4 : 8;
        int rest = 4 + wideBytes + 4 + 2 + 10 + 36;
        if (version > 1 || box.contentBytes() < 4 + 2L * wideBytes + rest + 24 + 4) {
            throw in.damaged(box);
        }
        long at = box.contentStart() + 4 + 2L * wideBytes;
        byte[] bytes = in.bytes(at, rest);
        Arrays.fill(bytes, 4 + wideBytes + 6, 4 + wideBytes + 16, (byte) 0);
        return BoxContent.full(version, 0)
                .zeros(2 * wideBytes)
                .bytes(bytes)
                .zeros(24)
                .bytes(in.bytes(at + rest + 24, 4))
                .box("mvhd");
    }

    private Pieces extensionsBox(Box box) throws Refusal, IOException {
        Pieces boxes = new Pieces();
        for (Box child : in.children(box)) {
            if (child.type().equals("mehd")) {
                int bytes = child.contentBytes() < 4 || in.u8(child.contentStart()) == 0 ? 8 : 12;
                boxes.append(BoxContent.box("mehd", in.bytes(child.contentStart(), bytes)));
            } else if (child.type().equals("trex") && child.contentBytes() >= 24) {
                if (kept.containsKey(in.u32(child.contentStart() + 4))) {
                    boxes.append(BoxContent.box("trex", in.bytes(child.contentStart(), 24)));
                }
            }
        }
        return BoxContent.box("mvex", boxes);
    }

    /** Returns how many bytes of the file the tracks that are not kept had. */
    long droppedBytes() {
        long bytes = 0;
        for (FilmTrack track : dropped) {
            for (int i = 0; track.samples() != null && i < track.samples().chunks(); i++) {
                bytes += track.samples().length(i);
            }
        }
        return bytes;
    }

    /** Returns how many bytes of the file the kept tracks have; asked for before {@link #media()}. */
    long keptBytes() {
        long bytes = 0;
        for (FilmTrack track : kept.values()) {
            for (int i = 0; i < track.samples().chunks(); i++) {
                bytes += track.samples().length(i);
            }
        }
        return bytes;
    }
}
