package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.failure.Failure;

class ParserWorkerTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static byte[] pdf(String text, String author) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            if (!text.isEmpty()) {
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(60, 600);
                    content.showText(text);
                    content.endText();
                }
            }
            PDDocumentInformation information = new PDDocumentInformation();
            information.setAuthor(author);
            document.setDocumentInformation(information);
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    @Test
    void reads_text_and_metadata_of_one_file_after_another() throws Failure, IOException {
        try (ParserWorker worker = ParserWorker.start()) {
            Reading first = worker.read(Source.of(pdf("The stalls were cleared.", "Mira Tolvanova")), LONG);
            Reading second = worker.read(Source.of(Strips.sample("dirty.pdf")), LONG);

            assertThat(first.mediaType()).isEqualTo("application/pdf");
            assertThat(first.textState()).isEqualTo(TextState.READ);
            assertThat(first.text()).contains("The stalls were cleared.");
            assertThat(first.unreadKey()).isEmpty();
            assertThat(first.metadata()).contains(new Reading.Entry("dc:creator", "Mira Tolvanova"));
            assertThat(second.text()).contains("Nobody showed an order.");
        }
    }

    @Test
    void inspecting_shows_what_the_worker_read() throws Failure {
        try (ParserWorker worker = ParserWorker.start()) {
            Inspection inspection = Inspection.of(Source.of(Strips.sample("dirty.pdf")), new Stripping(worker));

            assertThat(inspection.unread()).isEmpty();
            assertThat(inspection.findings())
                    .contains(new Finding(FindingGroup.PEOPLE, "Author", "Mira Tolvanova"))
                    .extracting(Finding::name)
                    .noneMatch(name -> name.startsWith("X-TIKA") || name.equals("Content-Type"));
        }
    }

    @Test
    void no_text_from_a_format_that_holds_text_is_unread_and_not_empty() throws Failure, IOException {
        byte[] scan = pdf("", "Nobody");
        byte[] broken = Strips.join(Strips.latin("%PDF-1.4\n"), new byte[200]);
        byte[] page = Strips.latin("<html><body>A page that has no parser here</body></html>");
        try (ParserWorker worker = ParserWorker.start()) {
            for (byte[] file : List.of(scan, broken, page, Strips.latin("plain words"))) {
                assertThat(worker.read(Source.of(file), LONG).textState()).isEqualTo(TextState.UNREAD);
            }
            byte[] rich = Strips.latin("{\\rtf1\\ansi Nobody reads this here}");
            for (byte[] file : List.of(broken, rich)) {
                assertThat(Inspection.of(Source.of(file), new Stripping(worker)).unread())
                        .hasSize(1);
            }
            for (byte[] file : List.of(page, Strips.latin("plain words"))) {
                assertThat(Inspection.of(Source.of(file), new Stripping(worker)).unread())
                        .as("read by ourselves")
                        .isEmpty();
            }
            assertThat(worker.read(Source.of(Pngs.rgb()), LONG).textState()).isEqualTo(TextState.NONE);
        }
    }

    /** The film's own parser wants a file on disk, which the worker has not; another reader finds the place. */
    @Test
    void a_file_larger_than_the_worker_holds_is_unread() throws Failure {
        Source large = new Source() {
            @Override
            public long sizeBytes() {
                return WorkerProtocol.MOST_FILE_BYTES + 1;
            }

            @Override
            public int read(long position, byte[] buffer, int offset, int length) {
                throw new AssertionError("not to be read");
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        try (ParserWorker worker = ParserWorker.start()) {
            assertThat(worker.read(large, LONG).unreadKey()).contains("inspect.unread-too-large");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hang, 3, inspect.unread-overdue",
        "memory, 60, inspect.unread-worker-died",
        "die, 60, inspect.unread-worker-died",
        "nonsense, 60, inspect.unread-worker-died",
        "endless, 60, inspect.unread-worker-died"
    })
    void a_file_that_breaks_the_worker_costs_only_itself(String order, int seconds, String key) throws Failure {
        WorkerCommand command = WorkerCommand.of(MisbehavingWorkerMain.class.getName(), List.of());
        try (ParserWorker worker = ParserWorker.start(command)) {
            Reading broken = worker.read(source(order), Duration.ofSeconds(seconds));
            Reading next = worker.read(source("next"), LONG);

            assertThat(broken.unreadKey()).contains(key);
            assertThat(broken.textState()).isEqualTo(TextState.UNREAD);
            assertThat(next.text()).isEqualTo("next");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hang, 3, strip.overdue",
        "memory, 60, strip.worker-died",
        "die, 60, strip.worker-died",
        "nonsense, 60, strip.worker-died",
        "endless, 60, strip.worker-died",
        "made-up reason, 60, strip.worker-died",
        "too many bytes, 60, strip.worker-died"
    })
    void a_pdf_that_breaks_the_worker_is_refused_and_the_next_is_answered(String order, int seconds, String key)
            throws Failure {
        WorkerCommand command = WorkerCommand.of(MisbehavingWorkerMain.class.getName(), List.of());
        try (ParserWorker worker = ParserWorker.start(command)) {
            assertThatThrownBy(() -> worker.rewrite(
                            WorkerTask.CLEAN,
                            source(order),
                            OutputStream.nullOutputStream(),
                            Duration.ofSeconds(seconds)))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo(key));
            assertThat(worker.read(source("next"), LONG).text()).isEqualTo("next");
        }
    }

    @Test
    void the_worker_has_little_memory_no_environment_and_no_place_for_files() throws Failure {
        WorkerCommand command = WorkerCommand.of(MisbehavingWorkerMain.class.getName(), List.of());
        try (ParserWorker worker = ParserWorker.start(command)) {
            String surroundings = worker.read(source("surroundings"), LONG).text();

            assertThat(surroundings).startsWith("environment []; heap 2").endsWith("no file");
        }
    }

    @Test
    void the_worker_leaves_no_performance_file() throws Failure, IOException {
        try (ParserWorker worker = ParserWorker.start()) {
            worker.read(Source.of(pdf("Words.", "Nobody")), LONG);
            Path folder =
                    Path.of(System.getProperty("java.io.tmpdir"), "hsperfdata_" + System.getProperty("user.name"));
            for (ProcessHandle child : ProcessHandle.current().children().toList()) {
                assertThat(Files.exists(folder.resolve(Long.toString(child.pid()))))
                        .isFalse();
            }
        }
    }

    @Test
    void closing_ends_the_process() throws Failure {
        long before = ProcessHandle.current().children().count();
        ParserWorker worker = ParserWorker.start();
        worker.read(source("x"), LONG);
        assertThat(ProcessHandle.current().children().count()).isEqualTo(before + 1);

        worker.close();

        assertThat(ProcessHandle.current().children().count()).isEqualTo(before);
    }

    private static Source source(String text) {
        return Source.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
