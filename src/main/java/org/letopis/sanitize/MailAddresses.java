package org.letopis.sanitize;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Who a mail is from and to (RFC 5322, section 3.4), written in one way: without remarks, groups and routes. */
final class MailAddresses {
    private static final Pattern ADDRESS =
            Pattern.compile("[!-~&&[^\\s<>()\\[\\],;:\"\\\\@]]{1,100}@[!-~&&[^\\s<>()\\[\\],;:\"\\\\@]]{1,250}");

    /** One of them, without an address when it has none that is one. */
    record Mailbox(String name, String address) {}

    private final List<Mailbox> mailboxes = new ArrayList<>();
    private final StringBuilder remarks = new StringBuilder();
    private final StringBuilder phrase = new StringBuilder();
    private String angle = "";

    private MailAddresses() {}

    static MailAddresses of(String field) {
        MailAddresses addresses = new MailAddresses();
        addresses.read(field);
        return addresses;
    }

    private void read(String field) {
        int at = 0;
        while (at < field.length()) {
            char c = field.charAt(at);
            switch (c) {
                case '"' -> at = quoted(field, at + 1);
                case '(' -> at = remark(field, at);
                case '<' -> {
                    int end = field.indexOf('>', at);
                    end = end < 0 ? field.length() : end;
                    angle = field.substring(at + 1, end).strip();
                    at = end + 1;
                }
                case ',', ';' -> {
                    end();
                    at++;
                }
                case ':' -> {
                    // The name of a group: who is in it follows.
                    remarks.append(phrase).append(' ');
                    phrase.setLength(0);
                    at++;
                }
                default -> {
                    phrase.append(c);
                    at++;
                }
            }
        }
        end();
    }

    private int quoted(String field, int from) {
        int at = from;
        while (at < field.length() && field.charAt(at) != '"') {
            if (field.charAt(at) == '\\' && at + 1 < field.length()) {
                at++;
            }
            phrase.append(field.charAt(at));
            at++;
        }
        return at + 1;
    }

    private int remark(String field, int from) {
        int depth = 0;
        int at = from;
        do {
            char c = field.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            at += c == '\\' ? 2 : 1;
        } while (at < field.length() && depth > 0);
        remarks.append(field, from, Math.min(at, field.length())).append(' ');
        phrase.append(' ');
        return at;
    }

    private void end() {
        String name = MailWords.decode(phrase.toString().strip())
                .replaceAll("\\s+", " ")
                .strip();
        String address = angle.substring(angle.lastIndexOf(':') + 1);
        if (angle.isEmpty() && ADDRESS.matcher(name.replace(" ", "")).matches()) {
            mailboxes.add(new Mailbox("", name.replace(" ", "")));
        } else if (ADDRESS.matcher(address).matches()) {
            mailboxes.add(new Mailbox(name, address));
        } else if (!name.isEmpty() || !angle.isEmpty()) {
            mailboxes.add(new Mailbox(name.isEmpty() ? MailWords.raw(address) : name, ""));
        }
        phrase.setLength(0);
        angle = "";
    }

    List<Mailbox> mailboxes() {
        return mailboxes;
    }

    /** Returns remarks and names of groups, which no program shows or which say nothing of who it is. */
    String remarks() {
        return remarks.toString().strip();
    }

    /** Returns the value of the field, in lines. */
    String written(Draft draft) {
        StringJoiner written = new StringJoiner(",\r\n ");
        for (Mailbox each : mailboxes) {
            String name = HiddenCharacters.clean(each.name(), draft).strip();
            String shown = MailWords.isPlain(name)
                    ? "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                    : MailWords.encode(name);
            if (each.address().isEmpty()) {
                written.add(shown);
            } else {
                written.add(name.isEmpty() ? each.address() : shown + " <" + each.address() + ">");
            }
        }
        return written.toString();
    }
}
