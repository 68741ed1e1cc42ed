package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import java.util.regex.Pattern;

/** Writes a formula anew (MathML 2.0, chapters 3 and 4: presentation elements). */
final class MathRewriter {
    private static final String MATHML = "http://www.w3.org/1998/Math/MathML";

    private static final Pattern REMARK = Pattern.compile("%%[^\\n]*");

    private static final Set<String> ELEMENTS = Set.of(
            "math",
            "semantics",
            "annotation",
            "mrow",
            "mi",
            "mn",
            "mo",
            "mtext",
            "mspace",
            "ms",
            "mfrac",
            "msqrt",
            "mroot",
            "mstyle",
            "merror",
            "mpadded",
            "mphantom",
            "mfenced",
            "menclose",
            "msub",
            "msup",
            "msubsup",
            "munder",
            "mover",
            "munderover",
            "mmultiscripts",
            "mprescripts",
            "none",
            "mtable",
            "mtr",
            "mtd",
            "mlabeledtr",
            "maligngroup",
            "malignmark",
            "maction");

    private static final Set<String> ATTRIBUTES = Set.of(
            "display",
            "encoding",
            "mathvariant",
            "mathsize",
            "mathcolor",
            "mathbackground",
            "stretchy",
            "fence",
            "separator",
            "form",
            "lspace",
            "rspace",
            "largeop",
            "movablelimits",
            "accent",
            "accentunder",
            "symmetric",
            "maxsize",
            "minsize",
            "linethickness",
            "numalign",
            "denomalign",
            "bevelled",
            "open",
            "close",
            "separators",
            "notation",
            "width",
            "height",
            "depth",
            "columnalign",
            "rowalign",
            "columnspacing",
            "rowspacing",
            "columnspan",
            "rowspan",
            "fontstyle",
            "fontweight",
            "fontsize",
            "fontfamily",
            "color",
            "displaystyle",
            "scriptlevel");

    private final XmlCursor xml;
    private final Draft draft;
    private final XmlWriter out = new XmlWriter();

    MathRewriter(XmlCursor xml, Draft draft) {
        this.xml = xml;
        this.draft = draft;
    }

    static Set<String> vocabulary() {
        return ELEMENTS;
    }

    static boolean isElement(String local) {
        return ELEMENTS.contains(local);
    }

    /** Writes from the root element, at whose start the cursor stands. */
    byte[] rewrite() throws Refusal {
        element();
        return out.bytes();
    }

    private void element() throws Refusal {
        if (!xml.namespace().equals(MATHML) || !ELEMENTS.contains(xml.local())) {
            throw Refusal.unknownPart(draft.format(), "formula: " + Escaping.escape(xml.local(), 40), 0);
        }
        boolean source = xml.local().equals("annotation");
        boolean root = xml.local().equals("math");
        out.start(xml.local());
        if (root) {
            out.attribute("xmlns", MATHML);
        }
        for (int i = 0; i < xml.attributes(); i++) {
            if (xml.attributeNamespace(i).isEmpty() && ATTRIBUTES.contains(xml.attributeLocal(i))) {
                out.attribute(xml.attributeLocal(i), xml.attributeValue(i));
            } else {
                String value = xml.attributeValue(i);
                draft.drop(FindingGroup.OTHER, "Attributes that show nothing", value);
                draft.droppedText("Attributes that show nothing", value.getBytes(UTF_8));
            }
        }
        int outside = xml.depth() - 1;
        while (xml.depth() > outside) {
            int event = xml.next();
            if (event == XmlCursor.START) {
                element();
            } else if (event == XmlCursor.TEXT) {
                String text = HiddenCharacters.clean(xml.text(), draft);
                out.text(source ? withoutRemarks(text) : text);
            } else if (event == XmlCursor.REMARK) {
                draft.drop(FindingGroup.HIDDEN, "Comments in the markup", xml.text());
                draft.droppedText("Comments in the markup", xml.text().strip().getBytes(UTF_8));
            }
        }
        out.end();
    }

    /** In LibreOffice's own notation two percent signs begin a remark that ends with the line. */
    private String withoutRemarks(String source) {
        return REMARK.matcher(source).replaceAll(found -> {
            draft.drop(FindingGroup.HIDDEN, "Comments in formulas", found.group());
            draft.droppedText(
                    "Comments in formulas", found.group().substring(2).strip().getBytes(UTF_8));
            return "";
        });
    }
}
