package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes one part of an OpenDocument file anew, from the elements and attributes in {@link OdfNames}. Of fields that
 * name people, dates and files the visible text stays; ids and names of bookmarks are numbered; what is hidden goes.
 */
final class OdfRewriter {
    private static final Pattern FILE_NAME = Pattern.compile("[/\\\\]|\\.[A-Za-z0-9]{2,4}\\z");
    private static final Pattern SAFE_LINK = Pattern.compile("(?i)(?:https?|ftps?|mailto|tel|sms):.*|#.*");
    /** Where white space between elements may mean something; elsewhere it is the style of a program. */
    private static final Pattern HOLDS_TEXT = Pattern.compile("text:|number:|presentation:");

    /** In formulas and addresses of cells a name in quotes with a number sign behind it is another file too. */
    private static final Pattern OTHER_FILE = Pattern.compile("(?i)file:|://|\\bDDE\\s*\\(|WEBSERVICE\\s*\\(");

    private static final Pattern SHEET_OF_FILE = Pattern.compile("'#");
    private static final String LINKS = "Links to other files";

    /** What opens a link when a person asks for it; other elements fetch what they refer to. */
    private static final Pattern LINKING = Pattern.compile("(?:text|draw):a|draw:area-(?:circle|polygon|rectangle)");

    /** What styles and parts refer to by its name, or what shows it. */
    private static final Pattern NAMED = Pattern.compile(
            "draw:(?:marker|gradient|hatch|fill-image|opacity|stroke-dash|layer|page|equation|handle|glue-point)");

    /** Marks of changes and comments: what they mark is noted where it stands. */
    private static final Pattern MARKS = Pattern.compile("text:change(?:-start|-end)?|office:annotation-end");

    /** Attributes that name an element, or refer to one by its name. */
    private static final Pattern IDS =
            Pattern.compile("xml:id|(?:draw|text|form|anim|table):id|text:continue-list|draw:chain-next-name|"
                    + "smil:targetElement|draw:(?:start-shape|end-shape|control|caption-id)|text:ref-name|form:for|"
                    + "presentation:master-element");

    private final OdfPackage file;
    private final Draft draft;
    private final OdfHidden hidden;
    private final XmlCursor xml;
    private final XmlWriter out = new XmlWriter();
    private final Map<String, String> ids = new HashMap<>();
    private final Deque<OdfGrid> grids = new ArrayDeque<>();
    private final StringBuilder names = new StringBuilder();
    private final Set<String> notedAttributes = new HashSet<>();
    private String lastText = "";
    private int paragraphs;
    private boolean objectKept;

    /** The new address of the file that the element to be written shows. */
    private String shown = "";

    OdfRewriter(OdfPackage file, OdfHidden hidden, XmlCursor xml, Draft draft) {
        this.file = file;
        this.hidden = hidden;
        this.xml = xml;
        this.draft = draft;
    }

    /** Returns the part written anew. */
    byte[] rewrite() throws Refusal, IOException {
        xml.root(false);
        OdfElement root = OdfElement.at(xml);
        if (root.name().equals("math:math")) {
            return new MathRewriter(xml, draft).rewrite();
        }
        if (!root.name().equals("office:document-content") && !root.name().equals("office:document-styles")) {
            throw Refusal.unknownPart(draft.format(), Escaping.escape(root.name(), 60), 0);
        }
        out.start(root.name());
        OdfNames.PREFIXES.forEach((namespace, prefix) -> {
            if (OdfNames.isUsed(prefix)) {
                out.attribute("xmlns:" + prefix, namespace);
            }
        });
        out.attribute("office:version", file.version());
        children(root.name());
        out.end();
        draft.table(names.toString().getBytes(UTF_8));
        return out.bytes();
    }

    /** Writes what is in the element whose start was just read, up to its end. */
    private void children(String parent) throws Refusal, IOException {
        int outside = xml.depth() - 1;
        while (xml.depth() > outside) {
            int event = xml.next();
            if (event == XmlCursor.START) {
                element(OdfElement.at(xml));
            } else if (event == XmlCursor.TEXT) {
                boolean layout = paragraphs == 0
                        && !HOLDS_TEXT.matcher(parent).lookingAt()
                        && xml.text().isBlank();
                if (!layout) {
                    lastText = HiddenCharacters.clean(xml.text(), draft);
                    out.text(lastText);
                }
            } else if (event == XmlCursor.REMARK) {
                note(new Loss(FindingGroup.HIDDEN, "Comments in the markup"), xml.text());
            }
        }
    }

