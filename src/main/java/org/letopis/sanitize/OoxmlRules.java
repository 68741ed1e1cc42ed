package org.letopis.sanitize;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which elements and attributes that the schemas know stay behind all the same. Sections are those of ISO/IEC 29500-1
 * (17 text, 18 sheets, 19 slides, 20 and 21 drawings); VML is in ISO/IEC 29500-4.
 */
final class OoxmlRules {
    private static final Map<String, Loss> DROPPED = new HashMap<>();

    static {
        // 17.13.5: revisions. What was inserted or moved here is unwrapped; see UNWRAPPED.
        drop(FindingGroup.HISTORY, "Deleted text", "w:del w:moveFrom w:delText w:delInstrText");
        drop(
                FindingGroup.HISTORY,
                "Tracked change",
                "w:rPrChange w:pPrChange w:sectPrChange w:tblPrChange w:tblPrExChange w:tcPrChange w:trPrChange "
                        + "w:tblGridChange w:numberingChange w:cellIns w:cellDel w:cellMerge w:moveFromRangeStart "
                        + "w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd w:customXmlInsRangeStart "
                        + "w:customXmlInsRangeEnd w:customXmlDelRangeStart w:customXmlDelRangeEnd "
                        + "w:customXmlMoveFromRangeStart w:customXmlMoveFromRangeEnd w:customXmlMoveToRangeStart "
                        + "w:customXmlMoveToRangeEnd");
        // 17.13.4, 17.13.7, 17.5, 17.17: comments, permissions, custom markup, parts of other documents.
        drop(
                FindingGroup.HIDDEN,
                "Comment",
                "w:commentRangeStart w:commentRangeEnd w:commentReference w:annotationRef p:cmAuthorLst");
        drop(FindingGroup.PEOPLE, "Editing permission", "w:permStart w:permEnd x:protectedRanges");
        drop(
                FindingGroup.HIDDEN,
                "Content control",
                "w:sdtPr w:sdtEndPr w:smartTagPr w:customXmlPr x:smartTags x:smartTagPr");
        drop(FindingGroup.EMBEDDED, "Embedded document", "w:altChunk w:subDoc w:contentPart");
        drop(
                FindingGroup.EMBEDDED,
                "Embedded object",
                "w:control w:movie o:OLEObject x:oleObjects x:controls x:oleSize p:controls p:embed p:link pvml:textdata");
        drop(
                FindingGroup.EMBEDDED,
                "Embedded font",
                "w:embedRegular w:embedBold w:embedItalic w:embedBoldItalic p:embeddedFontLst");
        drop(FindingGroup.DEVICE, "Printer settings", "w:printerSettings");
        drop(FindingGroup.HISTORY, "Editing session marks", "w:rsid w:rsids");
        drop(FindingGroup.HIDDEN, "Form data", "w:fldData w:entryMacro w:exitMacro w:helpText w:statusText");
        drop(null, "", "w:proofErr w:nsid w:tmpl w:divId w:personal w:personalCompose w:personalReply");
        // 17.15.1: settings are taken from SETTINGS; those dropped with a name are worth telling.
        drop(FindingGroup.HIDDEN, "Document variables", "w:docVars");
        drop(FindingGroup.HIDDEN, "Mail merge", "w:mailMerge");
        drop(FindingGroup.HISTORY, "Template", "w:attachedTemplate");
        drop(
                FindingGroup.OTHER,
                "Protection",
                "w:documentProtection w:writeProtection x:workbookProtection x:fileSharing x:sheetProtection "
                        + "p:modifyVerifier c:protection");
        // 18.2, 18.3: sheets.
        drop(FindingGroup.DEVICE, "Program version", "x:fileVersion x:fileRecoveryPr");
        drop(FindingGroup.PEOPLE, "Views of other people", "x:customWorkbookViews x:customSheetViews");
        drop(FindingGroup.HIDDEN, "Scenarios", "x:scenarios x:dataConsolidate x:cellWatches");
        drop(
                FindingGroup.EMBEDDED,
                "Data source",
                "x:externalReferences x:pivotCaches x:webPublishing x:webPublishObjects x:webPublishItems "
                        + "x:xmlColumnPr x:functionGroups c:externalData c:pivotSource");
        drop(FindingGroup.HISTORY, "Recent colours", "x:mruColors");
        drop(null, "", "x:selection x:legacyDrawing x:customProperties");
        // 19.2: slides.
        drop(FindingGroup.HIDDEN, "Tags", "p:custDataLst p:tagLst");
        drop(FindingGroup.HIDDEN, "Custom show", "p:custShowLst p:photoAlbum p:smartTags");
        drop(null, "", "p:handoutMasterIdLst c:printSettings");
        // VML: the data of controls and comments, lines for signatures.
        drop(FindingGroup.HIDDEN, "Signature line", "o:signatureline");
        drop(null, "", "xvml:ClientData pvml:iscomment o:FieldCodes");
    }

