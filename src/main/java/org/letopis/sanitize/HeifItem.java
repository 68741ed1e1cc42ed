package org.letopis.sanitize;

import java.util.ArrayList;
import java.util.List;

/** One item of a HEIF file: a coded picture, a picture made of others, or something beside the picture. */
final class HeifItem {
    /** A run of bytes of the file. */
    record Extent(long from, long length) {}

    /** A property by its number in the list, from 1. */
    record Use(int property, boolean essential) {}

    private final long id;
    private final String type;
    private final boolean hidden;
    private final List<Extent> extents = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();
    private boolean inMeta;

    HeifItem(long id, String type, boolean hidden) {
        this.id = id;
        this.type = type;
        this.hidden = hidden;
    }

    long id() {
        return id;
    }

    /** Returns four characters, for example {@code hvc1} or {@code grid}. */
    String type() {
        return type;
    }

    boolean hidden() {
        return hidden;
    }

    List<Extent> extents() {
        return extents;
    }

    List<Use> uses() {
        return uses;
    }

    /** Notes that the data is inside the meta box. */
    void putInMeta() {
        inMeta = true;
    }

    boolean inMeta() {
        return inMeta;
    }
}
