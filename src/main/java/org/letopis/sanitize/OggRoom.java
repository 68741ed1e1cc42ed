package org.letopis.sanitize;

/** The memory that headers of all streams of an Ogg file take together, read in part or kept. */
final class OggRoom {
    private static final int MOST_BYTES = 16 << 20;

    private final FileFormat format;
    private int takenBytes;

    OggRoom(FileFormat format) {
        this.format = format;
    }

    void take(int bytes) throws Refusal {
        takenBytes += bytes;
        if (takenBytes > MOST_BYTES) {
            throw Refusal.tooLarge(format, "headers of the streams");
        }
    }

    void free(int bytes) {
        takenBytes -= bytes;
    }
}
