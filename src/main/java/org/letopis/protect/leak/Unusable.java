package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something that is listed of a person but that the check cannot look for: a birth year alone, an address without a
 * house, a number too short to be told from others. Whoever lists it must not believe that it is protected.
 *
 * @param field as it is called in a file of names, for example {@code birthDates}
 */
public record Unusable(String person, String field, String value) {
    /** Returns all of them, in the order of the people. */
    public static List<Unusable> of(List<Protected> people) {
        List<Unusable> unusable = new ArrayList<>();
        for (Protected person : people) {
            add(person, "contacts", person.contacts(), Unusable::isContact, unusable);
            add(person, "ids", person.ids(), id -> !Paper.of("", id).isEmpty(), unusable);
            add(person, "birthDates", person.birthDates(), BirthDateFinder::isUsable, unusable);
            add(person, "addresses", person.addresses(), Unusable::isAddress, unusable);
        }
        return unusable;
    }

    private static void add(
            Protected person, String field, List<String> values, Predicate<String> usable, List<Unusable> into) {
        for (String value : values) {
            if (!usable.test(value)) {
                into.add(new Unusable(person.person(), field, value));
            }
        }
    }

    private static boolean isContact(String value) {
        Contact contact = Contact.of(value);
        return !contact.phones().isEmpty()
                || !contact.emails().isEmpty()
                || !contact.handles().isEmpty();
    }

    private static boolean isAddress(String value) {
        return CoordinateFinder.isUsable(value) || StreetAddress.of(value).isPresent();
    }
}
