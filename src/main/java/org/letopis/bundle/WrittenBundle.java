package org.letopis.bundle;

import java.util.List;

/**
 * A bundle that was written and read again.
 *
 * @param bundleId 32 hexadecimal digits
 * @param tagManifestSha256 64 hexadecimal digits; the {@code prev} of the next bundle in the same stream
 * @param tagFiles tag files and signatures in the order of the archive
 * @param sizeBytes of the encrypted file
 * @param reports how many it holds
 * @param files how many attachments it holds
 */
public record WrittenBundle(
        String bundleId, String tagManifestSha256, List<TagFile> tagFiles, long sizeBytes, int reports, int files) {
    public WrittenBundle {
        tagFiles = List.copyOf(tagFiles);
    }
}
