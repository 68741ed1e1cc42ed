package org.letopis.sanitize;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * The outermost boxes of a file, in order, up to where what follows is no box any more. What is not kept is noted; what
 * is small enough is shown to the independent reader.
 */
final class TopBoxes {
    /** Types that stand outermost in honest files: one of these that does not fit means a file cut short. */
    private static final Set<String> KNOWN = Set.of(
            "ftyp", "styp", "moov", "moof", "mdat", "meta", "free", "skip", "wide", "uuid", "udta", "sidx", "ssix", //
            "mfra", "pdin", "emsg", "prft", "pnot", "PICT", "mpvd", "jP  ", "junk");

    private static final int MOST_SHOWN_BYTES = 4 << 20;

    private final BoxReader in;
    private final Draft draft;
    private final long mostSpineBytes;
    private long at;

    TopBoxes(BoxReader in, Draft draft, long mostSpineBytes) {
        this.in = in;
        this.draft = draft;
        this.mostSpineBytes = mostSpineBytes;
    }

    /**
     * Returns the next box, or null at the end.
     *
     * @param whole whether all that the file needs may have been seen, so that anything may follow
     */
    Box next(boolean whole) throws Refusal, IOException {
        long size = in.sizeBytes();
        if (size - at < 8) {
            if (!whole && at < size) {
                throw Refusal.truncated(in.format(), size);
            }
            return null;
        }
        if (whole && !KNOWN.contains(in.type(at + 4))) {
            if (!fits()) {
                return null;
            }
        }
        Optional<Box> box = in.at(at, size);
        if (box.isEmpty()) {
            return null;
        }
        at = box.get().end();
        return box.get();
    }

    /** Returns whether the bytes here could be a box. */
    private boolean fits() throws Refusal, IOException {
        long length = in.u32(at);
        String type = in.type(at + 4);
        return length >= 8
                && length <= in.sizeBytes() - at
                && type.chars().allMatch(character -> character >= ' ' && character <= '~');
    }

    /** Shows a box to the independent reader. */
    void show(Box box) throws Refusal {
        if (draft.spine().sizeBytes() + box.sizeBytes() > mostSpineBytes) {
            throw Refusal.tooLarge(in.format(), "box " + box.name());
        }
        draft.spine().range(box.start(), box.sizeBytes());
    }

    /** Notes a box that is left out. */
    void drop(Box box) throws Refusal, IOException {
        boolean space = FilmTags.isSpace(box);
        if (space) {
            FilmTags.noteSpace(in, box, draft);
            return;
        }
        if (box.contentBytes() <= MOST_SHOWN_BYTES && draft.spine().sizeBytes() + box.sizeBytes() <= mostSpineBytes) {
            draft.spine().range(box.start(), box.sizeBytes());
        } else {
            draft.spineIncomplete();
        }
        FilmTags.noteBox(in, box, draft);
    }

    /** Notes what follows the last box. */
    void noteTrailing() throws IOException {
        Trailing.note(in.source(), at, draft);
    }
}
