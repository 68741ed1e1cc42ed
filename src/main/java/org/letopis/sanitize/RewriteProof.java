package org.letopis.sanitize;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Proves the clean copy of a {@link RewritingSanitizer} before it is handed out: written anew it is the same and
 * nothing is left out of it, it shows what the original showed, and nothing that was dropped can be found in it, raw or
 * unpacked.
 */
final class RewriteProof {
    private static final int BLOCK_BYTES = 1 << 16;

    private final RewritingSanitizer sanitizer;
    private final Draft original;
    private final Members members;

    RewriteProof(RewritingSanitizer sanitizer, Draft original, Members members) {
        this.sanitizer = sanitizer;
        this.original = original;
        this.members = members;
    }

    /**
     * Returns whether the copy has the same bytes as the original.
     *
     * @param all checksum of what was written
     */
    boolean check(Source source, Source copy, Checksum all) throws Refusal, IOException {
        if (!checksum(copy).same(all)) {
            throw unproven("bytes read back");
        }
        Checksum rewritten = new Checksum();
        Draft again = new Draft(original.format());
        sanitizer.rewrite(copy, again, new ChecksumOutputStream(OutputStream.nullOutputStream(), rewritten), members);
        if (!rewritten.same(all) || !again.removed().isEmpty()) {
            throw unproven("second reading");
        }
        search(copy, original);
        sanitizer.compare(source, copy, members);
        return source.sizeBytes() == copy.sizeBytes() && checksum(source).same(all);
    }

    /** Searches the copy, raw and unpacked, for every text that was left out. */
    static void search(Source copy, Draft original) throws Refusal, IOException {
        Needles needles = new Needles();
        for (Draft.DroppedText text : original.texts()) {
            needles.bytes(text.name(), text.bytes());
        }
        NeedleSearch search = needles.search(original.tables(), NeedleSearch.SHORTEST);
        new Unfolding(original.format(), search).all(copy);
        Optional<String> hit = search.hit();
        if (hit.isPresent()) {
            throw Refusal.leftOver(hit.get());
        }
    }

    private static Checksum checksum(Source source) throws IOException {
        Checksum checksum = new Checksum();
        byte[] block = new byte[BLOCK_BYTES];
        long position = 0;
        while (position < source.sizeBytes()) {
            int count = source.read(position, block, 0, block.length);
            if (count <= 0) {
                throw new IOException("source shrank");
            }
            checksum.update(block, 0, count);
            position += count;
        }
        return checksum;
    }

    private Refusal unproven(String part) {
        return Refusal.unproven(original.format(), part);
    }
}
