package org.letopis.bundle;

import org.letopis.crypto.Sha256;
import org.letopis.report.Id;

/** What a bundle says of one attachment. */
public final class ReceivedFile {
    private final Id id;
    private final String mediaType;
    private final String extension;
    private final long sizeBytes;
    private final String sha256;

    ReceivedFile(Id id, String mediaType, String extension, long sizeBytes, String sha256) {
        this.id = id;
        this.mediaType = mediaType;
        this.extension = extension;
        this.sizeBytes = sizeBytes;
        this.sha256 = sha256;
    }

    /** Returns the id that the reports of this sender use for it. */
    public Id id() {
        return id;
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