    private static final Set<String> UNWRAPPED =
            Set.of("w:ins", "w:moveTo", "w:sdt", "w:sdtContent", "w:smartTag", "w:customXml");

    /** Parents in which a mark of insertion is empty and says something about them. */
    private static final Set<String> MARKED = Set.of("w:rPr", "w:trPr", "w:numPr");

    private static final Set<String> SETTINGS = names(
            "mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop "
                    + "displayBackgroundShape defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone "
                    + "doNotHyphenateCaps evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting "
                    + "bookFoldPrintingSheets characterSpacingControl printTwoOnOne strictFirstAndLastChars "
                    + "noLineBreaksAfter noLineBreaksBefore footnotePr endnotePr compat mathPr themeFontLang "
                    + "clrSchemeMapping decimalSymbol listSeparator doNotUseMarginsForDrawingGridOrigin");

    private static final Set<String> ATTRIBUTES = names(""
            + "w:hyperlink@w:tooltip w:hyperlink@w:tgtFrame w:hyperlink@w:history w:hyperlink@w:docLocation "
            + "w:lvl@w:tplc w:fldChar@w:dirty w:fldSimple@w:dirty "
            + "w:document@w:conformance x:workbook@conformance p:presentation@conformance x:c@cm x:c@vm x:sheetPr@codeName x:workbookPr@codeName x:workbookPr@defaultThemeVersion "
            + "x:workbookPr@filterPrivacy x:workbookPr@updateLinks x:workbookPr@publishItems "
            + "x:calcPr@calcId x:hyperlink@display x:hyperlink@tooltip "
            + "x:sheetView@tabSelected x:sheetView@topLeftCell "
            + "x:definedName@comment x:definedName@description x:definedName@help x:definedName@statusBar "
            + "x:definedName@customMenu x:definedName@shortcutKey x:definedName@publishToServer "
            + "x:definedName@workbookParameter x:definedName@vbProcedure x:definedName@xlm x:definedName@function "
            + "x:definedName@functionGroupId "
            + "x:table@comment x:table@connectionId x:table@tableType x:table@published "
            + "x:tableColumn@queryTableFieldId x:tableColumn@uniqueName x:sst@count x:sst@uniqueCount "
            + "x:pageSetup@usePrinterDefaults "
            + "p:presentation@bookmarkIdSeed p:presentation@saveSubsetFonts p:presentation@embedTrueTypeFonts "
            + "p:presentation@autoCompressPictures p:presentation@removePersonalInfoOnSave "
            + "a:hlinkClick@tooltip a:hlinkClick@invalidUrl a:hlinkClick@tgtFrame a:hlinkClick@history "
            + "a:hlinkClick@endSnd a:hlinkHover@tooltip a:hlinkHover@invalidUrl a:hlinkHover@tgtFrame "
            + "a:hlinkHover@history a:hlinkHover@endSnd a:hlinkMouseOver@tooltip a:hlinkMouseOver@invalidUrl "
            + "a:rPr@err a:rPr@dirty a:rPr@smtClean a:rPr@bmk a:endParaRPr@err a:endParaRPr@dirty "
            + "a:endParaRPr@smtClean a:endParaRPr@bmk a:defRPr@err a:defRPr@dirty a:defRPr@smtClean a:defRPr@bmk "
            + "xdr:sp@macro xdr:sp@textlink xdr:sp@fPublished xdr:pic@macro xdr:pic@fPublished "
            + "xdr:cxnSp@macro xdr:cxnSp@fPublished xdr:graphicFrame@macro xdr:graphicFrame@fPublished "
            + "cdr:sp@macro cdr:sp@textlink cdr:pic@macro cdr:graphicFrame@macro cdr:cxnSp@macro");

