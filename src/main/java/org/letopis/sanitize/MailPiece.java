package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a clean mail, ready to be written.
 *
 * @param head its fields, in lines
 * @param body what follows the empty line; empty when it has parts
 * @param multipart the kind of parts, for example {@code mixed}; empty when it has none
 */
record MailPiece(String head, String body, String multipart, List<MailPiece> parts) {
    private static final Pattern INNER = Pattern.compile("\"" + MailRewriter.BOUNDARY + "(\\d\\d)_\\d{4}\"");
    private static final int MOST_LEVELS = 99;

    static MailPiece of(List<String> head, String body) {
        return new MailPiece(String.join("\r\n", head) + "\r\n", body, "", List.of());
    }

    static MailPiece of(String multipart, List<MailPiece> parts) {
        return parts.size() == 1 ? parts.get(0) : new MailPiece("", "", multipart, List.copyOf(parts));
    }

    /**
     * Returns the whole, fields first. Mails inside have marks between their parts too, which must differ from those
     * around them: the level is one more than theirs.
     */
    String written() throws Refusal {
        StringBuilder out = new StringBuilder();
        int level = level();
        if (level > MOST_LEVELS) {
            throw Refusal.tooLarge(FileFormat.EML, "mails inside mails");
        }
        write(out, level, new int[1]);
        return out.toString();
    }

    private int level() {
        int level = 0;
        Matcher inner = INNER.matcher(body);
        while (inner.find()) {
            level = Math.max(level, Integer.parseInt(inner.group(1)) + 1);
        }
        for (MailPiece part : parts) {
            level = Math.max(level, part.level());
        }
        return level;
    }

    private void write(StringBuilder out, int level, int[] number) {
        if (multipart.isEmpty()) {
            out.append(head).append("\r\n").append(body);
            return;
        }
        String boundary = "%s%02d_%04d".formatted(MailRewriter.BOUNDARY, level, number[0]++);
        out.append("Content-Type: multipart/")
                .append(multipart)
                .append(";\r\n boundary=\"")
                .append(boundary)
                .append("\"\r\n\r\n");
        for (MailPiece part : parts) {
            out.append("--").append(boundary).append("\r\n");
            part.write(out, level, number);
            out.append("\r\n");
        }
        out.append("--").append(boundary).append("--\r\n");
    }

    /** Returns what must not be taken for a trace of what was dropped: fields, and mails inside, which are proved. */
    byte[] heads() {
        StringBuilder heads = new StringBuilder(head).append(multipart).append('\n');
        heads.append(head.contains("message/rfc822") ? body : "");
        parts.forEach(part -> heads.append(new String(part.heads(), UTF_8)));
        return heads.toString().getBytes(UTF_8);
    }
}
