package org.letopis.sanitize;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** A page as a browser takes it apart: its style sheets, what of it is hidden, what names become. */
final class HtmlPage {
    private static final int MOST_DEPTH = 400;
    private static final int MOST_NODES = 2_000_000;

    /** Counted before the page is taken apart; a tag may make some nodes more than one. */
    private static final long MOST_TAGS = HeapShare.most(1_000_000, 2_000);

    private static final Pattern BLANKS_COUNT = Pattern.compile("(?i)white-space(?:-collapse)?\\s*:\\s*(?:pre|break)");

    private final Document document;
    private final String sheet;
    private final CssHiding hiding;
    private final Map<Element, Boolean> setting = new IdentityHashMap<>();
    private final NeutralNames names = new NeutralNames();

    private HtmlPage(Document document, FileFormat format) throws Refusal {
        this.document = document;
        StringBuilder css = new StringBuilder();
        for (Element style : document.getElementsByTag("style")) {
            if (isSheet(style)) {
                css.append(style.data()).append('\n');
            }
        }
        sheet = css.toString();
        hiding = new CssHiding(sheet, format);
        name();
    }

    /** Takes a page apart; one that is deeper or has more parts than any honest one is refused. */
    static HtmlPage of(String html, FileFormat format) throws Refusal {
        if (html.chars().filter(c -> c == '<').count() > MOST_TAGS) {
            throw Refusal.tooLarge(format, "page");
        }
        Document document = Jsoup.parse(html, "", Parser.htmlParser());
        int[] nodes = new int[1];
        NodeFilter bounds = (node, depth) -> ++nodes[0] > MOST_NODES || depth > MOST_DEPTH
                ? NodeFilter.FilterResult.STOP
                : NodeFilter.FilterResult.CONTINUE;
        if (NodeTraversor.filter(bounds, document) == NodeFilter.FilterResult.STOP) {
            throw Refusal.tooLarge(format, "page");
        }
        return new HtmlPage(document, format);
    }

    Document document() {
        return document;
    }

    /** Returns all style sheets for the screen, in their order. */
    String sheet() {
        return sheet;
    }

    /** Returns whether a browser measures the page as those of before 2000 did. */
    boolean isOld() {
        return document.quirksMode() == Document.QuirksMode.quirks;
    }

    /** Returns whether a style sheet makes rows of blanks count. */
    boolean blanksCount() {
        return BLANKS_COUNT.matcher(sheet).find();
    }

    static boolean blanksCount(Element element) {
        return element.normalName().equals("pre")
                || BLANKS_COUNT.matcher(element.attr("style")).find();
    }

    /** Returns whether the element is a style sheet for the screen. */
    static boolean isSheet(Element element) {
        return element.normalName().equals("style")
                && isHtml(element)
                && element.attr("media").strip().matches("(?i)|all|screen")
                && element.attr("type").strip().matches("(?i)|text/css");
    }

    static boolean isHtml(Element element) {
        return element.tag().namespace().equals(Parser.NamespaceHtml);
    }

    /** Returns the new name of a part, or null when nothing refers to it. */
    String id(String name) {
        return names.id(name);
    }

    /** Returns the new name of a class, or null when no style sheet names it. */
    String className(String name) {
        return names.className(name);
    }

    /** Returns whether the element is on the page without being shown. */
    boolean isHidden(Element element) {
        CssHiding.Look look = look(element);
        boolean unseen =
                !look.visible().orElse(true) && element.children().stream().noneMatch(this::setsVisibility);
        return unseen
                || !look.displayed().orElse(true)
                || element.hasAttr("hidden")
                || element.normalName().equals("dialog") && !element.hasAttr("open");
    }

    private boolean setsVisibility(Element element) {
        Boolean known = setting.get(element);
        if (known == null) {
            known = look(element).visible().isPresent()
                    || element.children().stream().anyMatch(this::setsVisibility);
            setting.put(element, known);
        }
        return known;
    }

    private CssHiding.Look look(Element element) {
        Set<String> names = new HashSet<>();
        element.classNames().forEach(name -> names.add("." + name));
        names.add("#" + element.id());
        return hiding.look(element.normalName(), names).then(CssHiding.Look.of(element.attr("style")));
    }

    private void name() {
        Set<String> inSheet = CssRules.names(sheet);
        Set<String> targets = new HashSet<>();
        for (Element link : document.getElementsByAttributeValueStarting("href", "#")) {
            targets.add(link.attr("href").substring(1));
        }
        for (Element element : document.getAllElements()) {
            for (String id :
                    new String[] {element.id(), element.normalName().equals("a") ? element.attr("name") : ""}) {
                if (!id.isEmpty() && (targets.contains(id) || inSheet.contains("#" + id))) {
                    names.addId(id);
                }
            }
            for (String each : element.classNames()) {
                if (inSheet.contains("." + each)) {
                    names.addClass(each);
                }
            }
        }
    }
}
