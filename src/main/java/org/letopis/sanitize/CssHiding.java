package org.letopis.sanitize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which elements a style sheet hides by a simple selector (CSS 2.1, sections 5.8, 9.2.4, 11.2). Rules for paper, for
 * some widths of the screen, or that depend on other elements are left aside: what they hide is shown somewhere.
 */
final class CssHiding {
    /** What declarations say of an element: whether it is displayed, and visible; empty where they say nothing. */
    record Look(Optional<Boolean> displayed, Optional<Boolean> visible) {
        static final Look NOTHING = new Look(Optional.empty(), Optional.empty());

        private static final Pattern DISPLAY = Pattern.compile("(?i)(?:^|;)\\s*display\\s*:\\s*([a-z-]+)");
        private static final Pattern VISIBILITY = Pattern.compile("(?i)(?:^|;)\\s*visibility\\s*:\\s*([a-z-]+)");

        static Look of(String declarations) {
            return new Look(
                    last(DISPLAY, declarations).map(value -> !value.equals("none")),
                    last(VISIBILITY, declarations).map(value -> !value.equals("hidden") && !value.equals("collapse")));
        }

        private static Optional<String> last(Pattern pattern, String declarations) {
            Matcher matcher = pattern.matcher(declarations);
            Optional<String> last = Optional.empty();
            while (matcher.find()) {
                last = Optional.of(matcher.group(1).toLowerCase(Locale.ROOT));
            }
            return last;
        }

        /** Returns what holds when the other look comes later. */
        Look then(Look later) {
            return new Look(
                    later.displayed.isPresent() ? later.displayed : displayed,
                    later.visible.isPresent() ? later.visible : visible);
        }

        boolean shows() {
            return displayed.orElse(false) || visible.orElse(false);
        }

        /** Returns what of an element it is about. */
        List<String> aspects() {
            return displayed.isEmpty()
                    ? List.of("visibility")
                    : visible.isEmpty() ? List.of("display") : List.of("display", "visibility");
        }

        boolean says() {
            return displayed.isPresent() || visible.isPresent();
        }
    }

    private record Rule(int order, String local, List<String> names, Look look) {}

    private static final Pattern REMARK = Pattern.compile("/\\*.*?(?:\\*/|\\z)", Pattern.DOTALL);
    private static final Pattern SIMPLE = Pattern.compile("(\\*|[\\w-]*)((?:[.#][\\w\\p{L}-]+){0,12})");
    private static final Pattern NAME = Pattern.compile("[.#][\\w\\p{L}-]+");
    private static final Pattern ANY_NAME = Pattern.compile("(?<![:\\w\\p{L}-])[.#]?[\\w\\p{L}-]+(?=[^\\w\\p{L}-]|$)");
    private static final Pattern ALWAYS = Pattern.compile("(?i)@media\\s+(?:all|screen)\\s*");

    private static final int MOST_RULES_OF_NAME = 200;

    private final Map<String, List<Rule>> rules = new HashMap<>();
    private final Map<String, Map<String, Rule>> bySelector = new HashMap<>();
    private int count;

    /** Names that a rule for some case shows: they are not hidden in all cases. */
    private final Set<String> shownElsewhere = new HashSet<>();

    /** Takes a sheet; one that has more rules for one name than any honest one is refused. */
    CssHiding(String sheet, FileFormat format) throws Refusal {
        this(REMARK.matcher(sheet).replaceAll(" "), 0);
        if (rules.values().stream().anyMatch(each -> each.size() > MOST_RULES_OF_NAME)) {
            throw Refusal.tooLarge(format, "style sheet");
        }
    }

    private CssHiding(String css, int depth) {
        read(css, depth);
    }

    /** Returns the names of all that is shown by a rule. */
    private Set<String> allShown() {
        Set<String> shown = new HashSet<>(shownElsewhere);
        rules.forEach((key, each) -> {
            if (each.stream().anyMatch(rule -> rule.look.shows())) {
                shown.add(key.toLowerCase(Locale.ROOT));
            }
        });
        return shown;
    }

    /** Returns the last name in a selector: that of the element which the rule is for. */
    private static String last(String selector) {
        String last = "";
        Matcher name = ANY_NAME.matcher(selector.toLowerCase(Locale.ROOT));
        while (name.find()) {
            last = name.group();
        }
        return last;
    }

    private void read(String css, int depth) {
        int at = 0;
        for (int brace = css.indexOf('{'); brace >= 0; brace = css.indexOf('{', at)) {
            int end = CssRules.end(css, brace);
            String before = css.substring(at, brace);
            String head = before.substring(before.lastIndexOf(';') + 1).strip();
            String body = css.substring(brace + 1, Math.max(brace + 1, end));
            if (ALWAYS.matcher(head).matches() && depth < 2) {
                read(body, depth + 1);
            } else if (!head.startsWith("@")) {
                add(head, Look.of(body));
            } else if (head.startsWith("@media") && depth < 2) {
                new CssHiding(body, depth + 1).allShown().forEach(shownElsewhere::add);
            }
            at = Math.min(css.length(), end + 1);
        }
    }

    private void add(String head, Look look) {
        if (!look.says()) {
            return;
        }
        for (String selector : head.split(",")) {
            Matcher simple = SIMPLE.matcher(selector.strip());
            if (!simple.matches()) {
                if (look.shows()) {
                    shownElsewhere.add(last(selector));
                }
            } else if (!selector.isBlank()) {
                List<String> names = NAME.matcher(simple.group(2))
                        .results()
                        .map(found -> found.group())
                        .toList();
                String local = simple.group(1).toLowerCase(Locale.ROOT);
                String key = names.isEmpty() ? local : names.get(0);
                put(key, new Rule(count++, local, names, look));
            }
        }
    }

    /** Of rules with one selector the later says all that it says. */
    private void put(String key, Rule rule) {
        Map<String, Rule> same = bySelector.computeIfAbsent(rule.local + rule.names, each -> new HashMap<>());
        List<Rule> all = rules.computeIfAbsent(key, each -> new ArrayList<>());
        for (String aspect : rule.look.aspects()) {
            Rule earlier = same.put(aspect, rule);
            if (earlier != null && !same.containsValue(earlier)) {
                all.remove(earlier);
            }
        }
        if (all.size() <= MOST_RULES_OF_NAME) {
            all.add(rule);
        }
    }

    /**
     * Returns what the sheet says of an element.
     *
     * @param names its classes with a dot in front, its id with a number sign
     */
    Look look(String local, Set<String> names) {
        String lower = local.toLowerCase(Locale.ROOT);
        boolean unsure = shownElsewhere.contains(lower)
                || names.stream().anyMatch(name -> shownElsewhere.contains(name.toLowerCase(Locale.ROOT)));
        if (rules.isEmpty() || unsure) {
            return Look.NOTHING;
        }
        List<Rule> found = new ArrayList<>(rules.getOrDefault("*", List.of()));
        found.addAll(rules.getOrDefault(lower, List.of()));
        for (String name : names) {
            found.addAll(rules.getOrDefault(name, List.of()));
        }
        Look look = Look.NOTHING;
        found.sort((a, b) -> Integer.compare(a.order, b.order));
        for (Rule rule : found) {
            boolean kind = rule.local.isEmpty() || rule.local.equals("*") || rule.local.equals(lower);
            if (kind && names.containsAll(rule.names)) {
                look = look.then(rule.look);
            }
        }
        return look;
    }
}
