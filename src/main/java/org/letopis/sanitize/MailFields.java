package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The head of a mail: what a letter says at its top stays (from, to, copy, subject, and the moment in universal time);
 * the way it took, ids, programs, hidden recipients and everything else goes.
 */
final class MailFields {
    private record Kind(FindingGroup group, String name, Pattern fields) {}

    private static final List<Kind> KINDS = List.of(
            kind(FindingGroup.PEOPLE, "Hidden recipients", "bcc|resent-bcc"),
            kind(
                    FindingGroup.PLACE,
                    "Way of the mail",
                    "received|x-received|return-path|delivered-to|x-original-to|envelope-to|x-forwarded.*|x-originating-.*"
                            + "|.*authentication-results.*|received-spf|arc-.*|dkim-.*|domainkey-.*|x-.*dkim.*|x-.*-ip|x-.*sender-?ip.*"
                            + "|from_|x-envelope-.*|x-spam-.*|x-virus-.*|x-ms-exchange-.*|x-forefront-.*|x-microsoft-.*"),
            kind(
                    FindingGroup.HISTORY,
                    "Ids of the mail",
                    "message-id|in-reply-to|references|thread-.*|x-gm-.*|content-id|x-attachment-id|resent-message-id"
                            + "|x-uidl?|x-mozilla-.*|list-.*|feedback-id"),
            kind(FindingGroup.DEVICE, "Program", "user-agent|x-mailer|x-mimeole|x-newsreader|x-originalarrivaltime"),
            kind(
                    FindingGroup.PEOPLE,
                    "Other people of the mail",
                    "sender|reply-to|resent-.*|errors-to|disposition-notification-to|return-receipt-to|organization|x-sender"
                            + "|x-.*-from|x-apparently-to|followup-to|mail-.*-to"),
            kind(FindingGroup.PEOPLE, "Keys of the sender", "autocrypt.*|openpgp|x-pgp-.*|face|x-face|bimi-.*"),
            kind(FindingGroup.TIME, "Other dates of the mail", "delivery-date|x-.*date|expires|x-.*-time"));

    /** What says how parts are coded, and is written anew. */
    private static final Set<String> CODING =
            Set.of("mime-version", "content-type", "content-transfer-encoding", "content-disposition");

    private static final Set<String> KEPT = Set.of("from", "to", "cc", "subject", "date");
    private static final Pattern SAVED = Pattern.compile("(?i)<?saved by .*");

    private final Draft draft;

    MailFields(Draft draft) {
        this.draft = draft;
    }

    private static Kind kind(FindingGroup group, String name, String fields) {
        return new Kind(group, name, Pattern.compile(fields));
    }

    /** Returns the fields that stay, in lines. */
    String top(MailPart mail) {
        boolean saved = isSavedPage(mail);
        StringBuilder written = new StringBuilder();
        for (String name : List.of("From", "To", "Cc", "Subject", "Date")) {
            Optional<String> value = saved ? Optional.empty() : mail.field(name);
            String line = value.map(each -> written(name, each)).orElse("");
            written.append(line.isEmpty() ? "" : name + ": " + line + "\r\n");
        }
        Set<String> seen = new HashSet<>();
        for (MailPart.Field field : mail.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            boolean first = seen.add(name);
            if (saved && (KEPT.contains(name) || name.startsWith("snapshot-"))) {
                drop(FindingGroup.HISTORY, "Where and when the page was saved", field);
            } else if (KEPT.contains(name) && !first) {
                drop(FindingGroup.HIDDEN, "Repeated fields", field);
            } else if (!KEPT.contains(name)) {
                drop(field);
            }
        }
        return written.toString();
    }

    /** Returns whether a browser wrote it: the sender is the program, and the date that of saving. */
    static boolean isSavedPage(MailPart mail) {
        return mail.field("Snapshot-Content-Location").isPresent()
                || SAVED.matcher(mail.field("From").orElse("").strip()).matches();
    }

    private String written(String name, String value) {
        switch (name) {
            case "Subject" -> {
                String subject = MailWords.decode(value).replaceAll("\\s+", " ");
                return MailWords.encode(HiddenCharacters.clean(subject, draft).strip());
            }
            case "Date" -> {
                Optional<String> universal = MailDate.universal(value);
                if (universal.isEmpty()) {
                    draft.drop(FindingGroup.TIME, "Other dates of the mail", value);
                } else if (!value.strip().endsWith("+0000")) {
                    draft.drop(FindingGroup.PLACE, "Time zone of the sender", value);
                }
                return universal.orElse("");
            }
            default -> {
                MailAddresses addresses = MailAddresses.of(value);
                if (!addresses.remarks().isEmpty()) {
                    draft.drop(FindingGroup.HIDDEN, "Remarks among addresses", addresses.remarks());
                }
                return addresses.written(draft);
            }
        }
    }

    /** Notes the fields of a part: none of them stays as it is. */
    void part(MailPart part) {
        for (MailPart.Field field : part.fields()) {
            if (!field.is("Content-ID")
                    || !part.field("Content-ID").orElse("").strip().matches("<part\\d+>")) {
                drop(field);
            }
        }
    }

    /** Notes what a mail or part says beside its content and its fields. */
    void around(MailPart part) {
        String boundary = part.type().parameter("boundary");
        if (!boundary.isEmpty() && !boundary.startsWith(MailRewriter.BOUNDARY)) {
            draft.drop(FindingGroup.HISTORY, "Marks between parts", boundary);
            draft.droppedText("Marks between parts", boundary.getBytes(UTF_8));
        }
        if (!part.around().isBlank()) {
            draft.drop(
                    FindingGroup.HIDDEN,
                    "Text between parts",
                    MailWords.raw(part.around().strip()));
            draft.droppedText("Text between parts", part.around().strip().getBytes(ISO_8859_1));
        }
        part.disposition().parameters().forEach((name, value) -> {
            if (!name.equals("filename")) {
                draft.drop(FindingGroup.TIME, "Dates and sizes of attached files", name + "=" + value);
            }
        });
    }

    private void drop(MailPart.Field field) {
        String name = field.name().toLowerCase(Locale.ROOT);
        if (CODING.contains(name)) {
            return;
        }
        for (Kind kind : KINDS) {
            if (kind.fields().matcher(name).matches()) {
                drop(kind.group(), kind.name(), field);
                return;
            }
        }
        drop(FindingGroup.OTHER, "Other fields of the mail", field);
    }

    private void drop(FindingGroup group, String removedName, MailPart.Field field) {
        String value = MailWords.decode(field.value()).strip();
        draft.drop(group, removedName, field.name() + ": " + value);
        draft.droppedText(removedName, value.getBytes(UTF_8));
    }
}
