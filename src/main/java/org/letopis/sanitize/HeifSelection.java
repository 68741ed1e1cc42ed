package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which items show the primary picture: itself, the tiles and layers it is made of, its alpha. Everything else is
 * dropped and noted: EXIF, XMP, thumbnails, depth and gain maps, other pictures. Source: ISO/IEC 23008-12 section 6.
 */
final class HeifSelection {
    static final Set<String> CODED = Set.of("hvc1", "av01", "avc1");
    static final Set<String> DERIVED = Set.of("grid", "iovl", "iden");

    private final BoxReader in;
    private final HeifMeta meta;
    private final Draft draft;
    private final Set<Long> kept = new HashSet<>();

    HeifSelection(BoxReader in, HeifMeta meta, Draft draft) {
        this.in = in;
        this.meta = meta;
        this.draft = draft;
    }

    /** Returns the ids of kept items, and notes the others. */
    Set<Long> kept() throws Refusal, IOException {
        HeifItem primary = meta.items().get(meta.primary());
        if (primary == null) {
            throw Refusal.damaged(in.format(), "box pitm", 0);
        }
        keep(primary.id());
        boolean more = true;
        while (more) {
            more = false;
            for (HeifMeta.Reference reference : meta.references()) {
                HeifItem item = meta.items().get(reference.from());
                boolean alpha = reference.type().equals("auxl")
                        && item != null
                        && reference.to().stream().anyMatch(kept::contains)
                        && HeifProperty.isAlpha(auxiliary(item));
                if (alpha && !kept.contains(item.id())) {
                    keep(item.id());
                    more = true;
                }
            }
        }
        for (HeifItem item : meta.items().values()) {
            if (!kept.contains(item.id())) {
                note(item);
            }
        }
        return kept;
    }

    /** Keeps an item and all that it is made of. */
    private void keep(long id) throws Refusal {
        Deque<Long> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            long next = open.pop();
            if (!kept.add(next)) {
                continue;
            }
            HeifItem item = meta.items().get(next);
            if (item == null) {
                throw Refusal.damaged(in.format(), "box iref", 0);
            }
            if (!CODED.contains(item.type()) && !DERIVED.contains(item.type())) {
                throw in.unknown("item", item.type(), 0);
            }
            for (HeifMeta.Reference reference : meta.references()) {
                if (reference.from() == next && reference.type().equals("dimg")) {
                    open.addAll(reference.to());
                }
            }
        }
    }

    private String auxiliary(HeifItem item) throws Refusal, IOException {
        for (HeifItem.Use use : item.uses()) {
            Box box = meta.properties().get(use.property() - 1);
            if (box.type().equals("auxC")) {
                return HeifProperty.auxiliary(in, box);
            }
        }
        return "";
    }

    private boolean refers(HeifItem item, String type) {
        return meta.references().stream()
                .anyMatch(reference ->
                        reference.from() == item.id() && reference.type().equals(type));
    }

    private void note(HeifItem item) throws Refusal, IOException {
        String size = item.extents().stream().mapToLong(HeifItem.Extent::length).sum() + " bytes";
        switch (item.type()) {
            case "Exif" -> drop(FindingGroup.DEVICE, "EXIF", item, size);
            case "mime" -> drop(FindingGroup.HISTORY, "XMP", item, size);
            case "tmap" -> drop(FindingGroup.OTHER, "Tone map", item, size);
            default -> {
                if (refers(item, "thmb")) {
                    drop(FindingGroup.EMBEDDED, "Thumbnail", item, size);
                } else if (refers(item, "auxl")) {
                    drop(FindingGroup.EMBEDDED, "Auxiliary picture", item, auxiliary(item));
                } else if (CODED.contains(item.type()) || DERIVED.contains(item.type())) {
                    drop(FindingGroup.EMBEDDED, "Further picture", item, size);
                } else {
                    drop(FindingGroup.HIDDEN, "Item that is not needed", item, size);
                }
            }
        }
    }

    private void drop(FindingGroup group, String name, HeifItem item, String value) throws Refusal, IOException {
        draft.drop(group, name, name + " (" + Box.name(item.type()) + ")", value);
        if (!CODED.contains(item.type())) {
            for (HeifItem.Extent extent : item.extents()) {
                FilmTags.texts(name, in.bytes(extent.from(), (int) Math.min(extent.length(), 1 << 16)), draft);
            }
        }
    }
}
