package org.letopis.sanitize;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What no reader of a document sees: hidden text, sections, sheets, slides, layers and shapes. Found before the document
 * is written, since styles say it, and fields inside the paragraph that they hide (OpenDocument 1.2, part 1, sections
 * 5.4, 7.7.4, 16.29, 19.471, 20.401).
 */
final class OdfHidden {
    private static final int MOST_PARENTS = 100;

    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Boolean> textHidden = new HashMap<>();
    private final Set<String> sheetsHidden = new HashSet<>();
    private final Set<String> slidesHidden = new HashSet<>();
    private final Set<String> layersHidden = new HashSet<>();
    private final Set<String> emptyTextStyles = new HashSet<>();
    private final BitSet paragraphs = new BitSet();
    private final Set<String> bookmarks = new HashSet<>();
    private final Set<String> chained = new HashSet<>();
    private boolean hiddenCells;

    /**
     * Reads the parts of one document.
     *
     * @param styles {@code styles.xml}, whose styles those of the content stand on; null when there is none
     * @param part the part in question: content, or {@code styles.xml} again
     */
    static OdfHidden of(byte[] styles, byte[] part, FileFormat format, String name) throws Refusal {
        OdfHidden hidden = new OdfHidden();
        if (styles != null && styles != part) {
            hidden.read(new XmlCursor(styles, format, "styles.xml"), true);
        }
        hidden.read(new XmlCursor(part, format, name), false);
        return hidden;
    }

    private void read(XmlCursor xml, boolean commonOnly) throws Refusal {
        String style = "";
        boolean automatic = false;
        Deque<Integer> openParagraphs = new ArrayDeque<>();
        Deque<OdfGrid> grids = new ArrayDeque<>();
        xml.root(false);
        for (int event = XmlCursor.START; event != XmlCursor.DONE; event = xml.next()) {
            if (event != XmlCursor.START && event != XmlCursor.END) {
                continue;
            }
            String name = OdfNames.name(xml.namespace(), xml.local());
            if (event == XmlCursor.END) {
                if (commonOnly) {
                    continue;
                }
                if (name.equals("text:p") || name.equals("text:h")) {
                    openParagraphs.pop();
                } else if (name.equals("table:table")) {
                    grids.pop();
                } else if (name.equals("office:automatic-styles")) {
                    automatic = false;
                }
                continue;
            }
            if (commonOnly && name.equals("office:automatic-styles")) {
                xml.skip();
                continue;
            }
            OdfElement element = OdfElement.at(xml);
            automatic |= name.equals("office:automatic-styles");
            style = style(element, style, automatic);
            if (name.equals("draw:text-box")) {
                chained.add(element.get("draw:chain-next-name"));
            }
            if (name.equals("draw:layer") && element.is("draw:display", "none")) {
                layersHidden.add(element.get("draw:name"));
            } else if (commonOnly) {
                // Of the other part only styles and layers count.
                continue;
            } else if (element.isParagraph()) {
                openParagraphs.push(xml.ordinal());
            } else if (name.equals("text:hidden-paragraph") && element.is("text:is-hidden", "true")) {
                paragraphs.set(openParagraphs.isEmpty() ? 0 : openParagraphs.peek());
            } else if (name.startsWith("text:bookmark") || name.startsWith("text:reference-mark")) {
                bookmarks.add(element.get("text:name"));
            } else if (name.equals("table:table")) {
                grids.push(new OdfGrid());
                hiddenCells |= sheetsHidden.contains(element.get("table:style-name"));
            } else if (!grids.isEmpty()) {
                grids.peek().see(element);
                boolean full = element.isCell() && element.attributes().containsKey("office:value-type");
                hiddenCells |=
                        element.isCell() && grids.peek().cell(element).stream().anyMatch(OdfGrid.Run::hidden) && full;
            }
        }
    }

    /** Takes note of styles and their properties; returns the style that the next properties belong to. */
    private String style(OdfElement element, String style, boolean automatic) {
        switch (element.name()) {
            case "style:style" -> {
                String key = key(element.get("style:family"), element.get("style:name"));
                parents.put(key, key(element.get("style:family"), element.get("style:parent-style-name")));
                boolean plain = element.get("style:parent-style-name").isEmpty();
                if (automatic && element.is("style:family", "text") && plain) {
                    emptyTextStyles.add(key);
                }
                return key;
            }
            case "style:text-properties" -> {
                if (element.attributes().containsKey("text:display")) {
                    textHidden.put(style, element.is("text:display", "none"));
                }
                boolean kept = element.attributes().keySet().stream().anyMatch(OdfNames::isAttribute);
                if (kept) {
                    emptyTextStyles.remove(style);
                }
            }
            case "style:table-properties" -> {
                if (element.is("table:display", "false")) {
                    sheetsHidden.add(style.substring(style.indexOf(':') + 1));
                }
            }
            case "style:drawing-page-properties" -> {
                if (element.is("presentation:visibility", "hidden")) {
                    slidesHidden.add(style.substring(style.indexOf(':') + 1));
                }
            }
            case "text:list-style", "text:outline-style" -> {
                return "";
            }
            default -> {
                // Says nothing of what is shown.
            }
        }
        return style;
    }

    private static String key(String family, String name) {
        return family + ":" + name;
    }

    /**
     * Returns whether the element and all in it is hidden.
     *
     * @param ordinal its number by {@link XmlCursor#ordinal()}
     */
    boolean hides(OdfElement element, int ordinal) {
        String name = element.name();
        if (element.isParagraph()) {
            return paragraphs.get(ordinal) || hiddenText("paragraph", element.get("text:style-name"));
        }
        return switch (name) {
            case "text:span", "text:a" -> hiddenText("text", element.get("text:style-name"));
            case "text:section" ->
                element.is("text:display", "none")
                        || element.is("text:display", "condition") && element.is("text:is-hidden", "true");
            case "text:hidden-text" -> !element.is("text:is-hidden", "false");
            case "table:table" -> sheetsHidden.contains(element.get("table:style-name"));
            case "draw:page" -> slidesHidden.contains(element.get("draw:style-name"));
            default ->
                name.startsWith("draw:")
                        && !name.equals("draw:layer")
                        && (element.is("draw:display", "none")
                                || element.is("drawooo:display", "none")
                                || layersHidden.contains(element.get("draw:layer")));
        };
    }

    private boolean hiddenText(String family, String style) {
        String key = key(family, style);
        for (int i = 0; i < MOST_PARENTS && key != null; i++) {
            Boolean hidden = textHidden.get(key);
            if (hidden != null) {
                return hidden;
            }
            key = parents.get(key);
        }
        return false;
    }

    /** Returns whether cells that nobody sees hold something: formulas elsewhere may tell it. */
    boolean hiddenCells() {
        return hiddenCells;
    }

    /** Returns whether text flows from another frame into the frame of this name. */
    boolean isChained(String name) {
        return !name.isEmpty() && chained.contains(name);
    }

    boolean isBookmark(String name) {
        return bookmarks.contains(name);
    }

    /** Returns whether an automatic style only ever said in which session its text was typed. */
    boolean saysNothing(String textStyle) {
        return emptyTextStyles.contains(key("text", textStyle));
    }
}
