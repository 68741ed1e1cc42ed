package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One {@code moof} box with its media, written anew: films that are recorded or sent piece by piece. Kept: for tracks
 * that are kept their times, flags and samples. Places count from the box itself afterwards. Source: ISO/IEC 14496-12
 * sections 8.8.4 to 8.8.12.
 */
final class FilmFragment {
    private static final int BASE = 0x1;
    private static final int DEFAULT_SIZE = 0x10;
    private static final int BASE_IS_MOOF = 0x20000;
    private static final int RUN_OFFSET = 0x1;
    private static final int RUN_FIRST_FLAGS = 0x4;
    private static final int RUN_SIZE = 0x200;
    private static final int MOST_SAMPLES_OF_A_RUN = 1 << 20;

    /** Optional fields of {@code tfhd} in order: flag, bytes. */
    private static final int[][] HEADER_FIELDS = {{0x1, 8}, {0x2, 4}, {0x8, 4}, {0x10, 4}, {0x20, 4}};

    /** A run of samples: its box up to the place of the data, what follows, and where its data is in the media. */
    private record Run(Pieces entries, int flags, long version, long count, byte[] firstFlags, long mediaAt) {
        long boxBytes() {
            return 8 + 4 + 4 + 4 + firstFlags.length + entries.sizeBytes();
        }
    }

    /** The part of one track. */
    private record Part(byte[] header, byte[] time, List<Run> runs) {
        long contentBytes() {
            return 8
                    + header.length
                    + (time.length == 0 ? 0 : 8 + time.length)
                    + runs.stream().mapToLong(Run::boxBytes).sum();
        }
    }

    private final BoxReader in;
    private final FilmMovie movie;
    private final Box moof;
    private final Pieces media = new Pieces();
    private final List<Part> parts = new ArrayList<>();
    private long dataEnd;

    FilmFragment(BoxReader in, FilmMovie movie, Box moof) {
        this.in = in;
        this.movie = movie;
        this.moof = moof;
        this.dataEnd = moof.start();
    }

