package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Writes a page of a book anew (EPUB 3.3, section 6.1; HTML, sections 4 and 13; SVG and MathML inside it). Scripts,
 * remarks, metadata, alternative texts, {@code data-} attributes and hidden elements go, and what is fetched from
 * elsewhere; names of parts and classes become neutral.
 */
final class XhtmlRewriter {
    static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String MATHML = "http://www.w3.org/1998/Math/MathML";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final String EPUB = "http://www.idpf.org/2007/ops";
    static final String NAMESPACES = String.join(" ", XHTML, SVG, MATHML, XLINK, EPUB);

    private static final String NOTHING = "Attributes that show nothing";

    private static final Pattern HIDDEN_STYLE =
            Pattern.compile("(?is).*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden).*");
    private static final Pattern SAFE_LINK = Pattern.compile("(?i)(?:https?|ftps?|mailto|tel|sms):.*");
    private static final Pattern VIEWPORT = Pattern.compile("[a-z0-9=,.; -]{1,100}");
    private static final Pattern NUMBERS = Pattern.compile("[-+0-9.,eE\\s%]*");
    private static final Pattern PATH = Pattern.compile("[-+0-9.,eEMmZzLlHhVvCcSsQqTtAa\\s]*");

    /** What a kind of element is. */
    private enum Kind {
        PAGE,
        DRAWING,
        FORMULA,
        GONE
    }

    private final XmlCursor xml;
    private final Draft draft;
    private final UnaryOperator<String> addresses;
    private final NeutralNames names;
    private final boolean collecting;
    private final String title;
    private final CssRules css;

    /** Visible text and links that stay: what was dropped elsewhere and is also one of them was not hidden. */
    private final StringBuilder seen = new StringBuilder();

    private final XmlWriter out = new XmlWriter("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n");

    private XhtmlRewriter(
            byte[] page,
            Draft draft,
            UnaryOperator<String> addresses,
            UnaryOperator<String> looks,
            NeutralNames names,
            boolean collecting,
            String title)
            throws Refusal {
        this.xml = new XmlCursor(page, draft.format(), "page", HtmlEntities::character);
        this.draft = draft;
        this.addresses = addresses;
        this.names = names;
        this.collecting = collecting;
        this.title = title;
        this.css = new CssRules(draft, names::className, names::id, looks);
    }

    /**
     * Returns the page written anew.
     *
     * @param files of the book, and the names of parts and classes on all its pages
     * @param name of the page
     * @param title of the book, for the page's own
     */
    static byte[] rewrite(byte[] page, Draft draft, EpubFiles files, String name, String title) throws Refusal {
        XhtmlRewriter rewriter =
                new XhtmlRewriter(page, draft, files.addresses(name), files.looks(name), files.names(), false, title);
        rewriter.page();
        draft.table(rewriter.seen.toString().getBytes(UTF_8));
        return rewriter.out.bytes();
    }

    /**
     * Takes note of the names of parts and classes that the page will have in the copy.
     *
     * @param addresses returns how the copy writes the address of a file of the book; null for one that is not in it
     */
    static void collect(byte[] page, FileFormat format, UnaryOperator<String> addresses, NeutralNames names)
            throws Refusal {
        new XhtmlRewriter(page, new Draft(format), addresses, addresses, names, true, "").page();
    }

    private void page() throws Refusal {
        xml.root(true);
        if (!xml.namespace().equals(XHTML) || !xml.local().equals("html")) {
            throw Refusal.unknownPart(draft.format(), Escaping.escape(xml.local(), 40), 0);
        }
        element(true);
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
        Kind kind = kind();
        if (isHidden(xml)) {
            drop(FindingGroup.HIDDEN, "Hidden text");
        } else if (xml.namespace().equals(XHTML) && local.equals("meta")) {
            meta();
        } else if (kind == Kind.PAGE && local.equals("title")) {
            title();
        } else if (kind == Kind.GONE || fetchesFromElsewhere()) {
            boolean known = EpubNames.DROPPED.contains(local) || kind != Kind.GONE;
            drop(FindingGroup.HIDDEN, known ? "Scripts and remote parts" : "Unknown elements");
        } else {
            keep(root, kind);
        }
    }

    private Kind kind() throws Refusal {
        String local = xml.local();
        return switch (xml.namespace()) {
            case XHTML -> {
                if (EpubNames.ELEMENTS.contains(local)) {
                    yield Kind.PAGE;
                }
                if (!EpubNames.DROPPED.contains(local) && !local.equals("meta")) {
                    throw Refusal.unknownPart(draft.format(), Escaping.escape(local, 40), 0);
                }
                yield Kind.GONE;
            }
            case SVG -> EpubNames.DRAWING.contains(local) ? Kind.DRAWING : Kind.GONE;
            case MATHML -> MathRewriter.isElement(local) && !local.equals("annotation") ? Kind.FORMULA : Kind.GONE;
            default -> Kind.GONE;
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
        return !stylesheet || !target.isEmpty() && !target.startsWith("#") && addresses.apply(target) == null;
    }

    private void keep(boolean root, Kind kind) throws Refusal {
        String local = xml.local();
        String namespace = xml.namespace();
        boolean endless = kind == Kind.PAGE && EpubNames.ENDLESS.contains(local);
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
            attribute(local, xml.attributeNamespace(i), xml.attributeLocal(i), xml.attributeValue(i), kind);
        }
        int outside = xml.depth() - 1;
        boolean style = kind != Kind.FORMULA && local.equals("style");
        StringBuilder text = new StringBuilder();
        while (xml.depth() > outside) {
            int event = xml.next();
            if (event == XmlCursor.START) {
                text(text, style);
                element(false);
            } else if (event == XmlCursor.TEXT) {
                text.append(xml.text());
            } else if (event == XmlCursor.REMARK) {
                draft.drop(FindingGroup.HIDDEN, "Comments in the markup", xml.text());
                draft.droppedText("Comments in the markup", xml.text().strip().getBytes(UTF_8));
            }
        }
        text(text, style);
        if (endless) {
            out.end();
        } else {
            out.endOpen();
        }
    }

