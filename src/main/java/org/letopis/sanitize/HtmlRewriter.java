package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** Writes one page anew from what {@link HtmlPage} says is shown. */
final class HtmlRewriter {
    /** Finds pictures that lie beside the page. */
    interface Pictures {
        Pictures NONE = address -> Optional.empty();

        /** Those that are found already. */
        Pictures KEPT = address -> address.startsWith("cid:") ? Optional.of(address) : Optional.empty();

        /** Returns the address in the copy, or nothing when there is no such picture. */
        Optional<String> inCopy(String address) throws Refusal, IOException;
    }

    private static final String ELSEWHERE = "Parts from elsewhere";
    private static final String HIDDEN = "Hidden text";
    private static final String NOTHING = "Attributes that show nothing";

    /** Attributes that are judged elsewhere or say what an element is. */
    private static final Set<String> DONE =
            HtmlNames.words("id class name href src hidden charset checked selected multiple");

    private static final Pattern SAVED =
            Pattern.compile("(?i)saved (?:from|with|by)|singlefile|saved date|mirrored from|\\burl\\s*[:=]");
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\n\\r\\f]+");

    private final HtmlPage page;
    private final Draft draft;
    private final Members members;
    private final Pictures pictures;
    private final CssRules css;
    private final HtmlWriter out;

    /** What stays and could be the same as something that was dropped: that was not hidden. */
    private final StringBuilder kept =
            new StringBuilder("<!DOCTYPE html> charset utf-8 data:image/jpeg;base64, svg+xml");

    HtmlRewriter(HtmlPage page, Draft draft, Members members, Pictures pictures) {
        this.page = page;
        this.draft = draft;
        this.members = members;
        this.pictures = pictures;
        this.css = new CssRules(draft, page::className, page::id);
        this.out = new HtmlWriter(page.isOld() ? "" : "<!DOCTYPE html>\n");
    }

    String rewrite() throws Refusal, IOException {
        Element root = page.document().expectFirst("html");
        out.start("html");
        attributes(root);
        out.start("head");
        out.start("meta");
        out.attribute("charset", "utf-8");
        out.end();
        String sheet = css.sheet(page.sheet());
        if (!sheet.isEmpty()) {
            out.start("style");
            out.sheet(sheet);
            kept.append('\n').append(sheet);
            out.end();
        }
        out.end();
        around(page.document());
        around(root);
        around(page.document().head());
        Element body = page.document().body();
        boolean frames = body.normalName().equals("frameset");
        out.start("body");
        if (frames) {
            drop(ELSEWHERE, body);
        } else {
            attributes(body);
            content(body, page.blanksCount());
        }
        out.end();
        out.end();
        draft.table(kept.toString().getBytes(UTF_8));
        return out.toString();
    }

    /** Notes what stands around the body: nothing of it stays. */
    private void around(Element outer) {
        for (Node node : outer.childNodes()) {
            if (node instanceof Comment) {
                remark(node);
            } else if (node instanceof Element element && outer.normalName().equals("head")) {
                dropUnlessKnown(element);
            }
        }
    }

    private void dropUnlessKnown(Element element) {
        boolean charset = element.normalName().equals("meta")
                && (element.hasAttr("charset") || element.attr("http-equiv").equalsIgnoreCase("content-type"));
        boolean empty = element.normalName().equals("title") && element.text().isEmpty();
        if (!charset && !empty && !HtmlPage.isSheet(element)) {
            drop(HtmlNames.dropped(element.normalName()).orElse("Style sheets for other uses"), element);
        }
    }

    private void remark(Node node) {
        String text = node instanceof Comment comment ? comment.getData() : node.outerHtml();
        boolean saved = SAVED.matcher(text).find();
        String name = saved ? "Where and when the page was saved" : "Comments in the markup";
        draft.drop(saved ? FindingGroup.HISTORY : FindingGroup.HIDDEN, name, text.strip());
        needle(name, text);
    }

    private void content(Node outer, boolean blanksCount) throws Refusal, IOException {
        for (Node node : outer.childNodes()) {
            if (node instanceof TextNode text) {
                text(text.getWholeText(), blanksCount);
            } else if (node instanceof DataNode text) {
                text(text.getWholeData(), blanksCount);
            } else if (node instanceof Element element) {
                element(element, blanksCount || HtmlPage.blanksCount(element));
            } else {
                remark(node);
            }
        }
    }

    private void element(Element element, boolean blanksCount) throws Refusal, IOException {
        String name = element.normalName();
        Optional<String> dropped = HtmlNames.dropped(name);
        if (HtmlPage.isSheet(element)) {
            return;
        }
        if (page.isHidden(element)) {
            drop(HIDDEN, element);
        } else if (element.tag().namespace().equals(Parser.NamespaceSvg)) {
            drawing(element);
        } else if (element.tag().namespace().equals(Parser.NamespaceMathml)) {
            formula(element);
        } else if (name.equals("img")) {
            picture(element);
        } else if (name.equals("input")) {
            input(element);
        } else if (name.equals("select")) {
            select(element);
        } else if (name.equals("style")) {
            drop("Style sheets for other uses", element);
        } else if (dropped.isPresent()) {
            drop(dropped.get(), element);
        } else {
            if (!HtmlNames.isKnown(name)) {
                draft.drop(FindingGroup.OTHER, "Elements of no standard", name);
            }
            out.start(HtmlNames.inCopy(name));
            kept.append('\n').append(HtmlNames.inCopy(name));
            attributes(element);
            content(element, blanksCount);
            out.end();
        }
    }

    private void text(String raw, boolean blanksCount) {
        String seen = HiddenCharacters.clean(raw.replace("\r\n", "\n"), draft);
        String text = blanksCount
                ? seen
                : BLANKS.matcher(seen).replaceAll(found -> found.group().indexOf('\n') < 0 ? " " : "\n");
        out.text(text);
        kept.append('\n').append(text);
    }

    private void span(String text) {
        out.start("span");
        text(text, false);
        out.end();
    }

    /** A formula keeps what it shows (MathML 3, chapter 3). */
    private void formula(Element element) throws Refusal, IOException {
        String name = element.normalName();
        if (!MathRewriter.isElement(name) || name.startsWith("annotation")) {
            drop(HIDDEN, element);
            return;
        }
        out.start(name);
        kept.append('\n').append(name);
        content(element, false);
        out.end();
    }

    /** A drawing on the page becomes a picture of its own, so that its names and styles concern nothing else. */
    private void drawing(Element element) throws Refusal, IOException {
        byte[] clean = members.clean(InlineDrawing.xml(element), "drawing", draft);
        out.start("img");
        attributes(element);
        out.attribute("src", DataAddress.of(FileFormat.SVG, clean));
        out.end();
    }

    private void picture(Element element) throws Refusal, IOException {
        String address = element.attr("src").strip();
        Optional<String> inCopy = DataAddress.isEmpty(address)
                ? Optional.empty()
                : DataAddress.is(address)
                        ? Optional.of(DataAddress.clean(address, draft, members))
                        : pictures.inCopy(address);
        if (inCopy.isEmpty()) {
            draft.drop(FindingGroup.HIDDEN, ELSEWHERE, address);
            needle(ELSEWHERE, address);
            needle("Alternative texts", element.attr("alt"));
            return;
        }
        out.start("img");
        attributes(element);
        out.attribute("src", inCopy.get());
        kept.append('\n').append(inCopy.get().startsWith("data:") ? "" : inCopy.get());
        out.end();
    }

    /** Of a field its text stays, as it stands on the page. */
    private void input(Element element) {
        boolean checked = element.hasAttr("checked");
        switch (element.attr("type").strip().toLowerCase(Locale.ROOT)) {
            case "hidden", "password", "file", "image", "color", "range" -> drop(HIDDEN, element);
            case "checkbox" -> span(checked ? "\u2611" : "\u2610");
            case "radio" -> span(checked ? "\u25C9" : "\u25CB");
            default -> span(element.attr("value"));
        }
    }

    private void select(Element element) {
        List<Element> options = element.getElementsByTag("option");
        List<Element> chosen =
                options.stream().filter(option -> option.hasAttr("selected")).toList();
        Set<Element> shown = Collections.newSetFromMap(new IdentityHashMap<>());
        shown.addAll(
                element.hasAttr("multiple")
                        ? options
                        : chosen.isEmpty() ? options.stream().limit(1).toList() : chosen);
        for (Element option : options) {
            if (shown.contains(option)) {
                span(option.text());
            } else {
                drop(HIDDEN, option);
            }
        }
    }

    private void attributes(Element element) {
        String link = element.normalName().equals("a") ? element.attr("href").strip() : "";
        String anchor = element.id();
        if (element.normalName().equals("a") && anchor.isEmpty()) {
            anchor = element.attr("name");
        }
        if (!anchor.isEmpty()) {
            named("id", anchor, page.id(anchor));
        }
        if (link.startsWith("#") && page.id(link.substring(1)) != null) {
            named("href", link, "#" + page.id(link.substring(1)));
        } else if (link.length() > 1) {
            draft.drop(FindingGroup.OTHER, "Addresses of links", link);
            needle("Addresses of links", link);
        }
        if (element.hasAttr("class")) {
            StringJoiner classes = new StringJoiner(" ");
            new LinkedHashSet<>(element.classNames())
                    .stream().map(page::className).filter(each -> each != null).forEach(classes::add);
            named("class", element.attr("class"), classes.length() == 0 ? null : classes.toString());
        }
        for (Attribute attribute : element.attributes()) {
            attribute(attribute.getKey().toLowerCase(Locale.ROOT), attribute.getValue());
        }
    }

    private void attribute(String name, String value) {
        if (name.equals("style")) {
            keep(name, css.declarations(value));
        } else if (HtmlNames.mayStay(name, value.strip())) {
            out.attribute(name, value.strip());
            kept.append('\n').append(name).append('\n').append(value.strip());
        } else if (name.startsWith("on")) {
            draft.drop(FindingGroup.HIDDEN, "Scripts", name + "=" + value);
            needle("Scripts", value);
        } else if ((name.equals("alt") || name.equals("title") || name.startsWith("aria-")) && !value.isBlank()) {
            draft.drop(FindingGroup.HIDDEN, "Alternative texts", value);
            needle("Alternative texts", value);
        } else if (!DONE.contains(name) && !value.isBlank()) {
            draft.drop(FindingGroup.OTHER, NOTHING, name + "=" + value);
            needle(NOTHING, value);
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

    private void drop(String removedName, Element element) {
        StringJoiner values = new StringJoiner(" ");
        for (Attribute attribute : element.attributes()) {
            values.add(attribute.getValue());
        }
        String text = element.data().isEmpty()
                ? element.wholeText().strip()
                : element.data().strip();
        FindingGroup group = removedName.endsWith("of the page") ? FindingGroup.HISTORY : FindingGroup.HIDDEN;
        draft.drop(group, removedName, element.normalName() + ": " + values + " " + text);
        needle(removedName, text);
        for (String attribute : List.of("content", "value", "href", "src")) {
            needle(removedName, element.attr(attribute));
        }
    }

    /** Coded pictures are left out: what two of them share says nothing. */
    private void needle(String name, String text) {
        if (!text.contains("base64,")) {
            draft.droppedText(name, text.strip().getBytes(UTF_8));
        }
    }
}
