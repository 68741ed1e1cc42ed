package org.letopis.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.letopis.cli.ChoiceList.Option;
import org.letopis.failure.Failure;

/**
 * A question whose answers are chosen from a list: some at a time, each on a line of its own with a number. A number
 * chooses, words narrow the list. Lines are only ever added, nothing is drawn over and nothing depends on colour, so that
 * a screen reader reads it as it comes.
 */
final class Choice {
    static final int PAGE = 9;
    private static final int COLUMNS = 79; // in column 80 some consoles begin a new line

    /** What else may be answered. */
    enum Way {
        BACK("interview.word-back"),
        SKIP("interview.word-skip"),
        UNKNOWN("choice.word-unknown");

        private final String word;

        Way(String word) {
            this.word = word;
        }

        /** Returns the way that was typed, in either language. */
        static Optional<Way> of(String typed) {
            return Arrays.stream(values())
                    .filter(one -> Words.isTyped(typed, one.word))
                    .findFirst();
        }
    }

    /**
     * @param way empty where something was chosen
     * @param chosen in the order of choosing; empty with a way
     */
    record Answer(Optional<Way> way, List<Option> chosen) {}

    private final Desk desk;
    private final Prompt prompt;
    private final ChoiceList all;
    private final Set<Way> ways;
    private final List<Option> chosen = new ArrayList<>();
    private ChoiceList list;
    private int shown;
    private boolean brief;

    /** @param ways which answers there are beside the options; with {@code SKIP} an empty line is one */
    Choice(Desk desk, List<Option> options, Way... ways) {
        this.desk = desk;
        this.prompt = new Prompt(desk);
        this.all = new ChoiceList(options);
        this.ways = ways.length == 0 ? EnumSet.noneOf(Way.class) : EnumSet.copyOf(List.of(ways));
        this.list = all;
    }

    /** Leaves out how to answer, which "?" still tells: for a person who has read it at the question before. */
    Choice brief() {
        brief = true;
        return this;
    }

    /** Asks until one is chosen, or another way is taken. */
    Answer one() throws Failure {
        return ask(false);
    }

    /** Asks for one after another until an empty line; choosing the same again takes it back. */
    Answer several() throws Failure {
        return ask(true);
    }

    private Answer ask(boolean several) throws Failure {
        chosen.clear();
        list = all;
        if (!brief) {
            how();
        }
        firstPage();
        while (true) {
            String typed = prompt.ask("interview.prompt").strip();
            Optional<Way> way = Way.of(typed);
            if (typed.isEmpty() && several && !chosen.isEmpty()) {
                return new Answer(Optional.empty(), List.copyOf(chosen));
            }
            if (typed.isEmpty() || way.isPresent()) {
                Way taken = way.orElse(Way.SKIP);
                if (ways.contains(taken)) {
                    return new Answer(Optional.of(taken), List.of());
                }
                tell(taken == Way.SKIP ? "interview.needed" : "choice.not-here");
                continue;
            }
            if (answered(typed, several) && !several) {
                return new Answer(Optional.empty(), List.copyOf(chosen));
            }
        }
    }

    /** Does what was typed; returns whether something was chosen. */
    private boolean answered(String typed, boolean several) {
        if (Words.isTyped(typed, "choice.word-more")) {
            page();
        } else if (Words.isTyped(typed, "choice.word-all")) {
            list = all;
            firstPage();
        } else if (typed.startsWith("?")) {
            explain(typed.substring(1).strip());
        } else if (all.byId(typed).isPresent()) {
            return choose(List.of(all.byId(typed).get()), several);
        } else if (typed.matches("[0-9]+[.)]?([ ,;]+[0-9]+[.)]?)*")) {
            return numbers(typed, several);
        } else {
            narrow(typed);
        }
        return false;
    }

    private boolean numbers(String typed, boolean several) {
        List<Option> picked = new ArrayList<>();
        for (String number : typed.split("[ ,;.)]+")) {
            Optional<Option> option = numbered(number);
            if (option.isEmpty()) {
                tell("choice.no-number", number, shown);
                return false;
            }
            picked.add(option.get());
        }
        if (picked.size() > 1 && !several) {
            tell("choice.only-one");
            return false;
        }
        return choose(picked, several);
    }

    /** Returns the option with the number; only of those that were seen. */
    private Optional<Option> numbered(String number) {
        int value = number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : 0;
        return value >= 1 && value <= shown ? Optional.of(list.options().get(value - 1)) : Optional.empty();
    }

    private boolean choose(List<Option> picked, boolean several) {
        for (Option option : picked) {
            boolean again = chosen.remove(option);
            if (!again) {
                chosen.add(option);
            }
            tell(again ? "choice.taken-back" : "choice.chosen", option.label());
        }
        if (several) {
            tell("choice.further", chosen.size());
        }
        return true;
    }

    private void narrow(String typed) {
        ChoiceList narrowed = all.narrowed(typed);
        if (narrowed.options().isEmpty()) {
            tell("choice.none", typed);
            return;
        }
        list = narrowed;
        firstPage();
    }

    private void explain(String number) {
        if (number.isEmpty()) {
            how();
            return;
        }
        Optional<Option> option = numbered(number).or(() -> all.byId(number));
        if (option.isEmpty()) {
            tell("choice.no-number", number, shown);
        } else {
            tell("choice.about", option.get().label(), option.get().about());
        }
    }

    private void firstPage() {
        shown = 0;
        page();
    }

    private void page() {
        int total = list.options().size();
        if (shown > 0 && shown == total) {
            tell("choice.no-more");
            return;
        }
        int to = Math.min(total, shown + PAGE);
        tell("choice.shown", shown + 1, to, total);
        for (int i = shown; i < to; i++) {
            String line = desk.words()
                    .text("choice.line", i + 1, list.options().get(i).label());
            desk.terminal().err().println(Columns.cut(line, COLUMNS));
        }
        shown = to;
    }

    private void how() {
        tell("choice.how");
        ways.forEach(way -> tell("choice.way." + way.name().toLowerCase(Locale.ROOT)));
    }

    private void tell(String key, Object... arguments) {
        desk.terminal().err().println(desk.told(key, arguments));
    }
}
