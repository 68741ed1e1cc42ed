package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Writes a page of a book anew (EPUB 3.3, section 6.1; HTML, sections 4 and 13; SVG and MathML inside it). Scripts,
 * remarks, metadata, alternative texts, {@code data-} attributes and hidden elements go, and what is fetched from
 * elsewhere.
 */
final class XhtmlRewriter {
    static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String MATHML = "http://www.w3.org/1998/Math/MathML";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final String EPUB = "http://www.idpf.org/2007/ops";

    private static final Set<String> ELEMENTS =
            words("html head title link style body section nav article aside h1 h2 h3 h4"
                    + " h5 h6 header footer address main p hr pre blockquote ol ul li dl dt dd figure figcaption div a em strong"
                    + " small s cite q dfn abbr ruby rb rt rtc rp time code var samp kbd sub sup i b u mark bdi bdo span br wbr"
                    + " ins del picture source img audio video track map area table caption colgroup col tbody thead tfoot tr td"
                    + " th big tt strike center font acronym");

    private static final Set<String> DRAWING = words("svg g image rect circle ellipse line polyline polygon path text"
            + " tspan defs linearGradient radialGradient stop use clipPath symbol");

    private static final Set<String> DROPPED = words(
            "script iframe object embed applet form input button select textarea"
                    + " option canvas template dialog base noscript metadata title desc foreignObject animate set link");

    /** Elements that have no end tag in HTML. */
    private static final Set<String> ENDLESS = words("area br col hr img link source track wbr");

    private static final Set<String> ATTRIBUTES =
            words("id class lang dir style href src rel type colspan rowspan headers"
                    + " scope span start value reversed width height align valign border cellpadding cellspacing bgcolor color"
                    + " size face hspace vspace clear nowrap compact controls loop muted preload poster kind coords shape usemap"
                    + " name role hreflang charset media open");

    private static final Set<String> DRAWING_ATTRIBUTES = words("id class style x y x1 x2 y1 y2 cx cy r rx ry fx fy d"
            + " points width height viewBox preserveAspectRatio transform fill fill-opacity fill-rule stroke stroke-width"
            + " stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray opacity offset stop-color stop-opacity"
            + " gradientUnits gradientTransform spreadMethod clip-path clip-rule font-family font-size font-style"
            + " font-weight text-anchor dx dy version display visibility letter-spacing");

    private static final Set<String> MATH_ATTRIBUTES = words("display mathvariant mathsize mathcolor mathbackground"
            + " stretchy fence separator form lspace rspace largeop movablelimits accent accentunder symmetric"
            + " linethickness open close separators notation width height depth columnalign rowalign columnspacing"
            + " rowspacing columnspan rowspan displaystyle scriptlevel id class");

    private static final Pattern HIDDEN_STYLE =
            Pattern.compile("(?is).*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden).*");
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|//.*|/.*|\\\\.*");
    private static final Pattern SAFE_LINK = Pattern.compile("(?i)(?:https?|ftps?|mailto|tel|sms):.*");
    private static final Pattern VIEWPORT = Pattern.compile("[a-z0-9=,.; -]{1,100}");

    private final XmlCursor xml;
    private final Draft draft;
    private final Predicate<String> kept;

    /** Values of attributes that stay: what was dropped elsewhere and is also one of them was not hidden. */
    private final StringBuilder names = new StringBuilder();

    private final XmlWriter out = new XmlWriter("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n");

