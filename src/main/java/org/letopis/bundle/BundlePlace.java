package org.letopis.bundle;

import org.letopis.protect.Link;

/**
 * Where a bundle belongs: read from its signed head alone, to put bundles into order before each is verified whole.
 *
 * @param sender the fingerprint of the signing keys, 64 hexadecimal digits
 * @param bundleId 32 hexadecimal digits
 */
public record BundlePlace(String sender, String bundleId, Link link) {}
