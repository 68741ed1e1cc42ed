package org.letopis.sanitize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the {@code meta} box of a HEIF file anew for the items that are kept. Ids stay; names go. Source: ISO/IEC
 * 14496-12 section 8.11, 23008-12 section 9.
 */
final class HeifMetaWriter {
    private static final Set<String> KEPT_REFERENCES = Set.of("dimg", "auxl", "prem");
    private static final int MOST_SHORT = 0xFFFF;
    private static final int MOST_SHORT_PROPERTIES = 0x7F;

    /** Where the data of an item is: in the meta box or behind it, counted from its first byte of data. */
    record Place(boolean inMeta, long from, long length) {}

    private final HeifMeta meta;
    private final Map<Long, HeifItem> kept;
    private final TreeMap<Integer, HeifProperty> properties;

    /**
     * @param kept kept items in the order of the file, by id
     * @param properties kept properties, by their number in the original
     */
    HeifMetaWriter(HeifMeta meta, Map<Long, HeifItem> kept, TreeMap<Integer, HeifProperty> properties) {
        this.meta = meta;
        this.kept = kept;
        this.properties = properties;
    }

    /**
     * Returns the meta box written anew.
     *
     * @param places where the data of each item is
     * @param inMeta the data that is in the box itself
     * @param base where the media data starts in the clean copy
     */
    Pieces written(Map<Long, Place> places, Pieces inMeta, long base) {
        Pieces boxes = BoxContent.full(0, 0).zeros(4).text("pict").zeros(13).box("hdlr");
        int idBytes = wideIds() ? 4 : 2;
        boxes.append(BoxContent.full(wideIds() ? 1 : 0, 0)
                .number(meta.primary(), idBytes)
                .box("pitm"));
        boxes.append(placesBox(places, base, idBytes));
        boxes.append(itemsBox(idBytes));
        boxes.append(referencesBox(idBytes));
        boxes.append(propertiesBox(idBytes));
        if (inMeta.sizeBytes() > 0) {
            boxes.append(BoxContent.box("idat", inMeta));
        }
        Pieces content = Pieces.of(BoxContent.full(0, 0).array());
        content.append(boxes);
        return BoxContent.box("meta", content);
    }

    private boolean wideIds() {
        return kept.keySet().stream().anyMatch(id -> id > MOST_SHORT);
    }

    private static Pieces placesBox(Map<Long, Place> places, long base, int idBytes) {
        boolean methods = places.values().stream().anyMatch(Place::inMeta);
        int version = idBytes == 4 ? 2 : methods ? 1 : 0;
        BoxContent box = BoxContent.full(version, 0).u8(0x44).u8(0).number(places.size(), idBytes);
        places.forEach((id, place) -> {
            box.number(id, idBytes);
            if (version > 0) {
                box.u16(place.inMeta() ? 1 : 0);
            }
            box.u16(0);
            box.u16(place.length() == 0 ? 0 : 1);
            if (place.length() > 0) {
                box.u32(place.inMeta() ? place.from() : base + place.from()).u32(place.length());
            }
        });
        return box.box("iloc");
    }

    private Pieces itemsBox(int idBytes) {
        Pieces content = Pieces.of(BoxContent.full(0, 0).u16(kept.size()).array());
        for (HeifItem item : kept.values()) {
            content.append(BoxContent.full(idBytes == 4 ? 3 : 2, item.hidden() ? 1 : 0)
                    .number(item.id(), idBytes)
                    .u16(0)
                    .text(item.type())
                    .u8(0)
                    .box("infe"));
        }
        return BoxContent.box("iinf", content);
    }

    private Pieces referencesBox(int idBytes) {
        Pieces content = Pieces.of(BoxContent.full(idBytes == 4 ? 1 : 0, 0).array());
        boolean any = false;
        for (HeifMeta.Reference reference : meta.references()) {
            List<Long> to = new ArrayList<>(reference.to());
            to.removeIf(id -> !kept.containsKey(id));
            if (KEPT_REFERENCES.contains(reference.type()) && kept.containsKey(reference.from()) && !to.isEmpty()) {
                BoxContent box =
                        new BoxContent().number(reference.from(), idBytes).u16(to.size());
                to.forEach(id -> box.number(id, idBytes));
                content.append(box.box(reference.type()));
                any = true;
            }
        }
        return any ? BoxContent.box("iref", content) : new Pieces();
    }

    private Pieces propertiesBox(int idBytes) {
        Map<Integer, Integer> numbers = new HashMap<>();
        Pieces list = new Pieces();
        properties.forEach((number, property) -> {
            numbers.put(number, numbers.size() + 1);
            list.append(property.kept().orElseThrow());
        });
        boolean wide = numbers.size() > MOST_SHORT_PROPERTIES;
        BoxContent uses = BoxContent.full(idBytes == 4 ? 1 : 0, wide ? 1 : 0).u32(kept.size());
        for (HeifItem item : kept.values()) {
            List<HeifItem.Use> left = new ArrayList<>(item.uses());
            left.removeIf(use -> !numbers.containsKey(use.property()));
            uses.number(item.id(), idBytes).u8(left.size());
            for (HeifItem.Use use : left) {
                int number = numbers.get(use.property());
                int essential = use.essential() ? 1 : 0;
                uses.number(wide ? essential << 15 | number : essential << 7 | number, wide ? 2 : 1);
            }
        }
        Pieces boxes = BoxContent.box("ipco", list);
        boxes.append(uses.box("ipma"));
        return BoxContent.box("iprp", boxes);
    }
}
