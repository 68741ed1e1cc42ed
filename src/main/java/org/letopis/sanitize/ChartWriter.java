package org.letopis.sanitize;

/** Writes a chart: with the numbers that it draws, without the names of files and hidden sheets they came from. */
final class ChartWriter extends OoxmlWriter {
    /** What Excel writes where the cells of a formula are gone. */
    private static final String GONE = "#REF!";

    private final SheetBook book;
    private final StringBuilder formula = new StringBuilder();

    /**
     * @param book the workbook around the chart, null in texts and slides
     */
    ChartWriter(OoxmlPlan plan, References references, OoxmlTally tally, SheetBook book) {
        super(plan, references, tally);
        this.book = book;
    }

    @Override
    void written(XmlElement element) {
        formula.setLength(0);
    }

    @Override
    String shownText(XmlElement inside, String text) {
        if (inside.name().equals("c:f")) {
            formula.append(text);
            return "";
        }
        return text;
    }

    @Override
    void ending(XmlElement element) {
        if (element.name().equals("c:f")) {
            String text = formula.toString();
            boolean gone = text.indexOf('[') >= 0 || book != null && book.mentionsHidden(text);
            body().text(gone ? GONE : text);
        }
    }
}
