package org.letopis.sanitize;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * One relationship: from a part to another, or to something outside (ECMA-376 part 2 section 9.3).
 *
 * @param type address of its type
 * @param target as the file has it
 * @param external whether the target is outside the file
 */
record OoxmlRelationship(String id, String type, String target, boolean external) {
    private static final int LONGEST_LINK = 2_000;
    private static final Set<String> BASES = Set.of(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/",
            "http://schemas.microsoft.com/office/2007/relationships/");

    /** Returns the last word of the type, for example {@code hyperlink}; empty when nobody has defined such a type. */
    String kind() {
        int end = type.lastIndexOf('/') + 1;
        return BASES.contains(type.substring(0, end)) ? type.substring(end) : "";
    }

    /** Returns the last word of the type, whoever defined it. */
    String word() {
        return type.substring(type.lastIndexOf('/') + 1);
    }

    boolean isHyperlink() {
        return external && kind().equals("hyperlink");
    }

    /** Returns whether it is a link that any reader may see and follow: to the web or a mailbox, without a login. */
    boolean isPlainLink() {
        return isHyperlink() && isPlain(target);
    }

    static boolean isPlain(String link) {
        if (link.length() > LONGEST_LINK) {
            return false;
        }
        try {
            URI uri = new URI(link);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (scheme.equals("mailto")) {
                return true;
            }
            boolean web = scheme.equals("http") || scheme.equals("https");
            return web && uri.getHost() != null && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
