package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.Programs;
import org.letopis.failure.Failure;

class PdfSanitizerTest extends SanitizerContract {
    @TempDir
    Path folder;

    @Override
    byte[] dirty() {
        return Strips.sample("dirty.pdf");
    }

    @Override
    FileFormat format() {
        return FileFormat.PDF;
    }

    @Override
    List<String> planted() {
        return List.of(
                "Mira Tolvanova",
                "AK2-0047731",
                "2024:05:17",
                "Arina Veshnyak",
                "second list",
                "20240518210309",
                "Darkbench",
                "5d1c0e77",
                "workspace of",
                "kitchen table",
                "house number 3",
                "showed me the order himself",
                "MIRA-LAPTOP",
                "real name",
                "Names of witnesses",
                "countersigns",
                "desk.example",
                "address.txt",
                "flat 14",
                "LETOPIS-SAMPLE",
                "Draft for the Morvesk file");
    }

    @Override
    List<String> findings() {
        return List.of(
                "GPS Latitude",
                "Body Serial Number",
                "Author",
                "Creation date",
                "XMP block",
                "Earlier version of the document",
                "JavaScript",
                "Attached file",
                "Thumbnail",
                "Picture that no page shows",
                "Names of layers",
                "Form fields",
                "Annotation",
                "Link to another place",
                "Text behind the content",
                "Data after the end");
    }

    @Override
    List<String> facts() {
        return List.of("PDF:PDFVersion", "PDF:Linearized", "PDF:PageCount", "PDF:PageMode", "PDF:PageLayout");
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) throws Exception {
        Programs.need("pdftoppm", "poppler-utils");
        assertThat(drawn(clean)).isEqualTo(drawn(dirty));
        assertThat(text(clean))
                .contains("On 17 May the stalls of the Morvesk market were cleared.", "Seen by: A. Veshnyak");
    }

    /** Pages as poppler, which shares nothing with PDFBox, draws them. */
    private byte[] drawn(byte[] pdf) throws IOException, InterruptedException {
        Path file = Files.write(Files.createTempFile(folder, "judged", ".pdf"), pdf);
        Path pages = Files.createTempDirectory(folder, "pages");
        Programs.run(
                folder,
                "pdftoppm",
                "-r",
                "72",
                file.toString(),
                pages.resolve("p").toString());
        byte[] all = new byte[0];
        try (Stream<Path> pictures = Files.list(pages)) {
            for (Path picture : pictures.sorted().toList()) {
                all = Strips.join(all, Files.readAllBytes(picture));
            }
        }
        assertThat(all).isNotEmpty();
        return all;
    }

    private String text(byte[] pdf) throws IOException, InterruptedException {
        Path file = Files.write(Files.createTempFile(folder, "judged", ".pdf"), pdf);
        return Programs.run(folder, "pdftotext", file.toString(), "-");
    }

    /** The sample as qpdf writes it, in every way it can. */
    @ParameterizedTest
    @CsvSource({
        "--object-streams=generate",
        "--linearize",
        "--qdf",
        "--encrypt '' owner 256 --",
        "--stream-data=uncompress",
        "--rotate=90"
    })
    void a_document_written_otherwise_is_cleaned_and_looks_the_same(String words) throws Exception {
        Programs.need("qpdf", "qpdf");
        Programs.need("pdftoppm", "poppler-utils");
        byte[] dirty = qpdf(words, dirty());

        byte[] clean = Strips.clean(dirty);

        assertThat(drawn(clean)).isEqualTo(drawn(dirty));
        assertThat(Strips.clean(clean)).isEqualTo(clean);
        for (String text : planted()) {
            assertThat(Strips.contains(clean, Strips.latin(text))).as(text).isFalse();
        }
        Path file = Files.write(folder.resolve("checked.pdf"), clean);
        assertThat(Programs.run(folder, "qpdf", "--check", file.toString()))
                .contains("No syntax or stream encoding errors found");
    }

