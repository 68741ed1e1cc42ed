package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The text of a mail: the fields of its heads, its letters, the files beside them, and what stands around its parts. */
final class MailStrings {
    private final TextParts parts;
    private final FileTextReader reader;
    private int files;

    MailStrings(TextParts parts, FileTextReader reader) {
        this.parts = parts;
        this.reader = reader;
    }

    /** Reads a part and the parts in it; {@code part} is false for the mail itself. */
    void read(MailPart mail, boolean part) throws Refusal, IOException {
        List<String> fields = new ArrayList<>();
        for (MailPart.Field field : mail.fields()) {
            fields.add(MailWords.decode(field.value()).strip());
        }
        fields.add(mail.fileName());
        fields.removeIf(String::isBlank);
        parts.add(part ? "header of a part" : "header", String.join("\n", fields), false);
        if (mail.type().main().equals("multipart")) {
            parts.add("around the parts", MailWords.raw(mail.around()), false);
            for (MailPart child : mail.children()) {
                read(child, true);
            }
        } else {
            content(mail);
        }
    }

    private void content(MailPart mail) throws Refusal, IOException {
        String type = mail.type().value();
        boolean letter = type.equals("text/plain") || type.isEmpty();
        if (!mail.isAttached() && letter) {
            parts.add("text", mail.text(), true);
        } else if (!mail.isAttached() && type.equals("text/html")) {
            PageStrings.read(mail.text(), parts, reader);
        } else {
            byte[] content = mail.content();
            files++;
            String name = mail.fileName();
            reader.inside(Source.of(content), mail.format(content), name.isEmpty() ? "file " + files : name);
        }
    }
}
