package org.letopis.sanitize;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through a part of an office document without building it in memory. Document types are refused (ECMA-376 part 2
 * section 9.1.4 forbids them), so there are no entities to expand and nothing to fetch.
 */
final class XmlWalk {
    private static final ThreadLocal<XMLInputFactory> READERS = ThreadLocal.withInitial(XmlWalk::readers);
    private static final int MOST_DEPTH = 500;
    private static final int MOST_ATTRIBUTES = 300;

    /** Sees what a part holds. Texts come in pieces. */
    interface Visitor {
        void start(XmlElement element) throws Refusal;

        default void text(XmlElement inside, String text) throws Refusal {}

        default void end(XmlElement element) throws Refusal {}

        /** A comment or a processing instruction. */
        default void remark(String text) {}
    }

    private final FileFormat format;
    private final String part;
    private final XMLStreamReader reader;
    private final List<XmlElement> open = new ArrayList<>();
    private int count;

    private XmlWalk(byte[] xml, FileFormat format, String part) throws Refusal {
        this.format = format;
        this.part = part;
        try {
            reader = READERS.get().createXMLStreamReader(XmlCursor.characters(xml));
        } catch (XMLStreamException | CharacterCodingException | RuntimeException e) {
            throw Refusal.damaged(format, part, 0);
        }
    }

    /** Returns a maker of readers that neither look up nor fetch anything. The JDK's is for one thread only. */
    static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // A text in one piece: what is seen of a sign may depend on its neighbours.
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    /**
     * @param part name of the part, for the refusal; never trusted
     * @throws Refusal when it is not well-formed, or deeper or wider than any honest part
     */
    static void walk(byte[] xml, FileFormat format, String part, Visitor visitor) throws Refusal {
        new XmlWalk(xml, format, Escaping.escape(part, 120)).run(visitor);
    }

    private void run(Visitor visitor) throws Refusal {
        while (true) {
            int event = next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    XmlElement element = element();
                    open.add(element);
                    visitor.start(element);
                }
                case XMLStreamConstants.END_ELEMENT -> visitor.end(open.remove(open.size() - 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        visitor.text(open.get(open.size() - 1), reader.getText());
                    }
                }
                case XMLStreamConstants.COMMENT -> visitor.remark(reader.getText());
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    visitor.remark(reader.getPITarget() + " " + reader.getPIData());
                case XMLStreamConstants.END_DOCUMENT -> {
                    return;
                }
                default -> throw damaged();
            }
        }
    }

    private int next() throws Refusal {
        try {
            return reader.next();
        } catch (XMLStreamException | RuntimeException e) {
            // The reader of the JDK meets some malformed input with exceptions of its own making.
            throw damaged();
        }
    }

    private XmlElement element() throws Refusal {
        if (open.size() >= MOST_DEPTH || reader.getAttributeCount() > MOST_ATTRIBUTES) {
            throw Refusal.tooLarge(format, part);
        }
        String uri = orEmpty(reader.getNamespaceURI());
        XmlElement parent = open.isEmpty() ? null : open.get(open.size() - 1);
        XmlElement element = new XmlElement(count++, OoxmlNames.qualified(uri, reader.getLocalName()), uri, parent);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String space = orEmpty(reader.getAttributeNamespace(i));
            String local = reader.getAttributeLocalName(i);
            String value = reader.getAttributeValue(i);
            boolean branch = element.name().equals("mc:Choice") && local.equals("Requires");
            element.attributes()
                    .put(
                            space.isEmpty() ? local : OoxmlNames.qualified(space, local),
                            branch ? required(value) : value);
        }
        return element;
    }

    /** Turns the prefixes that a branch requires into our names of their namespaces. */
    private String required(String prefixes) {
        StringBuilder codes = new StringBuilder();
        for (String prefix : prefixes.trim().split("\\s+")) {
            String uri = orEmpty(reader.getNamespaceURI(prefix));
            codes.append(codes.isEmpty() ? "" : " ")
                    .append(OoxmlNames.space(uri).map(OoxmlNames.Space::code).orElse(OoxmlNames.UNKNOWN));
        }
        return codes.toString();
    }

    private Refusal damaged() {
        return Refusal.damaged(format, part, Math.max(0, reader.getLocation().getCharacterOffset()));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
