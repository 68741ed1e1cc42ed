package org.letopis.sanitize;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;

/** One reading of one film: its boxes from start to end, then the clean copy in the order ftyp, moov, mdat, fragments. */
final class FilmWalk {
    private static final long MOST_SPINE_BYTES = 64L << 20;
    private static final long WIDEST_PLACE = 0xFFFFFFFFL;

    private final BoxReader in;
    private final Draft draft;
    private Box moov;
    private long[] fragments = new long[4];
    private int fragmentCount;
    private long mediaBytes;

    FilmWalk(BoxReader in, Draft draft) {
        this.in = in;
        this.draft = draft;
    }

    /**
     * @param brands the first box of the clean copy
     * @param handlers kinds of tracks that are kept
     */
    void run(Pieces brands, Set<String> handlers) throws Refusal, IOException {
        TopBoxes boxes = new TopBoxes(in, draft, MOST_SPINE_BYTES);
        for (Box box = boxes.next(moov != null); box != null; box = boxes.next(moov != null)) {
            take(box, boxes);
        }
        if (moov == null) {
            throw Refusal.truncated(in.format(), in.sizeBytes());
        }
        FilmMovie movie = new FilmMovie(in, draft, moov);
        movie.read(handlers);
        long referenced = movie.keptBytes() + movie.droppedBytes();
        write(brands, movie);
        if (fragmentCount == 0 && mediaBytes > referenced) {
            draft.drop(FindingGroup.HIDDEN, "Media data of no track", mediaBytes - referenced + " bytes");
        }
        boxes.noteTrailing();
    }

    private void take(Box box, TopBoxes boxes) throws Refusal, IOException {
        switch (box.type()) {
            case "ftyp", "styp" -> boxes.show(box);
            case "moov" -> {
                if (moov != null) {
                    throw in.damaged(box);
                }
                moov = box;
                boxes.show(box);
            }
            case "moof" -> {
                if (fragmentCount == fragments.length) {
                    fragments = Arrays.copyOf(fragments, 2 * fragmentCount);
                }
                fragments[fragmentCount++] = box.start();
            }
            case "mdat" -> mediaBytes += box.contentBytes();
            case "sidx", "ssix", "mfra", "pdin" -> {
                // Indexes of the places of the original; players do without.
            }
            default -> boxes.drop(box);
        }
    }

    private void write(Pieces brands, FilmMovie movie) throws Refusal, IOException {
        Pieces media = movie.media();
        long head = brands.sizeBytes();
        boolean any = media.sizeBytes() > 0;
        long mediaHead = any ? BoxContent.header("mdat", media.sizeBytes()).sizeBytes() : 0;
        boolean wide = head + movie.written(0, false).sizeBytes() + mediaHead + media.sizeBytes() > WIDEST_PLACE;
        long base = head + movie.written(0, wide).sizeBytes() + mediaHead;
        Pieces kept = draft.kept();
        kept.append(brands);
        kept.append(movie.written(base, wide));
        if (any) {
            kept.append(BoxContent.header("mdat", media.sizeBytes()));
            kept.append(media);
        }
        long fragmentBytes = media.sizeBytes();
        for (int i = 0; i < fragmentCount; i++) {
            FilmFragment fragment = new FilmFragment(
                    in, movie, in.at(fragments[i], in.sizeBytes()).orElseThrow());
            fragment.written().ifPresent(kept::append);
            fragmentBytes += fragment.mediaBytes();
            if (fragmentBytes > in.sizeBytes()) {
                throw Refusal.damaged(in.format(), "box moof", fragments[i]);
            }
            if (kept.count() > Pieces.MOST_FILM_PIECES) {
                throw Refusal.tooLarge(in.format(), "number of pieces");
            }
        }
    }
}
