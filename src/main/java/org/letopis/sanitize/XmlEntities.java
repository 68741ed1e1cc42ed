package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names for short texts that a drawing defines for itself (XML 1.0, section 4.2), as Illustrator does with the
 * addresses of its namespaces. They are replaced by the texts before a parser sees the document. What could grow,
 * hold markup or lead outside is refused.
 */
final class XmlEntities {
    private static final int LOOKED_AT_BYTES = 1 << 16;
    private static final int MOST = 100;
    private static final Pattern DECLARATION = Pattern.compile("\\s*<\\?xml[^>]*\\?>");
    private static final Pattern DOCTYPE =
            Pattern.compile("<!DOCTYPE\\s[^\\[>]{0,2000}+\\[([^\\]]{0,65536}+)]\\s{0,100}+>");
    private static final Pattern ENTITY = Pattern.compile(
            "\\G\\s*<!ENTITY\\s+([A-Za-z_][\\w.-]{0,60})\\s+(?:\"([^\"<&%]{0,400})\"|'([^'<&%]{0,400})')\\s*>");

    /** A reference, or a stretch in which nothing is one. */
    private static final Pattern REFERENCE =
            Pattern.compile("<!--.*?(?:-->|\\z)|<!\\[CDATA\\[.*?(?:]]>|\\z)|&([A-Za-z_][\\w.-]*);", Pattern.DOTALL);

    private XmlEntities() {}

    static byte[] resolve(byte[] xml, String part, Draft draft) throws Refusal {
        String head = new String(xml, 0, Math.min(xml.length, LOOKED_AT_BYTES), UTF_8).replace("\0", "");
        int entity = head.indexOf("<!ENTITY");
        if (entity < 0) {
            return xml;
        }
        String text = XmlCursor.charset(xml).decode(ByteBuffer.wrap(xml)).toString();
        Matcher doctype = DOCTYPE.matcher(text).region(0, Math.min(text.length(), 2 * LOOKED_AT_BYTES));
        if (!doctype.find()) {
            throw Refusal.unknownPart(draft.format(), "entities", entity);
        }
        Map<String, String> entities = entities(doctype.group(1), entity, draft);
        String rest = text.substring(0, doctype.start()) + text.substring(doctype.end());
        Matcher declaration = DECLARATION.matcher(rest);
        return replaced(declaration.lookingAt() ? rest.substring(declaration.end()) : rest, entities, part, draft)
                .getBytes(UTF_8);
    }

    private static Map<String, String> entities(String subset, int position, Draft draft) throws Refusal {
        Map<String, String> entities = new HashMap<>();
        Matcher entity = ENTITY.matcher(subset);
        int end = 0;
        while (entity.find()) {
            String value = entity.group(2) == null ? entity.group(3) : entity.group(2);
            entities.putIfAbsent(
                    entity.group(1),
                    value.replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;"));
            end = entity.end();
        }
        if (!subset.substring(end).isBlank() || entities.size() > MOST) {
            throw Refusal.unknownPart(draft.format(), "entities", position);
        }
        return entities;
    }

    private static String replaced(String text, Map<String, String> entities, String part, Draft draft) throws Refusal {
        StringBuilder replaced = new StringBuilder();
        Matcher reference = REFERENCE.matcher(text);
        int from = 0;
        while (reference.find()) {
            String value = reference.group(1) == null ? null : entities.get(reference.group(1));
            if (value != null) {
                replaced.append(text, from, reference.start()).append(value);
                from = reference.end();
                if (replaced.length() > XmlNode.MOST_BYTES) {
                    throw Refusal.tooLarge(draft.format(), part);
                }
            }
        }
        return replaced.append(text, from, text.length()).toString();
    }
}