    private byte[] qpdf(String words, byte[] pdf) throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("in.pdf"), pdf);
        Path out = folder.resolve("out.pdf");
        List<String> command = new java.util.ArrayList<>(List.of("qpdf"));
        for (String word : words.split(" ")) {
            command.add(word.equals("''") ? "" : word);
        }
        command.addAll(List.of(in.toString(), out.toString()));
        Programs.run(folder, command.toArray(String[]::new));
        return Files.readAllBytes(out);
    }

    @Test
    void a_locked_document_is_refused() throws Exception {
        Programs.need("qpdf", "qpdf");

        assertThat(Strips.refusal(qpdf("--encrypt secret owner 256 --", dirty())))
                .isEqualTo(new StripResult.Refused(FileFormat.PDF, "strip.encrypted", List.of("PDF")));
    }

    @Test
    void a_portfolio_and_a_form_that_only_xfa_describes_are_refused() throws Failure {
        assertThat(Strips.refusal(Pdfs.withCatalog("/Collection << /View /T >>"))
                        .key())
                .isEqualTo("strip.portfolio");
        assertThat(Strips.refusal(Pdfs.withCatalog("/AcroForm << /Fields [] /XFA (template) >>"))
                        .key())
                .isEqualTo("strip.xfa");
    }

    @Test
    void a_wrong_table_of_references_is_repaired_as_viewers_do() throws Exception {
        byte[] clean = Strips.clean(dirty());
        String text = new String(clean, StandardCharsets.ISO_8859_1);
        byte[] wrong = Strips.latin(text.replaceFirst("startxref\n\\d+", "startxref\n7"));

        assertThat(Strips.clean(wrong)).isEqualTo(clean);
    }

    @Test
    void pages_that_hold_each_other_and_pages_without_end_are_refused() throws Failure {
        for (String tree : List.of("/Kids [2 0 R]", "/Kids [2 0 R 3 0 R 2 0 R]")) {
            assertThat(Strips.refusal(Pdfs.withPages(tree)).key()).isIn("strip.damaged", "strip.too-large");
        }
        assertThat(Strips.stripped(Pdfs.withPages("/Kids [3 0 R] /Count 2000000000"))
                        .format())
                .isEqualTo(FileFormat.PDF);
    }

    @Test
    void a_stream_that_unpacks_to_gigabytes_costs_only_its_file() throws Failure, IOException {
        byte[] zeros = PdfWriter.deflate(new byte[64 << 20]);
        byte[] twice = PdfWriter.deflate(zeros);

        StripResult.Refused refused = Strips.refusal(Pdfs.withContent("/Filter [/FlateDecode]", Pdfs.bomb()));

        assertThat(twice.length).isLessThan(zeros.length);
        assertThat(refused.key()).isIn("strip.too-large", "strip.worker-died", "strip.damaged");
        Strips.clean(dirty());
    }

    @Test
    void a_damaged_document_is_stripped_or_refused() throws Failure {
        byte[] dirty = dirty();
        Random random = new Random(4711);
        for (int i = 0; i < 60; i++) {
            byte[] mutant = dirty.clone();
            for (int flips = random.nextInt(20) + 1; flips > 0; flips--) {
                mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
            }
            MemoryCopy copy = new MemoryCopy();
            if (Strips.strip(Source.of(mutant), copy) instanceof StripResult.Stripped) {
                assertThat(Strips.contains(copy.bytes(), Strips.latin("Mira Tolvanova")))
                        .as("mutant %d of seed 4711", i)
                        .isFalse();
            }
        }
    }

    @Test
    void bytes_before_the_start_are_cut_off() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] shifted = Strips.join(Strips.latin("From the desk of Mira Tolvanova\n"), clean);

        assertThat(Strips.clean(shifted)).isEqualTo(clean);
        assertThat(Strips.stripped(shifted).removed())
                .containsExactly(new Removed(FindingGroup.HIDDEN, "Data before the start"));
        assertThat(Arrays.equals(clean, shifted)).isFalse();
    }
}
