package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a mail as a person reads it. */
final class MailText {
    private static final Pattern LOCKED = Pattern.compile("(?m)^-----BEGIN PGP MESSAGE-----");
    private static final Pattern SIGNED = Pattern.compile(
            "(?m)^-----BEGIN PGP SIGNED MESSAGE-----[ \\t]*+\\n(?:[A-Za-z-]{1,60}+:[^\\n]*+\\n){0,20}+[ \\t]*+\\n");
    private static final Pattern SIGNATURE = Pattern.compile("(?m)^-----BEGIN PGP SIGNATURE-----[ \\t]*+\\n");
    private static final Pattern SIGNATURE_END = Pattern.compile("(?m)^-----END PGP SIGNATURE-----[ \\t]*+(?:\\n|\\z)");
    private static final Pattern FILE = Pattern.compile("(?m)^begin(?:-base64)? [0-7]{3,4} \\S|^=ybegin ");

    private MailText() {}

    /** Returns the text of a part; what of it is for programs is noted. */
    static String clean(MailPart part, Draft draft) throws Refusal {
        String text = part.text();
        if (LOCKED.matcher(text).find()) {
            throw Refusal.encrypted(draft.format());
        }
        Matcher file = FILE.matcher(text);
        if (file.find()) {
            throw Refusal.unknownPart(draft.format(), "file within the text", file.start());
        }
        String flowing = part.type().parameter("format").equalsIgnoreCase("flowed")
                ? joined(text, part.type().parameter("delsp").equalsIgnoreCase("yes"))
                : text;
        return TextSanitizer.ends(HiddenCharacters.clean(unsigned(flowing, draft), draft), draft);
    }

    /** RFC 4880, section 7: the signature goes, and the dashes that were put before dashes. */
    private static String unsigned(String text, Draft draft) {
        StringBuilder unsigned = new StringBuilder();
        Matcher signed = SIGNED.matcher(text);
        Matcher signature = SIGNATURE.matcher(text);
        Matcher end = SIGNATURE_END.matcher(text);
        int from = 0;
        // Each is looked for behind the one before: where one is missing, no further text is signed.
        while (signed.find(from) && signature.find(signed.end()) && end.find(signature.end())) {
            draft.drop(FindingGroup.PEOPLE, "Signature of the mail", "OpenPGP");
            String dropped = text.substring(signature.end(), end.start());
            draft.droppedText(
                    "Signature of the mail",
                    dropped.substring(dropped.length() / 2).getBytes(UTF_8));
            unsigned.append(text, from, signed.start());
            unsigned.append(text.substring(signed.end(), signature.start()).replaceAll("(?m)^- ", ""));
            from = end.end();
        }
        return unsigned.append(text, from, text.length()).toString();
    }

    /** Joins lines that were broken only to travel (RFC 3676, section 4). */
    private static String joined(String text, boolean withoutBlank) {
        StringBuilder joined = new StringBuilder();
        int open = -1;
        for (int at = 0, end; at <= text.length(); at = end + 1) {
            end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            boolean last = end == text.length();
            String line = text.substring(at, end);
            int quotes = 0;
            while (quotes < line.length() && line.charAt(quotes) == '>') {
                quotes++;
            }
            String content = line.substring(quotes);
            content = content.startsWith(" ") ? content.substring(1) : content;
            if (open != quotes) {
                joined.append(open >= 0 ? "\n" : "").append(">".repeat(quotes)).append(quotes > 0 ? " " : "");
            }
            boolean flows = content.endsWith(" ") && !content.equals("-- ") && !last;
            joined.append(flows && withoutBlank ? content.substring(0, content.length() - 1) : content);
            open = flows ? quotes : -1;
            joined.append(flows || last ? "" : "\n");
        }
        return joined.toString();
    }
}
