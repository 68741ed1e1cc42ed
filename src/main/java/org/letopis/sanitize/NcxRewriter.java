package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import java.util.function.UnaryOperator;

/** Writes the old kind of table of contents anew (ANSI/NISO Z39.86-2005, section 8; OPF 2.0.1, section 2.4.1). */
final class NcxRewriter {
    private static final String NAMESPACE = "http://www.daisy.org/z3986/2005/ncx/";
    private static final Set<String> ELEMENTS = Set.of(
            "head",
            "docTitle",
            "navMap",
            "navPoint",
            "navLabel",
            "text",
            "content",
            "pageList",
            "pageTarget",
            "navList",
            "navTarget");

    private final XmlCursor xml;
    private final Draft draft;
    private final UnaryOperator<String> addresses;
    private final XmlWriter out = new XmlWriter();
    private int ids;

    private NcxRewriter(XmlCursor xml, Draft draft, UnaryOperator<String> addresses) {
        this.xml = xml;
        this.draft = draft;
        this.addresses = addresses;
    }

    static byte[] rewrite(byte[] ncx, String identifier, Draft draft, UnaryOperator<String> addresses) throws Refusal {
        XmlCursor xml = new XmlCursor(ncx, draft.format(), "table of contents", HtmlEntities::character);
        xml.root(true);
        if (!xml.local().equals("ncx")) {
            throw Refusal.unknownPart(draft.format(), Escaping.escape(xml.local(), 40), 0);
        }
        NcxRewriter rewriter = new NcxRewriter(xml, draft, addresses);
        rewriter.out.start("ncx");
        rewriter.out.attribute("xmlns", NAMESPACE);
        rewriter.out.attribute("version", "2005-1");
        rewriter.children(identifier);
        rewriter.out.end();
        return rewriter.out.bytes();
    }

    private void children(String identifier) throws Refusal {
        int outside = xml.depth() - 1;
        while (xml.depth() > outside) {
            int event = xml.next();
            if (event == XmlCursor.START) {
                element(identifier);
            } else if (event == XmlCursor.TEXT && !xml.text().isBlank()) {
                String text = HiddenCharacters.clean(xml.text(), draft);
                out.text(text);
                draft.table(text.getBytes(UTF_8));
            } else if (event == XmlCursor.REMARK) {
                draft.drop(FindingGroup.HIDDEN, "Comments in the markup", xml.text());
                draft.droppedText("Comments in the markup", xml.text().strip().getBytes(UTF_8));
            }
        }
    }

    private void element(String identifier) throws Refusal {
        String local = xml.local();
        if (local.equals("meta") && !xml.attribute("", "name").equals("dtb:uid")) {
            // The others repeat what the package document says; programs write what they are called.
            String name = xml.attribute("", "name");
            String content = xml.attribute("", "content");
            xml.skip();
            if (!content.isEmpty()) {
                other(name, content);
            }
            return;
        }
        if (local.equals("meta")) {
            xml.skip();
            out.start(local);
            out.attribute("name", "dtb:uid");
            out.attribute("content", identifier);
            out.end();
            return;
        }
        if (!ELEMENTS.contains(local)) {
            other(local, xml.skip());
            return;
        }
        out.start(local);
        if (local.equals("navPoint") || local.endsWith("Target")) {
            out.attribute("id", "n" + ++ids);
        }
        for (String attribute : new String[] {"playOrder", "type", "value"}) {
            String value = xml.attribute("", attribute);
            if (value.matches("[A-Za-z0-9]{1,20}")) {
                out.attribute(attribute, value);
            }
        }
        String target = xml.attribute("", "src");
        String address = target.isEmpty() ? null : addresses.apply(target);
        if (address != null) {
            out.attribute("src", address);
            draft.table(address.getBytes(UTF_8));
        } else if (!target.isEmpty()) {
            draft.drop(FindingGroup.HISTORY, "Links to local files", target);
            draft.droppedText("Links to local files", target.getBytes(UTF_8));
        }
        children(identifier);
        out.end();
    }

    private void other(String name, String value) {
        draft.drop(FindingGroup.OTHER, "Other metadata of the book", name + ": " + value);
        draft.droppedText("Other metadata of the book", value.getBytes(UTF_8));
    }
}
