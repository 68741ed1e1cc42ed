package org.letopis.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.letopis.json.JsonObject;
import org.letopis.report.vocabulary.Huridocs;
import org.letopis.report.vocabulary.ListName;
import org.letopis.report.vocabulary.OwnList;
import org.letopis.report.vocabulary.Term;
import org.letopis.report.vocabulary.TermList;
import org.letopis.vault.KeptList;

/** Tells of terms: in lines for a person, or as JSON. */
final class TermText {
    private static final int SCREEN_COLUMNS = 80;
    private static final int CODE_COLUMNS = 3;
    private static final List<String> TREATIES = List.of(
            "ICCPR",
            "ICESCR",
            "ICPPED",
            "CAT",
            "CERD",
            "CEDAW",
            "CRC",
            "HRD Decl.",
            "Refugee Conv.",
            "Geneva Conv. common");

    private final Desk desk;
    private final String language;
    private final String own;
    private int listed;

    /**
     * @param language of labels and definitions
     */
    TermText(Desk desk, String language) {
        this.desk = desk;
        this.language = language;
        this.own = desk.words().locale().getLanguage();
    }

    /** Prints a list for a person. */
    void list(ListName name, List<Term> terms, boolean whole) {
        if (desk.json() || terms.isEmpty()) {
            return;
        }
        TermList list = TermList.of(name);
        if (listed++ > 0) {
            desk.line("");
        }
        desk.data("vocabulary.list-heading", name.word(), list.label(own));
        if (whole && terms.stream().anyMatch(term -> term.treaty().isEmpty())) {
            desk.data("vocabulary.no-treaty", list.noTreaty(own));
        }
        if (whole && terms.stream().anyMatch(term -> term.huridocs().isEmpty())) {
            desk.data("vocabulary.no-huridocs", list.noHuridocs(own));
        }
        for (Term term : terms) {
            label(term, "");
            if (whole) {
                meaning(term);
            }
        }
    }

    /** Prints which lists a vault keeps, for a person. */
    void kept(List<KeptList> lists) {
        for (KeptList kept : lists) {
            OwnList list = kept.list();
            desk.data("vocabulary.kept", kept.name(), list.terms().size(), list.translationCount());
        }
    }

    /** Prints what a search found for a person. */
    void found(List<Term> terms) {
        for (Term term : terms) {
            if (!desk.json()) {
                label(term, " (" + term.list().word() + ")");
                meaning(term);
            }
        }
        desk.say("vocabulary.count", terms.size());
    }

    /** Prints the terms as JSON, where that was asked for. */
    void json(List<Term> terms) {
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("terms", terms.stream().map(this::json).toList()));
        }
    }

    static JsonObject json(KeptList kept) {
        return JsonObject.empty()
                .with("name", kept.name())
                .with("terms", kept.list().terms().size())
                .with("translations", kept.list().translationCount());
    }

    private void label(Term term, String list) {
        indented("  ", Columns.pad(term.code(), CODE_COLUMNS) + "  " + term.label(language) + list);
    }

    private void meaning(Term term) {
        term.definition(language).ifPresent(text -> indented("       ", text));
        term.treaty().ifPresent(text -> indented("       ", desk.words().text("vocabulary.treaty-line", treaty(text))));
        term.huridocs()
                .ifPresent(one -> indented(
                        "       ", desk.words().text("vocabulary.huridocs-line", one.thesaurus(), one.code())));
    }

    private void indented(String indent, String text) {
        desk.line(Columns.wrapped(indent + Shown.line(text), SCREEN_COLUMNS));
    }

    /** Returns articles with the names of treaties as they are shortened in the language that is spoken. */
    private String treaty(String text) {
        String named = text;
        for (String treaty : TREATIES) {
            String key =
                    treaty.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-").replaceAll("-$", "");
            named = named.replace(treaty, desk.words().text("vocabulary.treaty." + key));
        }
        return named;
    }

    private JsonObject json(Term term) {
        TermList list = TermList.of(term.list());
        return JsonObject.empty()
                .with("code", term.code())
                .with("list", term.list().word())
                .with("own", Term.isOwn(term.code()))
                .with("labels", json(term.labels()))
                .with("definition", term.definition(language).orElse(null))
                .with("definitions", json(term.definitions()))
                .with("treaty", term.treaty().orElse(null))
                .with("huridocs", term.huridocs().map(Huridocs::code).orElse(null))
                .with("microThesaurus", term.huridocs().map(Huridocs::thesaurus).orElse(null))
                .withOptional("noTreatyBecause", reason(term, term.treaty(), list.noTreaty(own)))
                .withOptional("noHuridocsBecause", reason(term, term.huridocs(), list.noHuridocs(own)));
    }

    /** Of a project's own terms we know no reason. */
    private static Optional<String> reason(Term term, Optional<?> present, String because) {
        return present.isPresent() || Term.isOwn(term.code()) ? Optional.empty() : Optional.of(because);
    }

    private static JsonObject json(Map<String, String> texts) {
        JsonObject json = JsonObject.empty();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json = json.with(text.getKey(), text.getValue());
        }
        return json;
    }
}
