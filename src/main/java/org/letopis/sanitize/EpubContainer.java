package org.letopis.sanitize;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.StringJoiner;

/** {@code META-INF/container.xml}, which says where the package document is (EPUB 3.3, section 4.2.6.3.1). */
final class EpubContainer {
    private static final String NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:container";
    private static final String OPF_TYPE = "application/oebps-package+xml";

    private EpubContainer() {}

    static String packageDocument(byte[] container, FileFormat format) throws Refusal {
        XmlCursor xml = new XmlCursor(container, format, "container.xml");
        String found = "";
        xml.root(false);
        for (int event = XmlCursor.START; event != XmlCursor.DONE; event = xml.next()) {
            boolean root = event == XmlCursor.START
                    && xml.local().equals("rootfile")
                    && xml.attribute("", "media-type").equals(OPF_TYPE);
            if (root && !found.isEmpty()) {
                throw Refusal.unknownPart(format, "several renditions", 0);
            }
            found = root ? xml.attribute("", "full-path") : found;
        }
        if (found.isEmpty() || !MemberNames.isSafe(found)) {
            throw Refusal.damaged(format, "container.xml", 0);
        }
        return found;
    }

    static byte[] write(String packageDocument) {
        XmlWriter out = new XmlWriter();
        out.start("container");
        out.attribute("xmlns", NAMESPACE);
        out.attribute("version", "1.0");
        out.start("rootfiles");
        out.start("rootfile");
        out.attribute("full-path", packageDocument);
        out.attribute("media-type", OPF_TYPE);
        out.end();
        out.end();
        out.end();
        return out.bytes();
    }

    /**
     * Returns the address of one file of a book as another writes it.
     *
     * @param from full name of the file that writes it
     * @param to full name of the file that is meant
     */
    static String relative(String from, String to) {
        String[] here = from.split("/");
        String[] there = to.split("/");
        int shared = 0;
        while (shared < Math.min(here.length, there.length) - 1 && here[shared].equals(there[shared])) {
            shared++;
        }
        StringJoiner path = new StringJoiner("/");
        for (int i = shared; i < here.length - 1; i++) {
            path.add("..");
        }
        for (int i = shared; i < there.length; i++) {
            path.add(EpubBook.encode(there[i]));
        }
        return path.toString();
    }

    /** Returns the full name of what a path leads to, seen from a file; empty when it leads out of the book. */
    static String resolve(String from, String path) {
        Deque<String> parts = new ArrayDeque<>();
        String folder = from.substring(0, from.lastIndexOf('/') + 1);
        for (String part : (folder + path).split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return "";
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
