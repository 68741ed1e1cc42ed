package org.letopis.sanitize;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;

/**
 * PDF. The document is written anew, by {@link PdfRewriter} in the parser worker, from what its pages show.
 *
 * <p>Kept: pages with their drawing orders, fonts, pictures, patterns, layers and transparency; bookmarks, page numbers,
 * links within the document; what annotations and form fields show, drawn into the page. Dropped: everything else, and
 * with it document information, XMP at every level, identifiers, earlier versions, attachments, scripts and actions,
 * alternative texts, the structure tree, authors and dates of annotations, names of layers, thumbnails, private data,
 * pictures that no page shows, metadata inside pictures and colour profiles. Refused: documents locked with a
 * password, portfolios, forms that only XFA describes, unknown kinds of fonts, colour spaces and drawn objects.
 * Font programs and coded picture data other than JPEG and JPEG 2000 stay bit for bit, with what may be in them.
 * Source: ISO 32000-1:2008.
 */
final class PdfSanitizer implements RewritingSanitizer {
    private static final Duration LIMIT = Duration.ofSeconds(120);

    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.PDF);
    }

    @Override
    public void rewrite(Source source, Draft draft, OutputStream clean, Members members) throws Refusal, IOException {
        Source document = new PdfEnds(source).document(draft);
        try {
            report(members.stripping().worker().rewrite(WorkerTask.CLEAN, document, clean, LIMIT), draft);
        } catch (Failure failure) {
            throw new FailureInStream(failure);
        }
    }

    /** Notes what the worker left out, and refuses when it says so. */
    static void report(PdfProtocol.Report report, Draft draft) throws Refusal {
        for (PdfLosses.Loss loss : report.losses()) {
            draft.drop(loss.part().group(), loss.part().label(), loss.name(), loss.value());
        }
        for (PdfPart part : report.parts()) {
            if (draft.removed().stream().noneMatch(known -> known.name().equals(part.label()))) {
                draft.drop(part.group(), part.label(), "");
            }
        }
        for (PdfLosses.Text text : report.texts()) {
            draft.droppedText(text.part().label(), text.text().getBytes(StandardCharsets.UTF_8));
        }
        if (report.refusal().isPresent()) {
            throw report.refusal().get();
        }
    }

    @Override
    public void compare(Source original, Source copy, Members members) throws Refusal, IOException {
        try {
            ParserWorker worker = members.stripping().worker();
            PdfLook before = worker.look(new PdfEnds(original).document(new Draft(FileFormat.PDF)), LIMIT);
            PdfLook after = worker.look(copy, LIMIT);
            demandSilence(after);
            Optional<String> difference = before.difference(after);
            if (difference.isPresent()) {
                throw Refusal.unproven(FileFormat.PDF, difference.get());
            }
        } catch (Failure failure) {
            throw new FailureInStream(failure);
        }
    }

    static void demandSilence(PdfLook copy) throws Refusal {
        if (copy.leftOver().isPresent()) {
            throw Refusal.leftOver(PdfPart.ofKey(copy.leftOver().get()).label());
        }
    }
}