    /** Attributes of drawings that tell of their author or of files, wherever they stand. */
    private static final Set<String> DRAWING_ATTRIBUTES =
            names("o:gfxdata o:href o:althref o:oleid o:signinginstructions "
                    + "o:suggestedsigner o:suggestedsigner2 o:suggestedsigneremail o:sigprovurl o:provid r:href "
                    + "w:author w:initials w:date");

    private static final Set<String> VML_ATTRIBUTES = names("href target src equationxml o:src");

    private OoxmlRules() {}

    private static void drop(FindingGroup group, String name, String elements) {
        names(elements).forEach(element -> DROPPED.put(element, new Loss(group, name)));
    }

    private static Set<String> names(String list) {
        return new HashSet<>(Arrays.asList(list.split(" ")));
    }

    static Optional<Loss> drop(XmlElement element) {
        String name = element.name();
        Loss drop = DROPPED.get(name);
        if (drop != null) {
            return Optional.of(drop);
        }
        if (UNWRAPPED.contains(name)
                && element.parent() != null
                && MARKED.contains(element.parent().name())) {
            return Optional.of(new Loss(FindingGroup.HISTORY, "Inserted text"));
        }
        boolean strange = name.startsWith(OoxmlNames.UNKNOWN);
        if (element.isIn("w:settings") && !SETTINGS.contains(OoxmlNames.local(name)) || strange) {
            return Optional.of(Loss.SILENT);
        }
        return OoxmlNames.knowsElement(name)
                ? Optional.empty()
                : Optional.of(new Loss(FindingGroup.HIDDEN, "Unknown element"));
    }

    static boolean unwraps(XmlElement element) {
        return UNWRAPPED.contains(element.name());
    }

    /** Returns whether unwrapping tells something about how the document came to be. */
    static boolean isRevision(XmlElement element) {
        return List.of("w:ins", "w:moveTo").contains(element.name());
    }

    static boolean keepsAttribute(XmlElement element, String attribute) {
        String name = element.name();
        boolean vml = name.startsWith("v:") || name.startsWith("o:");
        return OoxmlNames.knowsAttribute(name, attribute)
                && !ATTRIBUTES.contains(name + "@" + attribute)
                && !DRAWING_ATTRIBUTES.contains(attribute)
                && !(vml && VML_ATTRIBUTES.contains(attribute))
                && !isSessionMark(attribute)
                && !name.equals("x:workbookView");
    }

    static boolean isSessionMark(String attribute) {
        return attribute.startsWith("w:rsid");
    }

    /** Returns whether the attribute describes a picture to those who cannot see it, or names its file. */
    static boolean isAlternativeText(XmlElement element, String attribute) {
        boolean properties = OoxmlPlan.isProperties(element);
        boolean vml = element.name().startsWith("v:") || element.name().startsWith("o:");
        return properties && (attribute.equals("descr") || attribute.equals("title"))
                || vml && (attribute.equals("alt") || attribute.equals("title") || attribute.equals("o:title"));
    }
}
