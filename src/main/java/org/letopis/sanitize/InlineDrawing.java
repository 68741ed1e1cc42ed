package org.letopis.sanitize;

import java.util.Locale;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * A drawing that stands in a page (HTML Living Standard, section 4.8.16), as a file of its own. Names come in their own
 * spelling again, which HTML does not mind (section 13.2.6.1).
 */
final class InlineDrawing {
    private InlineDrawing() {}

    static byte[] xml(Element svg) {
        XmlWriter out = new XmlWriter();
        write(svg, true, out);
        return out.bytes();
    }

    private static void write(Element element, boolean root, XmlWriter out) {
        boolean drawn = element.tag().namespace().equals(Parser.NamespaceSvg);
        out.start(drawn ? SvgNames.spelled(element.normalName()) : "unknown");
        if (root) {
            out.attribute("xmlns", SvgNames.SVG);
            out.attribute("xmlns:xlink", SvgNames.XLINK);
        }
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            if (name.equals("xlink:href")) {
                if (!element.hasAttr("href")) {
                    out.attribute(name, attribute.getValue());
                }
            } else if (name.matches("[a-z][a-z0-9-]*")) {
                out.attribute(SvgNames.spelled(name), attribute.getValue());
            }
        }
        if (drawn) {
            for (Node child : element.childNodes()) {
                if (child instanceof Element inner) {
                    write(inner, false, out);
                } else if (child instanceof TextNode text) {
                    out.text(text.getWholeText());
                }
            }
            out.text(element.normalName().equals("style") ? element.data() : "");
        }
        out.end();
    }
}
