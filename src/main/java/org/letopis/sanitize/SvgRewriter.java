package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Writes one drawing anew from what {@link SvgDrawing} says is drawn. */
final class SvgRewriter {
    private static final String ELSEWHERE = "Parts from elsewhere";
    private static final String NOTHING = "Attributes that show nothing";
    private static final String EDITOR = "Data of an editor";

    private static final Pattern NUMBERS = Pattern.compile("[-+0-9.,eE\\s%]*");
    private static final Pattern PATH = Pattern.compile("[-+0-9.,eEMmZzLlHhVvCcSsQqTtAa\\s]*");

    private final Draft draft;
    private final Members members;
    private final SvgDrawing drawing;
    private final CssRules css;
    private final XmlWriter out = new XmlWriter();

    /** What stays and could be the same as something that was dropped: that was not hidden. */
    private final StringBuilder kept = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?> xmlns:xlink " + SvgNames.SVG + " " + SvgNames.XLINK);

    SvgRewriter(XmlNode root, Draft draft, Members members) throws Refusal {
        this.draft = draft;
        this.members = members;
        this.drawing = new SvgDrawing(root, draft.format());
        this.css = new CssRules(draft, drawing::className, drawing::id);
    }

    byte[] rewrite(XmlNode root) throws Refusal, IOException {
        if (!root.namespace().equals(SvgNames.SVG) || !root.local().equals("svg")) {
            throw Refusal.unknownPart(draft.format(), Escaping.escape(root.local(), 40), 0);
        }
        element(root, null, false);
        draft.table(kept.toString().getBytes(UTF_8));
        return out.bytes();
    }

    private void element(XmlNode node, XmlNode parent, boolean inText) throws Refusal, IOException {
        String name = node.local();
        Optional<String> href = href(node);
        out.start(name);
        kept.append('\n').append(name);
        if (parent == null) {
            out.attribute("xmlns", SvgNames.SVG);
            out.attribute("xmlns:xlink", SvgNames.XLINK);
        }
        for (XmlNode.Attribute attribute : node.attributes()) {
            attribute(name, attribute);
        }
        if (href.isPresent()) {
            out.attribute("xlink:href", href.get());
        }
        if (parent == null) {
            String sheet = css.sheet(drawing.sheet());
            if (!sheet.isEmpty()) {
                out.start("style");
                text(sheet);
                out.end();
            }
        }
        boolean text = inText || SvgNames.TEXT.contains(name);
        for (Object each : node.content()) {
            if (each instanceof XmlNode child) {
                child(child, node, text);
            } else if (text) {
                text(HiddenCharacters.clean((String) each, draft));
            } else if (!((String) each).isBlank()) {
                drop("Hidden parts", (String) each);
            }
        }
        out.end();
    }

    private void child(XmlNode child, XmlNode parent, boolean inText) throws Refusal, IOException {
        String name = child.local();
        if (!child.namespace().equals(SvgNames.SVG)) {
            drop(EDITOR, child);
        } else if (SvgDrawing.isSheet(child)) {
            return;
        } else if (name.equals("style")) {
            drop("Style sheets for other uses", child);
        } else if (name.equals("foreignObject")) {
            if (!parent.local().equals("switch")) {
                throw Refusal.unknownPart(draft.format(), name, 0);
            }
            drop("HTML in the drawing", child);
        } else if (SvgNames.ANIMATED.contains(name)) {
            drop("Animations", child);
        } else if (SvgNames.DROPPED.contains(name)) {
            drop(
                    switch (name) {
                        case "script" -> "Scripts";
                        case "title", "desc" -> "Titles and descriptions";
                        case "metadata" -> "Metadata of the drawing";
                        default -> ELSEWHERE;
                    },
                    child);
        } else if (!SvgNames.KEPT.contains(name)) {
            throw Refusal.unknownPart(draft.format(), Escaping.escape(name, 40), 0);
        } else if (!drawing.isAlive(child)) {
            drop("Hidden parts", child);
        } else if (fetches(child)) {
            drop(ELSEWHERE, child);
            draft.droppedText(ELSEWHERE, link(child).getBytes(UTF_8));
        } else {
            element(child, parent, inText);
        }
    }

    private static String link(XmlNode node) {
        return node.attributes().stream()
                .filter(each -> each.local().equals("href")
                        && (each.namespace().isEmpty() || each.namespace().equals(SvgNames.XLINK)))
                .map(each -> each.value().strip())
                .findFirst()
                .orElse("");
    }

