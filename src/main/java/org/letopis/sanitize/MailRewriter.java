package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes one mail anew: its top, its text in the forms that it has, its pictures and files, each cleaned. */
final class MailRewriter {
    /** How marks between parts begin; coded text cannot hold this (RFC 2045, section 6.7). */
    static final String BOUNDARY = "=_";

    private static final Set<String> LOCKED = Set.of(
            "multipart/encrypted", "application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime");
    private static final Set<String> SIGNATURES =
            Set.of("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature");
    private static final Set<String> REPORTS = Set.of(
            "message/delivery-status",
            "message/global-delivery-status",
            "message/disposition-notification",
            "message/feedback-report",
            "text/rfc822-headers",
            "message/tracking-status");
    private static final Set<String> OTHER_FORMS =
            Set.of("text/calendar", "text/x-amp-html", "text/watch-html", "text/enriched", "text/richtext", "text/rtf");
    private static final Set<String> PICTURES = Set.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "image/avif",
            "image/bmp",
            "image/svg+xml",
            "image/tiff",
            "image/heic");

    /** The line that begins a further mail in a mailbox of old systems. */
    private static final Pattern NEXT_MAIL =
            Pattern.compile("(?m)^From \\S{1,300}+ [^\\n]{0,100}?\\d{2}:\\d{2}[^\\n]{0,100}+\\n[!-9;-~]{1,100}+:");

    private final MailPart mail;
    private final Draft draft;
    private final Members members;
    private final MailFields fields;
    private final MemberNames names = new MemberNames();
    private final Map<MailPart, String> pages = new IdentityHashMap<>();

    /** New ids of parts that pages show, by the part. */
    private final Map<MailPart, String> shown = new IdentityHashMap<>();

    private final Map<String, MailPart> byAddress = new LinkedHashMap<>();

    MailRewriter(MailPart mail, Draft draft, Members members) {
        this.mail = mail;
        this.draft = draft;
        this.members = members;
        this.fields = new MailFields(draft);
    }

    byte[] rewrite() throws Refusal, IOException {
        if (mail.field("From_").isPresent() && severalMails()) {
            throw Refusal.unknownPart(draft.format(), "several mails", 0);
        }
        address(mail);
        pages(mail);
        String top = fields.top(mail);
        Optional<MailPiece> content = piece(mail, mail, "");
        MailPiece piece = content.isPresent() ? content.get() : text("", "plain");
        draft.table(top.getBytes(UTF_8));
        draft.table(piece.heads());
        return (top + "MIME-Version: 1.0\r\n" + piece.written()).getBytes(ISO_8859_1);
    }

    /** Returns whether further mails follow in the same file, as mailboxes of old systems keep them. */
    private boolean severalMails() throws Refusal {
        String behind = mail.children().isEmpty() ? MailCoding.latin(mail.content()) : mail.around();
        return NEXT_MAIL.matcher(behind).find();
    }

    private void address(MailPart part) {
        String id = part.field("Content-ID").orElse("").strip();
        if (id.startsWith("<") && id.endsWith(">")) {
            byAddress.putIfAbsent("cid:" + id.substring(1, id.length() - 1), part);
        }
        part.field("Content-Location").ifPresent(location -> byAddress.putIfAbsent(location.strip(), part));
        part.children().forEach(this::address);
    }

    /** Cleans the pages first: which pictures they show decides which stay. */
    private void pages(MailPart part) throws Refusal, IOException {
        if (part.type().value().equals("text/html")
                && !part.disposition().value().equals("attachment")) {
            pages.put(part, HtmlSanitizer.clean(part.text(), draft, members, this::picture));
        }
        for (MailPart child : part.children()) {
            boolean frame = part.type().sub().equals("related") && child != root(part);
            if (!frame) {
                pages(child);
            }
        }
    }

    private Optional<String> picture(String address) throws Refusal, IOException {
        MailPart part = byAddress.get(address);
        if (part == null && address.startsWith("cid:")) {
            part = byAddress.get(new String(DataAddress.decoded(address), UTF_8));
        }
        if (part == null
                || !PICTURES.contains(
                        Members.formatOf(Source.of(part.content())).mediaType())) {
            return Optional.empty();
        }
        return Optional.of("cid:" + shown.computeIfAbsent(part, each -> "part" + (shown.size() + 1)));
    }

    /** Returns the part of a compound that is the text; the others are what it shows (RFC 2387, section 3.2). */
    static MailPart root(MailPart related) {
        String start = related.type().parameter("start").strip();
        return related.children().stream()
                .filter(child -> !start.isEmpty()
                        && child.field("Content-ID").orElse("").strip().equals(start))
                .findFirst()
                .orElseGet(() -> related.children().isEmpty()
                        ? related
                        : related.children().get(0));
    }

    /** Returns the part written anew; empty when nothing of it stays. */
    private Optional<MailPiece> piece(MailPart part, MailPart parent, String around) throws Refusal, IOException {
        String type = part.type().value();
        if (part != mail) {
            fields.part(part);
        }
        fields.around(part);
        if (LOCKED.contains(type)) {
            throw Refusal.encrypted(draft.format());
        }
        if (type.equals("message/partial") || type.equals("message/external-body")) {
            throw Refusal.unknownPart(draft.format(), type, 0);
        }
        if (isForPrograms(part, around)) {
            return dropped(part);
        }
        if (type.startsWith("multipart/")) {
            return compound(part);
        }
        if (part.isAttached() || shown.containsKey(part)) {
            return Optional.of(file(part));
        }
        if (around.equals("related") && part != root(parent)) {
            draft.drop(FindingGroup.HIDDEN, "Parts that are not shown", type);
            return Optional.empty();
        }
        if (type.equals("text/plain")) {
            return Optional.of(text(MailText.clean(part, draft), "plain"));
        }
        return Optional.of(pages.containsKey(part) ? text(pages.get(part), "html") : file(part));
    }

    /** Returns whether no person sees the part: programs check, answer or add up with it. */
    static boolean isForPrograms(MailPart part, String around) {
        String type = part.type().value();
        return SIGNATURES.contains(type)
                || REPORTS.contains(type)
                || type.equals("application/pgp-keys")
                || type.equals("application/applefile")
                || OTHER_FORMS.contains(type) && around.equals("alternative") && !part.isAttached();
    }

    private Optional<MailPiece> dropped(MailPart part) {
        String type = part.type().value();
        if (SIGNATURES.contains(type)) {
            draft.drop(FindingGroup.PEOPLE, "Signature of the mail", type);
        } else if (type.equals("application/pgp-keys")) {
            draft.drop(FindingGroup.PEOPLE, "Keys of the sender", type);
        } else if (REPORTS.contains(type)) {
            draft.drop(FindingGroup.PLACE, "Reports of delivery", type);
        } else if (OTHER_FORMS.contains(type)) {
            draft.drop(FindingGroup.HISTORY, "Other forms of the text", type);
        } else {
            draft.drop(FindingGroup.HIDDEN, "Resource fork", part.fileName());
        }
        return Optional.empty();
    }

    private Optional<MailPiece> compound(MailPart part) throws Refusal, IOException {
        String kind = part.type().sub();
        List<MailPiece> pieces = new ArrayList<>();
        for (MailPart child : part.children()) {
            piece(child, part, kind).ifPresent(pieces::add);
        }
        String inCopy = kind.equals("alternative") || kind.equals("related") ? kind : "mixed";
        return pieces.isEmpty() ? Optional.empty() : Optional.of(MailPiece.of(inCopy, pieces));
    }

    private MailPiece text(String text, String sub) {
        draft.table(text.getBytes(UTF_8));
        byte[] bytes = text.getBytes(UTF_8);
        boolean mostlyPlain = text.chars().filter(c -> c >= 0x80).count() * 3 <= text.length();
        return MailPiece.of(
                List.of(
                        "Content-Type: text/" + sub + "; charset=utf-8",
                        "Content-Transfer-Encoding: " + (mostlyPlain ? "quoted-printable" : "base64")),
                mostlyPlain
                        ? MailCoding.toQuotedPrintable(bytes)
                        : MailCoding.toBase64(text.replace("\n", "\r\n").getBytes(UTF_8)));
    }

    private MailPiece file(MailPart part) throws Refusal, IOException {
        byte[] content = part.content();
        FileFormat format = part.format(content);
        String told = part.fileName();
        byte[] clean = content.length == 0
                ? content
                : members.clean(
                        Source.of(content), format, told.isEmpty() ? part.type().value() : told, draft);
        String name = told.isEmpty() ? "" : names.next(told, content.length == 0 ? FileFormat.UNKNOWN : format, draft);
        List<String> head = new ArrayList<>();
        // A letter inside is not coded (RFC 2046, section 5.2.1); ours are of plain letters.
        boolean bare = format == FileFormat.EML;
        head.add("Content-Type: " + format.mediaType());
        head.add("Content-Transfer-Encoding: " + (bare ? "7bit" : "base64"));
        boolean inPage = shown.containsKey(part);
        if (inPage) {
            head.add("Content-ID: <" + shown.get(part) + ">");
        }
        String parameter = name.isEmpty() ? "" : fileName(name);
        if (inPage || !name.isEmpty() || !bare) {
            head.add("Content-Disposition: " + (inPage ? "inline" : "attachment") + parameter);
        }
        return MailPiece.of(head, bare ? new String(clean, ISO_8859_1) : MailCoding.toBase64(clean));
    }

    /** RFC 2183, section 2.3; RFC 2231, section 4. */
    private static String fileName(String name) {
        if (MailWords.isPlain(name) && name.indexOf('"') < 0 && name.indexOf('\\') < 0) {
            return ";\r\n filename=\"" + name + "\"";
        }
        StringBuilder coded = new StringBuilder();
        for (byte each : name.getBytes(UTF_8)) {
            boolean plain = each > 0 && (Character.isLetterOrDigit(each) || each == '.' || each == '-' || each == '_');
            coded.append(plain ? Character.toString(each) : "%%%02X".formatted(each & 0xFF));
        }
        return ";\r\n filename*=UTF-8''" + coded;
    }
}
