package org.letopis.sanitize;

import java.util.ArrayList;
import java.util.List;

/** A first reading of a part of a workbook: names and rules that mention what is not in the copy. */
final class SheetPlan extends OoxmlPlan {
    private final SheetBook book;
    private final StringBuilder formula = new StringBuilder();
    private final List<XmlElement> lists = new ArrayList<>();
    private int names;
    private int namesGone;

    SheetPlan(Draft draft, SheetBook book) {
        super(draft);
        this.book = book;
    }

    @Override
    public void start(XmlElement element) throws Refusal {
        super.start(element);
        formula.setLength(0);
        if (element.name().equals("x:definedNames")) {
            lists.add(element);
        }
    }

    @Override
    public void text(XmlElement inside, String text) {
        if (OoxmlNames.holdsText(inside.name()) && !inside.name().equals("x:v") && formula.length() < 100_000) {
            formula.append(text);
        }
    }

    @Override
    public void end(XmlElement element) throws Refusal {
        String text = formula.toString();
        switch (element.name()) {
            case "x:definedName" -> name(element, text);
            case "x:formula", "x:formula1", "x:formula2", "xm:f" -> {
                boolean elsewhere = text.indexOf('!') >= 0 || text.indexOf('[') >= 0;
                if (elsewhere && (book.valuesOnly() || book.mentionsHidden(text))) {
                    element.around("x:cfRule", "x:dataValidation", "x14:cfRule", "x14:dataValidation", "x14:sparkline")
                            .ifPresent(marks::drop);
                }
            }
            default -> {}
        }
        super.end(element);
    }

    private void name(XmlElement element, String text) {
        String name = element.value("name");
        String place = element.value("localSheetId");
        boolean printing = name.equals("_xlnm.Print_Area") || name.equals("_xlnm.Print_Titles");
        boolean hidden = OoxmlPlan.isOn(element.value("hidden"), false);
        boolean elsewhere = text.indexOf('[') >= 0
                || text.indexOf('\\') >= 0
                || book.mentionsHidden(text)
                || !place.isEmpty() && book.place(place).isEmpty();
        names++;
        if (elsewhere || hidden && !name.equals("_xlnm._FilterDatabase") || book.valuesOnly() && !printing) {
            namesGone++;
            marks.drop(element);
            draft.drop(FindingGroup.HIDDEN, "Name of a range", name + " " + text);
        }
    }

    @Override
    void finish() throws Refusal {
        super.finish();
        if (names > 0 && names == namesGone) {
            lists.forEach(marks::drop);
        }
    }
}
