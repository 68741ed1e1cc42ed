package org.letopis.protect.leak;

import java.util.List;

/**
 * A person who must not be recognised, with all that the check looks for.
 *
 * @param person the code, or any label; it comes back in the hits
 * @param names full names or single forms, in any script
 * @param contacts telephone numbers, mail addresses, handles, as they are written
 * @param ids numbers of papers, and plates
 * @param birthDates EDTF, ISO 8601, or in words
 * @param addresses as they are written; coordinates as "lat, lon" in degrees
 */
public record Protected(
        String person,
        List<String> names,
        List<String> contacts,
        List<String> ids,
        List<String> birthDates,
        List<String> addresses) {

    public Protected {
        names = List.copyOf(names);
        contacts = List.copyOf(contacts);
        ids = List.copyOf(ids);
        birthDates = List.copyOf(birthDates);
        addresses = List.copyOf(addresses);
    }
}
