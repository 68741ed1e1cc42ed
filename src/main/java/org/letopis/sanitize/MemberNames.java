package org.letopis.sanitize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of files in an archive as they may stand in its clean copy: nothing that leads out of the folder they are
 * unpacked into, no characters that hide others, the ending of the content, none twice on any system.
 */
final class MemberNames {
    private static final Pattern LITTER = Pattern.compile(
            "(?i)(?:.*/)?(?:__MACOSX/.*|\\.DS_Store|\\._[^/]*|Thumbs\\.db|ehthumbs(?:_vista)?\\.db|desktop\\.ini"
                    + "|\\.(?:Spotlight-V100|Trashes|fseventsd|TemporaryItems)/.*)");

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");

    /** Control, formatting and unassigned characters, surrogates of nothing. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private final Set<String> taken = new HashSet<>();

    /** Returns whether a system left the file there and no person made it. */
    static boolean isLitter(String name) {
        return LITTER.matcher(name.replace('\\', '/')).matches();
    }

    /** Returns whether a name can stay as it is. */
    static boolean isSafe(String name) {
        return !name.isEmpty() && safe(name).equals(name);
    }

    /**
     * Returns the new name; empty for a folder of which nothing is left. Must be asked in one order always.
     *
     * @param format of the content; {@link FileFormat#UNKNOWN} leaves the ending as it is
     */
    String next(String name, FileFormat format, Draft draft) {
        boolean folder = name.endsWith("/");
        String safe = safe(name);
        if (!safe.equals(folder ? name.substring(0, name.length() - 1) : name)) {
            draft.drop(FindingGroup.HIDDEN, "Unsafe name of a member", name);
        }
        if (folder) {
            // A folder that is there already is the same folder.
            return safe.isEmpty() || !taken.add(key(safe + "/")) ? "" : safe + "/";
        }
        String named = safe.isEmpty() ? "file" : safe;
        if (format != FileFormat.UNKNOWN) {
            int slash = named.lastIndexOf('/') + 1;
            named = named.substring(0, slash) + format.named(named.substring(slash));
        }
        return unique(named);
    }

    private static String safe(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : name.replace('\\', '/').split("/")) {
            boolean leads = part.isEmpty() || part.equals(".") || part.equals("..");
            if (!leads && !(parts.isEmpty() && DRIVE.matcher(part).matches())) {
                parts.add(UNSEEN.matcher(part).replaceAll("_"));
            }
        }
        return String.join("/", parts);
    }

    private String unique(String name) {
        int dot = name.lastIndexOf('.');
        int split = dot > name.lastIndexOf('/') + 1 ? dot : name.length();
        String unique = name;
        for (int i = 2; !taken.add(key(unique)); i++) {
            unique = name.substring(0, split) + " (" + i + ")" + name.substring(split);
        }
        return unique;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
