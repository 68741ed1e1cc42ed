package org.letopis.bundle;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a part says: {@code X.age.003of012} is the third of twelve parts of {@code X.age}. Names of the parts
 * of one bundle stand in their order when they are sorted, so that {@code cat} joins them.
 *
 * @param whole the name of the bundle
 * @param number 1 to {@code total}
 * @param total 1 to {@value #MAX_PARTS}
 */
record PartName(String whole, int number, int total) {
    static final int MAX_PARTS = 999;

    private static final Pattern NAME = Pattern.compile("(.+)\\.([0-9]{3})of([0-9]{3})");

    /** Returns what the name of a file says, if it is that of a part. */
    static Optional<PartName> of(Path file) {
        Path name = file.getFileName();
        Matcher matcher = NAME.matcher(name == null ? "" : name.toString());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(2));
        int total = Integer.parseInt(matcher.group(3));
        return number >= 1 && number <= total
                ? Optional.of(new PartName(matcher.group(1), number, total))
                : Optional.empty();
    }

    String text() {
        return String.format(Locale.ROOT, "%s.%03dof%03d", whole, number, total);
    }
}
