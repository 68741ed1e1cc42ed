package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.List;

/** A contact of a protected person, taken apart. */
record ListedContact(String person, Contact contact) {
    static List<ListedContact> of(List<Protected> people) {
        List<ListedContact> contacts = new ArrayList<>();
        for (Protected person : people) {
            person.contacts().forEach(written -> contacts.add(new ListedContact(person.person(), Contact.of(written))));
        }
        return contacts;
    }
}
