package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Notes what of a TIFF a clean copy leaves out: tags, directories below pages, smaller pictures, and stray bytes. */
final class TiffLeftovers {
    private static final String TAG = "TIFF tag";
    private static final String GAP = "Bytes between parts";
    private static final int MOST_DIRECTORIES = 2_000;
    private static final int MOST_BELOW = 200;
    private static final long MOST_TEXT_BYTES = 1L << 20;
    private static final long MOST_ALL_TEXT_BYTES = 16L << 20;
    private static final long MOST_UNNAMED_BYTES = 1L << 16;
    private static final int MOST_THUMBNAIL_BYTES = 1 << 20;

    /** In one file: directories can share their lists of strips. */
    private static final long MOST_PARTS = 1L << 20;

    /** As much as programs leave to begin something on an even place. */
    private static final int MOST_FILL_BYTES = 16;

    /** Longer gaps are old versions of the picture itself, which looks like text here and there. */
    private static final int LONGEST_NOTE_BYTES = 4096;

    private static final int LONG_RUN = 12;
    private static final int MOST_GAPS_READ = 1_000;

    private record Waiting(TiffDirectory directory, TiffSpine.Node node) {}

    private final TiffBytes in;
    private final Draft draft;
    private final Coverage read = new Coverage();
    private final Set<Long> seen = new HashSet<>();
    private long textBytes;
    private int leftOut;
    private long partsLeft = MOST_PARTS;

    TiffLeftovers(TiffBytes in, Draft draft) {
        this.in = in;
        this.draft = draft;
        read.add(0, in.headerBytes());
    }

    /** Takes a range of picture data. */
    void picture(long from, long length) {
        read.add(from, length);
    }

    /**
     * Takes a directory of the chain, with those below it.
     *
     * @param kept false for one that a clean copy leaves out whole
     */
    void directory(TiffDirectory directory, TiffSpine.Node node, boolean kept) throws Refusal, IOException {
        note(directory, kept);
        Deque<Waiting> waiting = new ArrayDeque<>();
        below(directory, node, waiting);
        while (!waiting.isEmpty()) {
            Waiting next = waiting.remove();
            note(next.directory, false);
            below(next.directory, next.node, waiting);
        }
    }

    private void below(TiffDirectory directory, TiffSpine.Node node, Deque<Waiting> waiting) throws IOException {
        for (TiffField field : directory.fields()) {
            if (!TiffTag.isPointer(field.tag())) {
                continue;
            }
            if (field.tag() == TiffTag.SUB_IFDS) {
                draft.drop(FindingGroup.EMBEDDED, "Further pictures (SubIFDs)", field.count() + " pictures");
            }
            for (long i = 0; i < Math.min(MOST_BELOW, field.count()); i++) {
                try {
                    long at = field.number(in, i);
                    if (seen.size() < MOST_DIRECTORIES && seen.add(at)) {
                        TiffDirectory found = TiffDirectory.read(in, at);
                        waiting.add(new Waiting(found, node.add(field.tag(), found)));
                    }
                } catch (Refusal e) {
                    // It is left out; that it is damaged does not matter.
                    draft.drop(FindingGroup.HIDDEN, "Damaged directory", "");
                }
            }
        }
    }

    private void note(TiffDirectory directory, boolean kept) throws Refusal, IOException {
        read.add(directory.at(), directory.sizeBytes());
        leftOut += directory.repeated();
        for (TiffField field : directory.fields()) {
            if (field.sizeBytes() > in.offsetBytes() && in.holds(field.at(), field.sizeBytes())) {
                read.add(field.at(), field.sizeBytes());
            }
            if (!kept || !TiffTag.isKept(field.tag())) {
                leftOut++;
                text(field);
            }
        }
        if (!kept) {
            parts(directory, TiffTag.STRIP_OFFSETS, TiffTag.STRIP_BYTE_COUNTS);
            parts(directory, TiffTag.TILE_OFFSETS, TiffTag.TILE_BYTE_COUNTS);
        }
        thumbnail(directory);
    }