    private void element(OdfElement element) throws Refusal, IOException {
        String name = element.name();
        Loss dropped = OdfParts.dropped(name);
        Loss field = OdfParts.field(name);
        if (hidden.hides(element, xml.ordinal())) {
            drop(element, new Loss(FindingGroup.HIDDEN, hiddenName(name)));
        } else if (dropped != null) {
            drop(element, dropped);
        } else if (name.equals("text:drop-down")) {
            note(field, "");
            dropDown();
        } else if (field != null) {
            children(element.name());
            note(field, lastText);
        } else if (element.isCell() && !grids.isEmpty()) {
            cell(element);
        } else if (OdfNames.isElement(name) || name.equals("draw:plugin")) {
            known(element);
        } else if (paragraphs > 0) {
            // A foreign element in a paragraph: its text is shown (part 1, section 3.17).
            note(new Loss(FindingGroup.OTHER, "Unknown elements"), xml.local());
            children(element.name());
        } else {
            drop(element, new Loss(FindingGroup.OTHER, "Unknown elements"));
        }
    }

    private static String hiddenName(String element) {
        return switch (element) {
            case "table:table" -> "Hidden sheets";
            case "draw:page" -> "Hidden slides";
            default -> element.startsWith("draw:") ? "Hidden shapes" : "Hidden text";
        };
    }

    private void known(OdfElement element) throws Refusal, IOException {
        String name = element.name();
        String href = element.get("xlink:href");
        switch (name) {
            case "text:a", "draw:a" -> {
                if (SAFE_LINK.matcher(href).matches()) {
                    keep(element);
                } else {
                    note(new Loss(FindingGroup.HISTORY, "Links to local files"), href);
                    text("Links to local files", href);
                    children(element.name());
                }
            }
            case "draw:image" -> image(element, href);
            case "draw:fill-image", "style:background-image", "text:list-level-style-image", "chart:symbol-image" -> {
                if (href.isEmpty()) {
                    keep(element);
                } else {
                    linked(element, href, file.picture(href), "Linked pictures");
                }
            }
            case "draw:plugin" -> linked(element, href, file.media(href), "Linked sound and film");
            case "draw:object" -> {
                String object = file.object(href);
                objectKept |= object != null;
                linked(element, href, object, LINKS);
            }
            case "text:span" -> {
                if (hidden.saysNothing(element.get("text:style-name"))) {
                    children(element.name());
                } else {
                    keep(element);
                }
            }
            case "style:style" -> {
                if (element.is("style:family", "text") && hidden.saysNothing(element.get("style:name"))) {
                    drop(element, new Loss(FindingGroup.HISTORY, "Revision ids"));
                } else {
                    keep(element);
                }
            }
            case "table:table" -> {
                grids.push(new OdfGrid());
                keep(element);
                grids.pop();
            }
            case "draw:frame" -> {
                boolean before = objectKept;
                objectKept = false;
                keep(element);
                objectKept = before;
            }
            default -> keep(element);
        }
    }

    private void image(OdfElement element, String href) throws Refusal, IOException {
        if (href.isEmpty()) {
            // The picture stands in the file itself, which only flat documents do.
            throw Refusal.unknownPart(draft.format(), "draw:image", 0);
        }
        boolean replaces = objectKept && href.contains("ObjectReplacements/");
        if (replaces && !file.isCleanable(href)) {
            drop(element, new Loss(FindingGroup.EMBEDDED, "Replacement pictures of objects"));
        } else {
            linked(element, href, file.picture(href), "Linked pictures");
        }
    }

    /** Writes an element that shows a file of the archive; what shows a file elsewhere is dropped. */
    private void linked(OdfElement element, String href, String inside, String removedName)
            throws Refusal, IOException {
        if (inside == null) {
            text(removedName, href);
            drop(element, new Loss(FindingGroup.HISTORY, removedName));
        } else {
            Map<String, String> attributes = new LinkedHashMap<>(element.attributes());
            attributes.put("xlink:href", inside);
            shown = inside;
            keep(new OdfElement(element.name(), attributes));
        }
    }

    private void cell(OdfElement cell) throws Refusal, IOException {
        List<OdfGrid.Run> runs = grids.peek().cell(cell);
        if (runs.stream().noneMatch(OdfGrid.Run::hidden)) {
            keep(cell);
            return;
        }
        boolean shown = runs.stream().anyMatch(run -> !run.hidden());
        if (shown && cell.attributes().containsKey("office:value-type")) {
            // One cell repeated over hidden and shown columns: what is shown of it also tells what is hidden.
            keep(cell);
            return;
        }
        String content = xml.skip();
        if (cell.attributes().containsKey("office:value-type") || !content.isEmpty()) {
            note(new Loss(FindingGroup.HIDDEN, "Hidden cells"), content);
            text("Hidden cells", content);
        }
        out.start(cell.name());
        for (String attribute : List.of(
                "table:style-name",
                "table:number-columns-repeated",
                "table:number-columns-spanned",
                "table:number-rows-spanned")) {
            if (cell.attributes().containsKey(attribute)) {
                out.attribute(attribute, cell.get(attribute));
            }
        }
        out.end();
    }

    /** Of a list to choose from, what is chosen stays: the text between its labels. */
    private void dropDown() throws Refusal {
        int outside = xml.depth() - 1;
        while (xml.depth() > outside) {
            int event = xml.next();
            if (event == XmlCursor.START) {
                xml.skip();
            } else if (event == XmlCursor.TEXT) {
                out.text(HiddenCharacters.clean(xml.text(), draft));
            }
        }
    }

