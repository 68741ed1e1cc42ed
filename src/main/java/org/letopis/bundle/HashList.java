package org.letopis.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.letopis.failure.Failure;

/**
 * A manifest of BagIt (RFC 8493, section 2.1.3) in the one form that {@code sha256sum -c} reads too: 64 lower-case
 * hexadecimal digits, two spaces, a path, a line feed; paths ascend in byte order, none twice.
 */
record HashList(List<Line> lines) {
    /**
     * One file.
     *
     * @param sha256 64 lower-case hexadecimal digits
     */
    record Line(String path, String sha256) {}

    private static final int DIGITS = 64;
    private static final int PATH_AT = DIGITS + 2;

    /** The longest path is that of an attachment with an extension of five letters. */
    static final int MAX_LINE_BYTES = PATH_AT + 32 + 1;

    private static final Pattern LINE = Pattern.compile("[0-9a-f]{64} {2}[a-z0-9][a-z0-9._/-]*");

    HashList {
        lines = List.copyOf(lines);
    }

    byte[] text() {
        StringBuilder text = new StringBuilder(lines.size() * MAX_LINE_BYTES);
        for (Line line : lines) {
            text.append(line.sha256()).append("  ").append(line.path()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** @param file the name to tell in a failure */
    static HashList parse(byte[] text, String file) throws Failure.Damaged {
        String all = new String(text, StandardCharsets.ISO_8859_1);
        List<Line> lines = new ArrayList<>();
        String before = "";
        int from = 0;
        while (from < all.length()) {
            int end = all.indexOf('\n', from);
            String line = end < 0 ? "" : all.substring(from, end);
            String path = line.length() <= PATH_AT ? "" : line.substring(PATH_AT);
            if (path.compareTo(before) <= 0 || !LINE.matcher(line).matches()) {
                throw new Failure.Damaged("bundle.bad-line", file, lines.size() + 1);
            }
            lines.add(new Line(path, line.substring(0, DIGITS)));
            before = path;
            from = end + 1;
        }
        return new HashList(lines);
    }
}
