package org.letopis.report;

import java.util.Optional;
import org.letopis.json.JsonObject;

/** Where something happened, and how exactly that is known. */
public record Place(JsonObject json) {
    public Place {
        Held.checked(Nouns.PLACE, json);
    }

    /** Returns ISO 3166-1 alpha-2; XA to XZ are free for users. */
    public String country() {
        return Held.string(json, "country");
    }

    /** Returns point, site, settlement, district, region or country. */
    public String precision() {
        return Held.string(json, "precision");
    }

    /** Returns ISO 3166-2. */
    public Optional<String> subdivision() {
        return Held.optional(json, "subdivision");
    }

    public Optional<String> district() {
        return Held.optional(json, "district");
    }

    public Optional<String> settlement() {
        return Held.optional(json, "settlement");
    }

    /** Returns a building or spot, in words. */
    public Optional<String> site() {
        return Held.optional(json, "site");
    }

    /** Returns decimal degrees as text, since canonical JSON has no fractions. */
    public Optional<String> latitude() {
        return Held.optional(json, "lat");
    }

    public Optional<String> longitude() {
        return Held.optional(json, "lon");
    }

    public boolean hasSpot() {
        return site().isPresent() || latitude().isPresent() || longitude().isPresent();
    }

    /** Returns this place without the parts that point to a house: site and coordinates. */
    public Place withoutSpot() {
        String coarser = precision().equals("point") || precision().equals("site") ? "settlement" : precision();
        return new Place(json.without("site", "lat", "lon", "radiusM", "source").with("precision", coarser));
    }
}
