package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;

/** A stream of Ogg that is dropped: an index, or text. Others than these are refused, since they may be the content. */
final class OggLeftOut implements OggStream {
    private static final int MOST_NAMED_CHARS = 8;

    /** By the first bytes of the first packet. */
    private static final Map<String, String> NAMES = Map.of(
            "fishead\0", "Index of the streams (Skeleton)",
            "\u0080kate\0\0\0", "Subtitle track",
            "CMML\0\0\0\0", "Subtitle track");

    private final Draft draft;
    private final String name;

    OggLeftOut(Draft draft, OggPage page, byte[] start) throws Refusal {
        this.draft = draft;
        this.name = NAMES.entrySet().stream()
                .filter(each -> OggCoding.starts(start, each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> unknown(draft, page, start));
    }

    private static Refusal unknown(Draft draft, OggPage page, byte[] start) {
        String word = new String(start, 0, Math.min(MOST_NAMED_CHARS, start.length), ISO_8859_1)
                .replaceAll("[^ -~]", "")
                .strip();
        return Refusal.unknownPart(draft.format(), word.isEmpty() ? "stream" : "stream " + word, page.start());
    }

    @Override
    public void take(OggPage page) {
        byte[] body = page.bytes(page.bodyAt(), (int) (page.end() - page.start()) - page.bodyAt());
        if (body.length > 0) {
            LeftOut.note(draft, FindingGroup.HIDDEN, name, body);
        }
    }

    @Override
    public void end() {
        // Nothing of it is kept, so nothing can be missing.
    }
}
