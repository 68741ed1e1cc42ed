package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a mail as a person reads it. */
final class MailText {
    private static final Pattern LOCKED = Pattern.compile("(?m)^-----BEGIN PGP MESSAGE-----");
    private static final Pattern SIGNED = Pattern.compile(
            "(?ms)^-----BEGIN PGP SIGNED MESSAGE-----[ \\t]*\\n(?:[A-Za-z-]+:[^\\n]*\\n){0,20}[ \\t]*\\n(.*?)"
                    + "^-----BEGIN PGP SIGNATURE-----[ \\t]*\\n.*?^-----END PGP SIGNATURE-----[ \\t]*(?:\\n|\\z)");
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
        return SIGNED.matcher(text).replaceAll(found -> {
            draft.drop(FindingGroup.PEOPLE, "Signature of the mail", "OpenPGP");
            draft.droppedText(
                    "Signature of the mail",
                    found.group().substring(found.group().length() / 2).getBytes(UTF_8));
            return Matcher.quoteReplacement(found.group(1).replaceAll("(?m)^- ", ""));
        });
    }

    /** Joins lines that were broken only to travel (RFC 3676, section 4). */
    private static String joined(String text, boolean withoutBlank) {
        StringBuilder joined = new StringBuilder();
        String[] lines = text.split("\n", -1);
        int open = -1;
        for (int i = 0; i < lines.length; i++) {
            int quotes = 0;
            while (quotes < lines[i].length() && lines[i].charAt(quotes) == '>') {
                quotes++;
            }
            String content = lines[i].substring(quotes);
            content = content.startsWith(" ") ? content.substring(1) : content;
            if (open != quotes) {
                joined.append(i == 0 ? "" : open >= 0 ? "\n" : "")
                        .append(">".repeat(quotes))
                        .append(quotes > 0 ? " " : "");
            }
            boolean flows = content.endsWith(" ") && !content.equals("-- ") && i + 1 < lines.length;
            joined.append(flows && withoutBlank ? content.substring(0, content.length() - 1) : content);
            open = flows ? quotes : -1;
            joined.append(flows || i + 1 == lines.length ? "" : "\n");
        }
        return joined.toString();
    }
}
