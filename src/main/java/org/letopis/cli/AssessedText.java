package org.letopis.cli;

import java.util.List;
import org.letopis.casework.Assessing;
import org.letopis.report.Assessment;
import org.letopis.report.Report;
import org.letopis.report.vocabulary.Vocabulary;

/** Tells what was judged, and where there are two judgments, how they stand to each other. */
final class AssessedText {
    private final Desk desk;
    private final FieldWords words;

    AssessedText(Desk desk) {
        this.desk = desk;
        this.words = new FieldWords(desk.words().locale(), Vocabulary.builtIn());
    }

    void show(Assessing.Assessed assessed) {
        Report report = assessed.revised().report();
        List<String> differs =
                assessed.first().map(first -> assessed.given().differs(first)).orElse(List.of());
        if (desk.json()) {
            desk.print(RevisedText.json(assessed.revised())
                    .with("assessment", assessed.given().json())
                    .with("first", assessed.first().map(Assessment::json).orElse(null))
                    .with("differs", differs));
            return;
        }
        desk.data("assess.done", report.id().hex(), report.revision(), words.code(report.status()));
        assessed.first().ifPresent(first -> {
            for (String field : Assessment.JUDGED) {
                String mine = told(assessed.given(), field);
                desk.data(
                        "assess.both",
                        words.field(field),
                        first.by(),
                        told(first, field),
                        assessed.given().by(),
                        mine);
            }
            desk.data(differs.isEmpty() ? "assess.agree" : "assess.differ", named(words, differs));
        });
    }

    private String told(Assessment assessment, String field) {
        return assessment.judged(field).map(words::code).orElse("—");
    }

    /** Returns fields by what they are called. */
    static String named(FieldWords words, List<String> fields) {
        return String.join(", ", fields.stream().map(words::field).toList());
    }
}
