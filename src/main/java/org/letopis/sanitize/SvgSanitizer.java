package org.letopis.sanitize;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Set;

/**
 * SVG (1.1 Second Edition and 2). Kept: shapes, text, gradients, patterns, clips, masks, filters, markers, pictures
 * inside the file (cleaned), styles from a list of properties. Dropped: scripts, animations, titles and descriptions,
 * metadata, remarks, what editors note, links, what is fetched from elsewhere, parts that are not drawn, compression;
 * names of parts and classes become neutral. Refused: entities other than short texts, {@code foreignObject} without a
 * substitute, elements that are in neither edition, pictures that are refused themselves.
 */
final class SvgSanitizer implements RewritingSanitizer {
    private static final int MOST_PASSES = 12;

    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.SVG);
    }

    @Override
    public void rewrite(Source source, Draft draft, OutputStream clean, Members members) throws Refusal, IOException {
        byte[] drawing = bytes(source, draft);
        // What was dropped may have been the only thing that referred to something else.
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            XmlNode root = XmlNode.parse(drawing, "drawing", draft);
            byte[] written = new SvgRewriter(root, draft, members).rewrite(root);
            if (Arrays.equals(written, drawing)) {
                clean.write(written);
                return;
            }
            drawing = written;
        }
        throw Refusal.tooLarge(draft.format(), "chain of references");
    }

    /** Returns the drawing, unpacked where it is compressed (SVG 1.1, section 1.2). */
    private static byte[] bytes(Source source, Draft draft) throws Refusal, IOException {
        if (source.sizeBytes() > XmlNode.MOST_BYTES) {
            throw Refusal.tooLarge(FileFormat.SVG, "drawing");
        }
        byte[] file = source.stream().readAllBytes();
        return GzipFile.is(file) ? GzipFile.content(file, XmlNode.MOST_BYTES, draft) : file;
    }

    @Override
    public void compare(Source original, Source copy, Members members) throws Refusal, IOException {
        SvgInk.compare(bytes(original, new Draft(FileFormat.SVG)), bytes(copy, new Draft(FileFormat.SVG)));
    }
}
