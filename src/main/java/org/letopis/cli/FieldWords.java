package org.letopis.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.letopis.report.vocabulary.Term;
import org.letopis.report.vocabulary.Vocabulary;

/** What the fields of a report, the choices in them and the codes of the vocabulary are called in one language. */
final class FieldWords {
    private final ResourceBundle bundle;
    private final Locale locale;
    private final Vocabulary vocabulary;

    FieldWords(Locale locale, Vocabulary vocabulary) {
        this.locale = locale;
        this.vocabulary = vocabulary;
        this.bundle = ResourceBundle.getBundle(
                "org.letopis.cli.fields",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Returns what a field is called; the name itself where a newer version has more fields. */
    String field(String name) {
        return bundle.containsKey("field." + name) ? bundle.getString("field." + name) : name;
    }

    /** Returns what a choice is called. */
    String choice(String value) {
        return bundle.containsKey("value." + value) ? bundle.getString("value." + value) : value;
    }

    /** Returns the label of a code and the code; of one that is not known the code alone. */
    String code(String code) {
        Optional<Term> term = vocabulary.term(code);
        return term.map(known -> known.label(locale.getLanguage()) + " (" + code + ")")
                .orElse(code);
    }
}
