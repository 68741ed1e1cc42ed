package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the samples of one track are. Samples come in chunks: runs of bytes of the file. Held in arrays of numbers: a
 * film of hours has hundreds of thousands. Source: ISO/IEC 14496-12 sections 8.6 to 8.9.
 */
final class SampleTable {
    static final int MOST_CHUNKS = 1 << 21;

    /** Tables of times and kinds of samples: bytes before the entries, bytes of one. */
    private static final Map<String, int[]> COPIED = Map.of(
            "stts", new int[] {8, 8}, "ctts", new int[] {8, 8}, "stss", new int[] {8, 4}, "stps", new int[] {8, 4});

    /** Groups of samples that a decoder must know to begin in the middle, and the bytes that describe one. */
    private static final Map<String, Integer> GROUPS = Map.of("roll", 2, "prol", 2, "rap ", 1, "sync", 1);

    private final BoxReader in;
    private final List<Box> boxes;
    private final List<SampleEntry> entries;
    private final SampleSizes sizes;
    private Box toChunk;
    private long[] places;
    private long[] lengths;
    private int[] firstSample;
    private int[] description;

    /**
     * @param boxes children of {@code stbl}
     * @param entries how samples are coded; empty when they are not to be looked into
     */
    SampleTable(BoxReader in, List<Box> boxes, List<SampleEntry> entries, Box parent) throws Refusal, IOException {
        this.in = in;
        this.boxes = boxes;
        this.entries = entries;
        Optional<Box> compact = in.only(boxes, "stz2");
        boolean each = entries.stream().anyMatch(entry -> entry.filter() != null);
        this.sizes = new SampleSizes(in, compact.isPresent() ? compact.get() : in.need(boxes, "stsz", parent), each);
        readPlaces(parent);
        readChunks(parent);
    }

    private void limit(long count, int most) throws Refusal {
        if (count > most) {
            throw Refusal.tooLarge(in.format(), "number of samples");
        }
    }

    private void need(Box box, long fixedBytes, long bytes) throws Refusal {
        if (box.contentBytes() < fixedBytes + bytes) {
            throw in.damaged(box);
        }
    }

    private void readPlaces(Box parent) throws Refusal, IOException {
        Optional<Box> wide = in.only(boxes, "co64");
        Box box = wide.isPresent() ? wide.get() : in.need(boxes, "stco", parent);
        int bytes = wide.isPresent() ? 8 : 4;
        need(box, 8, 0);
        long count = in.u32(box.contentStart() + 4);
        limit(count, MOST_CHUNKS);
        need(box, 8, count * bytes);
        places = new long[(int) count];
        for (int i = 0; i < places.length; i++) {
            places[i] = in.number(box.contentStart() + 8 + (long) i * bytes, bytes);
        }
    }

    private void readChunks(Box parent) throws Refusal, IOException {
        toChunk = in.need(boxes, "stsc", parent);
        need(toChunk, 8, 0);
        long runs = in.u32(toChunk.contentStart() + 4);
        limit(runs, MOST_CHUNKS);
        need(toChunk, 8, runs * 12);
        lengths = new long[places.length];
        firstSample = new int[sizes.areEqual() ? 0 : places.length];
        description = new int[entries.size() > 1 ? places.length : 0];
        long run = -1;
        long next = 1;
        long perChunk = 0;
        long sample = 0;
        int described = 0;
        for (int i = 0; i < places.length; i++) {
            while (run + 1 < runs && next <= i + 1) {
                run++;
                long at = toChunk.contentStart() + 8 + run * 12;
                if (in.u32(at) != next && run == 0) {
                    throw in.damaged(toChunk);
                }
                perChunk = in.u32(at + 4);
                described = (int) in.u32(at + 8) - 1;
                next = run + 1 < runs ? in.u32(at + 12) : Long.MAX_VALUE;
            }
            if (run < 0 || !entries.isEmpty() && (described < 0 || described >= entries.size())) {
                throw in.damaged(toChunk);
            }
            long samples = Math.min(perChunk, sizes.count() - sample);
            measure(i, sample, samples, described);
            sample += samples;
        }
    }

    private void measure(int chunk, long sample, long samples, int described) throws Refusal {
        if (description.length > 0) {
            description[chunk] = described;
        }
        long length = 0;
        if (!sizes.areEqual()) {
            firstSample[chunk] = (int) sample;
            for (long i = sample; i < sample + samples; i++) {
                length += sizes.bytes((int) i);
            }
        } else {
            SampleEntry entry = entries.isEmpty() ? null : entries.get(described);
            length = entry != null && entry.unitBytes() > 0
                    ? samples / entry.unitSamples() * entry.unitBytes()
                    : samples * sizes.constantBytes();
        }
        if (places[chunk] < 0 || length < 0 || places[chunk] > in.sizeBytes() - length) {
            throw Refusal.truncated(in.format(), in.sizeBytes());
        }
        lengths[chunk] = length;
    }

