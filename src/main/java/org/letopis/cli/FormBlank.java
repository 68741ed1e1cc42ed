package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letopis.report.form.Choice;
import org.letopis.report.form.Form;
import org.letopis.report.form.Kind;
import org.letopis.report.form.Labels;
import org.letopis.report.form.Question;
import org.letopis.report.form.Required;
import org.letopis.report.form.Section;

/**
 * A form as a page to fill in by hand, in one language.
 *
 * @param consent whether the page must ask for consent, since the form does not
 */
record FormBlank(Words words, String title, String about, String complete, boolean consent, List<Part> parts) {

    private static final Set<String> UNKNOWN = Set.of("u", "P99", "unknown");

    /** A heading with its questions. */
    record Part(String title, String about, List<Item> items) {}

    /**
     * One question.
     *
     * @param mark what it is required for, as a sign; explained at the top
     * @param lines how many to write on
     * @param unknown whether "not known" is offered beside its own answers
     */
    record Item(
            int number,
            String label,
            String help,
            String when,
            String mark,
            Kind kind,
            List<String> boxes,
            int lines,
            boolean unknown) {
        boolean isNote() {
            return kind == Kind.NOTE;
        }

        boolean isDate() {
            return kind == Kind.DATE;
        }

        boolean isNumber() {
            return kind == Kind.NUMBER;
        }

        boolean isPlace() {
            return kind == Kind.PLACE;
        }

        /** Returns whether short boxes stand beside each other. */
        boolean isNarrow() {
            return boxes.stream().allMatch(box -> box.length() <= 26);
        }
    }

    static FormBlank of(Form form, Words words) {
        String language = words.locale().getLanguage();
        ConditionText conditions = new ConditionText(form, words);
        List<Part> parts = new ArrayList<>();
        Optional<Section> last = Optional.empty();
        for (Question question : form.questions()) {
            if (parts.isEmpty() || !question.section().equals(last)) {
                last = question.section();
                parts.add(new Part(
                        last.map(section -> section.labels().in(language)).orElse(""),
                        in(last.flatMap(Section::about), language),
                        new ArrayList<>()));
            }
            parts.get(parts.size() - 1)
                    .items()
                    .add(new Item(
                            form.number(question),
                            question.labels().in(language),
                            in(question.help(), language),
                            question.when()
                                    .map(when -> words.text("form.blank.only-if", conditions.of(when)))
                                    .orElse(""),
                            mark(question.required()),
                            question.kind(),
                            boxes(question, words),
                            lines(question),
                            isUnknownOffered(question)));
        }
        boolean asksConsent = form.questions().stream().anyMatch(Question::asksToStore);
        return new FormBlank(
                words,
                form.labels().in(language),
                in(form.about(), language),
                in(form.complete(), language),
                !asksConsent,
                parts);
    }

    String language() {
        return words.locale().getLanguage();
    }

    String text(String key) {
        return words.text("form.blank." + key);
    }

    private static String in(Optional<Labels> labels, String language) {
        return labels.map(words -> words.in(language)).orElse("");
    }

    private static String mark(Required required) {
        return switch (required) {
            case ALWAYS -> "**";
            case FOR_UN -> "*";
            case NO -> "";
        };
    }

    private static int lines(Question question) {
        return switch (question.kind()) {
            case TEXT -> question.fills().filter("narrative"::equals).isPresent() ? 14 : 5;
            case PERSON -> 2;
            case WORDS -> 1;
            default -> 0;
        };
    }

    /** Consent is asked for, never "not known"; and some lists have such an answer themselves. */
    private static boolean isUnknownOffered(Question question) {
        return question.fills().stream().noneMatch(path -> path.startsWith("consents["))
                && question.choices().stream().map(Choice::code).noneMatch(UNKNOWN::contains);
    }

    private static List<String> boxes(Question question, Words words) {
        if (question.kind() == Kind.YES_NO) {
            return List.of(words.text("form.yes"), words.text("form.no"));
        }
        return question.choices().stream()
                .map(Choice::labels)
                .map(labels -> labels.in(words.locale().getLanguage()))
                .toList();
    }
}
