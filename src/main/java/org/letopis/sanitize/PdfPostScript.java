package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;

/** Small PostScript programs inside a PDF: character maps and calculated colours (ISO 32000-1 sections 7.10.5, 9.7.5.4). */
final class PdfPostScript {
    private PdfPostScript() {}

    /** Returns the program without its comments and with one way of ending lines. */
    static byte[] withoutComments(byte[] program, PdfLosses losses) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(program.length);
        int strings = 0;
        boolean gap = false;
        for (int i = 0; i < program.length; i++) {
            byte each = program[i];
            if (strings > 0) {
                kept.write(each);
                if (each == '\\' && i + 1 < program.length) {
                    kept.write(program[++i]);
                } else if (each == '(') {
                    strings++;
                } else if (each == ')') {
                    strings--;
                }
            } else if (each == '%') {
                int from = i;
                while (i + 1 < program.length && program[i + 1] != '\n' && program[i + 1] != '\r') {
                    i++;
                }
                comment(new String(program, from, i + 1 - from, java.nio.charset.StandardCharsets.ISO_8859_1), losses);
                gap = true;
            } else if (each == '\n' || each == '\r' || each == '\t' || each == ' ' || each == 0 || each == '\f') {
                gap = true;
            } else {
                if (gap && kept.size() > 0) {
                    kept.write(each == '<' || each == '/' || each == '{' || each == '}' || each == '(' ? ' ' : '\n');
                }
                gap = false;
                strings = each == '(' ? 1 : 0;
                kept.write(each);
            }
        }
        return kept.toByteArray();
    }

    private static void comment(String comment, PdfLosses losses) {
        losses.drop(PdfPart.COMMENT, comment);
        // Comments of the resource header repeat what stands in the program itself.
        if (!comment.startsWith("%%") && !comment.startsWith("%!")) {
            losses.text(PdfPart.COMMENT, comment.substring(1).strip());
        }
    }
}
