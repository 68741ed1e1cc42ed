package org.letopis.sanitize;

import java.util.Set;
import java.util.regex.Pattern;

/** Elements and attributes that a page of a book may keep (EPUB 3.3, section 6.1; EPUB Structural Semantics 1.1). */
final class EpubNames {
    static final Set<String> ELEMENTS = words("html head title link style body section nav article aside h1 h2 h3 h4"
            + " h5 h6 header footer address main p hr pre blockquote ol ul li dl dt dd figure figcaption div a em strong"
            + " small s cite q dfn abbr ruby rb rt rtc rp time code var samp kbd sub sup i b u mark bdi bdo span br wbr"
            + " ins del picture source img audio video track map area table caption colgroup col tbody thead tfoot tr td"
            + " th big tt strike center font acronym");

    static final Set<String> DRAWING = words("svg g image rect circle ellipse line polyline polygon path text"
            + " tspan style a defs linearGradient radialGradient stop use clipPath symbol");

    static final Set<String> DROPPED = words("script iframe object embed applet form input button select textarea"
            + " option canvas template dialog base noscript metadata title desc foreignObject animate set link");

    /** Elements that have no end tag in HTML. */
    static final Set<String> ENDLESS = words("area br col hr img link source track wbr");

    static final Set<String> DRAWING_ATTRIBUTES = words("x y x1 x2 y1 y2 cx cy r rx ry fx fy d"
            + " points width height viewBox preserveAspectRatio transform fill fill-opacity fill-rule stroke stroke-width"
            + " stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray opacity offset stop-color stop-opacity"
            + " gradientUnits gradientTransform spreadMethod clip-path clip-rule font-family font-size font-style"
            + " font-weight text-anchor dx dy version display visibility letter-spacing");

    static final Set<String> MATH_ATTRIBUTES = words("display mathvariant mathsize mathcolor mathbackground"
            + " stretchy fence separator form lspace rspace largeop movablelimits accent accentunder symmetric"
            + " linethickness open close separators notation width height depth columnalign rowalign columnspacing"
            + " rowspacing columnspan rowspan displaystyle scriptlevel");

    private static final Set<String> SEMANTICS = words("cover frontmatter bodymatter backmatter volume part chapter"
            + " subchapter division abstract foreword preface prologue introduction preamble conclusion epilogue afterword"
            + " epigraph toc toc-brief landmarks loa loi lot lov appendix colophon credits credit keywords keyword index"
            + " index-headnotes index-legend index-group index-entry-list index-entry index-term index-locator"
            + " index-locator-list index-locator-range index-xref-preferred index-xref-related glossary glossterm glossdef"
            + " bibliography biblioentry titlepage halftitlepage copyright-page seriespage acknowledgments imprint"
            + " imprimatur contributors other-credits errata dedication revision-history case-study help marginalia"
            + " notice pullquote sidebar tip warning halftitle fulltitle covertitle title subtitle label ordinal"
            + " bridgehead footnote footnotes rearnote rearnotes endnote endnotes note noteref biblioref glossref referrer"
            + " backlink pagebreak page-list table table-row table-cell list list-item figure aside assessment"
            + " assessments qna question answer panel panel-group balloon text-area sound-area annotation"
            + " topic-sentence concluding-sentence learning-objective learning-objectives learning-outcome");

    private static final Pattern MEDIA = Pattern.compile("[-A-Za-z0-9\\s():,.]{1,100}");
    private static final Pattern TYPE = Pattern.compile("text/css|(?:audio|image|video)/[a-z0-9.+-]{1,20}");
    private static final Pattern COORDINATES = Pattern.compile("[-0-9.,%\\s]{1,2000}");
    private static final Pattern REL = Pattern.compile("(?:alternate )?stylesheet");
    private static final Pattern WORD = Pattern.compile("[a-z]{0,12}");
    private static final Pattern FORMULA = Pattern.compile("[^\\p{L}\\p{Cc}]{0,8}|[A-Za-z0-9#.% -]{1,30}");

    private EpubNames() {}

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    /** Returns whether an attribute of an HTML element may stay as it is; names, links and styles are judged elsewhere. */
    static boolean mayStay(String attribute, String value) {
        return switch (attribute) {
            case "media" -> MEDIA.matcher(value).matches();
            case "type" -> TYPE.matcher(value).matches() || HtmlNames.mayStay(attribute, value);
            case "coords" -> COORDINATES.matcher(value).matches();
            case "rel" -> REL.matcher(value).matches();
            case "shape", "kind", "controls", "loop", "muted", "preload" ->
                WORD.matcher(value).matches();
            default -> HtmlNames.mayStay(attribute, value);
        };
    }

    /** The same for a formula. */
    static boolean mayStayInFormula(String attribute, String value) {
        return MATH_ATTRIBUTES.contains(attribute) && FORMULA.matcher(value).matches();
    }

    /** Returns the words of an {@code epub:type} that the list of such words has. */
    static String semantics(String value) {
        StringBuilder known = new StringBuilder();
        for (String word : value.strip().split("\\s+")) {
            known.append(SEMANTICS.contains(word) ? (known.isEmpty() ? "" : " ") + word : "");
        }
        return known.toString();
    }

    /** Returns all words that a page may hold without having been written by its author. */
    static String vocabulary() {
        StringBuilder all = new StringBuilder();
        for (Set<String> words : java.util.List.of(
                ELEMENTS, DRAWING, DRAWING_ATTRIBUTES, MATH_ATTRIBUTES, SEMANTICS, MathRewriter.vocabulary())) {
            words.stream().sorted().forEach(word -> all.append(word).append('\n'));
        }
        return all.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?> DOCTYPE stylesheet text/css ")
                .append(XhtmlRewriter.NAMESPACES)
                .toString();
    }
}