    private void keep(OdfElement element) throws Refusal, IOException {
        if (!grids.isEmpty()) {
            grids.peek().see(element);
        }
        out.start(element.name());
        element.attributes().forEach((name, value) -> attribute(element, name, value));
        shown = "";
        paragraphs += element.isParagraph() ? 1 : 0;
        children(element.name());
        paragraphs -= element.isParagraph() ? 1 : 0;
        out.end();
    }

    private void attribute(OdfElement element, String name, String value) {
        boolean safeLink = name.equals("xlink:href") && isSafe(element, value);
        if (!safeLink && !isId(element, name) && namesOtherFile(name, value)) {
            note(new Loss(FindingGroup.HISTORY, LINKS), value);
            text(LINKS, value);
            return;
        }
        if (name.equals("table:formula") && hidden.hiddenCells()) {
            note(new Loss(FindingGroup.HIDDEN, "Formulas over hidden cells"), value);
            return;
        }
        if (name.equals("xlink:href") && !safeLink && !element.name().startsWith("form:") && !value.isEmpty()) {
            note(new Loss(FindingGroup.HISTORY, LINKS), value);
            text(LINKS, value);
            return;
        }
        if (!isKept(element, name)) {
            if (!notedAttributes.add(name)) {
                return;
            }
            boolean revision = name.endsWith(":rsid") || name.endsWith("-rsid");
            note(
                    revision
                            ? new Loss(FindingGroup.HISTORY, "Revision ids")
                            : new Loss(FindingGroup.OTHER, "Attributes that show nothing"),
                    name + "=" + value);
            return;
        }
        if (name.equals("draw:name")
                && element.name().startsWith("draw:")
                && !NAMED.matcher(element.name()).matches()) {
            shapeName(value);
            return;
        }
        if (name.endsWith("name") || name.contains("font-family")) {
            names.append(value).append('\n');
        }
        out.attribute(name, isId(element, name) ? id(value) : link(name, value));
    }

    /** Names of shapes are for whoever edits; only a text that flows from frame to frame needs them. */
    private void shapeName(String name) {
        boolean file = FILE_NAME.matcher(name).find();
        if (hidden.isChained(name)) {
            out.attribute("draw:name", id(name));
        }
        if (file) {
            note(new Loss(FindingGroup.HISTORY, "File names of pictures"), name);
            text("File names of pictures", name);
        } else if (!name.isEmpty() && !(hidden.isChained(name) && id(name).equals(name))) {
            note(new Loss(FindingGroup.HISTORY, "Names of shapes"), name);
        }
    }

    private boolean isSafe(OdfElement element, String href) {
        return !shown.isEmpty() && href.equals(shown)
                || LINKING.matcher(element.name()).matches()
                        && SAFE_LINK.matcher(href).matches();
    }

    /** Returns whether a value leads out of the document: a formula over another file, an address of cells in it. */
    static boolean namesOtherFile(String attribute, String value) {
        boolean cells = attribute.matches("(?:table|chart|calcext|text):.*");
        return OTHER_FILE.matcher(value).find()
                || cells && SHEET_OF_FILE.matcher(value).find();
    }

    private static boolean isKept(OdfElement element, String name) {
        // The value of a cell of text is the text itself.
        boolean elsewhere = name.equals("xlink:href") && element.name().startsWith("form:");
        return OdfNames.isAttribute(name) && !elsewhere || name.equals("xml:space") || name.equals("xml:lang");
    }

    private static boolean isId(OdfElement element, String attribute) {
        boolean mark =
                element.name().startsWith("text:bookmark") || element.name().startsWith("text:reference-mark");
        boolean glue = element.name().equals("draw:glue-point");
        return IDS.matcher(attribute).matches() && !glue || mark && attribute.equals("text:name");
    }

    private String id(String name) {
        return ids.computeIfAbsent(name, any -> "id" + (ids.size() + 1));
    }

    /** A link to a place in the document names that place by its new name. */
    private String link(String attribute, String value) {
        return attribute.equals("xlink:href") && value.startsWith("#") && hidden.isBookmark(value.substring(1))
                ? "#" + id(value.substring(1))
                : value;
    }

    private void drop(OdfElement element, Loss fate) throws Refusal {
        String content = xml.skip();
        boolean silent = OdfParts.SILENT_WHEN_EMPTY.contains(element.name())
                && content.isEmpty()
                && element.attributes().isEmpty();
        if (!silent && !MARKS.matcher(element.name()).matches()) {
            note(fate, content.isEmpty() ? element.attributes().values().toString() : content);
            text(fate.name(), content);
        }
    }

    private void note(Loss fate, String value) {
        draft.drop(fate.group(), fate.name(), value);
    }

    private void text(String removedName, String value) {
        draft.droppedText(removedName, value.getBytes(UTF_8));
    }
}
