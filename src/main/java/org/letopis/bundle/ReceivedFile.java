package org.letopis.bundle;

import org.letopis.report.Id;

/**
 * What a bundle says of one attachment.
 *
 * @param id the id that the reports of this sender use for it
 * @param mediaType the sender's word, for example {@code image/jpeg}
 * @param extension of the content, lower case, without a dot, from a fixed list
 * @param sizeBytes checked
 * @param sha256 32 bytes, checked
 */
public record ReceivedFile(Id id, String mediaType, String extension, long sizeBytes, byte[] sha256) {}
