package org.letopis.sanitize;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;

/** One directory of a TIFF: its entries by tag, and where the next directory is. Source: TIFF 6.0 section 2. */
final class TiffDirectory {
    private static final int MOST_ENTRIES = 2_000;

    private final TiffBytes in;
    private final long at;
    private final TreeMap<Integer, TiffField> fields = new TreeMap<>();
    private long sizeBytes;
    private long next;
    private int repeated;

    private TiffDirectory(TiffBytes in, long at) {
        this.in = in;
        this.at = at;
    }

    static TiffDirectory read(TiffBytes in, long at) throws Refusal, IOException {
        TiffDirectory directory = new TiffDirectory(in, at);
        directory.read();
        return directory;
    }

    private void read() throws Refusal, IOException {
        int countBytes = in.big() ? 8 : 2;
        long count = in.big() ? in.u64(at) : in.u16(at);
        if (count == 0) {
            throw Refusal.damaged(FileFormat.TIFF, "directory", at);
        }
        if (count > MOST_ENTRIES) {
            throw Refusal.tooLarge(FileFormat.TIFF, "directory");
        }
        int entryBytes = 4 + 2 * in.offsetBytes();
        for (int i = 0; i < count; i++) {
            long entry = at + countBytes + (long) i * entryBytes;
            long values = in.offset(entry + 4);
            long inline = entry + 4 + in.offsetBytes();
            TiffField field = new TiffField(in.u16(entry), in.u16(entry + 2), values, inline);
            if (field.sizeBytes() > in.offsetBytes()) {
                field = new TiffField(field.tag(), field.type(), values, in.offset(inline));
            }
            // Readers take the first of two.
            repeated += fields.putIfAbsent(field.tag(), field) == null ? 0 : 1;
        }
        long link = at + countBytes + count * entryBytes;
        sizeBytes = link + in.offsetBytes() - at;
        next = in.offset(link);
    }

    long at() {
        return at;
    }

    long sizeBytes() {
        return sizeBytes;
    }

    /** Returns where the next directory is, 0 behind the last. */
    long next() {
        return next;
    }

    /** Returns how many entries repeat a tag. */
    int repeated() {
        return repeated;
    }

    Collection<TiffField> fields() {
        return fields.values();
    }

    boolean has(int tag) {
        return fields.containsKey(tag);
    }

    Optional<TiffField> find(int tag) {
        return Optional.ofNullable(fields.get(tag));
    }

    /** Returns the first value of a tag, or what stands for it where it is missing. */
    long number(int tag, long otherwise) throws Refusal, IOException {
        TiffField field = fields.get(tag);
        return field == null ? otherwise : field.number(in, 0);
    }
}
