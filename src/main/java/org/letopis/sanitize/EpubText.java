package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What a person reads of a book, in the order of reading, with a mark for each picture. What it does not know it takes
 * for text.
 */
final class EpubText {
    private static final Set<String> UNSEEN = Set.of(
            "head",
            "script",
            "noscript",
            "iframe",
            "object",
            "embed",
            "applet",
            "form",
            "input",
            "button",
            "select",
            "textarea",
            "canvas",
            "template",
            "dialog",
            "title",
            "desc",
            "metadata",
            "annotation",
            "annotation-xml");

    /** Where the parts of a book come from; others than the wanted ones are there without content. */
    interface Parts {
        Map<String, byte[]> of(Predicate<String> wanted) throws Refusal, IOException;
    }

    private EpubText() {}

    /** Returns the text of a book: its title, and what its pages say in the order of reading. */
    static String of(Parts parts) throws Refusal, IOException {
        byte[] container = part(parts.of(EpubSanitizer.CONTAINER::equals), EpubSanitizer.CONTAINER);
        String opf = EpubContainer.packageDocument(container, FileFormat.EPUB);
        EpubBook book = EpubBook.read(part(parts.of(opf::equals), opf), new Draft(FileFormat.EPUB));
        Set<String> listed = new HashSet<>();
        book.items().values().forEach(item -> listed.add(EpubContainer.resolve(opf, item.href())));
        List<String> inOrder = new ArrayList<>();
        for (EpubBook.Place place : book.spine()) {
            EpubBook.Item item = book.items().get(place.id());
            boolean page = item != null && !item.type().equals(FileFormat.SVG.mediaType());
            inOrder.add(page ? EpubContainer.resolve(opf, item.href()) : "");
        }
        Map<String, byte[]> pages = parts.of(new HashSet<>(inOrder)::contains);
        listed.retainAll(pages.keySet());
        StringBuilder text = new StringBuilder(VisibleText.withBlanks(String.join("\n", book.titles())));
        text.append(book.languages());
        for (int i = 0; i < inOrder.size(); i++) {
            String name = inOrder.get(i);
            byte[] page = pages.get(name);
            text.append('\f').append(book.spine().get(i).linear());
            if (page != null) {
                text.append(page(page, FileFormat.EPUB, address -> {
                    String picture = EpubContainer.resolve(name, address);
                    return listed.contains(picture) ? picture : "";
                }));
            }
        }
        return text.toString();
    }

    private static byte[] part(Map<String, byte[]> parts, String name) throws Refusal {
        byte[] part = parts.get(name);
        if (part == null) {
            throw Refusal.unproven(FileFormat.EPUB, "visible text");
        }
        return part;
    }

    /** Returns the visible text of a page. */
    static String page(byte[] page, FileFormat format) throws Refusal {
        return page(page, format, address -> address);
    }

    private static String page(byte[] page, FileFormat format, UnaryOperator<String> pictures) throws Refusal {
        XmlCursor xml = new XmlCursor(page, format, "page", HtmlEntities::character);
        StringBuilder text = new StringBuilder();
        xml.root(true);
        for (int event = XmlCursor.START; event != XmlCursor.DONE; event = xml.next()) {
            if (event == XmlCursor.TEXT) {
                text.append(VisibleText.withBlanks(xml.text()));
            } else if (event == XmlCursor.START) {
                if (UNSEEN.contains(xml.local()) || XhtmlRewriter.isHidden(xml)) {
                    xml.skip();
                } else if (xml.local().equals("style")) {
                    xml.skip();
                } else if (xml.local().equals("img") || xml.local().equals("image")) {
                    String src = xml.attribute("", "src") + xml.attribute("http://www.w3.org/1999/xlink", "href");
                    String picture = pictures.apply(EpubBook.decode(src));
                    text.append(picture.isEmpty() ? "" : "\uFFFC" + picture);
                }
            }
        }
        return text.toString();
    }
}
