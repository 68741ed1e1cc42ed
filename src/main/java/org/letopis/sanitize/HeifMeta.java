package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code meta} box of a HEIF file: items, where they are, how they refer to each other, their properties. Source:
 * ISO/IEC 14496-12 section 8.11, 23008-12 sections 6 and 9.
 */
final class HeifMeta {
    private static final int MOST_ITEMS = 20_000;
    private static final int MOST_EXTENTS = 100_000;

    /** One item that refers to others. */
    record Reference(String type, long from, List<Long> to) {}

    private final BoxReader in;
    private final Box meta;
    private final List<Box> children;
    private final Map<Long, HeifItem> items = new LinkedHashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private List<Box> properties = List.of();
    private long primary;
    private int extents;

    HeifMeta(BoxReader in, Box meta) throws Refusal, IOException {
        this.in = in;
        this.meta = meta;
        this.children = in.children(meta.contentStart() + 4, meta.end());
        readPrimary();
        readItems();
        readPlaces();
        readReferences();
        readProperties();
    }

    long primary() {
        return primary;
    }

    /** Returns all items in the order of the file, by id. */
    Map<Long, HeifItem> items() {
        return items;
    }

    List<Reference> references() {
        return references;
    }

    /** Returns the boxes of all properties; the first has number 1. */
    List<Box> properties() {
        return properties;
    }

    List<Box> boxes() {
        return children;
    }

    private void readPrimary() throws Refusal, IOException {
        Box handler = in.need(children, "hdlr", meta);
        if (!in.type(handler.contentStart() + 8).equals("pict")) {
            throw in.unknown("handler", in.type(handler.contentStart() + 8), handler.start());
        }
        Box box = in.need(children, "pitm", meta);
        primary = in.number(box.contentStart() + 4, in.u8(box.contentStart()) == 0 ? 2 : 4);
    }

    /** 14496-12 section 8.11.6. */
    private void readItems() throws Refusal, IOException {
        Box box = in.need(children, "iinf", meta);
        int countBytes = in.u8(box.contentStart()) == 0 ? 2 : 4;
        for (Box entry : in.children(box.contentStart() + 4 + countBytes, box.end())) {
            if (!entry.type().equals("infe")) {
                continue;
            }
            long at = entry.contentStart();
            int version = in.u8(at);
            int idBytes = version == 3 ? 4 : 2;
            if (version < 2 || version > 3 || entry.contentBytes() < 10 + idBytes) {
                throw in.damaged(entry);
            }
            long id = in.number(at + 4, idBytes);
            if (in.u16(at + 4 + idBytes) != 0) {
                throw Refusal.encrypted(in.format());
            }
            HeifItem item = new HeifItem(id, in.type(at + 6 + idBytes), (in.u8(at + 3) & 1) != 0);
            if (items.put(id, item) != null) {
                throw in.damaged(entry);
            }
            if (items.size() > MOST_ITEMS) {
                throw Refusal.tooLarge(in.format(), "number of items");
            }
        }
    }

    /** 14496-12 section 8.11.3. */
    private void readPlaces() throws Refusal, IOException {
        Box box = in.need(children, "iloc", meta);
        Optional<Box> data = in.only(children, "idat");
        long at = box.contentStart();
        int version = in.u8(at);
        if (version > 2) {
            throw in.damaged(box);
        }
        int offsetBytes = in.u8(at + 4) >> 4;
        int lengthBytes = in.u8(at + 4) & 0xF;
        int baseBytes = in.u8(at + 5) >> 4;
        int indexBytes = version == 0 ? 0 : in.u8(at + 5) & 0xF;
        for (int bytes : new int[] {offsetBytes, lengthBytes, baseBytes, indexBytes}) {
            if (bytes != 0 && bytes != 4 && bytes != 8) {
                throw in.damaged(box);
            }
        }
        int idBytes = version < 2 ? 2 : 4;
        long count = in.number(at + 6, idBytes);
        at += 6 + idBytes;
        for (long i = 0; i < count; i++) {
            if (at >= box.end()) {
                throw in.damaged(box);
            }
            long id = in.number(at, idBytes);
            at += idBytes;
            int method = version == 0 ? 0 : in.u16(at) & 0xF;
            at += version == 0 ? 0 : 2;
            int otherFile = in.u16(at);
            long base = in.number(at + 2, baseBytes);
            int pieces = in.u16(at + 2 + baseBytes);
            at += 4 + baseBytes;
            HeifItem item = items.get(id);
            for (int j = 0; j < pieces; j++) {
                long offset = in.number(at + indexBytes, offsetBytes);
                long length = in.number(at + indexBytes + offsetBytes, lengthBytes);
                at += indexBytes + offsetBytes + lengthBytes;
                if (item != null && otherFile == 0 && method < 2) {
                    place(item, method == 1 ? data : Optional.empty(), method, base + offset, length, box);
                }
            }
        }
    }

