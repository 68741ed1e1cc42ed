package org.letopis.sanitize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Writes a package document that says what a book must say, and no more. */
final class EpubPackage {
    private static final Set<String> ITEM_PROPERTIES = Set.of("nav", "cover-image", "svg", "mathml");
    private static final Set<String> PLACE_PROPERTIES = Set.of(
            "page-spread-left",
            "page-spread-right",
            "rendition:page-spread-center",
            "rendition:layout-pre-paginated",
            "rendition:layout-reflowable");

    private static final Set<String> GUIDE = Set.of(
            "cover", "title-page", "toc", "index", "glossary", "bibliography", "foreword", "preface", "notes", "text");

    private EpubPackage() {}

    /**
     * Returns the document.
     *
     * @param opf full name of the document
     * @param titles of the book, as they are seen
     * @param types returns the media type of a file that is kept, null for others
     * @param addresses returns how the document writes the address of a file, null for one that is not in the copy
     */
    static byte[] write(
            EpubBook book,
            String opf,
            List<String> titles,
            String identifier,
            Function<EpubBook.Item, String> types,
            UnaryOperator<String> addresses) {
        Map<String, String> ids = new HashMap<>();
        for (EpubBook.Item item : book.items().values()) {
            if (types.apply(item) != null) {
                ids.put(item.id(), "i" + (ids.size() + 1));
            }
        }
        XmlWriter out = new XmlWriter();
        out.start("package");
        out.attribute("xmlns", EpubBook.OPF);
        out.attribute("version", book.version() == 3 ? "3.0" : "2.0");
        out.attribute("unique-identifier", "id");
        metadata(out, book, titles, identifier, ids);
        out.start("manifest");
        for (EpubBook.Item item : book.items().values()) {
            if (types.apply(item) != null) {
                out.start("item");
                out.attribute("id", ids.get(item.id()));
                out.attribute("href", EpubContainer.relative(opf, EpubContainer.resolve(opf, item.href())));
                out.attribute("media-type", types.apply(item));
                properties(out, book.version() == 3 ? item.properties() : List.of(), ITEM_PROPERTIES);
                out.end();
            }
        }
        out.end();
        spine(out, book, ids);
        guide(out, book, addresses);
        out.end();
        return out.bytes();
    }

    private static void metadata(
            XmlWriter out, EpubBook book, List<String> titles, String identifier, Map<String, String> ids) {
        out.start("metadata");
        out.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
        text(out, "dc:identifier", "id", "id", identifier);
        for (String title : titles) {
            text(out, "dc:title", "", "", title);
        }
        for (String language : book.languages()) {
            text(out, "dc:language", "", "", language);
        }
        if (book.version() == 3) {
            text(out, "meta", "property", "dcterms:modified", EpubIdentifier.MODIFIED);
            book.layout().forEach((property, value) -> text(out, "meta", "property", property, value));
        }
        if (ids.containsKey(book.coverId())) {
            out.start("meta");
            out.attribute("name", "cover");
            out.attribute("content", ids.get(book.coverId()));
            out.end();
        }
        out.end();
    }

    private static void text(XmlWriter out, String element, String attribute, String value, String text) {
        out.start(element);
        if (!attribute.isEmpty()) {
            out.attribute(attribute, value);
        }
        out.text(text);
        out.end();
    }

    private static void spine(XmlWriter out, EpubBook book, Map<String, String> ids) {
        out.start("spine");
        if (ids.containsKey(book.ncx())) {
            out.attribute("toc", ids.get(book.ncx()));
        }
        if (!book.direction().isEmpty()) {
            out.attribute("page-progression-direction", book.direction());
        }
        for (EpubBook.Place place : book.spine()) {
            if (ids.containsKey(place.id())) {
                out.start("itemref");
                out.attribute("idref", ids.get(place.id()));
                if (!place.linear()) {
                    out.attribute("linear", "no");
                }
                properties(out, place.properties(), PLACE_PROPERTIES);
                out.end();
            }
        }
        out.end();
    }

    private static void guide(XmlWriter out, EpubBook book, UnaryOperator<String> addresses) {
        Map<String, String> known = new TreeMap<>(book.guide());
        known.keySet().retainAll(GUIDE);
        known.replaceAll((type, href) -> {
            String address = addresses.apply(href);
            return address == null ? "" : address;
        });
        known.values().removeIf(String::isEmpty);
        if (known.isEmpty()) {
            return;
        }
        out.start("guide");
        known.forEach((type, address) -> {
            out.start("reference");
            out.attribute("type", type);
            out.attribute("href", address);
            out.end();
        });
        out.end();
    }

    private static void properties(XmlWriter out, List<String> properties, Set<String> allowed) {
        List<String> known = properties.stream().filter(allowed::contains).toList();
        if (!known.isEmpty()) {
            out.attribute("properties", String.join(" ", known));
        }
    }
}
