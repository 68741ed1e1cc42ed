package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An element of a small XML document with what is in it, in the order of the file. */
final class XmlNode {
    /** Of a document that is held as a tree. */
    static final long MOST_BYTES = 24L << 20;

    /** Of elements and attributes: each is held here and in the trees of the JDK that the copy is held against. */
    private static final long MOST_NODES = HeapShare.most(4_000_000, 800);

    private static final String REMARKS = "Comments in the markup";

    /** An attribute; the namespace is empty for most. */
    record Attribute(String namespace, String local, String value) {}

    private final String namespace;
    private final String local;
    private final List<Attribute> attributes = new ArrayList<>();

    /** Elements and texts. */
    private final List<Object> content = new ArrayList<>();

    private XmlNode(XmlCursor xml) {
        namespace = xml.namespace();
        local = xml.local();
        for (int i = 0; i < xml.attributes(); i++) {
            attributes.add(new Attribute(xml.attributeNamespace(i), xml.attributeLocal(i), xml.attributeValue(i)));
        }
    }

    /**
     * Reads a document. Remarks and processing instructions are noted as dropped; a document type that defines
     * more than names for short texts is refused.
     */
    static XmlNode parse(byte[] bytes, String part, Draft draft) throws Refusal {
        if (bytes.length > MOST_BYTES || nodes(bytes) > MOST_NODES) {
            throw Refusal.tooLarge(draft.format(), part);
        }
        XmlCursor xml = new XmlCursor(XmlEntities.resolve(bytes, part, draft), draft.format(), part);
        int event = xml.next();
        for (; event != XmlCursor.START; event = xml.next()) {
            if (event == XmlCursor.DONE) {
                throw xml.damaged();
            }
            remark(xml, event, draft);
        }
        XmlNode root = read(xml, draft);
        for (event = xml.next(); event != XmlCursor.DONE; event = xml.next()) {
            remark(xml, event, draft);
        }
        return root;
    }

    /** Returns how many elements and attributes there may be at most, before any of them is made. */
    private static long nodes(byte[] bytes) {
        long nodes = 0;
        for (int i = 0; i + 1 < bytes.length; i++) {
            nodes += bytes[i] == '<' && bytes[i + 1] != '/' || bytes[i] == '=' ? 1 : 0;
        }
        return nodes;
    }

    /** The depth is bounded by the cursor. */
    private static XmlNode read(XmlCursor xml, Draft draft) throws Refusal {
        XmlNode node = new XmlNode(xml);
        StringBuilder text = new StringBuilder();
        int event = xml.next();
        for (; event != XmlCursor.END; event = xml.next()) {
            if (event == XmlCursor.TEXT) {
                text.append(xml.text());
            } else if (event == XmlCursor.START) {
                node.flush(text);
                node.content.add(read(xml, draft));
            } else if (event == XmlCursor.DONE) {
                throw xml.damaged();
            } else {
                remark(xml, event, draft);
            }
        }
        node.flush(text);
        return node;
    }

    private void flush(StringBuilder text) {
        if (!text.isEmpty()) {
            content.add(text.toString());
            text.setLength(0);
        }
    }

    private static void remark(XmlCursor xml, int event, Draft draft) {
        String text = event == XmlCursor.REMARK ? xml.text().strip() : "";
        if (event == XmlCursor.REMARK) {
            draft.drop(FindingGroup.HIDDEN, REMARKS, text);
            draft.droppedText(REMARKS, text.getBytes(UTF_8));
        }
    }

    String namespace() {
        return namespace;
    }

    String local() {
        return local;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    Optional<String> attribute(String name) {
        return attributes.stream()
                .filter(each -> each.namespace().isEmpty() && each.local().equals(name))
                .map(Attribute::value)
                .findFirst();
    }

    List<Object> content() {
        return content;
    }

    List<XmlNode> children() {
        return content.stream()
                .filter(XmlNode.class::isInstance)
                .map(XmlNode.class::cast)
                .toList();
    }

    /** Returns all text in it, at any depth. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Object each : content) {
            text.append(each instanceof XmlNode node ? " " + node.text() + " " : each);
        }
        return text.toString().strip();
    }
}
