package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A text chunk, PNG third edition section 11.3.3.
 *
 * @param keyword what the text is, chosen by whoever wrote it
 * @param text its bytes, decompressed
 * @param utf8 whether they are UTF-8 rather than Latin-1
 */
record PngText(String keyword, byte[] text, boolean utf8) {
    private static final int MOST_TEXT_BYTES = 4 << 20;

    /** The registered keywords, and those of widespread programs; others may hold anything and are not repeated. */
    private static final Map<String, FindingGroup> KEYWORDS = Map.ofEntries(
            Map.entry("Title", FindingGroup.OTHER),
            Map.entry("Author", FindingGroup.PEOPLE),
            Map.entry("Description", FindingGroup.OTHER),
            Map.entry("Copyright", FindingGroup.PEOPLE),
            Map.entry("Creation Time", FindingGroup.TIME),
            Map.entry("Software", FindingGroup.DEVICE),
            Map.entry("Disclaimer", FindingGroup.OTHER),
            Map.entry("Warning", FindingGroup.OTHER),
            Map.entry("Source", FindingGroup.DEVICE),
            Map.entry("Comment", FindingGroup.HIDDEN),
            Map.entry("Collection", FindingGroup.OTHER),
            Map.entry("XML:com.adobe.xmp", FindingGroup.HISTORY),
            Map.entry("Raw profile type exif", FindingGroup.OTHER),
            Map.entry("Raw profile type APP1", FindingGroup.OTHER),
            Map.entry("Raw profile type iptc", FindingGroup.OTHER),
            Map.entry("Raw profile type xmp", FindingGroup.HISTORY),
            Map.entry("Raw profile type 8bim", FindingGroup.HISTORY),
            Map.entry("date:create", FindingGroup.TIME),
            Map.entry("date:modify", FindingGroup.TIME),
            Map.entry("date:timestamp", FindingGroup.TIME),
            Map.entry("parameters", FindingGroup.HISTORY));

    /** Returns the text of the chunk; empty when it is damaged or unfolds to more than 4 MiB. */
    static Optional<PngText> of(String type, byte[] data) {
        int keywordEnd = zero(data, 0);
        if (keywordEnd < 0) {
            return Optional.empty();
        }
        String keyword = new String(data, 0, keywordEnd, ISO_8859_1);
        int next = keywordEnd + 1;
        return switch (type) {
            case "tEXt" -> Optional.of(new PngText(keyword, rest(data, next), false));
            case "zTXt" ->
                next >= data.length
                        ? Optional.empty()
                        : Zlib.inflate(data, next + 1, MOST_TEXT_BYTES).map(text -> new PngText(keyword, text, false));
            default -> international(keyword, data, next);
        };
    }

    private static Optional<PngText> international(String keyword, byte[] data, int next) {
        int languageEnd = zero(data, next + 2);
        int translatedEnd = languageEnd < 0 ? -1 : zero(data, languageEnd + 1);
        if (translatedEnd < 0) {
            return Optional.empty();
        }
        int from = translatedEnd + 1;
        return data[next] == 0
                ? Optional.of(new PngText(keyword, rest(data, from), true))
                : Zlib.inflate(data, from, MOST_TEXT_BYTES).map(text -> new PngText(keyword, text, true));
    }

    /** Returns where the next zero byte is, or -1. */
    static int zero(byte[] data, int from) {
        for (int i = from; i < data.length; i++) {
            if (data[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    void drop(Draft draft) {
        FindingGroup group = KEYWORDS.getOrDefault(keyword, FindingGroup.HIDDEN);
        String removed = KEYWORDS.containsKey(keyword) ? "Text: " + keyword : "Text";
        boolean packed = keyword.startsWith("XML:") || keyword.startsWith("Raw profile");
        draft.drop(group, removed, "Text: " + keyword, packed ? text.length + " bytes" : shown());
        draft.droppedText(removed, text);
    }

    private String shown() {
        byte[] start = Arrays.copyOf(text, Math.min(text.length, 1_000));
        return (utf8 ? new String(start, UTF_8) : PlainText.decode(start, new String(start, ISO_8859_1))).strip();
    }

    /** Returns the time of a {@code tIME} chunk, section 11.3.4.1. */
    static String time(byte[] data) {
        return data.length != 7
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%04d-%02d-%02d %02d:%02d:%02d",
                        IccProfile.u16(data, 0),
                        data[2],
                        data[3],
                        data[4],
                        data[5],
                        data[6]);
    }

    private static byte[] rest(byte[] data, int from) {
        return Arrays.copyOfRange(data, from, data.length);
    }
}
