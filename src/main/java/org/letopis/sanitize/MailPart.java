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

    /** A mail is held with its parts decoded, cleaned and coded again. */
    static final long MOST_BYTES = HeapShare.most(64L << 20, 12);

    private static final int MOST_DEPTH = 30;
    private static final int MOST_PARTS = 2_000;
    private static final int MOST_FIELDS = 2_000;
    private static final int MOST_HEAD_CHARS = 1 << 20;

    private final List<Field> fields = new ArrayList<>();
    private final List<MailPart> children = new ArrayList<>();
    private final MailType type;

    /** The whole mail, which its parts share. */
    private final String text;

    private final int bodyFrom;
    private final int bodyTo;

    /** What stands around the parts, for no reader. */
    private String around = "";

    private MailPart(String text, int from, int to, String usualType, int depth, int[] count) throws Refusal {
        if (depth > MOST_DEPTH || ++count[0] > MOST_PARTS) {
            throw Refusal.tooLarge(FileFormat.EML, "parts");
        }
        this.text = text;
        bodyFrom = head(from, to);
        bodyTo = to;
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
        boolean marked = text.startsWith("\u00EF\u00BB\u00BF");
        return new MailPart(text, marked ? 3 : 0, text.length(), "text/plain", 0, new int[1]);
    }

    private int lineEnd(int from, int to) {
        int end = text.indexOf('\n', from);
        return end < 0 ? to : Math.min(to, end);
    }

    /** Returns where the body starts. */
    private int head(int from, int to) throws Refusal {
        StringBuilder value = new StringBuilder();
        String name = "";
        int at = from;
        while (at < to) {
            int end = lineEnd(at, to);
            if (end - from > MOST_HEAD_CHARS) {
                throw Refusal.tooLarge(FileFormat.EML, "fields");
            }
            String line = text.substring(at, end);
            if (line.isBlank()) {
                at = Math.min(to, end + 1);
                break;
            }
            int colon = line.indexOf(':');
            boolean goesOn = line.charAt(0) == ' ' || line.charAt(0) == '\t';
            if (goesOn && !name.isEmpty()) {
                value.append(line);
                at = Math.min(to, end + 1);
                continue;
            }
            field(name, value);
            if (colon > 0 && line.substring(0, colon).stripTrailing().chars().noneMatch(c -> c <= ' ')) {
                name = line.substring(0, colon).strip();
                value.append(line, colon + 1, line.length());
            } else if (at == from && line.startsWith("From ")) {
                name = "From_";
                value.append(line, 5, line.length());
            } else {
                throw Refusal.damaged(FileFormat.EML, "fields", at);
            }
            at = Math.min(to, end + 1);
        }
        field(name, value);
        return at;
    }

    private void field(String name, StringBuilder value) throws Refusal {
        if (!name.isEmpty()) {
            fields.add(new Field(name, value.toString()));
            value.setLength(0);
        }
        if (fields.size() > MOST_FIELDS) {
            throw Refusal.tooLarge(FileFormat.EML, "fields");
        }
    }

    /** RFC 2046, section 5.1.1: each part ends with the line feed in front of the next mark. */
    private void split(int depth, int[] count) throws Refusal {
        String boundary = "--" + type.parameter("boundary");
        if (boundary.length() == 2) {
            throw Refusal.damaged(FileFormat.EML, "boundary", 0);
        }
        String usual = type.sub().equals("digest") ? "message/rfc822" : "text/plain";
        StringBuilder outside = new StringBuilder();
        int from = -1;
        boolean ended = false;
        for (int at = bodyFrom; at < bodyTo && !ended; ) {
            int end = lineEnd(at, bodyTo);
            boolean marked = text.startsWith(boundary, at) && at + boundary.length() <= end;
            String rest = marked ? text.substring(at + boundary.length(), end).stripTrailing() : "-";
            if (rest.isEmpty() || rest.equals("--")) {
                if (from < 0) {
                    outside.append(text, bodyFrom, at);
                } else {
                    children.add(new MailPart(text, from, Math.max(from, at - 1), usual, depth + 1, count));
                }
                from = Math.min(bodyTo, end + 1);
                ended = rest.equals("--");
            }
            at = end + 1;
        }
        if (!ended) {
            throw Refusal.truncated(FileFormat.EML, bodyTo);
        }
        around = outside.append(text, from, bodyTo).toString();
    }

    private String body() {
        return type.main().equals("multipart") ? "" : text.substring(bodyFrom, bodyTo);
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
        String body = body();
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
