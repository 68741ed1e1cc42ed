package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * What a person reads of a book, in the order of reading, with a mark for each picture. It reads the archive with the
 * JDK's reader, and keeps what it does not know.
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

    private EpubText() {}

    static String of(Source file, Members members) throws Refusal, IOException {
        Map<String, byte[]> pages = new HashMap<>();
        ZipArchive directory = ZipArchive.of(file, FileFormat.EPUB);
        try (ZipInputStream zip = new ZipInputStream(file.stream())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                boolean text = entry.getName().matches("(?i).*\\.(?:xml|opf|xhtml|html?)");
                if (text && directory.member(entry.getName()).isPresent()) {
                    pages.put(entry.getName(), bounded(zip, members));
                }
            }
        } catch (ZipException e) {
            throw Refusal.unproven(FileFormat.EPUB, "unpacking");
        }
        byte[] container = pages.getOrDefault("META-INF/container.xml", new byte[0]);
        String opf = EpubContainer.packageDocument(container, FileFormat.EPUB);
        EpubBook book = EpubBook.read(pages.getOrDefault(opf, new byte[0]), new Draft(FileFormat.EPUB));
        StringBuilder text = new StringBuilder(String.join("\n", book.titles())).append(book.languages());
        for (EpubBook.Place place : book.spine()) {
            EpubBook.Item item = book.items().get(place.id());
            String name = item == null ? "" : EpubContainer.resolve(opf, item.href());
            byte[] page = pages.get(name);
            text.append('\f').append(place.linear());
            if (page != null) {
                text.append(page(
                        page,
                        FileFormat.EPUB,
                        address -> directory
                                .member(EpubContainer.resolve(name, address))
                                .isPresent()));
            }
        }
        return text.toString();
    }

    private static byte[] bounded(ZipInputStream in, Members members) throws Refusal, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 14];
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
            members.spend(FileFormat.EPUB, count);
            bytes.write(block, 0, count);
            if (bytes.size() > Members.MOST_MEMBER_BYTES) {
                throw Refusal.tooLarge(FileFormat.EPUB, "content");
            }
        }
        return bytes.toByteArray();
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