    private void text(StringBuilder text, boolean style) throws Refusal {
        if (!style) {
            out.text(HiddenCharacters.clean(text.toString(), draft));
        } else if (!collecting) {
            String clean = css.sheet(text.toString());
            draft.table(clean.getBytes(UTF_8));
            out.text(clean);
        }
        text.setLength(0);
    }

    private void attribute(String element, String namespace, String name, String value, Kind kind) {
        boolean own = namespace.isEmpty();
        if (name.equals("href") && (own || namespace.equals(XLINK))
                || own && (name.equals("src") || name.equals("poster") || name.equals("usemap"))) {
            link(element, own ? name : "xlink:" + name, value);
        } else if (own && (name.equals("id") || name.equals("name")) && !value.isBlank()) {
            if (collecting) {
                names.addId(value);
            }
            out.attribute(name, names.id(value));
            renamed(value, names.id(value));
        } else if (own && name.equals("class")) {
            if (collecting) {
                names.addClasses(value);
            }
            put(name, names.classes(value));
            renamed(value, names.classes(value));
        } else if (own && name.equals("headers")) {
            put(name, names.ids(value));
            renamed(value, names.ids(value));
        } else if (own && name.equals("style")) {
            put(name, collecting ? "" : css.declarations(value));
        } else if (own && kind == Kind.DRAWING && EpubNames.DRAWING_ATTRIBUTES.contains(name)) {
            boolean numbers = NUMBERS.matcher(value).matches()
                    || name.equals("d") && PATH.matcher(value).matches();
            String safe = numbers ? value : css.value(name, value);
            if (safe.isEmpty() && !value.isBlank()) {
                showsNothing(name, value);
            }
            put(name, safe);
        } else if (own
                && (kind == Kind.PAGE && EpubNames.mayStay(name, value)
                        || kind == Kind.FORMULA && EpubNames.mayStayInFormula(name, value))) {
            out.attribute(name, value);
        } else if (namespace.equals(XML) && (name.equals("lang") || name.equals("space"))) {
            put("xml:" + name, value.matches("[A-Za-z0-9-]{0,20}") ? value : "");
        } else if (namespace.equals(EPUB) && name.equals("type")) {
            String known = EpubNames.semantics(value);
            put("epub:type", known);
            if (!known.equals(value.strip())) {
                draft.drop(FindingGroup.OTHER, NOTHING, name + "=" + value);
            }
        } else if (name.equals("alt") || name.equals("title") || name.startsWith("aria-")) {
            if (!value.isBlank()) {
                draft.drop(FindingGroup.HIDDEN, "Alternative texts", value);
                draft.droppedText("Alternative texts", value.getBytes(UTF_8));
            }
        } else if (!value.isBlank()) {
            showsNothing(name, value);
        }
    }

    private void link(String element, String name, String value) {
        String inside = addresses.apply(value);
        boolean outside = inside == null
                && (element.equals("a") || element.equals("area"))
                && SAFE_LINK.matcher(value).matches();
        if (inside == null && !outside) {
            draft.drop(FindingGroup.HISTORY, "Links to local files", value);
            draft.droppedText("Links to local files", value.getBytes(UTF_8));
            return;
        }
        String kept = outside ? value : inside;
        seen.append(kept).append('\n');
        out.attribute(name, kept);
    }

    private void put(String name, String value) {
        if (!value.isEmpty()) {
            out.attribute(name, value);
        }
    }

    private void renamed(String old, String neutral) {
        if (!old.equals(neutral)) {
            draft.drop(FindingGroup.HISTORY, "Names of parts", old);
        }
    }

    private void showsNothing(String name, String value) {
        draft.drop(FindingGroup.OTHER, NOTHING, name + "=" + value);
        draft.droppedText(NOTHING, value.getBytes(UTF_8));
    }

    /** A page is called as its book: its own title shows nowhere, and programs write file names there. */
    private void title() throws Refusal {
        String old = xml.skip();
        out.start("title");
        out.text(title);
        out.endOpen();
        if (!old.equals(title)) {
            draft.drop(FindingGroup.OTHER, "Titles of pages", old);
            draft.droppedText("Titles of pages", old.getBytes(UTF_8));
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
            draft.drop(FindingGroup.OTHER, "Metadata of pages", name + "=" + content);
            draft.droppedText("Metadata of pages", content.getBytes(UTF_8));
        }
    }

    private void drop(FindingGroup group, String removedName) throws Refusal {
        String element = xml.local();
        String text = xml.skip();
        draft.drop(group, removedName, element + ": " + text);
        draft.droppedText(removedName, text.getBytes(UTF_8));
    }
}
