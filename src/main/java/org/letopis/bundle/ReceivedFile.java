package org.letopis.bundle;

import java.util.Optional;
import org.letopis.crypto.Sha256;
import org.letopis.report.Id;

/** What a bundle says of the clean copy, or the original, of one attachment. */
public final class ReceivedFile {
    private final Id id;
    private final Optional<Id> originalOf;
    private final String mediaType;
    private final String extension;
    private final long sizeBytes;
    private final String sha256;

    ReceivedFile(Id id, Optional<Id> originalOf, String mediaType, String extension, long sizeBytes, String sha256) {
        this.id = id;
        this.originalOf = originalOf;
        this.mediaType = mediaType;
        this.extension = extension;
        this.sizeBytes = sizeBytes;
        this.sha256 = sha256;
    }

    /** Returns the id that the reports of this sender use for it; of an original, one that nothing refers to. */
    public Id id() {
        return id;
    }

    /** Returns, of an original, the id that the reports use for its attachment. */
    public Optional<Id> originalOf() {
        return originalOf;
    }

    /** Returns the id that the reports use for the attachment that this is the clean copy or the original of. */
    public Id attachment() {
        return originalOf.orElse(id);
    }

    /** Returns the sender's word, for example {@code image/jpeg}: in form a media type, in content unproved. */
    public String mediaType() {
        return mediaType;
    }

    /** Returns the ending of its name, lower case, without a dot, from a fixed list. */
    public String extension() {
        return extension;
    }

    /** Returns the size, which was checked. */
    public long sizeBytes() {
        return sizeBytes;
    }

    /** Returns the 32 bytes of its hash, which were checked. */
    public byte[] sha256() {
        return Sha256.unhex(sha256);
    }
}
