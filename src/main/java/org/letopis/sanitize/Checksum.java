package org.letopis.sanitize;

import java.util.zip.CRC32C;

/**
 * Tells whether two runs of bytes are the same. It guards against our own mistakes, not against somebody who forges
 * data, so the length and a checksum that processors have an instruction for do.
 */
final class Checksum {
    private final CRC32C checksum = new CRC32C();
    private long lengthBytes;

    void update(byte[] buffer, int offset, int length) {
        checksum.update(buffer, offset, length);
        lengthBytes += length;
    }

    boolean same(Checksum other) {
        return lengthBytes == other.lengthBytes && checksum.getValue() == other.checksum.getValue();
    }
}
