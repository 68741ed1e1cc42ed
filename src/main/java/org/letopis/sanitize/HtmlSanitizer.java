package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/**
 * Pages (HTML Living Standard; XHTML 1.0). Kept: the text, its order and form from a list of elements, attributes and
 * properties, pictures inside the file and drawings (cleaned), what fields show, links within the page. Dropped: scripts,
 * forms, all metadata with the title, remarks (with where and when the page was saved), what is fetched from elsewhere,
 * addresses of links, hidden elements, texts that only show when pointed at; names of parts and classes become neutral.
 * Written as UTF-8. Refused: a character set that cannot be told, pictures and drawings that are refused themselves.
 */
final class HtmlSanitizer implements RewritingSanitizer {
    private static final int MOST_PASSES = 12;

    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.HTML);
    }

    @Override
    public void rewrite(Source source, Draft draft, OutputStream clean, Members members) throws Refusal, IOException {
        clean.write(clean(HtmlSource.of(source), draft, members, HtmlRewriter.Pictures.NONE)
                .getBytes(UTF_8));
    }

    /** Returns a page written anew until it stays as it is: what is left out can change how the rest is read. */
    static String clean(String page, Draft draft, Members members, HtmlRewriter.Pictures pictures)
            throws Refusal, IOException {
        String before = page;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            HtmlPage parsed = HtmlPage.of(before, draft.format());
            HtmlRewriter.Pictures found = pass == 0 ? pictures : HtmlRewriter.Pictures.KEPT;
            String written = new HtmlRewriter(parsed, draft, members, found).rewrite();
            if (written.equals(before)) {
                return written;
            }
            before = written;
        }
        throw Refusal.damaged(draft.format(), "order of elements", 0);
    }

    @Override
    public void compare(Source original, Source copy, Members members) throws Refusal, IOException {
        HtmlText.compare(HtmlSource.of(original), HtmlSource.of(copy), FileFormat.HTML);
    }
}
