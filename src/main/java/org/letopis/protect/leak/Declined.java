package org.letopis.protect.leak;

import com.github.petrovich4j.Case;
import com.github.petrovich4j.Gender;
import com.github.petrovich4j.NameType;
import com.github.petrovich4j.Petrovich;
import java.util.Set;
import java.util.TreeSet;

/** The cases that the rules of Petrovich give for a Russian name, whichever part of it a word may be. */
final class Declined {
    private static final Petrovich PETROVICH = new Petrovich();

    private Declined() {}

    /** Returns the forms, folded, the word itself among them. */
    static Set<String> forms(String word) {
        Set<String> forms = new TreeSet<>(Set.of(word));
        for (NameType type : NameType.values()) {
            for (Gender gender : Set.of(Gender.Male, Gender.Female)) {
                for (Case each : Case.values()) {
                    forms.add(PETROVICH.say(word, type, gender, each).replace('ё', 'е'));
                }
            }
        }
        return forms;
    }
}
