package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The second reading of a part: writes what is known and wanted of it, with prefixes of its own. Kinds of parts that
 * need more than the common rules extend it.
 */
class OoxmlWriter implements XmlWalk.Visitor {
    /** What the rest of the document has to say to a part. */
    interface References {
        /** Returns whether the relationship is kept. */
        boolean keeps(String id);

        /** Returns the new id of a relationship that is kept. */
        String use(String id);

        /** Returns the new id, in the part around it, of the drawing of a diagram. */
        Optional<String> diagramDrawing();
    }

    private enum Fate {
        WRITTEN,
        UNWRAPPED
    }

    /** Attributes that hold names which a document gives to its styles, fonts, sheets and ranges. */
    private static final Set<String> NAMING =
            Set.of("name", "typeface", "displayName", "location", "anchor", "matchingName");

    /** What programs reckon with: it must agree with names elsewhere sign by sign. */
    private static final Set<String> CODE =
            Set.of("x:f", "c:f", "xm:f", "x:definedName", "w:instrText", "x:formula", "x:formula1", "x:formula2");

    private static final int LONGEST_VALUE = 2_000;

    final Draft draft;
    private final OoxmlPlan plan;
    private final References references;
    private final OoxmlTally tally;
    private final Deque<Fate> fates = new ArrayDeque<>();
    private final Map<String, String> spaces = new TreeMap<>();
    private final XmlText body = new XmlText();
    private final XmlText root = new XmlText();
    private String rootName = "";
    private XmlElement skipped;
    private Loss reason;
    private final StringBuilder told = new StringBuilder();

    OoxmlWriter(OoxmlPlan plan, References references, OoxmlTally tally) {
        this.draft = plan.draft;
        this.plan = plan;
        this.references = references;
        this.tally = tally;
    }

    /** Returns why a kind of part drops an element that the common rules keep. */
    Optional<Loss> drops(XmlElement element) throws Refusal {
        return Optional.empty();
    }

    /** Returns what an attribute becomes, or nothing to drop it. */
    Optional<String> attribute(XmlElement element, String name, String value) throws Refusal {
        return Optional.of(value);
    }

    /** Returns what a text becomes, without signs that nobody sees. It comes in pieces. */
    String shownText(XmlElement inside, String text) throws Refusal {
        return text;
    }

    /** Called when an element is written. */
    void written(XmlElement element) throws Refusal {}

    @Override
    public final void start(XmlElement element) throws Refusal {
        if (skipped != null) {
            tell(element);
            return;
        }
        Optional<Loss> drop = plan.marks.drops(element)
                ? Optional.of(Loss.SILENT)
                : OoxmlRules.drop(element).or(() -> objectFrame(element));
        if (drop.isEmpty()) {
            drop = drops(element);
        }
        if (drop.isEmpty() && losesReference(element)) {
            drop = Optional.of(Loss.SILENT);
        }
        if (drop.isPresent()) {
            skipped = element;
            reason = drop.get();
            tell(element);
            return;
        }
        boolean linkLost = element.name().equals("w:hyperlink")
                && element.value("w:anchor").isEmpty()
                && !references.keeps(element.value("r:id"));
        if (OoxmlRules.unwraps(element) || plan.marks.unwraps(element) || linkLost) {
            if (OoxmlRules.isRevision(element)) {
                draft.drop(FindingGroup.HISTORY, "Inserted text", by(element));
                note("Inserted text", element.value("w:author"));
            }
            fates.push(Fate.UNWRAPPED);
            return;
        }
        fates.push(Fate.WRITTEN);
        if (!plan.marks.startless(element)) {
            write(element);
        }
    }

    /** A frame around an embedded object loses what describes the frame. */
    private Optional<Loss> objectFrame(XmlElement element) {
        boolean described =
                element.name().equals("p:nvGraphicFramePr") || element.name().equals("p:xfrm");
        return described && plan.isObjectFrame(element.parent()) ? Optional.of(Loss.SILENT) : Optional.empty();
    }