    /** Returns the fragment written anew; nothing when none of its tracks is kept. */
    Optional<Pieces> written() throws Refusal, IOException {
        List<Box> boxes = in.children(moof);
        Box header = in.need(boxes, "mfhd", moof);
        for (Box box : boxes) {
            if (box.type().equals("traf")) {
                part(box);
            }
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        long content = 8
                + 8
                + parts.stream().mapToLong(part -> 8 + part.contentBytes()).sum();
        long dataAt = 8 + content + BoxContent.header("mdat", media.sizeBytes()).sizeBytes();
        Pieces inner = BoxContent.full(0, 0)
                .bytes(in.bytes(header.contentStart() + 4, 4))
                .box("mfhd");
        for (Part part : parts) {
            inner.append(written(part, dataAt));
        }
        Pieces fragment = BoxContent.box("moof", inner);
        fragment.append(BoxContent.box("mdat", media));
        return Optional.of(fragment);
    }

    private static Pieces written(Part part, long dataAt) {
        Pieces boxes = BoxContent.box("tfhd", part.header());
        if (part.time().length > 0) {
            boxes.append(BoxContent.box("tfdt", part.time()));
        }
        for (Run run : part.runs()) {
            Pieces content = Pieces.of(BoxContent.full((int) run.version(), run.flags())
                    .u32(run.count())
                    .u32(dataAt + run.mediaAt())
                    .bytes(run.firstFlags())
                    .array());
            content.append(run.entries());
            boxes.append(BoxContent.box("trun", content));
        }
        return BoxContent.box("traf", boxes);
    }

    private void part(Box traf) throws Refusal, IOException {
        List<Box> boxes = in.children(traf);
        Box header = in.need(boxes, "tfhd", traf);
        if (header.contentBytes() < 8) {
            throw in.damaged(header);
        }
        long at = header.contentStart();
        int flags = (int) in.u32(at) & 0xFFFFFF;
        long id = in.u32(at + 4);
        Optional<FilmTrack> track = movie.track(id);
        BoxContent rewritten =
                BoxContent.full(0, flags & 0x1003A | BASE_IS_MOOF).u32(id);
        long base = (flags & BASE_IS_MOOF) != 0 ? moof.start() : dataEnd;
        long defaultSize =
                movie.defaults(id).isPresent() ? in.u32(movie.defaults(id).get().contentStart() + 16) : 0;
        long field = at + 8;
        for (int[] each : HEADER_FIELDS) {
            if ((flags & each[0]) == 0) {
                continue;
            }
            if (field + each[1] > header.end()) {
                throw in.damaged(header);
            }
            long value = in.number(field, each[1]);
            if (each[0] == BASE) {
                base = value;
            } else {
                rewritten.u32(value);
                defaultSize = each[0] == DEFAULT_SIZE ? value : defaultSize;
            }
            field += each[1];
        }
        List<Run> runs = new ArrayList<>();
        long next = base;
        for (Box box : boxes) {
            if (box.type().equals("trun")) {
                next = run(box, base, next, defaultSize, track, runs);
            }
        }
        dataEnd = next;
        if (track.isPresent()) {
            parts.add(new Part(rewritten.array(), time(boxes), runs));
        }
    }

    private byte[] time(List<Box> boxes) throws Refusal, IOException {
        Optional<Box> time = in.only(boxes, "tfdt");
        if (time.isEmpty()) {
            return new byte[0];
        }
        int bytes = in.u8(time.get().contentStart()) == 0 ? 8 : 12;
        if (time.get().contentBytes() < bytes) {
            throw in.damaged(time.get());
        }
        return in.bytes(time.get().contentStart(), bytes);
    }

    /** Takes a run of samples and returns where its data ends. */
    private long run(Box box, long base, long next, long defaultSize, Optional<FilmTrack> track, List<Run> runs)
            throws Refusal, IOException {
        if (box.contentBytes() < 8) {
            throw in.damaged(box);
        }
        long at = box.contentStart();
        int flags = (int) in.u32(at) & 0xF05;
        long count = in.u32(at + 4);
        long field = at + 8;
        long from = next;
        if ((flags & RUN_OFFSET) != 0) {
            from = base + (int) in.u32(field);
            field += 4;
        }
        byte[] firstFlags = new byte[0];
        if ((flags & RUN_FIRST_FLAGS) != 0) {
            firstFlags = in.bytes(field, 4);
            field += 4;
        }
        int stride = 4 * Integer.bitCount(flags & 0xF00);
        int sizeAt = (flags & 0x100) != 0 ? 4 : 0;
        if (field + count * stride > box.end()) {
            throw in.damaged(box);
        }
        if (count > MOST_SAMPLES_OF_A_RUN) {
            throw Refusal.tooLarge(in.format(), "number of samples");
        }
        boolean sized = (flags & RUN_SIZE) != 0;
        FragmentTable samples = new FragmentTable(in, field, stride, sizeAt, sized, count, defaultSize);
        long end = from + samples.totalBytes();
        if (from < 0 || end < from || end > in.sizeBytes()) {
            throw Refusal.truncated(in.format(), in.sizeBytes());
        }
        if (track.isPresent()) {
            long mediaAt = media.sizeBytes();
            FragmentTable.Kept table = samples.keep(from, end, filter(track.get()), media);
            int rewritten = flags | RUN_OFFSET | (table.sized() ? RUN_SIZE : 0);
            runs.add(new Run(table.entries(), rewritten, in.u8(at), count, firstFlags, mediaAt));
        }
        return end;
    }

    private SampleFilter filter(FilmTrack track) throws Refusal {
        SampleFilter first = track.entries().get(0).filter();
        // Which description a fragment uses would have to be followed; films that mix them in fragments are not made.
        if (track.entries().size() > 1 && first != null) {
            throw Refusal.unknownPart(in.format(), "several codings in a fragment", moof.start());
        }
        return first;
    }

    /** Returns how many bytes of media the fragment keeps. */
    long mediaBytes() {
        return media.sizeBytes();
    }
}
