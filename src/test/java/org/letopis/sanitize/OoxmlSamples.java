package org.letopis.sanitize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Documents with something planted in each place where Word, Excel and PowerPoint hide things. {@code main} writes the
 * ones in {@code samples/files}.
 */
final class OoxmlSamples {
    private static final String DRAWING =
            "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
                    + " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" " + Ooxml.A;

    private OoxmlSamples() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "samples/files");
        Files.write(folder.resolve("dirty.docx"), word().zip());
        Files.write(folder.resolve("dirty.xlsx"), workbook().zip());
        Files.write(folder.resolve("dirty.pptx"), slides().zip());
    }

    static String paragraph(String text) {
        return "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
    }

    /** A text of one paragraph, nothing planted. */
    static Ooxml plainWord(String body) {
        return new Ooxml()
                .xml(
                        "word/document.xml",
                        "wordprocessingml.document.main",
                        "<w:document " + Ooxml.W + " " + Ooxml.R + "><w:body>" + body
                                + "<w:sectPr/></w:body></w:document>")
                .relation("", "rId1", "officeDocument", "word/document.xml");
    }

    private static String picture(String id, String name, String words) {
        return "<w:r><w:drawing><wp:inline " + DRAWING
                + "><wp:extent cx=\"900000\" cy=\"600000\"/><wp:docPr id=\"7\" name=\""
                + name + "\" descr=\"" + words + "\"/><a:graphic>"
                + "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>"
                + "<pic:cNvPr id=\"7\" name=\"C:\\Users\\mira\\IMG_0417.png\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
                + "<a:blip r:embed=\"" + id
                + "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
                + "<a:off x=\"0\" y=\"0\"/><a:ext cx=\"900000\" cy=\"600000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>"
                + "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
    }

    private static String field(String code, String shown) {
        return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" + code
                + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>" + shown
                + "</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    }

    static Ooxml word() {
        String by = "w:author=\"Arina Veshnyak\" w:date=\"2024-05-18T20:11:00Z\"";
        String body =
                "<w:p w:rsidR=\"00A417B2\" w:rsidRDefault=\"00C90F31\" w14:paraId=\"7A0B11C2\" w14:textId=\"77777777\">"
                        + "<w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"0\"/>"
                        + "<w:bookmarkStart w:id=\"1\" w:name=\"Witness_Danil\"/><w:r><w:t>Statement</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>"
                        + "<w:p><w:r><w:t xml:space=\"preserve\">On 17 May the stalls were cleared. </w:t></w:r>"
                        + "<w:ins w:id=\"2\" " + by
                        + "><w:r w:rsidR=\"00D55E10\"><w:t xml:space=\"preserve\">Nobody showed an order. </w:t></w:r></w:ins>"
                        + "<w:del w:id=\"3\" " + by
                        + "><w:r><w:delText>Danil hid in the cellar of number 14.</w:delText></w:r></w:del>"
                        + "<w:r><w:rPr><w:b/><w:rPrChange w:id=\"4\" " + by
                        + "><w:rPr/></w:rPrChange></w:rPr><w:t xml:space=\"preserve\">I saw it. </w:t></w:r>"
                        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Her number is +000 555 0147.</w:t></w:r>"
                        + "<w:commentRangeStart w:id=\"0\"/><w:r><w:t>The end.</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>"
                        + "<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:commentReference w:id=\"0\"/></w:r></w:p>"
                        + "<w:p><w:pPr><w:rPr><w:del w:id=\"5\" " + by + "/></w:rPr></w:pPr><w:del w:id=\"6\" " + by
                        + "><w:r><w:delText>A whole paragraph about the red door.</w:delText></w:r></w:del></w:p>"
                        + "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"2000\"/></w:tblGrid>"
                        + "<w:tr><w:tc><w:tcPr/>" + paragraph("Row that stays") + "</w:tc></w:tr>"
                        + "<w:tr><w:trPr><w:del w:id=\"8\" " + by + "/></w:trPr><w:tc><w:tcPr/><w:p><w:del w:id=\"9\" "
                        + by
                        + "><w:r><w:delText>Row about the ledger</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl>"
                        + "<w:p><w:hyperlink r:id=\"rIdWeb\"><w:r><w:t>web</w:t></w:r></w:hyperlink>"
                        + "<w:hyperlink r:id=\"rIdFile\" w:tooltip=\"on Mira's disk\"><w:r><w:t xml:space=\"preserve\"> file</w:t></w:r></w:hyperlink></w:p>"
                        + "<w:p>" + field(" FILENAME \\p ", "statement.docx") + field(" PAGE ", "1")
                        + field(" INCLUDEPICTURE \"C:\\\\Users\\\\mira\\\\Desktop\\\\door.png\" \\d ", "[picture]")
                        + "</w:p>"
                        + "<w:p>"
                        + picture("rIdPicture", "Picture of the house", "The house of our witness, Mill Street 3")
                        + "</w:p>"
                        + "<w:sdt><w:sdtPr><w:alias w:val=\"Name of the source\"/><w:tag w:val=\"src-danil\"/><w:id w:val=\"98812\"/>"
                        + "<w:dataBinding w:xpath=\"/s/n\" w:storeItemID=\"{6C1F0B52-0A4C-4C8E-9F5B-6B3E0C1D2E3F}\"/></w:sdtPr>"
                        + "<w:sdtContent>" + paragraph("A field of a form") + "</w:sdtContent></w:sdt>"
                        + "<w:p><w:r><w:t>With a note</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
                        + "<w:p><w:r><w:object><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""
                        + " id=\"_x0000_i1025\" style=\"width:60pt;height:40pt\" alt=\"Ledger of Danil\" o:gfxdata=\"UEsDBBQABg==\">"
                        + "<v:imagedata r:id=\"rIdPicture\" o:title=\"ledger-of-danil\"/></v:shape><o:OLEObject"
                        + " xmlns:o=\"urn:schemas-microsoft-com:office:office\" Type=\"Embed\" ProgID=\"Excel.Sheet.12\" r:id=\"rIdOle\"/></w:object></w:r></w:p>"
                        + "<w:sectPr w:rsidR=\"00A417B2\"><w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/></w:sectPr>";
        return new Ooxml()
                .properties()
                .relation("", "rId1", "officeDocument", "word/document.xml")
                .xml(
                        "word/document.xml",
                        "wordprocessingml.document.main",
                        "<w:document " + Ooxml.W + " " + Ooxml.R + " " + Ooxml.MC
                                + " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" mc:Ignorable=\"w14\"><w:body>"
                                + body + "</w:body></w:document>")
                .relation("word/document.xml", "rIdStyles", "styles", "styles.xml")
                .relation("word/document.xml", "rIdSettings", "settings", "settings.xml")
                .relation("word/document.xml", "rIdHeader", "header", "header1.xml")
                .relation("word/document.xml", "rIdNotes", "footnotes", "footnotes.xml")
                .relation("word/document.xml", "rIdComments", "comments", "comments.xml")
                .relation(
                        "word/document.xml",
                        "rIdPeople",
                        "http://schemas.microsoft.com/office/2011/relationships/people",
                        "people.xml")
                .relation("word/document.xml", "rIdPicture", "image", "media/IMG_0417.png")
                .relation("word/document.xml", "rIdOle", "package", "embeddings/ledger.xlsx")
                .relation("word/document.xml", "rIdGlossary", "glossaryDocument", "glossary/document.xml")
                .relation("word/document.xml", "rIdData", "customXml", "../customXml/item1.xml")
                .outside("word/document.xml", "rIdWeb", "hyperlink", "https://example.org/market?page=2")
                .outside("word/document.xml", "rIdFile", "hyperlink", "file:///C:/Users/mira/source-list.xlsx")
                .xml(
                        "word/styles.xml",
                        "wordprocessingml.styles",
                        "<w:styles " + Ooxml.W + "><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
                                + "<w:name w:val=\"Normal\"/><w:rsid w:val=\"00EE0A11\"/></w:style></w:styles>")
                .xml(
                        "word/settings.xml",
                        "wordprocessingml.settings",
                        "<w:settings " + Ooxml.W + " " + Ooxml.R + "><w:attachedTemplate r:id=\"rIdTemplate\"/>"
                                + "<w:mailMerge><w:connectString w:val=\"Data Source=C:\\lists\\witnesses.mdb\"/>"
                                + "<w:query w:val=\"SELECT * FROM witnesses\"/></w:mailMerge><w:trackRevisions/>"
                                + "<w:evenAndOddHeaders/><w:defaultTabStop w:val=\"708\"/>"
                                + "<w:docVars><w:docVar w:name=\"case\" w:val=\"Morvesk-0042\"/></w:docVars>"
                                + "<w:rsids><w:rsidRoot w:val=\"00A417B2\"/><w:rsid w:val=\"00C90F31\"/></w:rsids>"
                                + "<w:themeFontLang w:val=\"ru-RU\"/></w:settings>")
                .outside(
                        "word/settings.xml",
                        "rIdTemplate",
                        "attachedTemplate",
                        "file:///C:/Users/mira/Darkbench-Morvesk.dotm")
                .xml(
                        "word/header1.xml",
                        "wordprocessingml.header",
                        "<w:hdr " + Ooxml.W + "><w:p><w:del w:id=\"1\" " + by
                                + "><w:r><w:delText>Old heading of the cell</w:delText></w:r></w:del><w:r><w:t>Heading</w:t></w:r></w:p></w:hdr>")
                .xml(
                        "word/footnotes.xml",
                        "wordprocessingml.footnotes",
                        "<w:footnotes " + Ooxml.W
                                + "><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
                                + "<w:footnote w:id=\"2\">" + paragraph("The note") + "</w:footnote>"
                                + "<w:footnote w:id=\"3\">" + paragraph("A note that nothing refers to")
                                + "</w:footnote></w:footnotes>")
                .xml(
                        "word/comments.xml",
                        "wordprocessingml.comments",
                        "<w:comments " + Ooxml.W + "><w:comment w:id=\"0\" " + by + " w:initials=\"AV\">"
                                + paragraph("Ask Danil at the fish stall before we print this")
                                + "</w:comment></w:comments>")
                .xml(
                        "word/people.xml",
                        "wordprocessingml.people",
                        "<w15:people xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"><w15:person w15:author=\"Arina Veshnyak\">"
                                + "<w15:presenceInfo w15:providerId=\"AD\" w15:userId=\"S::arina@mill-street.example::71aa\"/></w15:person></w15:people>")
                .xml(
                        "word/glossary/document.xml",
                        "wordprocessingml.document.glossary",
                        "<w:glossaryDocument " + Ooxml.W + "><w:docParts><w:docPart><w:docPartBody>"
                                + paragraph("Yours, Mira, mobile +000 555 0199")
                                + "</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>")
                .xml("customXml/item1.xml", "application/xml", "<s><n>Danil Korvenen</n></s>")
                .binary("word/media/IMG_0417.png", "image/png", Strips.sample("dirty.png"))
                .binary(
                        "word/embeddings/ledger.xlsx",
                        Ooxml.STANDARD + "spreadsheetml.sheet",
                        workbook().zip());
    }

    static Ooxml workbook() {
        String cell = "<c r=\"%s\" t=\"s\"><v>%d</v></c>";
        return new Ooxml()
                .properties()
                .relation("", "rId1", "officeDocument", "xl/workbook.xml")
                .xml(
                        "xl/workbook.xml",
                        "spreadsheetml.sheet.main",
                        "<workbook " + Ooxml.X + " " + Ooxml.R + " " + Ooxml.MC
                                + " xmlns:x15=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/main\""
                                + " xmlns:xr=\"http://schemas.microsoft.com/office/spreadsheetml/2014/revision\" mc:Ignorable=\"x15 xr\">"
                                + "<fileVersion appName=\"xl\" lastEdited=\"7\" rupBuild=\"27328\"/>"
                                + "<fileSharing userName=\"Mira Tolvanova\" reservationPassword=\"CC1A\"/>"
                                + "<mc:AlternateContent><mc:Choice Requires=\"x15\"><x15ac:absPath"
                                + " xmlns:x15ac=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac\""
                                + " url=\"C:\\Users\\mira\\Documents\\\"/></mc:Choice></mc:AlternateContent>"
                                + "<xr:revisionPtr revIDLastSave=\"0\" documentId=\"8_{33D0C0DE-0417-4A6C-8E11-7B2A51C0FFEE}\"/>"
                                + "<bookViews><workbookView xWindow=\"240\" yWindow=\"105\" windowWidth=\"14805\" windowHeight=\"8010\" activeTab=\"2\"/></bookViews>"
                                + "<sheets><sheet name=\"Names of sources\" sheetId=\"1\" state=\"hidden\" r:id=\"rIdHidden\"/>"
                                + "<sheet name=\"Incidents\" sheetId=\"2\" r:id=\"rIdFirst\"/>"
                                + "<sheet name=\"Totals\" sheetId=\"3\" r:id=\"rIdSecond\"/></sheets>"
                                + "<externalReferences><externalReference r:id=\"rIdLink\"/></externalReferences>"
                                + "<definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"1\">Incidents!$A$1:$C$4</definedName>"
                                + "<definedName name=\"sources\" hidden=\"1\">'Names of sources'!$A$1</definedName></definedNames>"
                                + "<calcPr calcId=\"191029\"/><pivotCaches><pivotCache cacheId=\"1\" r:id=\"rIdPivot\"/></pivotCaches></workbook>")
                .relation("xl/workbook.xml", "rIdHidden", "worksheet", "worksheets/sheet1.xml")
                .relation("xl/workbook.xml", "rIdFirst", "worksheet", "worksheets/sheet2.xml")
                .relation("xl/workbook.xml", "rIdSecond", "worksheet", "worksheets/sheet3.xml")
                .relation("xl/workbook.xml", "rIdStrings", "sharedStrings", "sharedStrings.xml")
                .relation("xl/workbook.xml", "rIdLink", "externalLink", "externalLinks/externalLink1.xml")
                .relation("xl/workbook.xml", "rIdConnections", "connections", "connections.xml")
                .relation("xl/workbook.xml", "rIdPivot", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml")
                .relation(
                        "xl/workbook.xml",
                        "rIdPersons",
                        "http://schemas.microsoft.com/office/2017/10/relationships/person",
                        "persons/person.xml")
                .relation(
                        "xl/workbook.xml",
                        "rIdMacros",
                        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                        "vbaProject.bin")
                .xml(
                        "xl/worksheets/sheet1.xml",
                        "spreadsheetml.worksheet",
                        "<worksheet " + Ooxml.X + "><sheetData><row r=\"1\">" + cell.formatted("A1", 5)
                                + "</row></sheetData></worksheet>")
                .xml(
                        "xl/worksheets/sheet2.xml",
                        "spreadsheetml.worksheet",
                        "<worksheet " + Ooxml.X + " " + Ooxml.R
                                + "><sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\">"
                                + "<selection activeCell=\"C4\" sqref=\"C4\"/></sheetView></sheetViews>"
                                + "<cols><col min=\"3\" max=\"3\" width=\"9\" hidden=\"1\"/></cols><sheetData>"
                                + "<row r=\"1\">" + cell.formatted("A1", 3) + cell.formatted("B1", 1)
                                + cell.formatted("C1", 4) + "</row>"
                                + "<row r=\"2\" hidden=\"1\">" + cell.formatted("A2", 2) + "</row>"
                                + "<row r=\"3\"><c r=\"A3\"><v>17</v></c><c r=\"B3\"><f>A3*2+[1]Old!A1</f><v>35</v></c></row></sheetData>"
                                + "<sheetProtection algorithmName=\"SHA-512\" hashValue=\"bWlyYQ==\" saltValue=\"c2FsdA==\" spinCount=\"100000\" sheet=\"1\"/>"
                                + "<hyperlinks><hyperlink ref=\"A1\" r:id=\"rIdWeb\"/><hyperlink ref=\"B1\" r:id=\"rIdFile\"/></hyperlinks>"
                                + "<pageSetup orientation=\"portrait\" r:id=\"rIdPrinter\"/><legacyDrawing r:id=\"rIdVml\"/></worksheet>")
                .outside("xl/worksheets/sheet2.xml", "rIdWeb", "hyperlink", "https://example.org/")
                .outside("xl/worksheets/sheet2.xml", "rIdFile", "hyperlink", "\\\\mill-server\\share\\sources.docx")
                .relation(
                        "xl/worksheets/sheet2.xml",
                        "rIdPrinter",
                        "printerSettings",
                        "../printerSettings/printerSettings1.bin")
                .relation("xl/worksheets/sheet2.xml", "rIdVml", "vmlDrawing", "../drawings/vmlDrawing1.vml")
                .relation("xl/worksheets/sheet2.xml", "rIdComments", "comments", "../comments1.xml")
                .relation(
                        "xl/worksheets/sheet2.xml",
                        "rIdThreads",
                        "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
                        "../threadedComments/threadedComment1.xml")
                .xml(
                        "xl/worksheets/sheet3.xml",
                        "spreadsheetml.worksheet",
                        "<worksheet " + Ooxml.X
                                + "><sheetData><row><c t=\"inlineStr\"><is><t>Total</t></is></c><c><v>35</v></c></row></sheetData></worksheet>")
                .xml(
                        "xl/sharedStrings.xml",
                        "spreadsheetml.sharedStrings",
                        "<sst " + Ooxml.X
                                + " count=\"6\" uniqueCount=\"6\"><si><t>Orphan about the mill keeper</t></si><si><t>Cleared</t></si>"
                                + "<si><t>Hidden row about the driver</t></si><si><t>Market</t></si><si><t>Hidden column with a phone</t></si>"
                                + "<si><t>Danil Korvenen, source one</t></si></sst>")
                .xml(
                        "xl/comments1.xml",
                        "spreadsheetml.comments",
                        "<comments " + Ooxml.X + "><authors><author>Arina Veshnyak</author></authors>"
                                + "<commentList><comment ref=\"A1\" authorId=\"0\"><text><t>Told us on the phone</t></text></comment></commentList></comments>")
                .xml(
                        "xl/threadedComments/threadedComment1.xml",
                        "application/vnd.ms-excel.threadedcomments+xml",
                        "<ThreadedComments xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"><threadedComment ref=\"A1\""
                                + " dT=\"2024-05-18T20:00:00.00\" personId=\"{1}\" id=\"{2}\"><text>Is she safe there?</text></threadedComment></ThreadedComments>")
                .xml(
                        "xl/persons/person.xml",
                        "application/vnd.ms-excel.person+xml",
                        "<personList xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"><person displayName=\"Arina Veshnyak\" id=\"{1}\" userId=\"arina@mill-street.example\"/></personList>")
                .xml(
                        "xl/externalLinks/externalLink1.xml",
                        "spreadsheetml.externalLink",
                        "<externalLink " + Ooxml.X + " " + Ooxml.R
                                + "><externalBook r:id=\"rId1\"><sheetNames><sheetName val=\"Old sources\"/></sheetNames></externalBook></externalLink>")
                .xml(
                        "xl/connections.xml",
                        "spreadsheetml.connections",
                        "<connections " + Ooxml.X
                                + "><connection id=\"1\" name=\"Witness base\" type=\"1\"><dbPr connection=\"DSN=witness-base;UID=mira\" command=\"SELECT name FROM people\"/></connection></connections>")
                .xml(
                        "xl/pivotCache/pivotCacheDefinition1.xml",
                        "spreadsheetml.pivotCacheDefinition",
                        "<pivotCacheDefinition " + Ooxml.X
                                + " refreshedBy=\"Mira Tolvanova\"><cacheFields><cacheField name=\"Name\"><sharedItems><s v=\"Ilmar from the ferry\"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>")
                .binary(
                        "xl/printerSettings/printerSettings1.bin",
                        Ooxml.STANDARD + "spreadsheetml.printerSettings",
                        Strips.latin("LASER at Mill Street 3"))
                .binary("xl/vbaProject.bin", "application/vnd.ms-office.vbaProject", Strips.latin("Sub Send_to_Mira()"))
                .binary(
                        "xl/drawings/vmlDrawing1.vml",
                        Ooxml.STANDARD + "vmlDrawing",
                        Strips.latin("<xml xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:shape id=\"note\"/></xml>"));
    }

    private static String shape(int id, String more, String text) {
        return "<p:sp><p:nvSpPr><p:cNvPr id=\"" + id + "\" name=\"Box " + id + "\"" + more
                + "/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
                + "<a:off x=\"500000\" y=\"" + id * 500_000
                + "\"/><a:ext cx=\"5000000\" cy=\"500000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:p><a:r>"
                + "<a:rPr lang=\"en-US\" dirty=\"0\"/><a:t>" + text + "</a:t></a:r></a:p></p:txBody></p:sp>";
    }

    private static String tree(String shapes) {
        return "<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
                + shapes + "</p:spTree></p:cSld>";
    }

    static Ooxml slides() {
        String spaces = Ooxml.P + " " + Ooxml.A + " " + Ooxml.R;
        String map =
                "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\""
                        + " accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";
        String object =
                "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"9\" name=\"ledger.xlsx\"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
                        + "<p:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"900\" cy=\"900\"/></p:xfrm><a:graphic>"
                        + "<a:graphicData uri=\"http://schemas.openxmlformats.org/presentationml/2006/ole\"><p:oleObj name=\"Ledger\" r:id=\"rIdOle\" progId=\"Excel.Sheet.12\"><p:embed/>"
                        + "<p:pic><p:nvPicPr><p:cNvPr id=\"0\" name=\"\"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rIdPicture\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>"
                        + "<p:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"900000\" cy=\"900000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>";
        return new Ooxml()
                .properties()
                .relation("", "rId1", "officeDocument", "ppt/presentation.xml")
                .xml(
                        "ppt/presentation.xml",
                        "presentationml.presentation.main",
                        "<p:presentation " + spaces
                                + " saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rIdMaster\"/></p:sldMasterIdLst>"
                                + "<p:sldIdLst><p:sldId id=\"256\" r:id=\"rIdA\"/><p:sldId id=\"257\" r:id=\"rIdHidden\"/><p:sldId id=\"258\" r:id=\"rIdB\"/></p:sldIdLst>"
                                + "<p:sldSz cx=\"9144000\" cy=\"6858000\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/>"
                                + "<p:custDataLst><p:tags r:id=\"rIdTags\"/></p:custDataLst><p:modifyVerifier algorithmName=\"SHA-512\" hashData=\"bWlyYQ==\" saltData=\"c2FsdA==\" spinValue=\"100000\"/></p:presentation>")
                .relation("ppt/presentation.xml", "rIdMaster", "slideMaster", "slideMasters/slideMaster1.xml")
                .relation("ppt/presentation.xml", "rIdA", "slide", "slides/slide1.xml")
                .relation("ppt/presentation.xml", "rIdHidden", "slide", "slides/slide2.xml")
                .relation("ppt/presentation.xml", "rIdB", "slide", "slides/slide3.xml")
                .relation("ppt/presentation.xml", "rIdTags", "tags", "tags/tag1.xml")
                .relation("ppt/presentation.xml", "rIdAuthors", "commentAuthors", "commentAuthors.xml")
                .xml(
                        "ppt/slideMasters/slideMaster1.xml",
                        "presentationml.slideMaster",
                        "<p:sldMaster " + spaces + ">" + tree("") + map
                                + "<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rIdLayout\"/></p:sldLayoutIdLst></p:sldMaster>")
                .relation(
                        "ppt/slideMasters/slideMaster1.xml",
                        "rIdLayout",
                        "slideLayout",
                        "../slideLayouts/slideLayout1.xml")
                .relation("ppt/slideMasters/slideMaster1.xml", "rIdTheme", "theme", "../theme/theme1.xml")
                .xml(
                        "ppt/slideLayouts/slideLayout1.xml",
                        "presentationml.slideLayout",
                        "<p:sldLayout " + spaces + ">" + tree("") + "</p:sldLayout>")
                .relation(
                        "ppt/slideLayouts/slideLayout1.xml",
                        "rIdMaster",
                        "slideMaster",
                        "../slideMasters/slideMaster1.xml")
                .xml("ppt/theme/theme1.xml", "theme", theme())
                .xml(
                        "ppt/slides/slide1.xml",
                        "presentationml.slide",
                        "<p:sld " + spaces + ">"
                                + tree(shape(2, "", "The market of Morvesk")
                                        + shape(3, " hidden=\"1\"", "Hidden box with an address")
                                        + shape(4, " descr=\"Second from left is our witness\"", "Second line")
                                        + object)
                                + "</p:sld>")
                .relation("ppt/slides/slide1.xml", "rIdLayout", "slideLayout", "../slideLayouts/slideLayout1.xml")
                .relation("ppt/slides/slide1.xml", "rIdPicture", "image", "../media/door.png")
                .relation("ppt/slides/slide1.xml", "rIdOle", "package", "../embeddings/ledger.xlsx")
                .relation("ppt/slides/slide1.xml", "rIdComments", "comments", "../comments/comment1.xml")
                .relation("ppt/slides/slide1.xml", "rIdNotes", "notesSlide", "../notesSlides/notesSlide1.xml")
                .xml(
                        "ppt/notesSlides/notesSlide1.xml",
                        "presentationml.notesSlide",
                        "<p:notes " + spaces + ">" + tree(shape(2, "", "What the speaker says")) + "</p:notes>")
                .relation("ppt/notesSlides/notesSlide1.xml", "rIdSlide", "slide", "../slides/slide1.xml")
                .xml(
                        "ppt/slides/slide2.xml",
                        "presentationml.slide",
                        "<p:sld " + spaces + " show=\"0\">" + tree(shape(2, "", "Hidden slide with the safe house"))
                                + "</p:sld>")
                .relation("ppt/slides/slide2.xml", "rIdLayout", "slideLayout", "../slideLayouts/slideLayout1.xml")
                .xml(
                        "ppt/slides/slide3.xml",
                        "presentationml.slide",
                        "<p:sld " + spaces + ">" + tree(shape(2, "", "The last slide")) + "</p:sld>")
                .relation("ppt/slides/slide3.xml", "rIdLayout", "slideLayout", "../slideLayouts/slideLayout1.xml")
                .xml(
                        "ppt/comments/comment1.xml",
                        "presentationml.comments",
                        "<p:cmLst " + Ooxml.P
                                + "><p:cm authorId=\"0\" dt=\"2024-05-18T20:00:00\" idx=\"1\"><p:pos x=\"1\" y=\"1\"/><p:text>Blur the man on the left</p:text></p:cm></p:cmLst>")
                .xml(
                        "ppt/commentAuthors.xml",
                        "presentationml.commentAuthors",
                        "<p:cmAuthorLst " + Ooxml.P
                                + "><p:cmAuthor id=\"0\" name=\"Arina Veshnyak\" initials=\"AV\" lastIdx=\"1\" clrIdx=\"0\"/></p:cmAuthorLst>")
                .xml(
                        "ppt/tags/tag1.xml",
                        "presentationml.tags",
                        "<p:tagLst " + Ooxml.P + "><p:tag name=\"OWNER\" val=\"Office of Mill Street\"/></p:tagLst>")
                .binary("ppt/media/door.png", "image/png", Strips.sample("dirty.png"))
                .binary(
                        "ppt/embeddings/ledger.xlsx",
                        Ooxml.STANDARD + "spreadsheetml.sheet",
                        workbook().zip());
    }

    private static String theme() {
        StringBuilder colours = new StringBuilder();
        for (String name :
                "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split(" ")) {
            String value = name.startsWith("lt") ? "FFFFFF" : name.startsWith("dk") ? "000000" : "336699";
            colours.append("<a:" + name + "><a:srgbClr val=\"" + value + "\"/></a:" + name + ">");
        }
        String font = "<a:latin typeface=\"DejaVu Sans\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
        String fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
        return "<a:theme " + Ooxml.A
                + " name=\"Theme of the Mill Street Office\"><a:themeElements><a:clrScheme name=\"Mill\">" + colours
                + "</a:clrScheme><a:fontScheme name=\"Mill\"><a:majorFont>" + font + "</a:majorFont><a:minorFont>"
                + font + "</a:minorFont></a:fontScheme>"
                + "<a:fmtScheme name=\"Mill\"><a:fillStyleLst>" + fill + fill + fill + "</a:fillStyleLst><a:lnStyleLst>"
                + ("<a:ln>" + fill + "</a:ln>").repeat(3) + "</a:lnStyleLst><a:effectStyleLst>"
                + "<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3) + "</a:effectStyleLst><a:bgFillStyleLst>"
                + fill + fill + fill
                + "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>";
    }
}