    private void place(HeifItem item, Optional<Box> data, int method, long offset, long length, Box box)
            throws Refusal {
        if (method == 1 && data.isEmpty() || ++extents > MOST_EXTENTS) {
            throw in.damaged(box);
        }
        long start = method == 1 ? data.get().contentStart() : 0;
        long end = method == 1 ? data.get().end() : in.sizeBytes();
        if (offset < 0 || length < 0 || offset > end - start || length > end - start - offset) {
            throw method == 1 ? in.damaged(box) : Refusal.truncated(in.format(), in.sizeBytes());
        }
        if (method == 1) {
            item.putInMeta();
        }
        item.extents().add(new HeifItem.Extent(start + offset, length == 0 ? end - start - offset : length));
    }

    /** 14496-12 section 8.11.12. */
    private void readReferences() throws Refusal, IOException {
        Optional<Box> box = in.only(children, "iref");
        if (box.isEmpty()) {
            return;
        }
        int idBytes = in.u8(box.get().contentStart()) == 0 ? 2 : 4;
        for (Box reference : in.children(box.get().contentStart() + 4, box.get().end())) {
            long at = reference.contentStart();
            int count = in.u16(at + idBytes);
            if (reference.contentBytes() < idBytes + 2L + (long) count * idBytes) {
                throw in.damaged(reference);
            }
            List<Long> to = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                to.add(in.number(at + idBytes + 2 + (long) i * idBytes, idBytes));
            }
            references.add(new Reference(reference.type(), in.number(at, idBytes), to));
        }
    }

    /** 23008-12 section 9.3. */
    private void readProperties() throws Refusal, IOException {
        Optional<Box> box = in.only(children, "iprp");
        if (box.isEmpty()) {
            return;
        }
        List<Box> boxes = in.children(box.get());
        properties = in.children(in.need(boxes, "ipco", box.get()));
        for (Box uses : boxes) {
            if (uses.type().equals("ipma")) {
                readUses(uses);
            }
        }
    }

    private void readUses(Box box) throws Refusal, IOException {
        long at = box.contentStart();
        int idBytes = in.u8(at) == 0 ? 2 : 4;
        boolean wide = (in.u8(at + 3) & 1) != 0;
        long count = in.u32(at + 4);
        at += 8;
        for (long i = 0; i < count; i++) {
            if (at >= box.end()) {
                throw in.damaged(box);
            }
            HeifItem item = items.get(in.number(at, idBytes));
            int uses = in.u8(at + idBytes);
            at += idBytes + 1;
            for (int j = 0; j < uses; j++) {
                int value = wide ? in.u16(at) : in.u8(at);
                at += wide ? 2 : 1;
                int property = value & (wide ? 0x7FFF : 0x7F);
                boolean essential = value >> (wide ? 15 : 7) != 0;
                if (property > properties.size()) {
                    throw in.damaged(box);
                }
                if (item != null && property > 0) {
                    item.uses().add(new HeifItem.Use(property, essential));
                }
            }
        }
    }
}
