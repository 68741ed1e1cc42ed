package org.letopis.protect;

import java.io.IOException;
import java.io.InputStream;
import org.letopis.report.Id;

/**
 * The clean copy of an attachment, as one contact may have it.
 *
 * @param id the id that this contact knows it by
 * @param mediaType for example {@code image/jpeg}
 * @param extension of the content, lower case, without a dot
 * @param sizeBytes the length of the clean copy
 * @param sha256 32 bytes, over the clean copy
 * @param content opens the clean copy; each call starts anew
 */
public record DisclosedFile(Id id, String mediaType, String extension, long sizeBytes, byte[] sha256, Content content) {
    /** Opens the bytes that leave. */
    public interface Content {
        InputStream open() throws IOException;
    }
}