    /** Pictures that go are no gaps. */
    private void parts(TiffDirectory directory, int offsetTag, int countTag) throws Refusal, IOException {
        TiffField offsets = directory.find(offsetTag).orElse(null);
        TiffField counts = directory.find(countTag).orElse(null);
        if (offsets == null || counts == null) {
            return;
        }
        if (!isList(offsets) || !isList(counts)) {
            draft.drop(FindingGroup.HIDDEN, "Damaged directory", "");
            return;
        }
        long parts = Math.min(offsets.count(), counts.count());
        partsLeft -= parts;
        if (partsLeft < 0) {
            throw Refusal.tooLarge(FileFormat.TIFF, "number of strips");
        }
        try {
            for (long i = 0; i < parts; i++) {
                addInside(offsets.number(in, i), counts.number(in, i));
            }
        } catch (Refusal e) {
            draft.drop(FindingGroup.HIDDEN, "Damaged directory", "");
        }
    }

    private boolean isList(TiffField field) {
        return field.isNumbers() && in.holds(field.at(), field.sizeBytes());
    }

    private boolean addInside(long from, long length) {
        boolean inside = in.holds(from, length);
        if (inside) {
            read.add(from, length);
        }
        return inside;
    }

    private void thumbnail(TiffDirectory directory) throws IOException {
        if (!directory.has(TiffTag.JPEG_OFFSET)) {
            return;
        }
        try {
            long from = directory.number(TiffTag.JPEG_OFFSET, 0);
            long length = directory.number(TiffTag.JPEG_BYTES, 0);
            if (length > 0 && addInside(from, length)) {
                Thumbnail.note(in.bytes(from, (int) Math.min(MOST_THUMBNAIL_BYTES, length)), draft);
            }
        } catch (Refusal e) {
            draft.drop(FindingGroup.EMBEDDED, "Thumbnail", "");
        }
    }

    private void text(TiffField field) throws Refusal, IOException {
        if (field.tag() == TiffTag.PHOTOSHOP_LAYERS) {
            draft.drop(FindingGroup.EMBEDDED, "Photoshop layers", field.count() + " bytes");
            return;
        }
        if (TiffTag.isMap(field.tag())) {
            draft.drop(FindingGroup.PLACE, "Place on the map (GeoTIFF)", field.count() + " values");
        } else if (field.tag() == TiffTag.MAKER_NOTE) {
            draft.drop(FindingGroup.DEVICE, "Maker notes", field.count() + " bytes");
        }
        boolean text = field.type() == TiffField.ASCII;
        boolean bytes = field.type() == TiffField.BYTE || field.type() == TiffField.UNDEFINED;
        long most = text || TiffTag.isLongText(field.tag()) ? MOST_TEXT_BYTES : MOST_UNNAMED_BYTES;
        long length = Math.min(MOST_TEXT_BYTES, field.sizeBytes());
        if (!text && !bytes
                || field.sizeBytes() > most && !text
                || field.tag() == TiffTag.ICC
                || !in.holds(field.at(), field.sizeBytes())
                || textBytes + length > MOST_ALL_TEXT_BYTES) {
            return;
        }
        textBytes += length;
        byte[] value = in.bytes(field.at(), (int) length);
        if (text && new String(value, US_ASCII).indexOf('\uFFFD') >= 0) {
            draft.droppedText(TAG, value);
        }
        JpegSegments.droppedText(TAG, value, draft);
    }

    /** Ends the notes, when all that is kept was taken. */
    void end() throws Refusal, IOException {
        if (leftOut > 0) {
            draft.drop(FindingGroup.OTHER, "Tags beside the picture", leftOut + " tags");
        }
        long size = in.source().sizeBytes();
        long stray = 0;
        int gaps = 0;
        for (Coverage.Run gap : read.gaps(size)) {
            byte[] head = gaps++ < MOST_GAPS_READ
                    ? in.bytes(gap.from(), (int) Math.min(LONGEST_NOTE_BYTES, gap.length()))
                    : new byte[LONGEST_NOTE_BYTES];
            if (gap.length() <= MOST_FILL_BYTES && isZero(head)) {
                continue;
            }
            if (gap.end() == size) {
                Trailing.note(in.source(), gap.from(), draft);
                continue;
            }
            stray += gap.length();
            if (gap.length() <= LONGEST_NOTE_BYTES) {
                PlainText.runs(head, PlainText.pictureStart(head)).stream()
                        .filter(run -> run.length >= LONG_RUN)
                        .forEach(run -> draft.droppedText(GAP, run));
            }
        }
        if (stray > 0) {
            draft.drop(FindingGroup.HIDDEN, GAP, stray + " bytes");
        }
    }

    private static boolean isZero(byte[] bytes) {
        for (byte value : bytes) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }
}
