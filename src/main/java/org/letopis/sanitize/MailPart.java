package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail or a part of one (RFC 5322, section 2; RFC 2045 and 2046), taken apart without looking into what it holds.
 * Bytes are kept as Latin-1, with a line feed at the ends of lines.
 */
final class MailPart {
    /** A field of the head; the value is unfolded. */
    record Field(String name, String value) {
        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    static final long MOST_BYTES = 64L << 20;
    private static final int MOST_DEPTH = 30;
    private static final int MOST_PARTS = 2_000;
    private static final int MOST_FIELDS = 2_000;

    private final List<Field> fields = new ArrayList<>();
    private final List<MailPart> children = new ArrayList<>();
    private final MailType type;
    private String body;

    /** What stands around the parts, for no reader. */
    private String around = "";

    private MailPart(String text, String usualType, int depth, int[] count) throws Refusal {
        if (depth > MOST_DEPTH || ++count[0] > MOST_PARTS) {
            throw Refusal.tooLarge(FileFormat.EML, "parts");
        }
        int from = head(text);
        body = text.substring(from);
        type = MailType.of(
                field("Content-Type").filter(value -> value.indexOf('/') > 0).orElse(usualType));
        if (type.main().equals("multipart")) {
            split(depth, count);
        }
    }

    static MailPart of(Source source) throws Refusal, IOException {
        if (source.sizeBytes() > MOST_BYTES) {
            throw Refusal.tooLarge(FileFormat.EML, "mail");
        }
        String text = new String(source.stream().readAllBytes(), ISO_8859_1).replace("\r\n", "\n");
        return new MailPart(
                text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text, "text/plain", 0, new int[1]);
    }

    /** Returns where the body starts. */
    private int head(String text) throws Refusal {
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            String line = text.substring(at, end);
            if (line.isBlank()) {
                return Math.min(text.length(), end + 1);
            }
            int colon = line.indexOf(':');
            boolean goesOn = line.charAt(0) == ' ' || line.charAt(0) == '\t';
            if (goesOn && !fields.isEmpty()) {
                Field last = fields.remove(fields.size() - 1);
                fields.add(new Field(last.name(), last.value() + line));
            } else if (colon > 0
                    && line.substring(0, colon).stripTrailing().chars().noneMatch(c -> c <= ' ')) {
                fields.add(new Field(line.substring(0, colon).strip(), line.substring(colon + 1)));
            } else if (at == 0 && line.startsWith("From ")) {
                fields.add(new Field("From_", line.substring(5)));
            } else {
                throw Refusal.damaged(FileFormat.EML, "fields", at);
            }
            if (fields.size() > MOST_FIELDS) {
                throw Refusal.tooLarge(FileFormat.EML, "fields");
            }
            at = end + 1;
        }
        return text.length();
    }

    /** RFC 2046, section 5.1.1. */
    private void split(int depth, int[] count) throws Refusal {
        String boundary = "--" + type.parameter("boundary");
        if (boundary.length() == 2) {
            throw Refusal.damaged(FileFormat.EML, "boundary", 0);
        }
        String usual = type.sub().equals("digest") ? "message/rfc822" : "text/plain";
        StringBuilder outside = new StringBuilder();
        int from = -1;
        boolean ended = false;
        for (int at = 0; at >= 0 && !ended; ) {
            int found = body.indexOf(boundary, at);
            if (found < 0) {
                break;
            }
            int lineEnd = body.indexOf('\n', found);
            lineEnd = lineEnd < 0 ? body.length() : lineEnd;
            String rest = body.substring(found + boundary.length(), lineEnd).stripTrailing();
            boolean delimits = (found == 0 || body.charAt(found - 1) == '\n') && (rest.isEmpty() || rest.equals("--"));
            if (delimits) {
                if (from < 0) {
                    outside.append(body, 0, found);
                } else {
                    children.add(
                            new MailPart(body.substring(from, Math.max(from, found - 1)), usual, depth + 1, count));
                }
                from = Math.min(body.length(), lineEnd + 1);
                ended = rest.equals("--");
            }
            at = lineEnd;
        }
        if (!ended) {
            throw Refusal.truncated(FileFormat.EML, body.length());
        }
        outside.append(body, from, body.length());
        around = outside.toString();
        body = "";
    }

    List<Field> fields() {
        return fields;
    }

    Optional<String> field(String name) {
        return fields.stream().filter(each -> each.is(name)).map(Field::value).findFirst();
    }

    List<MailPart> children() {
        return children;
    }

    MailType type() {
        return type;
    }

    MailType disposition() {
        return MailType.of(field("Content-Disposition").orElse(""));
    }

    String around() {
        return around;
    }

    /** Returns the name that the part shall have as a file; empty when it has none. */
    String fileName() {
        String named = disposition().parameter("filename");
        String name = (named.isEmpty() ? type.parameter("name") : named).replace('\\', '/');
        return name.substring(name.lastIndexOf('/') + 1).strip();
    }

    /** Returns whether it lies beside the text rather than being part of it. */
    boolean isAttached() {
        return disposition().value().equals("attachment")
                || !fileName().isEmpty()
                || type.value().equals("message/rfc822");
    }

    /** Returns what the part holds, decoded. */
    byte[] content() throws Refusal {
        String coding = field("Content-Transfer-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "", "7bit", "8bit" -> body.getBytes(ISO_8859_1);
            case "quoted-printable" -> MailCoding.quotedPrintable(body);
            case "base64" -> {
                if (MailCoding.goesOnBehindEnd(body)) {
                    throw Refusal.damaged(FileFormat.EML, "base64", 0);
                }
                yield MailCoding.base64(body);
            }
            case "binary" -> {
                if (!type.main().equals("text")) {
                    throw Refusal.unknownPart(FileFormat.EML, "binary", 0);
                }
                yield body.getBytes(ISO_8859_1);
            }
            default -> throw Refusal.unknownPart(FileFormat.EML, Escaping.escape(coding, 40), 0);
        };
    }

    /** Returns what the part is, by what it holds; of mails inside the mail around them says it. */
    FileFormat format(byte[] content) throws IOException {
        if (type.value().equals("message/rfc822")) {
            return FileFormat.EML;
        }
        return content.length == 0 ? FileFormat.TEXT : Members.formatOf(Source.of(content));
    }

    /** Returns the text of a text part, with a line feed at the ends of lines. */
    String text() throws Refusal {
        byte[] bytes = content();
        String set = type.parameter("charset").strip();
        boolean named = !set.isEmpty()
                && !HtmlSource.isPlain(set)
                && HtmlSource.charset(set).isPresent();
        Optional<String> text = named
                ? TextCharset.decode(bytes, 0, HtmlSource.charset(set).orElseThrow())
                : type.sub().equals("html") ? HtmlSource.decode(bytes) : TextCharset.decode(bytes);
        return text.orElseThrow(() -> Refusal.characterSet(FileFormat.EML)).replace("\r\n", "\n");
    }
}
