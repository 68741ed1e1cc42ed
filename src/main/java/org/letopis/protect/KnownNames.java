package org.letopis.protect;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.letopis.report.Id;
import org.letopis.report.Identity;

/**
 * Looks in a text that is about to leave for what the identity compartment holds: each word of a name, letter for letter
 * or with a usual ending, case and ё/е folded; telephone numbers by their last seven digits; other contacts as they are
 * written. It does not know spellings in another alphabet, nicknames or descriptions.
 */
final class KnownNames {
    private static final int LEAST_LETTERS = 3;
    private static final int LEAST_STEM = 3;
    private static final int PHONE_DIGITS = 7;
    private static final String FINAL_LETTERS = "аеиоуыэюяйьaeiouy";

    /** Of nouns and adjectives in all cases, and of their usual Latin spellings. */
    private static final Set<String> ENDINGS = Set.of(
            "", "а", "я", "у", "ю", "ы", "и", "е", "о", "й", "ь", "ой", "ей", "ою", "ею", "ом", "ем", "ым", "им", "ого",
            "его", "ому", "ему", "ую", "юю", "ая", "яя", "ий", "ый", "ых", "их", "ыми", "ими", "ах", "ях", "ам", "ям",
            "ами", "ями", "ов", "ев", "ья", "ье", "ью", "a", "e", "i", "o", "u", "y", "s", "es", "oy", "ey", "oi", "ei",
            "om", "em", "ym", "im", "yu", "ya", "oyu", "uyu", "aya", "ogo", "omu", "ov", "ami");

    private record Name(Id person, String word, String stem) {}

    private record Contact(Id person, String text, boolean phone) {}

    private final List<Name> names = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();

    KnownNames(List<Identity> identities) {
        for (Identity identity : identities) {
            for (String name : identity.names()) {
                for (String word : words(name)) {
                    if (word.length() >= LEAST_LETTERS) {
                        names.add(new Name(identity.person(), word, stem(word)));
                    }
                }
            }
            identity.contacts().forEach(contact -> add(identity.person(), contact));
        }
    }

    private void add(Id person, String contact) {
        String digits = contact.replaceAll("[^0-9]", "");
        if (digits.length() >= PHONE_DIGITS) {
            contacts.add(new Contact(person, digits.substring(digits.length() - PHONE_DIGITS), true));
        } else {
            contacts.add(new Contact(person, fold(contact), false));
        }
    }

    /** Returns the first person whose name or contact is in the text. */
    Optional<Id> in(String text) {
        String digits = text.replaceAll("[\\s().+\\-]", "");
        String folded = fold(text);
        for (Contact contact : contacts) {
            if ((contact.phone ? digits : folded).contains(contact.text)) {
                return Optional.of(contact.person);
            }
        }
        for (String word : words(text)) {
            for (Name name : names) {
                if (word.equals(name.word) || inflected(word, name.stem)) {
                    return Optional.of(name.person);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean inflected(String word, String stem) {
        return stem.length() >= LEAST_STEM && word.startsWith(stem) && ENDINGS.contains(word.substring(stem.length()));
    }

    private static String stem(String word) {
        return FINAL_LETTERS.indexOf(word.charAt(word.length() - 1)) >= 0 ? word.substring(0, word.length() - 1) : word;
    }

    private static List<String> words(String text) {
        return List.of(fold(text).split("[^\\p{L}\\p{M}]+"));
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .replaceAll("\\p{Cf}", "");
    }
}
