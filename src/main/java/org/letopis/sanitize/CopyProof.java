package org.letopis.sanitize;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Proves the clean copy of a {@link CopyingSanitizer} before it is handed out. It trusts neither what was written nor our own reading alone: the copy
 * is read back, an independent reader must find nothing outside a list of harmless tags, and nothing that the
 * original's metadata said may be in it.
 */
final class CopyProof {
    private static final int BLOCK_BYTES = 1 << 16;
    private static final long MOST_WHOLE_BYTES = 8L << 20;

    private final CopyingSanitizer sanitizer;
    private final Draft original;
    private final Needles needles;

    CopyProof(CopyingSanitizer sanitizer, Draft original, MetadataReader.Result metadata) {
        this.sanitizer = sanitizer;
        this.original = original;
        this.needles = OriginalValues.needles(original, metadata);
    }

    /** Returns what writes the copy, searching it on the way. */
    CopyWriter writer() {
        return new CopyWriter(original, needles);
    }

    /**
     * @param copy the finished copy
     * @param written what wrote it
     */
    void check(Source copy, CopyWriter written) throws Refusal, IOException {
        NeedleSearch inPixels = needles.search(original.tables(), NeedleSearch.SHORTEST);
        Draft again = original.ofCopy();
        sanitizer.read(copy, again, inPixels);
        if (!again.kept().reproduce(copy) || !again.removed().isEmpty()) {
            throw unproven("second reading");
        }
        boolean samePicture = again.sameDimensions(original)
                && again.pixels().same(original.pixels())
                && again.kept().samePicturePlaces(original.kept());
        if (!samePicture) {
            throw unproven("picture");
        }
        // The bytes are those that were written and searched; since the second reading found coded picture data at the
        // same places, that is the same too.
        if (!written.checksum().isOf(copy)) {
            throw unproven("bytes read back");
        }
        refuse(written.hit());
        refuse(inPixels.hit());
        independentReading(copy, again);
    }

    private void independentReading(Source copy, Draft again) throws Refusal, IOException {
        try (InputStream spine = again.spine().stream(copy)) {
            demandNothing(MetadataReader.read(original.format(), spine));
        }
        if (!again.spineComplete()) {
            throw unproven("independent reading");
        }
        // The whole file as well, so that the reader finds its own way. It stops at the first scan of a JPEG, and
        // takes picture data of a PNG into memory, hence the limit.
        if (original.format() == FileFormat.JPEG || copy.sizeBytes() <= MOST_WHOLE_BYTES) {
            try (InputStream whole = new BufferedInputStream(copy.stream(), BLOCK_BYTES)) {
                demandNothing(MetadataReader.read(original.format(), whole));
            }
        }
    }

    private void demandNothing(MetadataReader.Result result) throws Refusal {
        if (!result.complete()) {
            throw unproven("independent reading");
        }
        for (MetadataReader.Entry entry : result.entries()) {
            if (!sanitizer.isFact(entry)) {
                throw Refusal.leftOver(TagNames.closedName(entry));
            }
        }
    }

    private static void refuse(Optional<String> hit) throws Refusal {
        if (hit.isPresent()) {
            throw Refusal.leftOver(hit.get());
        }
    }

    private Refusal unproven(String part) {
        return Refusal.unproven(original.format(), part);
    }
}
