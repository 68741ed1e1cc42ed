package org.letopis.sanitize;

import java.io.IOException;
import java.util.Optional;

/** Goes through a JPEG stream from marker to marker, as decoders do. Source: ITU-T T.81 section B.1.1. */
final class JpegMarkers {
    private final Cursor in;
    private final Pieces kept;
    private final FileFormat format;
    private final int mostPieces;
    private long strayBytes;
    private long fillBytes;

    /**
     * @param in over the file that {@code kept} describes
     * @param kept takes the coded data of scans
     */
    JpegMarkers(Cursor in, Pieces kept, FileFormat format) {
        this(in, kept, format, Pieces.MOST_PIECES);
    }

    /** @param mostPieces that {@code kept} may have */
    JpegMarkers(Cursor in, Pieces kept, FileFormat format, int mostPieces) {
        this.in = in;
        this.kept = kept;
        this.format = format;
        this.mostPieces = mostPieces;
    }

    /** Returns the next marker; like every decoder, goes over bytes that are none. */
    int next() throws Refusal, IOException {
        while (true) {
            long from = in.position();
            in.skipPastFf();
            strayBytes += in.position() - 1 - from;
            int code = in.u8();
            while (code == 0xFF) {
                fillBytes++;
                code = in.u8();
            }
            if (code != 0) {
                return code;
            }
            strayBytes += 2;
        }
    }

    /**
     * Keeps a scan, up to its last block where that is known, and returns the marker behind it.
     *
     * @param followed the scan that starts here
     */
    int scan(Optional<JpegBlocks.Followed> followed) throws Refusal, IOException {
        if (followed.isEmpty()) {
            return scan();
        }
        Pieces coded = followed.get().coded();
        long end = followed.get().end();
        kept.append(coded);
        strayBytes += end - in.position() - coded.sizeBytes();
        in.seek(end);
        int marker = next();
        while (marker >= JpegSanitizer.RST0 && marker <= JpegSanitizer.RST7) {
            strayBytes += 2;
            marker = next();
        }
        return marker;
    }

    /** Keeps coded data up to the marker that ends it (section B.1.1.5), and returns that marker. */
    private int scan() throws Refusal, IOException {
        int code = scanOrEnd();
        if (code == Cursor.END) {
            throw Refusal.truncated(format, in.position());
        }
        return code;
    }

    /** The same, but when no marker follows, keeps all that is left and returns {@link Cursor#END}. */
    int scanOrEnd() throws Refusal, IOException {
        long from = in.position();
        while (true) {
            boolean found = in.pastFf();
            long prefix = in.position() - 1;
            int code = found ? in.next() : Cursor.END;
            int fill = 0;
            while (code == 0xFF) {
                fill++;
                code = in.next();
            }
            if (code == Cursor.END) {
                kept.picture(from, in.position() - from);
                return code;
            }
            boolean coded = code == 0 || code >= JpegSanitizer.RST0 && code <= JpegSanitizer.RST7;
            // In front of a 00 they are no fill bytes but damage, which viewers draw.
            if (fill > 0 && code != 0 || !coded) {
                kept.picture(from, prefix - from);
                from = prefix + fill;
                fillBytes += fill;
            }
            if (!coded) {
                return code;
            }
            if (kept.count() > mostPieces) {
                throw Refusal.tooLarge(format, "number of fill bytes");
            }
        }
    }

    /** Goes behind the next start of a picture, over whatever is in front of it; returns false when there is none. */
    boolean nextPicture() throws IOException {
        while (in.pastFf()) {
            int code = in.next();
            while (code == 0xFF) {
                code = in.next();
            }
            if (code == JpegSanitizer.SOI) {
                return true;
            }
        }
        return false;
    }

    /** Returns how many bytes stood between segments, and behind the last block of a scan. */
    long strayBytes() {
        return strayBytes;
    }

    /** Returns how many bytes stood before markers to fill up. */
    long fillBytes() {
        return fillBytes;
    }
}