    private boolean losesReference(XmlElement element) {
        switch (element.name()) {
            case "w:hyperlink", "x:pageSetup", "a:blip", "p:oleObj" -> {
                return false;
            }
            case "x:hyperlink" -> {
                return element.value("location").isEmpty() && !references.keeps(element.value("r:id"));
            }
            case "a:hlinkClick", "a:hlinkHover", "a:hlinkMouseOver" -> {
                String action = element.value("action");
                boolean jump = action.isEmpty()
                        || action.startsWith("ppaction://hlinkshowjump?")
                        || action.equals("ppaction://hlinksldjump")
                        || action.equals("ppaction://media")
                        || action.equals("ppaction://noaction");
                String id = element.value("r:id");
                boolean needs = action.isEmpty() || action.equals("ppaction://hlinksldjump");
                return !jump || (needs || !id.isEmpty()) && !references.keeps(id);
            }
            case "dsp:dataModelExt" -> {
                return references.diagramDrawing().isEmpty();
            }
            default -> {
                for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
                    if (isReference(attribute.getKey())
                            && OoxmlRules.keepsAttribute(element, attribute.getKey())
                            && !attribute.getValue().isEmpty()
                            && !references.keeps(attribute.getValue())) {
                        return true;
                    }
                }
                return false;
            }
        }
    }

    private static boolean isReference(String attribute) {
        return attribute.startsWith("r:") || attribute.equals("o:relid");
    }

    private void write(XmlElement element) throws Refusal {
        boolean first = rootName.isEmpty();
        XmlText to = first ? root : body;
        to.start(element.name());
        if (first) {
            rootName = element.name();
        }
        use(element.name());
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            Optional<String> value = value(element, attribute.getKey(), attribute.getValue());
            if (value.isPresent()) {
                use(attribute.getKey());
                to.attribute(attribute.getKey(), value.get());
            }
        }
        written(element);
    }

    private Optional<String> value(XmlElement element, String name, String value) throws Refusal {
        if (OoxmlRules.isSessionMark(name)) {
            tally.sessionMark(value);
        }
        if (OoxmlRules.isAlternativeText(element, name)) {
            if (!value.isBlank()) {
                draft.drop(FindingGroup.HIDDEN, "Alternative text", value);
                note("Alternative text", value);
            }
            return Optional.empty();
        }
        if (!OoxmlRules.keepsAttribute(element, name)) {
            return Optional.empty();
        }
        if (element.name().equals("dsp:dataModelExt") && name.equals("relId")) {
            return references.diagramDrawing();
        }
        if (isReference(name)) {
            if (value.isEmpty()) {
                return Optional.of("");
            }
            return references.keeps(value) ? Optional.of(references.use(value)) : Optional.empty();
        }
        if (OoxmlPlan.isProperties(element) && name.equals("name")) {
            return Optional.of(neutral(element, value));
        }
        boolean template = name.equals("name")
                && (element.name().equals("a:theme")
                        || element.name().equals("a:clrScheme")
                        || element.name().equals("a:fontScheme")
                        || element.name().equals("a:fmtScheme"));
        if (NAMING.contains(OoxmlNames.local(name)) || element.name().equals("w:name")) {
            tally.keptName(value);
        }
        return template ? Optional.of("Theme") : attribute(element, name, value);
    }

    private String neutral(XmlElement properties, String name) {
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.matches(".*\\.[A-Za-z0-9]{2,4}")) {
            draft.drop(FindingGroup.HISTORY, "File name of a picture", name);
            note("File name of a picture", name);
        }
        String id = properties.value("id");
        return "Object " + (id.matches("\\d{1,10}") ? id : "0");
    }

    /** Notes that a namespace is needed: always that of the transitional form, which every program reads. */
    private void use(String name) {
        OoxmlNames.spaceOf(name)
                .filter(space -> !space.code().equals("xml"))
                .ifPresent(space -> spaces.put(space.code(), space.uri()));
    }

    @Override
    public final void text(XmlElement inside, String text) throws Refusal {
        if (skipped != null) {
            if (reason.told() && told.length() < LONGEST_VALUE) {
                told.append(text);
            }
            return;
        }
        if (OoxmlNames.holdsText(inside.name()) && fates.peek() == Fate.WRITTEN) {
            body.text(shownText(inside, CODE.contains(inside.name()) ? text : HiddenCharacters.clean(text, draft)));
        } else if (!text.isBlank()) {
            draft.drop(FindingGroup.HIDDEN, "Stray text", text.strip());
            note("Stray text", text.strip());
        }
    }

    @Override
    public final void end(XmlElement element) throws Refusal {
        if (skipped != null) {
            if (element == skipped) {
                skipped = null;
                endOfSkipped();
            }
            return;
        }
        if (fates.pop() == Fate.WRITTEN && !plan.marks.endless(element)) {
            if (element.parent() != null) {
                ending(element);
                body.end(element.name());
                ended(element);
            }
        }
    }

    /** Called before the end of an element is written. */
    void ending(XmlElement element) throws Refusal {}

    /** Called when the end of an element is written. */
    void ended(XmlElement element) throws Refusal {}

    @Override
    public final void remark(String text) {
        draft.drop(FindingGroup.HIDDEN, "XML comment", text.strip());
        note("XML comment", text.strip());
    }

    XmlText body() {
        return body;
    }

    private void tell(XmlElement element) {
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            if (OoxmlRules.isSessionMark(attribute.getKey())) {
                tally.sessionMark(attribute.getValue());
            }
        }
        if (!reason.told() || told.length() > LONGEST_VALUE) {
            return;
        }
        String by = by(element);
        if (!by.isEmpty()) {
            told.append(told.isEmpty() ? "" : " ").append(by).append(": ");
            note(reason.name(), element.value("w:author"));
        }
        for (String name : new String[] {"w:name", "w:val", "name", "userName", "reservationAuthor", "uri"}) {
            String value = element.value(name);
            if (!value.isEmpty() && element.name().charAt(0) != 'm') {
                told.append(told.isEmpty() ? "" : " ").append(value);
            }
        }
    }

    private static String by(XmlElement element) {
        String author = element.value("w:author");
        String date = element.value("w:date");
        return author.isEmpty() || date.isEmpty() ? author + date : author + ", " + date;
    }

    private void endOfSkipped() {
        if (reason.told()) {
            String value = told.toString().strip();
            if (reason.name().equals("Editing session marks")) {
                tally.sessionMark(value);
            } else {
                draft.drop(reason.group(), reason.name(), value);
                note(reason.name(), value.replaceFirst("^[^:]*: ", ""));
            }
        }
        told.setLength(0);
    }

    private void note(String name, String value) {
        OoxmlTally.searchFor(draft, name, value);
    }

    /** Returns the part, with the namespaces that it uses. */
    final byte[] bytes() throws Refusal {
        if (rootName.isEmpty()) {
            throw Refusal.damaged(draft.format(), "root of a part", 0);
        }
        XmlText whole = new XmlText();
        byte[] start = root.bytes();
        // The start tag of the root without what closes it: the namespaces are known only now.
        int tag = start.length - 1;
        whole.raw(XmlText.DECLARATION.getBytes(UTF_8), 0, XmlText.DECLARATION.length());
        whole.raw(start, 0, tag);
        StringBuilder declared = new StringBuilder();
        StringBuilder ignorable = new StringBuilder();
        spaces.forEach((code, uri) -> {
            declared.append(" xmlns:").append(code).append("=\"").append(uri).append('"');
            if (OoxmlNames.spaceOf(code + ":")
                    .filter(OoxmlNames.Space::extension)
                    .isPresent()) {
                ignorable.append(ignorable.isEmpty() ? "" : " ").append(code);
            }
        });
        if (!ignorable.isEmpty()) {
            String mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";
            if (!spaces.containsKey("mc")) {
                declared.append(" xmlns:mc=\"").append(mc).append('"');
            }
            declared.append(" mc:Ignorable=\"").append(ignorable).append('"');
        }
        byte[] spacesText = declared.append('>').toString().getBytes(UTF_8);
        whole.raw(spacesText, 0, spacesText.length);
        byte[] inner = inner();
        whole.raw(inner, 0, inner.length);
        byte[] end = ("</" + rootName + ">").getBytes(UTF_8);
        whole.raw(end, 0, end.length);
        return whole.bytes();
    }

    /** Returns what is between the tags of the root. */
    byte[] inner() throws Refusal {
        return body.bytes();
    }
}
