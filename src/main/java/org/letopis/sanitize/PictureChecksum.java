package org.letopis.sanitize;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Tells whether two runs of picture data are the same. It guards against our own mistakes, not against somebody who
 * forges data, so two fast checksums and the length do.
 */
final class PictureChecksum {
    private final CRC32C first = new CRC32C();
    private final CRC32 second = new CRC32();
    private long lengthBytes;

    void update(byte[] buffer, int offset, int length) {
        first.update(buffer, offset, length);
        second.update(buffer, offset, length);
        lengthBytes += length;
    }

    boolean same(PictureChecksum other) {
        return lengthBytes == other.lengthBytes
                && first.getValue() == other.first.getValue()
                && second.getValue() == other.second.getValue();
    }
}
