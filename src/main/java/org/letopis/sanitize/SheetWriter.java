package org.letopis.sanitize;

import java.util.Optional;
import java.util.Set;

/** Writes a workbook, a sheet or what belongs to one. */
final class SheetWriter extends OoxmlWriter {
    private static final Set<String> REST_ON_CELLS = Set.of("x:tableParts", "x:autoFilter", "x:sortState");

    private final SheetBook book;
    private final SheetCells cells = new SheetCells();
    private final StringBuilder value = new StringBuilder();
    private boolean shared;
    private boolean formulaTold;

    SheetWriter(OoxmlPlan plan, References references, OoxmlTally tally, SheetBook book) {
        super(plan, references, tally);
        this.book = book;
    }

    @Override
    Optional<Loss> drops(XmlElement element) {
        String name = element.name();
        cells.start(element);
        boolean drop = switch (name) {
            case "x:f" -> formula();
            case "x:calculatedColumnFormula", "x:totalsRowFormula" -> book.valuesOnly();
            case "x:hyperlink" ->
                book.mentionsHidden(element.value("location")) || cells.inHiddenColumn(element.value("ref"));
            default -> book.valuesOnly() && REST_ON_CELLS.contains(name);
        };
        boolean hidden = element.isIn("x:c") && cells.cellHidden();
        return drop || hidden ? Optional.of(Loss.SILENT) : Optional.empty();
    }

    private boolean formula() {
        if (book.valuesOnly() && !formulaTold) {
            formulaTold = true;
            draft.drop(FindingGroup.OTHER, "Formulas", "");
        }
        return book.valuesOnly();
    }

    @Override
    Optional<String> attribute(XmlElement element, String name, String text) {
        if (element.name().equals("x:definedName") && name.equals("localSheetId")) {
            return book.place(text).map(String::valueOf);
        }
        if (element.name().equals("x:c") && name.equals("t")) {
            shared = text.equals("s");
            return cells.cellHidden() ? Optional.empty() : Optional.of(text);
        }
        return Optional.of(text);
    }

    @Override
    void written(XmlElement element) {
        value.setLength(0);
    }

    @Override
    String shownText(XmlElement inside, String text) {
        if (inside.name().equals("x:v") && inside.isIn("x:c") && isShared(inside)) {
            value.append(text);
            return "";
        }
        return text;
    }

    private boolean isShared(XmlElement value) {
        return shared && value.parent().value("t").equals("s");
    }

    @Override
    void ending(XmlElement element) throws Refusal {
        if (element.name().equals("x:v") && element.isIn("x:c") && isShared(element)) {
            body().text(String.valueOf(book.string(value.toString())));
        }
    }
}
