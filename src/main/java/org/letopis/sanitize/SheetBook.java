package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the parts of a workbook must know of each other: which sheets are shown, which shared strings are used, and
 * whether formulas stay. Where anything is taken out that formulas may reckon with (hidden sheets, rows and columns,
 * other workbooks), all formulas become the values that they showed last: no number may change when the copy is opened.
 */
final class SheetBook {
    private static final int MOST_TOLD = 2_000;

    /** One sheet; {@code part} is empty when there is none of a kind that is kept. */
    private record Sheet(String name, boolean shown, Optional<String> part) {}

    private final OoxmlPackage parts;
    private final Draft draft;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();
    private final Map<Integer, Integer> order = new LinkedHashMap<>();
    private boolean outside;
    private boolean hiddenCells;

    private SheetBook(OoxmlPackage parts, Draft draft) {
        this.parts = parts;
        this.draft = draft;
    }

    static SheetBook of(OoxmlPackage parts, String workbook, Draft draft) throws Refusal, IOException {
        SheetBook book = new SheetBook(parts, draft);
        Map<String, OoxmlRelationship> relationships = new HashMap<>();
        for (OoxmlRelationship each : parts.relationships(workbook)) {
            relationships.put(each.id(), each);
            Optional<String> target = parts.target(workbook, each);
            if (each.kind().equals("sharedStrings") && target.isPresent()) {
                book.readStrings(target.get());
            }
        }
        XmlWalk.walk(parts.bytes(workbook), draft.format(), workbook, element -> {
            if (element.name().equals("x:sheet")) {
                OoxmlRelationship relationship = relationships.get(element.value("r:id"));
                Optional<String> part = relationship == null
                        ? Optional.empty()
                        : parts.target(workbook, relationship)
                                .filter(target -> parts.kind(target)
                                        .filter(kind -> kind == OoxmlKind.WORKSHEET || kind == OoxmlKind.CHART_SHEET)
                                        .isPresent());
                String state = element.value("state");
                boolean shown = part.isPresent() && !state.equals("hidden") && !state.equals("veryHidden");
                book.sheets.add(new Sheet(element.value("name"), shown, part));
            }
            book.outside |= element.name().equals("x:externalReference");
        });
        if (book.sheets.stream().noneMatch(Sheet::shown)) {
            throw Refusal.damaged(draft.format(), "workbook without a visible sheet", 0);
        }
        book.readSheets();
        return book;
    }

    private void readStrings(String part) throws Refusal, IOException {
        XmlWalk.walk(parts.bytes(part), draft.format(), part, new XmlWalk.Visitor() {
            private final StringBuilder text = new StringBuilder();

            @Override
            public void start(XmlElement element) {
                if (element.name().equals("x:si")) {
                    text.setLength(0);
                }
            }

            @Override
            public void text(XmlElement inside, String piece) {
                if (inside.name().equals("x:t") && !inside.isIn("x:rPh")) {
                    text.append(piece);
                }
            }

            @Override
            public void end(XmlElement element) {
                if (element.name().equals("x:si")) {
                    strings.add(text.toString());
                }
            }
        });
    }

    private void readSheets() throws Refusal, IOException {
        for (Sheet sheet : sheets) {
            if (!sheet.shown) {
                draft.drop(FindingGroup.HIDDEN, "Hidden sheet", sheet.name);
                OoxmlTally.searchFor(draft, "Hidden sheet", sheet.name);
            }
            if (sheet.part.isPresent()) {
                List<String> hidden = new ArrayList<>();
                String part = sheet.part.get();
                XmlWalk.walk(parts.bytes(part), draft.format(), part, new Hidden(!sheet.shown, hidden));
                hiddenCells |= sheet.shown && !hidden.isEmpty();
                String name = sheet.shown ? "Hidden cells" : "Hidden sheet";
                for (String text : hidden) {
                    draft.drop(FindingGroup.HIDDEN, name, text);
                    OoxmlTally.searchFor(draft, name, text);
                }
            }
        }
    }

    /** Collects what stands in cells that are not shown. */
    private final class Hidden implements XmlWalk.Visitor {
        private final SheetCells cells = new SheetCells();
        private final StringBuilder value = new StringBuilder();
        private final boolean all;
        private final List<String> found;
        private boolean shared;

        private Hidden(boolean all, List<String> found) {
            this.all = all;
            this.found = found;
        }

        @Override
        public void start(XmlElement element) {
            cells.start(element);
            if (element.name().equals("x:c")) {
                shared = element.value("t").equals("s");
                value.setLength(0);
            }
        }

        @Override
        public void text(XmlElement inside, String text) {
            if ((inside.name().equals("x:v") || inside.name().equals("x:t")) && value.length() < MOST_TOLD) {
                value.append(text);
            }
            outside |= !all && inside.name().equals("x:f") && text.indexOf('[') >= 0 && text.indexOf('!') >= 0;
        }

        @Override
        public void end(XmlElement element) {
            if (element.name().equals("x:c") && (all || cells.cellHidden()) && !value.isEmpty()) {
                if (found.size() < MOST_TOLD) {
                    String text = value.toString();
                    int index = shared && text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
                    found.add(index >= 0 && index < strings.size() ? strings.get(index) : text);
                }
            }
        }
    }

    /** Returns whether formulas become values. */
    boolean valuesOnly() {
        return outside || hiddenCells || sheets.stream().anyMatch(sheet -> !sheet.shown);
    }

    boolean shows(String part) {
        return sheets.stream()
                .anyMatch(
                        sheet -> sheet.shown && sheet.part.filter(part::equals).isPresent());
    }

    /** Returns whether a formula or a link mentions a sheet that is not shown. */
    boolean mentionsHidden(String formula) {
        String upper = formula.toUpperCase(Locale.ROOT);
        return sheets.stream()
                .filter(sheet -> !sheet.shown)
                .map(sheet -> sheet.name.toUpperCase(Locale.ROOT).replace("'", "''"))
                .anyMatch(name ->
                        upper.contains(name + "!") || upper.contains(name + "'!") || upper.contains(name + ":"));
    }

    /** Returns the place that a sheet has among those that are shown, or nothing when it is not shown. */
    Optional<Integer> place(String oldPlace) {
        if (!oldPlace.matches("\\d{1,6}") || Integer.parseInt(oldPlace) >= sheets.size()) {
            return Optional.empty();
        }
        int place = Integer.parseInt(oldPlace);
        return sheets.get(place).shown
                ? Optional.of((int)
                        sheets.subList(0, place).stream().filter(Sheet::shown).count())
                : Optional.empty();
    }

    /** Returns the new number of a shared string: strings are numbered as they are used. */
    int string(String oldNumber) throws Refusal {
        String trimmed = oldNumber.strip();
        int number = trimmed.matches("\\d{1,9}") ? Integer.parseInt(trimmed) : Integer.MAX_VALUE;
        if (number >= strings.size()) {
            throw Refusal.damaged(draft.format(), "shared string", 0);
        }
        return order.computeIfAbsent(number, none -> order.size());
    }

    /** Returns the old numbers of the strings that are used, in their new order. */
    Iterable<Integer> usedStrings() {
        return order.keySet();
    }

    /** Notes strings that no cell that is kept uses, once all cells have been seen. */
    void noteUnusedStrings() {
        for (int i = 0; i < strings.size(); i++) {
            if (!order.containsKey(i)) {
                draft.drop(FindingGroup.HIDDEN, "Unused text", strings.get(i));
                OoxmlTally.searchFor(draft, "Unused text", strings.get(i));
            }
        }
    }
}
