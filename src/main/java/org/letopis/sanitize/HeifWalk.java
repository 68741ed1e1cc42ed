package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One reading of one HEIF file; the clean copy has the order ftyp, meta, moov, mdat. */
final class HeifWalk {
    private static final long MOST_SPINE_BYTES = 256L << 20;
    private static final long WIDEST_PLACE = 0xFFFFFFFFL;
    private static final Set<String> HANDLERS = Set.of("pict", "vide", "auxv", "soun");
    private static final Set<String> META_BOXES =
            Set.of("hdlr", "pitm", "iloc", "iinf", "iref", "iprp", "idat", "dinf", "free", "skip");

    /** Brands of the standards: which decoder a reader needs. Others name programs and makers. */
    private static final Set<String> BRANDS = Set.of(
            "mif1", "mif2", "miaf", "heic", "heix", "heim", "heis", "hevc", "hevx", "msf1", "iso8", "MiHB", "MiHA", //
            "MiHE", "MiAB", "avif", "avis", "avio", "MA1A", "MA1B");

    private final BoxReader in;
    private final Draft draft;
    private Box brands;
    private Box meta;
    private Box moov;
    private long mediaBytes;

    HeifWalk(BoxReader in, Draft draft) {
        this.in = in;
        this.draft = draft;
    }

    void run() throws Refusal, IOException {
        TopBoxes boxes = new TopBoxes(in, draft, MOST_SPINE_BYTES);
        for (Box box = boxes.next(seen()); box != null; box = boxes.next(seen())) {
            take(box, boxes);
        }
        if (!seen()) {
            throw Refusal.truncated(in.format(), in.sizeBytes());
        }
        HeifPicture picture = null;
        if (meta != null) {
            HeifMeta read = new HeifMeta(in, meta);
            noteMeta(read);
            picture = new HeifPicture(in, draft, read);
            noteUnused(read);
        }
        FilmMovie movie = null;
        if (moov != null) {
            movie = new FilmMovie(in, draft, moov);
            movie.read(HANDLERS);
        }
        write(Optional.ofNullable(picture), Optional.ofNullable(movie));
        boxes.noteTrailing();
    }

    private boolean seen() {
        return meta != null || moov != null;
    }

    private void take(Box box, TopBoxes boxes) throws Refusal, IOException {
        switch (box.type()) {
            case "ftyp" -> {
                brands = brands == null ? box : brands;
                boxes.show(box);
            }
            case "meta" -> {
                if (meta != null) {
                    throw in.damaged(box);
                }
                meta = box;
                boxes.show(box);
            }
            case "moov" -> {
                if (moov != null) {
                    throw in.damaged(box);
                }
                moov = box;
            }
            case "mdat" -> {
                mediaBytes += box.contentBytes();
                // The reader finds EXIF by its place in the file.
                boxes.show(box);
            }
            case "moof" -> throw in.unknown("box", box.type(), box.start());
            default -> boxes.drop(box);
        }
    }

    private void noteMeta(HeifMeta read) throws Refusal, IOException {
        FilmTags.noteHandler(in, in.need(read.boxes(), "hdlr", meta), draft);
        for (Box box : read.boxes()) {
            if (!META_BOXES.contains(box.type())) {
                FilmTags.noteBox(in, box, draft);
            }
        }
    }

    private void noteUnused(HeifMeta read) {
        long used = read.items().values().stream()
                .filter(item -> !item.inMeta())
                .flatMap(item -> item.extents().stream())
                .mapToLong(HeifItem.Extent::length)
                .sum();
        if (moov == null && used < mediaBytes) {
            draft.drop(FindingGroup.HIDDEN, "Media data of no item", mediaBytes - used + " bytes");
        }
    }

    private Pieces brandsBox() throws Refusal, IOException {
        String major = in.type(brands.contentStart());
        Set<String> known = new LinkedHashSet<>();
        for (long at = brands.contentStart() + 8; at + 4 <= brands.end() && known.size() < 50; at += 4) {
            if (BRANDS.contains(in.type(at))) {
                known.add(in.type(at));
            }
        }
        BoxContent box =
                new BoxContent().text(BRANDS.contains(major) ? major : "mif1").u32(0);
        known.forEach(box::text);
        byte[] content = box.array();
        draft.table(content);
        return BoxContent.box("ftyp", content);
    }

    private void write(Optional<HeifPicture> picture, Optional<FilmMovie> movie) throws Refusal, IOException {
        List<Pieces> media = new ArrayList<>();
        picture.ifPresent(each -> media.add(each.media()));
        long itemBytes = media.stream().mapToLong(Pieces::sizeBytes).sum();
        if (movie.isPresent()) {
            media.add(movie.get().media());
        }
        long size = media.stream().mapToLong(Pieces::sizeBytes).sum();
        Pieces first = brandsBox();
        long mediaHead = BoxContent.header("mdat", size).sizeBytes();
        long pictureBytes = picture.isPresent() ? picture.get().written(0).sizeBytes() : 0;
        long before = first.sizeBytes() + pictureBytes + mediaHead;
        boolean wide =
                movie.isPresent() && before + movie.get().written(0, false).sizeBytes() + size > WIDEST_PLACE;
        long base = before + (movie.isPresent() ? movie.get().written(0, wide).sizeBytes() : 0);
        Pieces kept = draft.kept();
        kept.append(first);
        if (picture.isPresent()) {
            kept.append(picture.get().written(base));
        }
        if (movie.isPresent()) {
            kept.append(movie.get().written(base + itemBytes, wide));
        }
        kept.append(BoxContent.header("mdat", size));
        media.forEach(kept::append);
    }
}
