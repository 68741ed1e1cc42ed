package org.letopis.sanitize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a {@link Sanitizer} notes while it reads a file. */
final class Draft {
    /** Text that was dropped, for the search in the clean copy. */
    record DroppedText(String name, byte[] bytes) {}

    private static final int MOST_FINDINGS = 5_000;
    private static final int MOST_TEXT_BYTES = 16 << 20;

    private final FileFormat format;
    private final boolean ofCopy;
    private final Pieces kept = new Pieces();
    private final Pieces spine = new Pieces();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Removed> removed = new LinkedHashSet<>();
    private final List<DroppedText> texts = new ArrayList<>();
    private final List<byte[]> tables = new ArrayList<>();
    private final Checksum pixels = new Checksum();
    private int textBytes;
    private boolean colourProfileKept;
    private boolean spineComplete = true;
    private long width;
    private long height;

    Draft(FileFormat format) {
        this(format, false);
    }

    private Draft(FileFormat format, boolean ofCopy) {
        this.format = format;
        this.ofCopy = ofCopy;
    }

    /** Returns a draft for reading the clean copy that this one describes. */
    Draft ofCopy() {
        return new Draft(format, true);
    }

    /** Whether coded data has been followed before and is only read again; that it is the same is proved otherwise. */
    boolean isOfCopy() {
        return ofCopy;
    }

    FileFormat format() {
        return format;
    }

    /** The clean copy. */
    Pieces kept() {
        return kept;
    }

    /** The original without its picture data: everything in which metadata can sit, small enough for a library. */
    Pieces spine() {
        return spine;
    }

    /** Notes that something too large for the independent reader was left out of the spine. */
    void spineIncomplete() {
        spineComplete = false;
    }

    boolean spineComplete() {
        return spineComplete;
    }

    /** Notes something that is left out; {@code removedName} and the group are constants of the program. */
    void drop(FindingGroup group, String removedName, String name, String value) {
        removed.add(new Removed(group, removedName));
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(group, name, value));
        }
    }

    void drop(FindingGroup group, String name, String value) {
        drop(group, name, name, value);
    }

    /** Notes what is left out of a file inside the file. */
    void removed(Removed inside) {
        removed.add(inside);
    }

    /** Notes what a file inside the file tells, for the screen only. */
    void find(Finding finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }

    /** Notes something that tells more than meets the eye and that stays in the clean copy. */
    void remains(FindingGroup group, String name, String value) {
        find(new Finding(group, name, value));
    }

    List<Finding> findings() {
        return findings;
    }

    Set<Removed> removed() {
        return removed;
    }

    /** Notes text that is left out. Of all together {@value #MOST_TEXT_BYTES} bytes are held, then the starts only. */
    void droppedText(String name, byte[] bytes) {
        if (texts.size() < MOST_FINDINGS) {
            boolean room = bytes.length <= MOST_TEXT_BYTES - textBytes;
            textBytes += room ? bytes.length : 0;
            texts.add(new DroppedText(
                    name, room ? bytes : Arrays.copyOf(bytes, Math.min(bytes.length, NeedleSearch.LONGEST))));
        }
    }

    List<DroppedText> texts() {
        return texts;
    }

    /** Notes kept tables of numbers, in which some readable runs are normal. */
    void table(byte[] bytes) {
        tables.add(bytes);
    }

    List<byte[]> tables() {
        return tables;
    }

    /** Checksum of decompressed picture data, where the format has such. */
    Checksum pixels() {
        return pixels;
    }

    /** Notes that the colour profile is one that stays as it is. */
    void keepColourProfile() {
        colourProfileKept = true;
    }

    boolean colourProfileKept() {
        return colourProfileKept;
    }

    void dimensions(long widthPixels, long heightPixels) {
        width = widthPixels;
        height = heightPixels;
    }

    boolean hasDimensions() {
        return width > 0;
    }

    /** Returns for example {@code 160 x 120}. */
    String dimensions() {
        return width + " x " + height;
    }

    boolean sameDimensions(Draft other) {
        return width == other.width && height == other.height;
    }
}
