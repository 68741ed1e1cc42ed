package org.letopis.sanitize;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Elements and attributes of pages (HTML Living Standard, chapters 4 and 16) that a clean copy may hold. */
final class HtmlNames {
    private static final Set<String> KEPT =
            words("address article aside footer header h1 h2 h3 h4 h5 h6 hgroup main nav"
                    + " section blockquote dd div dl dt figcaption figure hr li ol p pre ul menu a abbr b bdi bdo br cite code dfn"
                    + " em i kbd mark q rp rt ruby s samp small span strong sub sup u var wbr del ins table caption colgroup col"
                    + " tbody thead tfoot tr td th details summary big tt strike center font acronym nobr");

    /** What becomes of elements that do something: only how they stand on the page stays. */
    private static final Map<String, String> REPLACED = Map.ofEntries(
            Map.entry("form", "div"),
            Map.entry("fieldset", "div"),
            Map.entry("marquee", "div"),
            Map.entry("search", "div"),
            Map.entry("dialog", "div"),
            Map.entry("dir", "ul"),
            Map.entry("xmp", "pre"),
            Map.entry("plaintext", "pre"),
            Map.entry("listing", "pre"),
            Map.entry("legend", "span"),
            Map.entry("label", "span"),
            Map.entry("button", "span"),
            Map.entry("output", "span"),
            Map.entry("textarea", "span"),
            Map.entry("picture", "span"),
            Map.entry("time", "span"),
            Map.entry("data", "span"),
            Map.entry("blink", "span"));

    /** What runs, is fetched from elsewhere, or is not on the page. */
    private static final Map<String, String> DROPPED = Map.ofEntries(
            Map.entry("script", "Scripts"),
            Map.entry("noscript", "Scripts"),
            Map.entry("template", "Hidden text"),
            Map.entry("datalist", "Hidden text"),
            Map.entry("title", "Title of the page"),
            Map.entry("iframe", "Parts from elsewhere"),
            Map.entry("frame", "Parts from elsewhere"),
            Map.entry("frameset", "Parts from elsewhere"),
            Map.entry("noframes", "Hidden text"),
            Map.entry("noembed", "Hidden text"),
            Map.entry("object", "Parts from elsewhere"),
            Map.entry("embed", "Parts from elsewhere"),
            Map.entry("applet", "Parts from elsewhere"),
            Map.entry("param", "Parts from elsewhere"),
            Map.entry("video", "Parts from elsewhere"),
            Map.entry("audio", "Parts from elsewhere"),
            Map.entry("source", "Parts from elsewhere"),
            Map.entry("track", "Parts from elsewhere"),
            Map.entry("canvas", "Scripts"),
            Map.entry("map", "Parts from elsewhere"),
            Map.entry("area", "Parts from elsewhere"),
            Map.entry("link", "Links of the page"),
            Map.entry("base", "Address of the page"),
            Map.entry("meta", "Metadata of the page"),
            Map.entry("progress", "Scripts"),
            Map.entry("meter", "Scripts"));

    /** Elements without an end tag (section 13.1.2). */
    static final Set<String> ENDLESS =
            words("area base br col embed hr img input link meta param source track wbr frame keygen");

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]{1,8}(?:%|px|\\*)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9-]{0,20}");
    private static final Pattern COLOUR = Pattern.compile("#?[A-Za-z0-9]{1,30}");
    private static final Pattern FONT = Pattern.compile("[\\p{L}\\p{N} ,'\"-]{1,200}");

    private static final Map<Pattern, Set<String>> ATTRIBUTES = Map.of(
            NUMBER,
            words("colspan rowspan span start value width height border cellpadding cellspacing hspace vspace size"),
            WORD,
            words("align valign dir type clear frame rules scope nowrap reversed open compact lang noshade"),
            COLOUR,
            words("bgcolor color text"),
            FONT,
            words("face"));

    private HtmlNames() {}

    static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    /** Returns what an element is in the copy; one that nobody knows is shown as part of a line (section 13.2). */
    static String inCopy(String name) {
        return KEPT.contains(name) ? name : REPLACED.getOrDefault(name, "span");
    }

    static boolean isKnown(String name) {
        return KEPT.contains(name) || REPLACED.containsKey(name);
    }

    /** Returns under which name an element is dropped with all that is in it; empty when it stays. */
    static Optional<String> dropped(String name) {
        return Optional.ofNullable(DROPPED.get(name));
    }

    static boolean mayStay(String attribute, String value) {
        return ATTRIBUTES.entrySet().stream()
                .anyMatch(each -> each.getValue().contains(attribute)
                        && each.getKey().matcher(value).matches());
    }
}
