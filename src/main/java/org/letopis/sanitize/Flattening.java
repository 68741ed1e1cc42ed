package org.letopis.sanitize;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;

/**
 * Makes a PDF of pictures of a document's pages: what cannot be seen is gone, and so is the text as text. PDFs are drawn
 * in the parser worker; office documents are printed to PDF first, by LibreOffice where it is installed.
 */
public final class Flattening {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final Duration LOOK_LIMIT = Duration.ofMinutes(2);

    private final Stripping stripping;

    /** @param stripping whose worker process draws the pages */
    public Flattening(Stripping stripping) {
        this.stripping = stripping;
    }

    /**
     * Writes the pages of the original as pictures and proves that they look the same.
     *
     * @param name file name of the original; of it only the ending is used, where content alone does not tell
     * @param target as for {@link Stripping#strip}; it may have been opened when the result is a refusal, and then its
     *     owner throws it away
     * @return a result of the original's format; the copy is a PDF always
     * @throws Failure.Io when the original cannot be read or the copy cannot be written
     */
    public StripResult flatten(Source original, String name, CleanCopy target) throws Failure {
        FileFormat format = FileFormat.detect(original);
        try {
            if (original.sizeBytes() == 0) {
                throw Refusal.empty();
            }
            if (format == FileFormat.PDF) {
                return flatten(format, new PdfEnds(original).document(new Draft(FileFormat.PDF)), target);
            }
            Optional<String> ending = OfficePrinting.ending(format, name);
            if (ending.isEmpty()) {
                throw Refusal.notFlattened(format);
            }
            try (Source printed = OfficePrinting.print(original, format, ending.get())) {
                return flatten(format, printed, target);
            }
        } catch (Refusal refusal) {
            return refusal.result(format);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private StripResult flatten(FileFormat format, Source pdf, CleanCopy target) throws Failure, Refusal, IOException {
        Draft draft = new Draft(FileFormat.PDF);
        ParserWorker worker = stripping.worker();
        Checksum all = new Checksum();
        try (OutputStream copy = new ChecksumOutputStream(target.open(), all)) {
            PdfSanitizer.report(worker.rewrite(WorkerTask.FLATTEN, pdf, copy, LIMIT), draft);
        }
        try (Source copy = target.reread()) {
            prove(pdf, copy, draft, all);
            List<Removed> removed = draft.removed().stream()
                    .sorted(Comparator.comparing(Removed::group).thenComparing(Removed::name))
                    .toList();
            return new StripResult.Stripped(format, removed, copy.sizeBytes(), false);
        }
    }

    /** A flattened PDF is a clean one: stripped it stays as it is, and no text of the original is in it. */
    private void prove(Source pdf, Source copy, Draft draft, Checksum all) throws Failure, Refusal, IOException {
        ParserWorker worker = stripping.worker();
        Checksum again = new Checksum();
        Draft rest = new Draft(FileFormat.PDF);
        PdfSanitizer.report(
                worker.rewrite(
                        WorkerTask.CLEAN,
                        copy,
                        new ChecksumOutputStream(OutputStream.nullOutputStream(), again),
                        LIMIT),
                rest);
        if (!again.same(all) || !rest.removed().isEmpty()) {
            throw Refusal.unproven(FileFormat.PDF, "second reading");
        }
        RewriteProof.search(copy, draft);
        PdfLook look = worker.look(copy, LOOK_LIMIT);
        Reading reading = worker.read(copy, LOOK_LIMIT);
        PdfSanitizer.demandSilence(look);
        if (!reading.text().isBlank()) {
            throw Refusal.unproven(FileFormat.PDF, "text");
        }
        Optional<String> difference = worker.look(pdf, LOOK_LIMIT).coarseDifference(look);
        if (difference.isPresent()) {
            throw Refusal.unproven(FileFormat.PDF, difference.get());
        }
    }
}
