package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The package document of a book: what it is called, which files it has, and in which order they are read (EPUB 3.3,
 * section 5; OPF 2.0.1, section 2).
 *
 * @param version 2 or 3
 * @param titles in their order
 * @param languages in their order
 * @param identifiers that it has been given
 * @param items by their old ids
 * @param spine in reading order
 * @param ncx id of the old kind of table of contents; empty when there is none
 * @param direction in which pages are turned; empty when it is not said
 * @param coverId id of the picture on the cover; empty when it is not said
 * @param layout {@code rendition:} properties by name
 * @param guide addresses of parts of the book by their kind
 */
record EpubBook(
        int version,
        List<String> titles,
        List<String> languages,
        List<String> identifiers,
        Map<String, Item> items,
        List<Place> spine,
        String ncx,
        String direction,
        String coverId,
        Map<String, String> layout,
        Map<String, String> guide) {
    static final String OPF = "http://www.idpf.org/2007/opf";
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final int MOST_ITEMS = 20_000;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,6}");
    private static final Pattern LAYOUT_VALUE = Pattern.compile("[a-z-]{1,40}");

    /**
     * One file of the book.
     *
     * @param href relative to the package document, decoded
     */
    record Item(String id, String href, String type, List<String> properties) {}

    /** One place in the reading order. */
    record Place(String id, boolean linear, List<String> properties) {}

    /** Reads the package document, and notes what of it a clean copy does not keep. */
    static EpubBook read(byte[] opf, Draft draft) throws Refusal {
        XmlCursor xml = new XmlCursor(opf, draft.format(), "package document");
        xml.root(true);
        int version = xml.attribute("", "version").startsWith("3") ? 3 : 2;
        List<String> titles = new ArrayList<>();
        List<String> languages = new ArrayList<>();
        List<String> identifiers = new ArrayList<>();
        Map<String, Item> items = new LinkedHashMap<>();
        List<Place> spine = new ArrayList<>();
        Map<String, String> layout = new LinkedHashMap<>();
        Map<String, String> guide = new LinkedHashMap<>();
        String ncx = "";
        String direction = "";
        String coverId = "";
        for (int event = xml.next(); event != XmlCursor.DONE; event = xml.next()) {
            if (event == XmlCursor.REMARK) {
                draft.drop(FindingGroup.HIDDEN, "Comments in the markup", xml.text());
                draft.droppedText("Comments in the markup", xml.text().strip().getBytes(UTF_8));
            }
            if (event != XmlCursor.START) {
                continue;
            }
            switch (xml.local()) {
                case "metadata", "manifest", "dc-metadata", "x-metadata" -> {
                    // What is in them counts.
                }
                case "spine" -> {
                    ncx = xml.attribute("", "toc");
                    direction = xml.attribute("", "page-progression-direction");
                }
                case "guide" -> {
                    // What is in it counts.
                }
                case "item" -> {
                    Item item = new Item(
                            xml.attribute("", "id"),
                            decode(xml.attribute("", "href")),
                            xml.attribute("", "media-type"),
                            words(xml.attribute("", "properties")));
                    if (items.size() >= MOST_ITEMS || items.put(item.id(), item) != null) {
                        throw xml.damaged();
                    }
                }
                case "itemref" ->
                    spine.add(new Place(
                            xml.attribute("", "idref"),
                            !xml.attribute("", "linear").equals("no"),
                            words(xml.attribute("", "properties"))));
                case "reference" -> guide.put(xml.attribute("", "type"), xml.attribute("", "href"));
                default -> {
                    if (xml.local().equals("meta") && xml.attribute("", "name").equals("cover")) {
                        coverId = xml.attribute("", "content");
                        xml.skip();
                    } else {
                        metadata(xml, titles, languages, identifiers, layout, draft);
                    }
                }
            }
        }
        String turned = direction.equals("rtl") || direction.equals("ltr") ? direction : "";
        return new EpubBook(version, titles, languages, identifiers, items, spine, ncx, turned, coverId, layout, guide);
    }

    private static void metadata(
            XmlCursor xml,
            List<String> titles,
            List<String> languages,
            List<String> identifiers,
            Map<String, String> layout,
            Draft draft)
            throws Refusal {
        String local = xml.local();
        boolean core = xml.namespace().equals(DC);
        String property = xml.attribute("", "property");
        String name = xml.attribute("", "name");
        String content = xml.attribute("", "content");
        String text = xml.skip();
        if (core && local.equals("title") && !text.isEmpty()) {
            titles.add(text);
        } else if (core && local.equals("language") && LANGUAGE.matcher(text).matches()) {
            languages.add(text);
        } else if (core && local.equals("identifier")) {
            identifiers.add(text);
        } else if (property.startsWith("rendition:")
                && LAYOUT.contains(property)
                && LAYOUT_VALUE.matcher(text).matches()) {
            layout.put(property, text);
        } else {
            note(core ? local : local + " " + name + property, text.isEmpty() ? content : text, draft);
        }
    }

    private static final List<String> LAYOUT =
            List.of("rendition:layout", "rendition:orientation", "rendition:spread", "rendition:flow");

    /** Notes the identifiers that are not the one that the copy gets. */
    void noteIdentifiers(String identifier, Draft draft) {
        for (String each : identifiers) {
            if (!each.equals(identifier) && !each.isEmpty()) {
                draft.drop(FindingGroup.HISTORY, "Identifiers of the book", each);
                draft.droppedText("Identifiers of the book", each.getBytes(UTF_8));
            }
        }
    }

    private static void note(String name, String value, Draft draft) {
        boolean ours = name.equals("meta dcterms:modified") && value.equals(EpubIdentifier.MODIFIED);
        if (ours || value.isEmpty()) {
            return;
        }
        switch (name) {
            case "creator", "contributor" -> draft.drop(FindingGroup.PEOPLE, "Authors and contributors", value);
            case "publisher", "rights" -> draft.drop(FindingGroup.PEOPLE, "Publisher and rights", value);
            case "date", "meta dcterms:modified" -> draft.drop(FindingGroup.TIME, "Dates of the book", value);
            case "source", "relation" -> draft.drop(FindingGroup.HISTORY, "Sources of the book", value);
            case "meta generator" -> draft.drop(FindingGroup.DEVICE, "Program", value);
            default -> draft.drop(FindingGroup.OTHER, "Other metadata of the book", name + ": " + value);
        }
        draft.droppedText("Metadata of the book", value.getBytes(UTF_8));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    /** Undoes what addresses write as percent signs and numbers. */
    static String decode(String href) {
        for (int at = href.indexOf('%'); at >= 0; at = href.indexOf('%', at + 1)) {
            if (at + 2 >= href.length()
                    || Character.digit(href.charAt(at + 1), 16) < 0
                    || Character.digit(href.charAt(at + 2), 16) < 0) {
                return href;
            }
        }
        return URLDecoder.decode(href.replace("+", "%2B"), UTF_8);
    }

    /** Writes a name as an address (RFC 3986, section 2). */
    static String encode(String name) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        for (byte each : name.getBytes(UTF_8)) {
            boolean plain = each > ' ' && each < 0x7F && "\"<>\\^`{|}%?#&".indexOf(each) < 0;
            encoded.writeBytes((plain ? Character.toString(each) : String.format("%%%02X", each)).getBytes(UTF_8));
        }
        return encoded.toString(UTF_8);
    }
}
