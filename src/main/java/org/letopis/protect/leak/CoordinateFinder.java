package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds the coordinates of listed addresses, in any notation, also in the addresses of maps. Two numbers side by side
 * are the place when they agree with it in the digits that both have; of fewer than three decimals none is a hit.
 */
final class CoordinateFinder implements Finder {
    private static final int MOST_BETWEEN = 48;
    private static final double ROUNDING = 1e-9;
    private static final Pattern BETWEEN = Pattern.compile(
            "(?:[\\s,،;:/|!\"'“”()\\[\\]{}&?=+%_.°-]|<[^<>]{0,40}>"
                    + "|[nsewсюзвшд](?![\\p{L}])|3d|4d|m?l(?:at|on|ng|ong)\\p{L}*|шир\\p{L}*|долг\\p{L}*|довг\\p{L}*|and\\b|и\\b|та\\b|по\\b"
                    + "|сев\\p{L}*|вост\\p{L}*|южн\\p{L}*|зап\\p{L}*|north\\p{L}*|east\\p{L}*|south\\p{L}*|west\\p{L}*|gps|[xy]\\b)*");

    private record Spot(String person, Angle latitude, Angle longitude) {}

    private static final int BANDS_PER_DEGREE = 100;

    private final Map<Long, List<Spot>> byBand = new HashMap<>();

    CoordinateFinder(List<Protected> people) {
        for (Protected person : people) {
            for (String address : person.addresses()) {
                List<Angle> angles = Angle.in(FoldedText.of(address).text());
                if (angles.size() == 2) {
                    boolean turned =
                            angles.get(0).axis() == 'e' || angles.get(1).axis() == 'n';
                    Angle latitude = angles.get(turned ? 1 : 0);
                    byBand.computeIfAbsent(band(latitude), none -> new ArrayList<>())
                            .add(new Spot(person.person(), latitude, angles.get(turned ? 0 : 1)));
                }
            }
        }
    }

    /** Returns whether an address is nothing but coordinates. */
    static boolean isSpot(String folded) {
        return Angle.in(folded).size() == 2
                && folded.codePoints().filter(Character::isLetter).count() < 16;
    }

    /** Returns whether an address holds coordinates that are fine enough to be looked for. */
    static boolean isUsable(String written) {
        return Angle.in(FoldedText.of(written).text()).size() == 2;
    }

    @Override
    public void find(FoldedText text, Hits into) {
        if (byBand.isEmpty()) {
            return;
        }
        String all = text.text();
        List<Angle> angles = Angle.in(all);
        for (int i = 1; i < angles.size(); i++) {
            Angle first = angles.get(i - 1);
            Angle second = angles.get(i);
            int between = second.start() - first.end();
            if (between >= 0
                    && between <= MOST_BETWEEN
                    && BETWEEN.matcher(all.substring(first.end(), second.start()))
                            .matches()) {
                look(first, second, first, second, into);
                look(second, first, first, second, into);
            }
        }
    }

    private void look(Angle latitude, Angle longitude, Angle first, Angle second, Hits into) {
        long band = band(latitude);
        for (long near = band - 1; near <= band + 1; near++) {
            for (Spot spot : byBand.getOrDefault(near, List.of())) {
                if (isAt(spot, latitude, longitude)) {
                    into.add(spot.person, first.start(), second.end(), HitClass.COORDINATES);
                }
            }
        }
    }

    /** Returns the hundredth of a degree, which is wider than what two numbers of one place can differ by. */
    private static long band(Angle latitude) {
        return (long) Math.floor(latitude.degrees() * BANDS_PER_DEGREE);
    }

    private static boolean isAt(Spot spot, Angle latitude, Angle longitude) {
        return latitude.axis() != 'e'
                && longitude.axis() != 'n'
                && agree(spot.latitude, latitude)
                && agree(spot.longitude, longitude);
    }

    /** Numbers may have been rounded or cut to the digits that are there, so a whole unit of the last one is allowed. */
    private static boolean agree(Angle one, Angle other) {
        return Math.abs(one.degrees() - other.degrees()) < Math.max(one.unit(), other.unit()) + ROUNDING;
    }
}
