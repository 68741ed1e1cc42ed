package org.letopis.sanitize;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Writes a clean copy and looks for what must not be in it, in one pass: the bytes are searched as they go out, and
 * {@link CopyProof} then reads back that these very bytes arrived.
 */
final class CopyWriter implements ByteSink {
    /**
     * In coded data longer than this only long needles count: in gigabytes that look random a short one comes up by
     * chance.
     */
    private static final long MOST_SEARCHED_FOR_SHORT_BYTES = 4L << 20;

    private static final int LONG_NEEDLE = 12;

    private final Draft draft;
    private final NeedleSearch everywhere;
    private final NeedleSearch aroundPicture;
    private final Checksum all = new Checksum();

    CopyWriter(Draft draft, Needles needles) {
        this.draft = draft;
        boolean large = draft.kept().pictureBytes() > MOST_SEARCHED_FOR_SHORT_BYTES;
        this.everywhere = needles.search(draft.tables(), large ? LONG_NEEDLE : NeedleSearch.SHORTEST);
        this.aroundPicture = large ? needles.search(draft.tables(), NeedleSearch.SHORTEST) : null;
    }

    void write(OutputStream target, Source original) throws IOException {
        try (SideThread side = SideThread.forBytes(draft.kept().sizeBytes(), this)) {
            draft.kept()
                    .readTo(
                            (bytes, length, picture) -> {
                                side.give(bytes, length);
                                target.write(bytes, 0, length);
                                searchAround(bytes, length, picture);
                            },
                            original);
        }
    }

    private void searchAround(byte[] bytes, int length, boolean picture) {
        if (aroundPicture == null) {
            return;
        }
        if (picture) {
            aroundPicture.restart();
        } else {
            aroundPicture.accept(bytes, 0, length);
        }
    }

    @Override
    public void accept(byte[] buffer, int offset, int length) {
        all.update(buffer, offset, length);
        everywhere.accept(buffer, offset, length);
    }

    /** Returns the checksum of all that was written. */
    Checksum all() {
        return all;
    }

    /** Returns the name of something found that must not be there. */
    Optional<String> hit() {
        Optional<String> hit = everywhere.hit();
        return hit.isPresent() || aroundPicture == null ? hit : aroundPicture.hit();
    }
}