    /** Returns whether a part draws something that is not in the file. */
    private static boolean fetches(XmlNode node) {
        Set<String> drawing = Set.of("image", "use", "feImage", "tref");
        String link = link(node);
        return drawing.contains(node.local())
                && !link.startsWith("#")
                && !(node.local().matches("image|feImage") && DataAddress.is(link));
    }

    /** Returns what the part refers to inside the file; notes other links. */
    private Optional<String> href(XmlNode node) throws Refusal, IOException {
        String link = link(node);
        if (link.startsWith("#") && drawing.id(link.substring(1)) != null && !node.local().equals("a")) {
            return Optional.of("#" + drawing.id(link.substring(1)));
        }
        if (node.local().matches("image|feImage") && DataAddress.is(link)) {
            return Optional.of(DataAddress.clean(link, draft, members));
        }
        if (!link.isEmpty()) {
            drop(ELSEWHERE, link);
        }
        return Optional.empty();
    }

    private void attribute(String element, XmlNode.Attribute attribute) throws Refusal {
        String name = attribute.local();
        String value = attribute.value();
        if (attribute.namespace().equals(SvgNames.XML) && (name.equals("space") || name.equals("lang"))) {
            keep("xml:" + name, css.value(value));
        } else if (name.equals("href") && (attribute.namespace().isEmpty() || attribute.namespace().equals(SvgNames.XLINK))) {
            return;
        } else if (!attribute.namespace().isEmpty()) {
            draft.drop(FindingGroup.HISTORY, EDITOR, name + "=" + value);
        } else if (name.equals("id")) {
            named("id", value, drawing.id(value));
        } else if (name.equals("class")) {
            StringJoiner classes = new StringJoiner(" ");
            for (String each : new LinkedHashSet<>(List.of(value.strip().split("\\s+")))) {
                if (drawing.className(each) != null) {
                    classes.add(drawing.className(each));
                }
            }
            named("class", value, classes.length() == 0 ? null : classes.toString());
        } else if (name.equals("style")) {
            keep(name, css.declarations(value));
        } else if (SvgNames.isAttribute(name)) {
            boolean numbers = NUMBERS.matcher(value).matches() || name.equals("d") && PATH.matcher(value).matches();
            if (name.equals("d") && !numbers) {
                throw Refusal.damaged(draft.format(), element, 0);
            }
            String safe = numbers ? value : css.value(name, value);
            boolean elsewhere = safe.equals("none") && value.contains("url");
            if (elsewhere || safe.isEmpty() && !value.isBlank()) {
                draft.drop(FindingGroup.HIDDEN, NOTHING, name + "=" + value);
            }
            keep(name, safe);
        } else {
            draft.drop(FindingGroup.HIDDEN, name.startsWith("on") ? "Scripts" : NOTHING, name + "=" + value);
        }
    }

    private void named(String attribute, String old, String neutral) {
        if (!old.equals(neutral)) {
            draft.drop(FindingGroup.HISTORY, "Names of parts", old);
        }
        keep(attribute, neutral == null ? "" : neutral);
    }

    private void keep(String name, String value) {
        if (!value.isEmpty()) {
            out.attribute(name, value);
            kept.append('\n').append(name).append('\n').append(value);
        }
    }

    private void text(String text) {
        out.text(text);
        kept.append('\n').append(text);
    }

    private void drop(String removedName, XmlNode node) {
        StringJoiner values = new StringJoiner(" ");
        Set<String> texts = new HashSet<>();
        values(node, values, texts);
        draft.drop(group(removedName), removedName, node.local() + ": " + values);
        for (String text : texts) {
            draft.droppedText(removedName, text.getBytes(UTF_8));
        }
    }

    private static void values(XmlNode node, StringJoiner values, Set<String> texts) {
        node.attributes().forEach(each -> values.add(each.value()));
        for (Object each : node.content()) {
            if (each instanceof XmlNode child) {
                values(child, values, texts);
            } else if (!((String) each).isBlank()) {
                values.add(((String) each).strip());
                texts.add(((String) each).strip());
            }
        }
    }

    private void drop(String removedName, String text) {
        draft.drop(group(removedName), removedName, text.strip());
        draft.droppedText(removedName, text.strip().getBytes(UTF_8));
    }

    private static FindingGroup group(String removedName) {
        return removedName.equals(EDITOR) || removedName.startsWith("Metadata") ? FindingGroup.HISTORY : FindingGroup.HIDDEN;
    }
}
