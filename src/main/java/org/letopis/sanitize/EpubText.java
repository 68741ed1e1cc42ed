package org.letopis.sanitize;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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
            "metadata");

    private static final Pattern TEXT = Pattern.compile("(?i).*\\.(?:xml|opf|xhtml|html?)");
    private static final byte[] NONE = {};

    private EpubText() {}

    /** Returns whether a part holds text or says where text is; of the others it counts that they are there. */
    static boolean isPart(String name) {
        return TEXT.matcher(name).matches();
    }

    /**
     * Returns the text of a book.
     *
     * @param pages parts of the book by name
     */
    static String of(Map<String, byte[]> pages) throws Refusal {
        byte[] container = part(pages, "META-INF/container.xml");
        String opf = EpubContainer.packageDocument(container, FileFormat.EPUB);
        EpubBook book = EpubBook.read(part(pages, opf), new Draft(FileFormat.EPUB));
        StringBuilder text = new StringBuilder(String.join("\n", book.titles())).append(book.languages());
        for (EpubBook.Place place : book.spine()) {
            EpubBook.Item item = book.items().get(place.id());
            String name = item == null ? "" : EpubContainer.resolve(opf, item.href());
            byte[] page = pages.get(name);
            text.append('\f').append(place.linear());
            if (page != null) {
                text.append(page(
                        page, FileFormat.EPUB, address -> pages.containsKey(EpubContainer.resolve(name, address))));
            }
        }
        return text.toString();
    }

    private static byte[] part(Map<String, byte[]> pages, String name) {
        byte[] part = pages.get(name);
        return part == null ? NONE : part;
    }

    /** Returns the visible text of a page. */
    static String page(byte[] page, FileFormat format) throws Refusal {
        return page(page, format, address -> true);
    }

    private static String page(byte[] page, FileFormat format, Predicate<String> exists) throws Refusal {
        XmlCursor xml = new XmlCursor(page, format, "page", HtmlEntities::character);
        StringBuilder text = new StringBuilder();
        xml.root(true);
        for (int event = XmlCursor.START; event != XmlCursor.DONE; event = xml.next()) {
            if (event == XmlCursor.TEXT) {
                text.append(xml.text());
            } else if (event == XmlCursor.START) {
                if (UNSEEN.contains(xml.local()) || XhtmlRewriter.isHidden(xml)) {
                    xml.skip();
                } else if (xml.local().equals("style")) {
                    xml.skip();
                } else if (xml.local().equals("img") || xml.local().equals("image")) {
                    String src = xml.attribute("", "src") + xml.attribute("http://www.w3.org/1999/xlink", "href");
                    text.append(exists.test(EpubBook.decode(src)) ? "\uFFFC" + src : "");
                }
            }
        }
        return text.toString();
    }
}
