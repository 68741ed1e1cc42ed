package org.letopis.bundle;

/**
 * A tag file or signature of a bundle, byte for byte, so that it stays provable.
 *
 * @param name in the bag, for example {@code manifest-sha256.txt}
 */
public record TagFile(String name, byte[] content) {}