    /**
     * Takes a page.
     *
     * @param kept whether a file, named relative to the page, is in the copy
     */
    XhtmlRewriter(byte[] page, Draft draft, Predicate<String> kept) throws Refusal {
        this.xml = new XmlCursor(page, draft.format(), "page", HtmlEntities::character);
        this.draft = draft;
        this.kept = kept;
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    /** Returns the page written anew. */
    byte[] rewrite() throws Refusal {
        xml.root(true);
        if (!xml.namespace().equals(XHTML) || !xml.local().equals("html")) {
            throw Refusal.unknownPart(draft.format(), Escaping.escape(xml.local(), 40), 0);
        }
        element(true);
        draft.table(names.toString().getBytes(UTF_8));
        return out.bytes();
    }

    /** Returns whether an element of a page is one that nobody sees: shared with the reading of visible text. */
    static boolean isHidden(XmlCursor xml) {
        for (int i = 0; i < xml.attributes(); i++) {
            String name = xml.attributeLocal(i);
            boolean hides = name.equals("hidden")
                    || name.equals("style")
                            && HIDDEN_STYLE.matcher(xml.attributeValue(i)).matches();
            if (hides && xml.attributeNamespace(i).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void element(boolean root) throws Refusal {
        String local = xml.local();
        Set<String> attributes = attributes();
        if (isHidden(xml)) {
            drop(FindingGroup.HIDDEN, "Hidden text");
        } else if (xml.namespace().equals(XHTML) && local.equals("meta")) {
            meta();
        } else if (attributes.isEmpty() || fetchesFromElsewhere()) {
            boolean known = DROPPED.contains(local) || !attributes.isEmpty();
            drop(FindingGroup.HIDDEN, known ? "Scripts and remote parts" : "Unknown elements");
        } else {
            keep(root, attributes);
        }
    }

    /** Returns the attributes that an element of this kind may keep; none when it may not stay itself. */
    private Set<String> attributes() throws Refusal {
        String local = xml.local();
        return switch (xml.namespace()) {
            case XHTML -> {
                if (ELEMENTS.contains(local)) {
                    yield ATTRIBUTES;
                }
                if (!DROPPED.contains(local) && !local.equals("meta")) {
                    throw Refusal.unknownPart(draft.format(), Escaping.escape(local, 40), 0);
                }
                yield Set.of();
            }
            case SVG -> DRAWING.contains(local) ? DRAWING_ATTRIBUTES : Set.of();
            case MATHML -> MathRewriter.isElement(local) && !local.equals("annotation") ? MATH_ATTRIBUTES : Set.of();
            default -> Set.of();
        };
    }

    private boolean fetchesFromElsewhere() {
        boolean stylesheet = !xml.local().equals("link")
                || xml.attribute("", "rel").toLowerCase(Locale.ROOT).contains("stylesheet");
        String target = switch (xml.local()) {
            case "img", "source", "audio", "video", "track" -> xml.attribute("", "src");
            case "link" -> xml.attribute("", "href");
            case "image", "use" -> xml.attribute(XLINK, "href") + xml.attribute("", "href");
            default -> "";
        };
        return !stylesheet || !target.isEmpty() && !target.startsWith("#") && !isInside(target);
    }

    private boolean isInside(String target) {
        return !ELSEWHERE.matcher(target).matches() && kept.test(target);
    }

    private void keep(boolean root, Set<String> attributes) throws Refusal {
        String local = xml.local();
        String namespace = xml.namespace();
        boolean endless = xml.namespace().equals(XHTML) && ENDLESS.contains(local);
        out.start(local);
        if (root) {
            out.attribute("xmlns", XHTML);
            out.attribute("xmlns:epub", EPUB);
        } else if (local.equals("svg") || local.equals("math")) {
            out.attribute("xmlns", namespace);
            if (local.equals("svg")) {
                out.attribute("xmlns:xlink", XLINK);
            }
        }
        if (local.equals("img")) {
            out.attribute("alt", "");
        }
        for (int i = 0; i < xml.attributes(); i++) {
            attribute(local, xml.attributeNamespace(i), xml.attributeLocal(i), xml.attributeValue(i), attributes);
        }
        int outside = xml.depth() - 1;
        boolean style = namespace.equals(XHTML) && local.equals("style");
        StringBuilder css = new StringBuilder();
        while (xml.depth() > outside) {
            int event = xml.next();
            if (event == XmlCursor.START) {
                element(false);
            } else if (event == XmlCursor.TEXT && style) {
                css.append(xml.text());
            } else if (event == XmlCursor.TEXT) {
                out.text(xml.text());
            } else if (event == XmlCursor.REMARK) {
                note(FindingGroup.HIDDEN, "Comments in the markup", xml.text());
                draft.droppedText("Comments in the markup", xml.text().strip().getBytes(UTF_8));
            }
        }
        if (style) {
            out.text(CssCleaner.clean(css.toString(), draft, kept));
        }
        if (endless) {
            out.end();
        } else {
            out.endOpen();
        }
    }

    private void attribute(String element, String namespace, String name, String value, Set<String> attributes) {
        boolean link = name.equals("href") && (namespace.isEmpty() || namespace.equals(XLINK))
                || namespace.isEmpty() && (name.equals("src") || name.equals("poster"));
        if (link) {
            boolean safe = value.startsWith("#")
                    || isInside(value)
                    || (element.equals("a") || element.equals("area"))
                            && SAFE_LINK.matcher(value).matches();
            if (safe) {
                names.append(value).append('\n');
                out.attribute(namespace.isEmpty() ? name : "xlink:" + name, value);
            } else {
                note(FindingGroup.HISTORY, "Links to local files", value);
                draft.droppedText("Links to local files", value.getBytes(UTF_8));
            }
        } else if (namespace.isEmpty() && name.equals("style")) {
            out.attribute(name, CssCleaner.clean(value, draft, kept));
        } else if (namespace.isEmpty() && attributes.contains(name)) {
            names.append(value).append('\n');
            out.attribute(name, value);
        } else if (namespace.equals(XML) && (name.equals("lang") || name.equals("space"))) {
            out.attribute("xml:" + name, value);
        } else if (namespace.equals(EPUB) && (name.equals("type") || name.equals("prefix"))) {
            out.attribute("epub:" + name, value);
        } else if (name.equals("alt") || name.equals("title") || name.startsWith("aria-")) {
            if (!value.isBlank()) {
                note(FindingGroup.HIDDEN, "Alternative texts", value);
                draft.droppedText("Alternative texts", value.getBytes(UTF_8));
            }
        } else {
            note(FindingGroup.OTHER, "Attributes that show nothing", name + "=" + value);
            draft.droppedText("Attributes that show nothing", value.getBytes(UTF_8));
        }
    }

    /** Of metadata only the size of a page with a fixed layout is needed; which character set it is the XML says. */
    private void meta() throws Refusal {
        String content = xml.attribute("", "content");
        String name = xml.attribute("", "name");
        boolean charset = !xml.attribute("", "charset").isEmpty()
                || xml.attribute("", "http-equiv").equalsIgnoreCase("content-type");
        xml.skip();
        if (name.equals("viewport") && VIEWPORT.matcher(content).matches()) {
            out.start("meta");
            out.attribute("name", name);
            out.attribute("content", content);
            out.end();
        } else if (!charset) {
            note(FindingGroup.OTHER, "Metadata of pages", name + "=" + content);
            draft.droppedText("Metadata of pages", content.getBytes(UTF_8));
        }
    }

    private void drop(FindingGroup group, String removedName) throws Refusal {
        String element = xml.local();
        String text = xml.skip();
        note(group, removedName, element + ": " + text);
        draft.droppedText(removedName, text.getBytes(UTF_8));
    }

    private void note(FindingGroup group, String removedName, String value) {
        draft.drop(group, removedName, value);
    }
}