    int chunks() {
        return places.length;
    }

    long place(int chunk) {
        return places[chunk];
    }

    long length(int chunk) {
        return lengths[chunk];
    }

    /** Appends what is kept of a chunk; its place from then on is the one it has in {@code media}. */
    void keep(int chunk, Pieces media) throws Refusal, IOException {
        long from = places[chunk];
        places[chunk] = media.sizeBytes();
        SampleFilter filter =
                entries.get(description.length > 0 ? description[chunk] : 0).filter();
        if (filter == null) {
            media.picture(from, lengths[chunk]);
            return;
        }
        int sample = firstSample[chunk];
        long end = from + lengths[chunk];
        for (long at = from; at < end; sample++) {
            int size = sizes.bytes(sample);
            sizes.change(sample, (int) filter.keep(at, size, media));
            at += size;
        }
        if (media.count() > Pieces.MOST_FILM_PIECES) {
            throw Refusal.tooLarge(in.format(), "number of pieces");
        }
    }

    /**
     * Returns the tables written anew, without the samples' coding.
     *
     * @param base where the media data starts in the clean copy
     * @param wide whether places are written with 64 bits
     */
    Pieces written(long base, boolean wide) throws Refusal, IOException {
        Pieces kept = new Pieces();
        for (Box box : boxes) {
            switch (box.type()) {
                case "stts", "ctts", "stss", "stps" -> {
                    int[] shape = COPIED.get(box.type());
                    need(box, shape[0], 0);
                    kept.append(cut(box, shape[0] + in.u32(box.contentStart() + 4) * shape[1]));
                }
                case "sdtp" -> kept.append(cut(box, 4 + sizes.count()));
                case "cslg" -> kept.append(cut(box, 4 + (in.u8(box.contentStart()) == 0 ? 20 : 40)));
                case "sgpd" -> groups(box).ifPresent(kept::append);
                case "sbgp" -> group(box).ifPresent(kept::append);
                default -> {
                    // Written below, or not kept.
                }
            }
        }
        kept.append(cut(toChunk, 8 + in.u32(toChunk.contentStart() + 4) * 12));
        kept.append(sizes.written());
        kept.append(places(base, wide));
        return kept;
    }

    private Pieces cut(Box box, long bytes) throws Refusal {
        need(box, bytes, 0);
        Pieces content = new Pieces();
        content.range(box.contentStart(), bytes);
        return BoxContent.box(box.type(), content);
    }

    private Pieces places(long base, boolean wide) {
        BoxContent table = BoxContent.full(0, 0).u32(places.length);
        for (long place : places) {
            table.number(base + place, wide ? 8 : 4);
        }
        return table.box(wide ? "co64" : "stco");
    }

    /** Section 8.9.3; only version 1 with entries of one known length. */
    private Optional<Pieces> groups(Box box) throws Refusal, IOException {
        long at = box.contentStart();
        if (box.contentBytes() < 16 || in.u8(at) != 1 || !GROUPS.containsKey(in.type(at + 4))) {
            return Optional.empty();
        }
        int bytes = GROUPS.get(in.type(at + 4));
        if (in.u32(at + 8) != bytes) {
            return Optional.empty();
        }
        return Optional.of(cut(box, 16 + in.u32(at + 12) * bytes));
    }

    /** Section 8.9.2. */
    private Optional<Pieces> group(Box box) throws Refusal, IOException {
        long at = box.contentStart();
        if (box.contentBytes() < 12 || in.u8(at) != 0 || !GROUPS.containsKey(in.type(at + 4))) {
            return Optional.empty();
        }
        return Optional.of(cut(box, 12 + in.u32(at + 8) * 8));
    }

    /** Returns names of tables that are neither kept nor written anew. */
    List<Box> dropped() {
        List<Box> dropped = new ArrayList<>();
        for (Box box : boxes) {
            boolean written = COPIED.containsKey(box.type())
                    || List.of("stsd", "stsz", "stz2", "stsc", "stco", "co64", "sdtp", "cslg", "sgpd", "sbgp")
                            .contains(box.type());
            if (!written) {
                dropped.add(box);
            }
        }
        return dropped;
    }
}
