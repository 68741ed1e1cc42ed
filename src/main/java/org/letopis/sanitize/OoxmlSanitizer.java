package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;

/**
 * Word, Excel and PowerPoint files since 2007. Kept: text, cells, slides with speaker notes, their formatting, pictures,
 * charts and diagrams, as they are shown; links to the web and to mailboxes. Dropped: who wrote when with what,
 * comments, tracked changes (insertions stay, deletions go), everything hidden (text, cells, sheets, shapes, slides),
 * macros, embedded and linked objects (their picture stays), custom data, and every part and name that is not on a
 * list. Refused: binary workbooks, pictures that cannot be cleaned, damaged and locked files. Source: ISO/IEC 29500
 * (ECMA-376) parts 1, 2 and 4; [MS-DOCX], [MS-XLSX], [MS-PPTX]. Templates, shows and files with macros come out as
 * plain documents.
 */
final class OoxmlSanitizer implements RewritingSanitizer {
    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.DOCX, FileFormat.XLSX, FileFormat.PPTX);
    }

    @Override
    public void rewrite(Source source, Draft draft, OutputStream clean, Members members) throws Refusal, IOException {
        ZipArchive archive = ZipArchive.of(source, draft.format());
        OoxmlPackage parts = OoxmlPackage.of(archive, draft.format());
        OoxmlCopy copy = new OoxmlCopy(parts, draft, members);
        copy.read();
        copy.noteRest(new OoxmlFindings(parts, draft));
        ZipTraces.note(archive, source, draft);
        copy.write(clean);
        if (!draft.texts().isEmpty()) {
            // What a person reads in the document is no leak, even if a comment said the same.
            for (OfficeText.Section section : OfficeText.of(source, draft.format())) {
                draft.table(section.text().getBytes(UTF_8));
            }
        }
    }

    @Override
    public void compare(Source original, Source copy, Members members) throws Refusal, IOException {
        FileFormat format = format(original);
        List<OfficeText.Section> before = OfficeText.of(original, format);
        List<OfficeText.Section> after = OfficeText.of(copy, format);
        if (before.size() != after.size()) {
            throw Refusal.unproven(format, "number of pages, sheets or slides");
        }
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).sameAs(after.get(i))) {
                throw Refusal.unproven(format, "text");
            }
        }
    }

    private static FileFormat format(Source source) throws IOException {
        try {
            return FileFormat.detect(source);
        } catch (Failure e) {
            throw new FailureInStream(e);
        }
    }
}
