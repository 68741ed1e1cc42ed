package org.letopis.vault;

import java.util.Optional;

/**
 * Where a received bundle stands among those of its sender.
 *
 * @param signer fingerprint of the sender
 * @param stream of the sender's row
 * @param sequence 1 for the first of the row
 * @param tagManifest hexadecimal SHA-256
 * @param previous what the bundle names as the tag manifest before it; empty for the first, and where an older version
 *     did not keep it
 */
public record RowPlace(
        String bundleId, String signer, String stream, long sequence, String tagManifest, Optional<String> previous) {}
