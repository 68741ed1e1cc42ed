package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a drawing draws, in its order, read with the JDK's tree parser: the copy must draw all of it but for what says
 * of itself that it is not shown, and nothing else.
 */
final class SvgInk {
    private static final Set<String> SHAPES =
            Set.of("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "image", "use");

    private static final Set<String> WHERE = Set.of(
            "d",
            "points",
            "x",
            "y",
            "x1",
            "x2",
            "y1",
            "y2",
            "cx",
            "cy",
            "r",
            "rx",
            "ry",
            "width",
            "height",
            "transform",
            "stroke-width");

    private static final Set<String> MAYBE = Set.of(
            "defs",
            "symbol",
            "clipPath",
            "mask",
            "pattern",
            "marker",
            "foreignObject",
            "metadata",
            "title",
            "desc",
            "switch",
            "script");

    private static final Pattern GONE = Pattern.compile("(?i)display\\s*:\\s*none");
    private static final Pattern HIDES = Pattern.compile("(?i)display\\s*:\\s*none|hidden|collapse|opacity");

    /** One thing that is drawn. */
    private record Ink(String what, boolean maybeHidden) {}

    private SvgInk() {}

    static void compare(byte[] original, byte[] copy) throws Refusal, IOException {
        List<Ink> before = read(original);
        List<Ink> after = read(copy);
        int next = 0;
        for (Ink ink : before) {
            if (next < after.size() && after.get(next).what().equals(ink.what())) {
                next++;
            } else if (!ink.maybeHidden()) {
                throw Refusal.unproven(FileFormat.SVG, "drawing");
            }
        }
        if (next < after.size()) {
            throw Refusal.unproven(FileFormat.SVG, "drawing");
        }
    }

    private static List<Ink> read(byte[] drawing) throws Refusal, IOException {
        List<Ink> inks = new ArrayList<>();
        Element root = XmlTree.root(drawing, FileFormat.SVG);
        walk(root, false, styled(root), inks);
        return inks;
    }

    private static void walk(Element element, boolean outerHidden, boolean styled, List<Ink> inks) {
        String name = element.getLocalName();
        boolean own = SvgNames.SVG.equals(element.getNamespaceURI());
        String look =
                element.getAttribute("style") + element.getAttribute("display") + element.getAttribute("visibility");
        boolean hidden = outerHidden
                || !own
                || MAYBE.contains(name)
                || look.contains("none")
                || look.contains("hidden")
                || look.contains("collapse")
                || look.contains("opacity")
                || element.hasAttribute("opacity")
                || styled && (element.hasAttribute("class") || element.hasAttribute("id"));
        if (own && SHAPES.contains(name)) {
            inks.add(new Ink(what(element), hidden || fetches(element)));
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                walk(inner, hidden, styled, inks);
            }
        }
    }

    /** Returns whether the drawing has a style sheet that hides something. */
    private static boolean styled(Element root) {
        var sheets = root.getOwnerDocument().getElementsByTagNameNS("*", "style");
        for (int i = 0; i < sheets.getLength(); i++) {
            if (HIDES.matcher(sheets.item(i).getTextContent()).find()) {
                return true;
            }
        }
        return false;
    }

    private static boolean fetches(Element element) {
        String link = element.getAttribute("href") + element.getAttributeNS(SvgNames.XLINK, "href");
        return element.getLocalName().matches("image|use") && !link.startsWith("#") && !link.startsWith("data:");
    }

    private static String what(Element element) {
        StringBuilder what = new StringBuilder(element.getLocalName());
        for (String attribute : WHERE.stream().sorted().toList()) {
            String value = element.getAttribute(attribute);
            if (!value.contains("url(")) {
                what.append('|').append(value.replaceAll("\\s", ""));
            }
        }
        if (element.getLocalName().equals("text")) {
            what.append('|').append(VisibleText.of(text(element)));
        }
        return what.toString();
    }

    private static String text(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                boolean gone = GONE.matcher(inner.getAttribute("style") + ";display:" + inner.getAttribute("display"))
                        .find();
                text.append(!gone && inner.getLocalName().matches("tspan|textPath|a|tref") ? text(inner) : "");
            } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return text.toString();
    }
}
