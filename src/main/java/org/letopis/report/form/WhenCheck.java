package org.letopis.report.form;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that conditions look back, at questions that there are and answers that can be given. */
final class WhenCheck {
    private final List<Question> questions;
    private final Map<String, String> places;
    private final FormProblems problems;
    private final Map<String, Integer> order = new HashMap<>();

    WhenCheck(List<Question> questions, Map<String, String> places, FormProblems problems) {
        this.questions = questions;
        this.places = places;
        this.problems = problems;
        for (int i = 0; i < questions.size(); i++) {
            order.put(questions.get(i).id(), i);
        }
    }

    void check() {
        for (Question question : questions) {
            question.when().ifPresent(condition -> {
                String place = places.get(question.id()) + ".when";
                condition.questions().forEach(asked -> place(question, asked, place));
                values(condition, place);
            });
        }
    }

    private void place(Question question, String asked, String place) {
        Integer there = order.get(asked);
        if (there == null) {
            problems.add(place, "form.when-unknown", asked);
        } else if (there >= order.get(question.id())) {
            problems.add(place, leadsBack(asked, question.id()) ? "form.when-cycle" : "form.when-later", asked);
        }
    }

    private boolean leadsBack(String from, String to) {
        Deque<String> open = new ArrayDeque<>(List.of(from));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String id = open.pop();
            if (id.equals(to)) {
                return true;
            }
            if (seen.add(id) && order.containsKey(id)) {
                questions.get(order.get(id)).when().ifPresent(condition -> open.addAll(condition.questions()));
            }
        }
        return false;
    }

    private void values(Condition condition, String place) {
        if (condition instanceof Condition.OneOf several) {
            several.values().forEach(value -> value(several.question(), value, place));
        } else if (condition instanceof Condition.Joined joined) {
            joined.parts().forEach(part -> values(part, place));
        }
    }

    private void value(String asked, String value, String place) {
        Optional<Question> question = Optional.ofNullable(order.get(asked)).map(questions::get);
        boolean possible = question.map(one -> switch (one.kind()) {
                    case CHOICE -> one.choices().isEmpty() || one.choice(value).isPresent();
                    case YES_NO -> value.equals("yes") || value.equals("no");
                    case NOTE -> false;
                    default -> true;
                })
                .orElse(true);
        if (!possible) {
            problems.add(place, "form.when-value", value, asked);
        }
    }
}
