package org.letopis.sanitize;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Writes a clean copy and looks for what must not be in it, in one pass: the bytes are searched as they go out, and
 * {@link CopyProof} then reads back that these very bytes arrived.
 */
final class CopyWriter implements Pieces.CodedSink {
    /**
     * In coded data longer than this only long needles count: in gigabytes that look random a short one comes up by
     * chance.
     */
    private static final long MOST_SEARCHED_FOR_SHORT_BYTES = 4L << 20;

    private static final int LONG_NEEDLE = 12;
    private static final int BLOCK_BYTES = 1 << 16;

    private final Draft draft;
    private final NeedleSearch everywhere;
    private final NeedleSearch aroundPicture;
    private final HalvesChecksum checksum;
    private byte[] block;

    CopyWriter(Draft draft, Needles needles) {
        this.draft = draft;
        this.checksum = new HalvesChecksum(draft.kept().sizeBytes());
        boolean large = draft.kept().pictureBytes() > MOST_SEARCHED_FOR_SHORT_BYTES;
        this.everywhere = needles.search(draft.tables(), large ? LONG_NEEDLE : NeedleSearch.SHORTEST);
        this.aroundPicture = large ? needles.search(draft.tables(), NeedleSearch.SHORTEST) : null;
    }

    void write(OutputStream target, Source original) throws IOException {
        if (draft.kept().sizeBytes() >= Relay.WORTH_IT_BYTES && original.allowsThreads()) {
            Relay.run(draft.kept(), original, this, target);
            return;
        }
        draft.kept()
                .readTo(
                        new Pieces.CodedSink() {
                            @Override
                            public byte[] buffer() {
                                return CopyWriter.this.buffer();
                            }

                            @Override
                            public void accept(byte[] bytes, int length, boolean picture) throws IOException {
                                CopyWriter.this.accept(bytes, length, picture);
                                target.write(bytes, 0, length);
                            }
                        },
                        original);
    }

    @Override
    public byte[] buffer() {
        if (block == null) {
            block = new byte[BLOCK_BYTES];
        }
        return block;
    }

    @Override
    public void accept(byte[] bytes, int length, boolean picture) {
        checksum.update(bytes, 0, length);
        everywhere.accept(bytes, 0, length);
        if (aroundPicture != null) {
            if (picture) {
                aroundPicture.restart();
            } else {
                aroundPicture.accept(bytes, 0, length);
            }
        }
    }

    /** Returns the checksum of all that was written. */
    HalvesChecksum checksum() {
        return checksum;
    }

    /** Returns the name of something found that must not be there. */
    Optional<String> hit() {
        Optional<String> hit = everywhere.hit();
        return hit.isPresent() || aroundPicture == null ? hit : aroundPicture.hit();
    }
}
