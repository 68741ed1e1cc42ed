package org.letopis.sanitize;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;

/**
 * Cleans files inside files, to any depth that an honest file has, and bounds what unpacking one file may cost in all.
 * Each member is proved as if it stood alone.
 */
final class Members {
    /** A picture in a document in an archive in an archive is four. */
    static final int MOST_DEPTH = 6;

    /** Of one member: it is held in memory, with its copy and what is made of both, so a small heap takes less. */
    static final long MOST_MEMBER_BYTES =
            Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 8);

    private static final int LONGEST_PLACE = 200;

    private static final long MOST_ALL_BYTES = 8L << 30;

    private final Stripping stripping;
    private final int depth;
    private final Allowance allowance;

    /** What is left for one outermost file. */
    private static final class Allowance {
        private long leftBytes = MOST_ALL_BYTES;

        /** Copies that were proved: written anew as what they are, they are themselves. */
        private final Set<Proved> proved = new HashSet<>();
    }

    /** SHA-256 of a copy, and as what it was cleaned: a text is no proved mail, though both have the same bytes. */
    private record Proved(FileFormat format, ByteBuffer hash) {}

    private final boolean telling;

    private Members(Stripping stripping, int depth, Allowance allowance, boolean telling) {
        this.stripping = stripping;
        this.depth = depth;
        this.allowance = allowance;
        this.telling = telling;
    }

    static Members outermost(Stripping stripping) {
        return new Members(stripping, 0, new Allowance(), false);
    }

    /** Returns members that note with values what each of them tells, for inspecting. */
    static Members telling(Stripping stripping) {
        return new Members(stripping, 0, new Allowance(), true);
    }

    /** Returns what goes on one level deeper; both draw on one allowance. */
    private Members inside(FileFormat outer) throws Refusal {
        if (depth + 1 > MOST_DEPTH) {
            throw Refusal.tooLarge(outer, "files inside files");
        }
        return new Members(stripping, depth + 1, allowance, telling);
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
        return clean(member, formatOf(member), place, outer);
    }

    /** The same where the outer file shows or plays the member; what is no picture, sound or film is refused as unknown. */
    byte[] cleanMedia(Source member, String place, Draft outer) throws Refusal, IOException {
        FileFormat format = formatOf(member);
        return clean(member, format.isMedia() ? format : FileFormat.UNKNOWN, place, outer);
    }

    /** The same for a member of which the outer file says what it is. */
    byte[] clean(Source member, FileFormat format, String place, Draft outer) throws Refusal, IOException {
        if (member.sizeBytes() > MOST_MEMBER_BYTES) {
            throw Refusal.tooLarge(outer.format(), Escaping.escape(place, LONGEST_PLACE));
        }
        spend(outer.format(), member.sizeBytes());
        // Files inside files are read again at each level; what was proved once need not be proved again.
        if (allowance.proved.contains(new Proved(format, hash(member)))) {
            return member.stream().readAllBytes();
        }
        MemoryCopy copy = new MemoryCopy();
        try {
            Members inside = inside(outer.format());
            StripResult result = stripping.strip(member, format, copy, inside);
            if (result instanceof StripResult.Stripped stripped) {
                note(member, place, stripped.removed(), inside, outer);
                allowance.proved.add(new Proved(format, hash(copy.reread())));
                return copy.bytes();
            }
            throw Refusal.member(outer.format(), place, (StripResult.Refused) result);
        } catch (Failure failure) {
            throw new FailureInStream(failure);
        }
    }

    /** Returns what a file inside a file is by its content. */
    static FileFormat formatOf(Source file) throws IOException {
        try {
            return FileFormat.detect(file);
        } catch (Failure failure) {
            throw new FailureInStream(failure);
        }
    }

    private void note(Source member, String place, List<Removed> removed, Members inside, Draft outer) throws Failure {
        for (Removed each : removed) {
            outer.removed(each);
        }
        if (telling && !removed.isEmpty()) {
            for (Finding finding : Inspection.of(member, stripping, inside).findings()) {
                outer.find(new Finding(finding.group(), place + ": " + finding.name(), finding.value()));
            }
        }
    }

    private static ByteBuffer hash(Source bytes) throws IOException {
        try (InputStream in = bytes.stream()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 16];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                digest.update(block, 0, count);
            }
            return ByteBuffer.wrap(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
