package org.letopis.protect;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.letopis.report.Id;
import org.letopis.report.Identity;

/**
 * Looks for the names in the identity compartment in a text that is about to leave: each word of a name, letter for
 * letter or with up to three more letters in place of its ending, case and ё/е folded. It does not know spellings in
 * another alphabet, nicknames or descriptions.
 */
final class KnownNames {
    private static final int LEAST_LETTERS = 3;
    private static final int LEAST_STEM = 4;
    private static final int LONGEST_ENDING = 3;
    private static final String ENDINGS = "аеиоуыэюяйьaeiouy";

    private record Name(Id person, String word, String stem) {}

    private final List<Name> names = new ArrayList<>();

    KnownNames(List<Identity> identities) {
        for (Identity identity : identities) {
            for (String name : identity.names()) {
                for (String word : words(name)) {
                    if (word.length() >= LEAST_LETTERS) {
                        names.add(new Name(identity.person(), word, stem(word)));
                    }
                }
            }
        }
    }

    /** Returns the first person whose name is in the text. */
    Optional<Id> in(String text) {
        for (String word : words(text)) {
            for (Name name : names) {
                if (word.equals(name.word)
                        || name.stem.length() >= LEAST_STEM
                                && word.startsWith(name.stem)
                                && word.length() <= name.stem.length() + LONGEST_ENDING) {
                    return Optional.of(name.person);
                }
            }
        }
        return Optional.empty();
    }

    private static String stem(String word) {
        return ENDINGS.indexOf(word.charAt(word.length() - 1)) >= 0 ? word.substring(0, word.length() - 1) : word;
    }

    private static List<String> words(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .replaceAll("\\p{Cf}", "");
        return List.of(folded.split("[^\\p{L}\\p{M}]+"));
    }
}
