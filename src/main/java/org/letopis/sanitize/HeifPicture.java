package org.letopis.sanitize;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The kept items of a HEIF file: their properties and data. Source: ISO/IEC 14496-12 section 8.11, 23008-12 section 6.
 */
final class HeifPicture {
    private static final long WIDEST_PLACE = 0xFFFFFFFFL;

    private final BoxReader in;
    private final Draft draft;
    private final HeifMeta meta;
    private final Map<Long, HeifItem> kept = new LinkedHashMap<>();
    private final TreeMap<Integer, HeifProperty> properties = new TreeMap<>();
    private final Map<Long, HeifMetaWriter.Place> places = new LinkedHashMap<>();
    private final Pieces media = new Pieces();
    private final Pieces inMeta = new Pieces();

    HeifPicture(BoxReader in, Draft draft, HeifMeta meta) throws Refusal, IOException {
        this.in = in;
        this.draft = draft;
        this.meta = meta;
        Set<Long> ids = new HeifSelection(in, meta, draft).kept();
        for (HeifItem item : meta.items().values()) {
            if (ids.contains(item.id())) {
                kept.put(item.id(), item);
            }
        }
        readProperties();
        readData();
    }

    /** Returns the data of items that is outside the meta box. */
    Pieces media() {
        return media;
    }

    private void readProperties() throws Refusal, IOException {
        for (HeifItem item : kept.values()) {
            String space = channels(item) == 1 ? "GRAY" : "RGB ";
            for (HeifItem.Use use : item.uses()) {
                Box box = meta.properties().get(use.property() - 1);
                if (!properties.containsKey(use.property())) {
                    HeifProperty property = HeifProperty.of(in, draft, box, space);
                    properties.put(use.property(), property);
                    noteProperty(box, property);
                }
                boolean lost = properties.get(use.property()).kept().isEmpty();
                if (lost && use.essential() && !box.type().equals("colr")) {
                    throw in.unknown("property", box.type(), box.start());
                }
            }
        }
        properties.values().removeIf(property -> property.kept().isEmpty());
        size(kept.get(meta.primary()));
    }

    private void noteProperty(Box box, HeifProperty property) throws Refusal, IOException {
        if (property.kept().isEmpty() && box.type().equals("colr")) {
            draft.drop(FindingGroup.DEVICE, "Colour profile details", box.contentBytes() + " bytes");
        } else if (property.kept().isEmpty()) {
            FilmTags.noteBox(in, box, draft);
        } else if (box.type().equals("clap")) {
            draft.remains(FindingGroup.HIDDEN, "Cropped pixels", "clap");
        }
    }

    private int channels(HeifItem item) throws Refusal, IOException {
        for (HeifItem.Use use : item.uses()) {
            Box box = meta.properties().get(use.property() - 1);
            if (box.type().equals("pixi") && box.contentBytes() >= 5) {
                return in.u8(box.contentStart() + 4);
            }
        }
        return 0;
    }

    private void size(HeifItem primary) throws Refusal, IOException {
        for (HeifItem.Use use : primary.uses()) {
            Box box = meta.properties().get(use.property() - 1);
            if (box.type().equals("ispe") && box.contentBytes() >= 12) {
                draft.dimensions(in.u32(box.contentStart() + 4), in.u32(box.contentStart() + 8));
            }
        }
    }

    private void readData() throws Refusal, IOException {
        for (HeifItem item : kept.values()) {
            Pieces target = item.inMeta() ? inMeta : media;
            long from = target.sizeBytes();
            if (HeifSelection.CODED.contains(item.type())) {
                coded(item, target);
            } else if (!item.type().equals("iden")) {
                derived(item, target);
            }
            places.put(item.id(), new HeifMetaWriter.Place(item.inMeta(), from, target.sizeBytes() - from));
            if (media.sizeBytes() + inMeta.sizeBytes() > 2 * in.sizeBytes()) {
                throw Refusal.damaged(in.format(), "box iloc", 0);
            }
        }
    }

    private void coded(HeifItem item, Pieces target) throws Refusal, IOException {
        SampleFilter filter = null;
        for (HeifItem.Use use : item.uses()) {
            HeifProperty property = properties.get(use.property());
            if (property != null && property.filter() != null) {
                filter = property.filter();
            }
        }
        HeifItem.Extent data = whole(item);
        if (filter == null) {
            throw Refusal.damaged(in.format(), "item without configuration", data.from());
        }
        filter.keep(data.from(), data.length(), target);
    }

    /** Returns the data as one run of bytes: extents that follow each other are one. */
    private HeifItem.Extent whole(HeifItem item) throws Refusal {
        HeifItem.Extent whole = null;
        for (HeifItem.Extent extent : item.extents()) {
            if (whole == null) {
                whole = extent;
            } else if (whole.from() + whole.length() == extent.from()) {
                whole = new HeifItem.Extent(whole.from(), whole.length() + extent.length());
            } else {
                throw Refusal.unknownPart(in.format(), "item in several places", extent.from());
            }
        }
        if (whole == null) {
            throw Refusal.damaged(in.format(), "box iloc", 0);
        }
        return whole;
    }

    /** 23008-12 sections 6.6.2.2 and 6.6.2.3: numbers, and nothing behind them. */
    private void derived(HeifItem item, Pieces target) throws Refusal, IOException {
        HeifItem.Extent data = whole(item);
        int wide = data.length() > 1 && (in.u8(data.from() + 1) & 1) != 0 ? 4 : 2;
        long bytes = 4 + 2L * wide;
        if (item.type().equals("iovl")) {
            bytes = 10 + 2L * wide + 2L * wide * parts(item);
        }
        if (data.length() < bytes) {
            throw Refusal.damaged(in.format(), "item " + Box.name(item.type()), data.from());
        }
        target.range(data.from(), bytes);
    }

    private int parts(HeifItem item) {
        return meta.references().stream()
                .filter(reference ->
                        reference.from() == item.id() && reference.type().equals("dimg"))
                .mapToInt(reference -> reference.to().size())
                .sum();
    }

    /**
     * Returns the meta box written anew.
     *
     * @param base where the media data starts in the clean copy
     */
    Pieces written(long base) throws Refusal {
        if (base + media.sizeBytes() > WIDEST_PLACE) {
            throw Refusal.tooLarge(in.format(), "picture");
        }
        return new HeifMetaWriter(meta, kept, properties).written(places, inMeta, base);
    }
}
