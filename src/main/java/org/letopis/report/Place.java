package org.letopis.report;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * Where something happened, and how exactly that is known.
 *
 * @param country ISO 3166-1 alpha-2; XA to XZ are free for users
 * @param subdivision ISO 3166-2
 * @param site a building or spot, in words
 * @param latitude decimal degrees as text, since canonical JSON has no fractions
 * @param precision point, site, settlement, district, region or country
 */
public record Place(
        String country,
        Optional<String> subdivision,
        Optional<String> district,
        Optional<String> settlement,
        Optional<String> site,
        Optional<String> latitude,
        Optional<String> longitude,
        String precision) {
    private static final Set<String> PRECISIONS =
            Set.of("point", "site", "settlement", "district", "region", "country");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern SUBDIVISION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");
    private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,8})?");
    private static final int MAX_CHARACTERS = 500;

    /** Returns this place without the parts that point to a house: site and coordinates. */
    public Place withoutSpot() {
        String coarser = precision.equals("point") || precision.equals("site") ? "settlement" : precision;
        return new Place(
                country,
                subdivision,
                district,
                settlement,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                coarser);
    }

    public boolean hasSpot() {
        return site.isPresent() || latitude.isPresent() || longitude.isPresent();
    }

    static Place read(JsonObject json) throws JsonProblem {
        json.only("country", "subdivision", "district", "settlement", "site", "lat", "lon", "precision");
        String country = json.string("country");
        if (!COUNTRY.matcher(country).matches()) {
            throw new JsonProblem("report.bad-country", json.path() + ".country");
        }
        String precision = json.string("precision");
        if (!PRECISIONS.contains(precision)) {
            throw new JsonProblem("report.bad-precision", json.path() + ".precision");
        }
        return new Place(
                country,
                subdivision(json),
                words(json, "district"),
                words(json, "settlement"),
                words(json, "site"),
                degrees(json, "lat", 90),
                degrees(json, "lon", 180),
                precision);
    }

    JsonObject json() {
        return JsonObject.empty()
                .with("country", country)
                .withOptional("subdivision", subdivision)
                .withOptional("district", district)
                .withOptional("settlement", settlement)
                .withOptional("site", site)
                .withOptional("lat", latitude)
                .withOptional("lon", longitude)
                .with("precision", precision);
    }

    private static Optional<String> words(JsonObject json, String name) throws JsonProblem {
        return json.has(name) ? Optional.of(Text.plain(json, name, MAX_CHARACTERS)) : Optional.empty();
    }

    private static Optional<String> subdivision(JsonObject json) throws JsonProblem {
        Optional<String> code = json.optionalString("subdivision");
        if (code.isPresent() && !SUBDIVISION.matcher(code.get()).matches()) {
            throw new JsonProblem("report.bad-subdivision", json.path() + ".subdivision");
        }
        return code;
    }

    private static Optional<String> degrees(JsonObject json, String name, int most) throws JsonProblem {
        Optional<String> degrees = json.optionalString(name);
        if (degrees.isPresent()
                && (!DEGREES.matcher(degrees.get()).matches() || Math.abs(Double.parseDouble(degrees.get())) > most)) {
            throw new JsonProblem("report.bad-degrees", json.path() + "." + name, most);
        }
        return degrees;
    }
}
