package org.letopis.protect;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.letopis.report.Id;

/**
 * The clean copy of an attachment, or its original, as one contact may have it.
 *
 * @param id the id that this contact knows the attachment by; of an original, a random one that names nothing else
 * @param originalOf of an original, the id that this contact knows its attachment by; empty for a clean copy
 * @param mediaType for example {@code image/jpeg}
 * @param extension of the content, lower case, without a dot
 * @param sizeBytes its length
 * @param sha256 32 bytes, over all of it
 * @param content opens it; each call starts anew
 */
public record DisclosedFile(
        Id id,
        Optional<Id> originalOf,
        String mediaType,
        String extension,
        long sizeBytes,
        byte[] sha256,
        Content content) {
    /** A clean copy. */
    public DisclosedFile(Id id, String mediaType, String extension, long sizeBytes, byte[] sha256, Content content) {
        this(id, Optional.empty(), mediaType, extension, sizeBytes, sha256, content);
    }

    /** Opens the bytes that leave. */
    public interface Content {
        InputStream open() throws IOException;
    }
}
