package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.letopis.failure.Failure;

class XlsxSanitizerTest extends OoxmlContract {
    @Override
    byte[] dirty() {
        return Strips.sample("dirty.xlsx");
    }

    @Override
    Ooxml built() {
        return OoxmlSamples.workbook();
    }

    @Override
    FileFormat format() {
        return FileFormat.XLSX;
    }

    @Override
    List<String> planted() {
        List<String> planted = new ArrayList<>(PROPERTIES);
        planted.addAll(List.of(
                "Names of sources",
                "Korvenen",
                "mill keeper",
                "about the driver",
                "column with a phone",
                "Users", //
                "documentId",
                "33D0C0DE",
                "reservationPassword",
                "hashValue",
                "c2FsdA==",
                "mill-server",
                "LASER", //
                "Arina Veshnyak",
                "on the phone",
                "safe there",
                "Old sources",
                "witness-base",
                "Ilmar",
                "Send_to_Mira", //
                "activeCell",
                "windowWidth",
                "[1]",
                "vmlDrawing",
                "pivot"));
        return planted;
    }

    @Override
    List<String> findings() {
        return List.of(
                "Author",
                "Hidden sheet",
                "Hidden cells",
                "Unused text",
                "Comment",
                "People",
                "Data source",
                "Macros", //
                "Link to another workbook",
                "Printer settings",
                "Pivot table",
                "Protection",
                "Formulas",
                "Link");
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) throws Exception {
        String first = new String(OtherProgram.libreOffice(clean, "xlsx", "csv"), UTF_8);

        assertThat(first.lines()).containsExactly("Market,Cleared", ",", "17,35");
        assertThat(partsText(clean, "xl/worksheets/sheet2.xml")).contains("<x:t>Total</x:t>", "<x:v>35</x:v>");
    }

    private static Ooxml sheet(String before, String rows, String after) {
        return new Ooxml()
                .relation("", "rId1", "officeDocument", "xl/workbook.xml")
                .xml(
                        "xl/workbook.xml",
                        "spreadsheetml.sheet.main",
                        "<workbook " + Ooxml.X + " " + Ooxml.R
                                + "><sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"rIdA\"/></sheets></workbook>")
                .relation("xl/workbook.xml", "rIdA", "worksheet", "worksheets/sheet1.xml")
                .xml(
                        "xl/worksheets/sheet1.xml",
                        "spreadsheetml.worksheet",
                        "<worksheet " + Ooxml.X + ">" + before + "<sheetData>" + rows + "</sheetData>" + after
                                + "</worksheet>");
    }

    @Test
    void formulas_stay_where_nothing_was_taken_out() throws Failure, IOException {
        byte[] clean = Strips.clean(
                sheet("", "<row r=\"1\"><c r=\"A1\"><v>2</v></c><c r=\"B1\"><f>A1*2</f><v>4</v></c></row>", "")
                        .zip());

        assertThat(partsText(clean, "xl/worksheets/sheet1.xml")).contains("<x:f>A1*2</x:f><x:v>4</x:v>");
    }

    @Test
    void formulas_become_values_where_cells_were_hidden() throws Failure, IOException {
        byte[] clean = Strips.clean(sheet(
                        "<cols><col min=\"1\" max=\"1\" hidden=\"1\"/></cols>",
                        "<row><c><v>2417</v></c><c><f>A1*2</f><v>4834</v></c></row>",
                        "<autoFilter ref=\"A1:B1\"/>")
                .zip());

        assertThat(partsText(clean, "xl/worksheets/sheet1.xml"))
                .contains("<x:row><x:c/><x:c><x:v>4834</x:v></x:c></x:row>")
                .doesNotContain("2417", "x:f>", "autoFilter");
    }

    @Test
    void names_keep_their_sheet_when_another_goes() throws Failure, IOException {
        String workbook = partsText(Strips.clean(dirty()), "xl/workbook.xml");

        assertThat(workbook)
                .contains(
                        "<x:definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">Incidents!$A$1:$C$4</x:definedName>")
                .doesNotContain("sources");
    }

    @Test
    void shared_strings_are_those_that_are_used_in_their_order() throws Failure, IOException {
        byte[] clean = Strips.clean(dirty());

        assertThat(partsText(clean, "xl/sharedStrings.xml"))
                .contains("<x:si><x:t>Market</x:t></x:si><x:si><x:t>Cleared</x:t></x:si></x:sst>");
        assertThat(partsText(clean, "xl/worksheets/sheet1.xml")).contains("<x:c r=\"A1\" t=\"s\"><x:v>0</x:v></x:c>");
    }

    @Test
    void a_workbook_without_a_visible_sheet_is_refused() throws Failure {
        Ooxml book = sheet("", "", "").change("xl/workbook.xml", "name=\"One\"", "name=\"One\" state=\"veryHidden\"");

        assertThat(Strips.refusal(book.zip()).key()).isEqualTo("strip.damaged");
    }

    @Test
    void a_cell_that_names_a_string_that_is_not_there_is_refused() throws Failure {
        assertThat(Strips.refusal(sheet("", "<row><c t=\"s\"><v>7</v></c></row>", "")
                                .zip())
                        .key())
                .isEqualTo("strip.damaged");
    }

    @Test
    void a_chart_keeps_its_numbers_and_forgets_the_hidden_sheet() throws Failure, IOException {
        String chart =
                "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart><c:plotArea><c:barChart><c:ser>"
                        + "<c:val><c:numRef><c:f>'Names of sources'!$A$1:$A$2</c:f><c:numCache><c:pt idx=\"0\"><c:v>17</c:v></c:pt></c:numCache></c:numRef></c:val>"
                        + "</c:ser></c:barChart></c:plotArea></c:chart><c:externalData r:id=\"rIdX\" " + Ooxml.R
                        + "/></c:chartSpace>";
        Ooxml book = OoxmlSamples.workbook()
                .change("xl/worksheets/sheet2.xml", "<pageSetup", "<drawing r:id=\"rIdDrawing\"/><pageSetup")
                .relation("xl/worksheets/sheet2.xml", "rIdDrawing", "drawing", "../drawings/drawing1.xml")
                .xml(
                        "xl/drawings/drawing1.xml",
                        "drawing",
                        "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" "
                                + Ooxml.A + " " + Ooxml.R + "><xdr:absoluteAnchor><xdr:graphicFrame><a:graphic>"
                                + "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">"
                                + "<c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rIdChart\"/>"
                                + "</a:graphicData></a:graphic></xdr:graphicFrame></xdr:absoluteAnchor></xdr:wsDr>")
                .relation("xl/drawings/drawing1.xml", "rIdChart", "chart", "../charts/chart1.xml")
                .xml("xl/charts/chart1.xml", "drawingml.chart", chart);

        String clean = partsText(Strips.clean(book.zip()), "xl/charts/chart1.xml");

        assertThat(clean).contains("<c:f>#REF!</c:f>", "<c:v>17</c:v>").doesNotContain("sources", "externalData");
    }
}
