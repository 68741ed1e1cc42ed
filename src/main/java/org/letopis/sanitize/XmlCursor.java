package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.CharArrayReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML forward, strictly: no document type that defines anything, no entity from outside, bounded depth. What is
 * not well-formed is refused as damaged.
 */
final class XmlCursor {
    static final int START = XMLStreamConstants.START_ELEMENT;
    static final int END = XMLStreamConstants.END_ELEMENT;
    static final int TEXT = XMLStreamConstants.CHARACTERS;
    static final int REMARK = XMLStreamConstants.COMMENT;
    static final int DOCTYPE = XMLStreamConstants.DTD;
    static final int DONE = XMLStreamConstants.END_DOCUMENT;

    private static final int MOST_DEPTH = 250;
    private static final int MOST_TEXT_CHARS = 4_000;

    private static final int MOST_DECLARATION_BYTES = 200;
    private static final Pattern ENCODING =
            Pattern.compile("<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z0-9][A-Za-z0-9._-]*)");

    private static final Function<String, String> NO_NAMES = name -> null;
    private static final ThreadLocal<XMLInputFactory> FACTORY = ThreadLocal.withInitial(() -> factory(false));
    private static final ThreadLocal<XMLInputFactory> NAMING_FACTORY = ThreadLocal.withInitial(() -> factory(true));

    private final XMLStreamReader reader;
    private final FileFormat format;
    private final String part;
    private final Function<String, String> entities;
    private int depth;
    private int ordinal = -1;
    private String resolved;

    /**
     * Opens a part.
     *
     * @param part its name, a constant or escaped
     */
    XmlCursor(byte[] xml, FileFormat format, String part) throws Refusal {
        this(xml, format, part, NO_NAMES);
    }

    /**
     * The same with names for characters, for example {@code nbsp}; texts come in pieces.
     *
     * @param entities returns the character of a name, or null
     */
    XmlCursor(byte[] xml, FileFormat format, String part, Function<String, String> entities) throws Refusal {
        this.format = format;
        this.part = part;
        this.entities = entities;
        try {
            ThreadLocal<XMLInputFactory> factory = entities == NO_NAMES ? FACTORY : NAMING_FACTORY;
            reader = factory.get().createXMLStreamReader(characters(xml));
        } catch (XMLStreamException | CharacterCodingException e) {
            throw Refusal.damaged(format, part, 0);
        }
    }

    /** Returns the document as text. The JDK's reader would write to the screen what it thinks of malformed bytes. */
    static CharArrayReader characters(byte[] xml) throws CharacterCodingException {
        CharBuffer text = charset(xml).newDecoder().decode(ByteBuffer.wrap(xml));
        // A mark of the byte order is no part of the text.
        int mark = text.length() > 0 && text.charAt(0) == '\uFEFF' ? 1 : 0;
        return new CharArrayReader(text.array(), text.position() + mark, text.remaining() - mark);
    }

    /** Returns the character set by the first bytes and by what the declaration says (XML 1.0, appendix F). */
    static Charset charset(byte[] xml) {
        if (xml.length >= 2 && (xml[0] == (byte) 0xFE || xml[1] == (byte) 0xFE || xml[0] == 0 || xml[1] == 0)) {
            return xml[0] == (byte) 0xFE || xml[0] == 0 ? UTF_16BE : UTF_16LE;
        }
        Matcher declared =
                ENCODING.matcher(new String(xml, 0, Math.min(xml.length, MOST_DECLARATION_BYTES), ISO_8859_1));
        if (declared.lookingAt() && Charset.isSupported(declared.group(1))) {
            return Charset.forName(declared.group(1));
        }
        return UTF_8;
    }

    private static XMLInputFactory factory(boolean named) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // A text in one piece: what is seen of a sign may depend on its neighbours. The JDK loses named characters
        // then.
        factory.setProperty(XMLInputFactory.IS_COALESCING, !named);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    /** Goes on and returns {@link #START}, {@link #END}, {@link #TEXT}, {@link #REMARK} or {@link #DONE}. */
    int next() throws Refusal {
        resolved = null;
        try {
            int event = reader.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    ordinal++;
                    if (++depth > MOST_DEPTH) {
                        throw Refusal.tooLarge(format, part);
                    }
                    return START;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return END;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    return TEXT;
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> {
                    resolved = entities.apply(reader.getLocalName());
                    if (resolved == null) {
                        throw damaged();
                    }
                    return TEXT;
                }
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                    return REMARK;
                }
                case XMLStreamConstants.DTD -> {
                    return DOCTYPE;
                }
                default -> {
                    return event == DONE ? DONE : REMARK;
                }
            }
        } catch (XMLStreamException e) {
            throw damaged();
        }
    }

    Refusal damaged() {
        return Refusal.damaged(format, part, Math.max(0, reader.getLocation().getCharacterOffset()));
    }

    /** Goes to the root element; document types are refused unless they are told to be harmless. */
    void root(boolean doctypes) throws Refusal {
        for (int event = next(); event != START; event = next()) {
            if (event == DONE || event == DOCTYPE && !doctypes) {
                throw damaged();
            }
        }
    }

    int depth() {
        return depth;
    }

    /** Returns the number of the element that was started last, in the order of the file; the root is 0. */
    int ordinal() {
        return ordinal;
    }

    /** Returns the namespace of the element, empty when it has none. */
    String namespace() {
        String namespace = reader.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    String local() {
        return reader.getLocalName();
    }

    String text() {
        if (resolved != null) {
            return resolved;
        }
        return reader.hasText() && reader.getText() != null ? reader.getText() : "";
    }

    int attributes() {
        return reader.getAttributeCount();
    }

    String attributeNamespace(int index) {
        String namespace = reader.getAttributeNamespace(index);
        return namespace == null ? "" : namespace;
    }

    String attributeLocal(int index) {
        return reader.getAttributeLocalName(index);
    }

    String attributeValue(int index) {
        return reader.getAttributeValue(index);
    }

    /** Returns the value, empty when there is no such attribute. */
    String attribute(String namespace, String local) {
        String value = reader.getAttributeValue(namespace, local);
        return value == null ? "" : value;
    }

    /** Goes to the end of the element it stands at the start of, and returns its text, shortened. */
    String skip() throws Refusal {
        StringBuilder text = new StringBuilder();
        int outside = depth - 1;
        while (depth > outside) {
            int event = next();
            if (event == TEXT && text.length() < MOST_TEXT_CHARS) {
                String more = text();
                text.append(more, 0, Math.min(more.length(), MOST_TEXT_CHARS));
            } else if (event != TEXT && text.length() > 0 && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
        }
        return text.toString().strip();
    }
}
