package org.letopis.sanitize;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a mail was sent (RFC 5322, sections 3.3 and 4.3), without the zone of who sent it. */
final class MailDate {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> ZONE_HOURS =
            Map.of("est", -5, "edt", -4, "cst", -6, "cdt", -5, "mst", -7, "mdt", -6, "pst", -8, "pdt", -7);
    private static final Pattern DATE =
            Pattern.compile("(?:[A-Za-z]+,?\\s+)?(\\d{1,2})\\s+([A-Za-z]{3})[a-z]*\\s+(\\d{2,4})\\s+"
                    + "(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?\\s*([-+]\\d{4}|[A-Za-z]+)?.*");
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss", Locale.ENGLISH);

    private MailDate() {}

    /** Returns the moment in universal time; empty when it cannot be read. */
    static Optional<String> universal(String field) {
        Matcher date = DATE.matcher(field.strip());
        if (!date.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(date.group(3));
        int month = MONTHS.indexOf(date.group(2).toLowerCase(Locale.ROOT)) + 1;
        try {
            LocalDateTime local = LocalDateTime.of(
                    year < 50 ? year + 2000 : year < 1000 ? year + 1900 : year,
                    month,
                    Integer.parseInt(date.group(1)),
                    Integer.parseInt(date.group(4)),
                    Integer.parseInt(date.group(5)),
                    date.group(6) == null ? 0 : Math.min(59, Integer.parseInt(date.group(6))));
            return Optional.of(
                    FORM.format(local.minusSeconds(offset(date.group(7)).getTotalSeconds())) + " +0000");
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZoneOffset offset(String zone) {
        if (zone == null || Character.isLetter(zone.charAt(0))) {
            return ZoneOffset.ofHours(zone == null ? 0 : ZONE_HOURS.getOrDefault(zone.toLowerCase(Locale.ROOT), 0));
        }
        int sign = zone.charAt(0) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(
                sign * Integer.parseInt(zone.substring(1, 3)), sign * Integer.parseInt(zone.substring(3)));
    }
}
