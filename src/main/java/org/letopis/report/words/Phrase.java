package org.letopis.report.words;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.letopis.report.words.Sentence.Form;

/** Reads a phrase whose time of day has been taken out. */
final class Phrase {
    private static final int MAX_POINTS = 12;

    /** "3, 5 марта": all of them, or one of them. */
    private static final List<Form> BOTH = List.of(Form.ALL_OF, Form.ONE_OF);

    private final Cursor words;
    private final PointGrammar grammar;
    private final boolean night;

    Phrase(List<Token> tokens, LocalDate today, Order order, boolean night) {
        this.words = new Cursor(tokens);
        this.grammar = new PointGrammar(words, today, order, night);
        this.night = night;
    }

    /** Returns all that it can mean, the likeliest first; nothing when a word is left over. */
    List<Sentence> sentences() {
        words.skipAll(Kind.COMMA);
        int lead = words.position();
        boolean about = false;
        boolean maybe = false;
        while (words.is(Kind.ABOUT) || words.is(Kind.MAYBE) || words.position() > lead && words.is(Kind.COMMA)) {
            about |= words.is(Kind.ABOUT);
            maybe |= words.is(Kind.MAYBE);
            words.next();
        }
        List<Sentence> sentences = body();
        while (words.is(Kind.ABOUT) || words.is(Kind.MAYBE) || words.is(Kind.COMMA)) {
            about |= words.is(Kind.ABOUT);
            maybe |= words.is(Kind.MAYBE);
            words.next();
        }
        if (!words.isAtEnd()) {
            return List.of();
        }
        for (Sentence sentence : sentences) {
            for (Point point : sentence.points()) {
                point.qualified(about, maybe);
            }
        }
        return sentences;
    }

    private List<Sentence> body() {
        Token first = words.peek(0);
        boolean toNight = night && (first.is(Kind.ONTO) || first.is(Kind.TO));
        if (toNight && !words.is(1, Kind.LAST) && !words.is(1, Kind.THIS)) {
            words.next();
            return each(Form.NIGHT_TO);
        }
        switch (first.kind()) {
            case NOT_KNOWN:
                words.next();
                return List.of(new Sentence(Form.NOT_KNOWN, List.of()));
            case BETWEEN:
                words.next();
                return two(Form.BETWEEN, grammar.points(), words.skip(Kind.AND));
            case FROM, SINCE:
                words.next();
                List<Point> from = grammar.points();
                return !isStill() && isTo() ? two(Form.FROM_TO, from, true) : since(from);
            case AFTER:
                words.next();
                return each(Form.AFTER);
            case BEFORE:
                words.next();
                return each(Form.BEFORE);
            case BY:
                words.next();
                return each(Form.NOT_AFTER);
            case NOT_BEFORE:
                words.next();
                return each(Form.NOT_BEFORE);
            case UNTIL:
                words.next();
                return each(Form.UNTIL);
            case BEFORE_OR_UNTIL:
                words.next();
                return beforeOrUntil();
            default:
                return list();
        }
    }

    /** Steps over "по", "to", a dash, and between nights also "на". */
    private boolean isTo() {
        return words.skip(Kind.TO)
                || words.skip(Kind.DASH)
                || words.skip(Kind.UNTIL)
                || words.skip(Kind.BEFORE_OR_UNTIL)
                || night && words.skip(Kind.ONTO);
    }

    /** Steps over "по сей день", if it follows. */
    private boolean isStill() {
        int before = words.position();
        words.skip(Kind.COMMA);
        words.skip(Kind.DASH);
        words.skip(Kind.AND);
        if (words.skip(Kind.STILL)) {
            return true;
        }
        words.back(before);
        return false;
    }

    private static List<Sentence> since(List<Point> points) {
        return points.stream()
                .filter(point -> !point.isBare())
                .map(point -> new Sentence(Form.SINCE, List.of(point)))
                .toList();
    }

    private List<Sentence> each(Form form) {
        return grammar.points().stream()
                .filter(point -> !point.isBare() || form == Form.NIGHT_TO)
                .map(point -> new Sentence(form, List.of(point)))
                .toList();
    }

    private List<Sentence> beforeOrUntil() {
        List<Sentence> sentences = new ArrayList<>();
        for (Point point : grammar.points()) {
            if (point.isBare()) {
                return List.of();
            }
            sentences.add(new Sentence(Form.BEFORE, List.of(point)));
            sentences.add(new Sentence(Form.UNTIL, List.of(point.copy())));
        }
        return sentences;
    }

    /** Reads the second point, after the word between them. */
    private List<Sentence> two(Form form, List<Point> first, boolean joined) {
        List<Point> second = joined ? grammar.points() : List.of();
        List<Sentence> sentences = new ArrayList<>();
        boolean pairs = first.size() == second.size(); // the same words mean the same: 03/04 to 05/04
        for (int i = 0; i < first.size(); i++) {
            for (int j = 0; j < second.size(); j++) {
                if (!pairs || i == j) {
                    sentences.add(new Sentence(
                            form, List.of(first.get(i).copy(), second.get(j).copy())));
                }
            }
        }
        return sentences;
    }

    private List<Sentence> list() {
        List<Point> first = grammar.points();
        if (isStill()) {
            return since(first);
        }
        if (isTo()) {
            return two(Form.FROM_TO, first, true);
        }
        List<List<Point>> points = new ArrayList<>(List.of(first));
        boolean or = false;
        boolean and = false;
        while (points.size() < MAX_POINTS && !first.isEmpty()) {
            int before = words.position();
            boolean isComma = words.skip(Kind.COMMA);
            boolean isOr = words.skip(Kind.OR);
            boolean isAnd = !isOr && words.skip(Kind.AND);
            List<Point> next = isComma || isOr || isAnd ? grammar.points() : List.of();
            if (next.isEmpty()) {
                words.back(before);
                break;
            }
            or |= isOr;
            and |= isAnd;
            points.add(next);
        }
        if (points.size() == 1) {
            return first.stream()
                    .filter(point -> !point.isBare())
                    .map(point -> new Sentence(Form.AT, List.of(point)))
                    .toList();
        }
        List<Sentence> sentences = new ArrayList<>();
        for (Form form : or && and ? List.<Form>of() : or ? List.of(Form.ONE_OF) : and ? List.of(Form.ALL_OF) : BOTH) {
            sentences.addAll(listed(form, points));
        }
        return sentences;
    }

    /** Where words can mean several, all are taken in the same sense: the first of each, the second of each. */
    private static List<Sentence> listed(Form form, List<List<Point>> points) {
        int senses = points.stream().mapToInt(List::size).max().orElse(0);
        List<Sentence> sentences = new ArrayList<>();
        for (int i = 0; i < senses; i++) {
            int sense = i;
            sentences.add(new Sentence(
                    form,
                    points.stream()
                            .map(one -> one.get(Math.min(sense, one.size() - 1)).copy())
                            .toList()));
        }
        return sentences;
    }
}
