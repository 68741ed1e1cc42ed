package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;

/**
 * Cleans files inside files, to any depth that an honest file has, and bounds what unpacking one file may cost in all.
 * Each member is proved as if it stood alone.
 */
final class Members {
    /** A picture in a document in an archive in an archive is four. */
    static final int MOST_DEPTH = 6;

    /** Of one member, held in memory. */
    static final long MOST_MEMBER_BYTES = 128L << 20;

    private static final long MOST_ALL_BYTES = 8L << 30;

    private final Stripping stripping;
    private final int depth;
    private final Allowance allowance;

    /** What is left for one outermost file. */
    private static final class Allowance {
        private long leftBytes = MOST_ALL_BYTES;
    }

    private Members(Stripping stripping, int depth, Allowance allowance) {
        this.stripping = stripping;
        this.depth = depth;
        this.allowance = allowance;
    }

    static Members outermost(Stripping stripping) {
        return new Members(stripping, 0, new Allowance());
    }

    /** Returns what goes on one level deeper; both draw on one allowance. */
    private Members inside(FileFormat outer) throws Refusal {
        if (depth + 1 > MOST_DEPTH) {
            throw Refusal.tooLarge(outer, "files inside files");
        }
        return new Members(stripping, depth + 1, allowance);
    }

    Stripping stripping() {
        return stripping;
    }

    /** Takes so many unpacked bytes from the allowance. */
    void spend(FileFormat outer, long bytes) throws Refusal {
        allowance.leftBytes -= bytes;
        if (allowance.leftBytes < 0) {
            throw Refusal.tooLarge(outer, "unpacked size");
        }
    }

    /**
     * Returns a clean copy of a member, proved. What it told is noted in the outer draft.
     *
     * @param place where it stands in the outer file, for the screen only
     * @throws Refusal naming the place and the member's own reason when it cannot be cleaned
     */
    byte[] clean(byte[] member, String place, Draft outer) throws Refusal, IOException {
        return clean(Source.of(member), place, outer);
    }

    byte[] clean(Source member, String place, Draft outer) throws Refusal, IOException {
        if (member.sizeBytes() > MOST_MEMBER_BYTES) {
            throw Refusal.tooLarge(outer.format(), place);
        }
        spend(outer.format(), member.sizeBytes());
        Copy copy = new Copy();
        try {
            FileFormat format = FileFormat.detect(member);
            StripResult result = stripping.strip(member, format, copy, inside(outer.format()));
            if (result instanceof StripResult.Stripped stripped) {
                stripped.removed()
                        .forEach(removed -> outer.drop(removed.group(), removed.name(), place, removed.name()));
                return copy.bytes.toByteArray();
            }
            throw Refusal.member(outer.format(), place, (StripResult.Refused) result);
        } catch (Failure failure) {
            throw new FailureInStream(failure);
        }
    }

    private static final class Copy implements CleanCopy {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public OutputStream open() {
            return bytes;
        }

        @Override
        public Source reread() {
            return Source.of(bytes.toByteArray());
        }
    }
}
