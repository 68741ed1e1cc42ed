package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plain text of any use: notes, CSV and TSV, Markdown, subtitles, JSON (RFC 3629; Unicode 15). Kept: every sign that is
 * seen, line ends, tabs, two blanks at the end of a line (a line break of Markdown). Dropped: what
 * {@link HiddenCharacters} finds, and patterns of blanks at the ends of lines. Written as UTF-8; with a byte order mark
 * where the original had one or was in an old set, since spreadsheets need it. Refused: a character set that cannot be
 * told, binary data, and text of which nothing is seen.
 */
final class TextSanitizer implements RewritingSanitizer {
    /** Of a text that is held in memory. */
    static final long MOST_BYTES = HeapShare.most(64L << 20, 16);

    private static final String MARK = "\uFEFF";
    private static final Pattern BINARY = Pattern.compile("[\u0000-\u0006\u000E-\u0019\u001C-\u001F]");
    private static final Pattern END_BLANKS = Pattern.compile("(?<![ \t])[ \t]++(?=\r|\n|\\z)");

    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.TEXT);
    }

    @Override
    public void rewrite(Source source, Draft draft, OutputStream clean, Members members) throws Refusal, IOException {
        byte[] bytes = bytes(source, draft.format());
        String text = decode(bytes, draft.format());
        String seen = ends(HiddenCharacters.clean(text, draft), draft);
        if (seen.isEmpty()) {
            throw Refusal.nothingSeen(draft.format());
        }
        boolean marked = TextCharset.needsMark(bytes) && seen.chars().anyMatch(c -> c >= 0x80);
        if (TextCharset.needsMark(bytes) && !marked) {
            draft.drop(FindingGroup.HIDDEN, "Byte order mark", "");
        }
        byte[] copy = ((marked ? MARK : "") + seen).getBytes(UTF_8);
        // Without signs that nobody sees, or with a mark in front of it, a text can look like another format.
        boolean isText = Members.formatOf(Source.of(bytes)) == FileFormat.TEXT;
        if (isText && Members.formatOf(Source.of(copy)) != FileFormat.TEXT) {
            throw Refusal.unknownPart(draft.format(), "another format behind hidden characters", 0);
        }
        clean.write(copy);
    }

    static byte[] bytes(Source source, FileFormat format) throws Refusal, IOException {
        if (source.sizeBytes() > MOST_BYTES) {
            throw Refusal.tooLarge(format, "text");
        }
        return source.stream().readAllBytes();
    }

    /** Returns the text of a file without its mark; refuses binary data in it. */
    static String decode(byte[] bytes, FileFormat format) throws Refusal {
        String text = TextCharset.decode(bytes).orElseThrow(() -> Refusal.characterSet(format));
        // An end-of-file sign of old systems is nothing but that (CP/M, DOS).
        String whole = text.endsWith("\u001A") ? text.substring(0, text.length() - 1) + "\u007F" : text;
        Matcher binary = BINARY.matcher(whole);
        if (binary.find()) {
            throw Refusal.unknownPart(format, "binary data", binary.start());
        }
        return whole;
    }

    /** Drops blanks at the ends of lines, but for two after text, and for the empty last columns of a table. */
    static String ends(String text, Draft draft) {
        boolean table = isTable(text);
        int[] dropped = new int[2];
        String ended = END_BLANKS.matcher(text).replaceAll(found -> {
            boolean behindText = found.start() > 0 && !isLineEnd(text.charAt(found.start() - 1));
            String blanks = found.group();
            String kept = behindText && blanks.equals("  ") ? blanks : table ? blanks.replace(" ", "") : "";
            dropped[0] += kept.equals(blanks) ? 0 : 1;
            dropped[1] += blanks.length() - kept.length();
            return kept;
        });
        if (dropped[0] > 0) {
            String counts = dropped[1] + " / " + dropped[0];
            draft.drop(FindingGroup.HIDDEN, "Blanks at the ends of lines", counts);
        }
        return ended;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /** Returns whether all lines that are not empty have the same number of tabs, and some. */
    private static boolean isTable(String text) {
        long[] counts = text.lines()
                .filter(line -> !line.isEmpty())
                .mapToLong(line -> line.chars().filter(c -> c == '\t').count())
                .distinct()
                .limit(2)
                .toArray();
        return counts.length == 1 && counts[0] > 0;
    }

    @Override
    public void compare(Source original, Source copy, Members members) throws Refusal, IOException {
        String before = decode(bytes(original, FileFormat.TEXT), FileFormat.TEXT);
        String after = decode(bytes(copy, FileFormat.TEXT), FileFormat.TEXT);
        if (!VisibleText.of(before).equals(VisibleText.of(after)) || lines(before) != lines(after)) {
            throw Refusal.unproven(FileFormat.TEXT, "visible text");
        }
    }

    private static long lines(String text) {
        return text.chars().filter(c -> c == '\n' || c == '\r').count();
    }
}
