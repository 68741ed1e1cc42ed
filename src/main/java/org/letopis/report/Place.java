package org.letopis.report;

import java.util.List;
import java.util.Optional;
import org.letopis.json.JsonObject;

/** Where something happened, and how exactly that is known. */
public record Place(JsonObject json) {
    /** From the most exact. */
    private static final List<String> LEVELS = List.of("point", "site", "settlement", "district", "region", "country");

    /** The field that tells each of these levels. */
    private static final List<String> FIELDS = List.of("lat", "site", "settlement", "district", "subdivision");

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

    /**
     * Returns this place as exactly as it may be told: what is finer goes, exact spots always.
     *
     * @param finest settlement, district, region or country; point and site leave nothing but the spot out
     */
    public Place atMost(String finest) {
        int level = Math.max(LEVELS.indexOf(finest), LEVELS.indexOf("settlement"));
        JsonObject told = json.without("site", "lat", "lon", "radiusM", "source");
        for (int finer = 0; finer < level; finer++) {
            told = told.without(FIELDS.get(finer));
        }
        return new Place(told.with("precision", LEVELS.get(Math.max(level, LEVELS.indexOf(precision())))));
    }
}
