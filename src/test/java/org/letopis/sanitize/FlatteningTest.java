package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.Programs;
import org.letopis.failure.Failure;

class FlatteningTest {
    @TempDir
    Path folder;

    private static MemoryCopy flattened(byte[] original, String name) throws Failure {
        MemoryCopy copy = new MemoryCopy();
        try (Stripping stripping = new Stripping()) {
            StripResult result = new Flattening(stripping).flatten(Source.of(original), name, copy);
            assertThat(result).isInstanceOf(StripResult.Stripped.class);
        }
        return copy;
    }

    @Test
    void a_pdf_becomes_pictures_of_its_pages_and_its_text_is_gone() throws Exception {
        Programs.need("pdftotext", "poppler-utils");
        byte[] flat = flattened(Strips.sample("dirty.pdf"), "dirty.pdf").bytes();
        Path file = Files.write(folder.resolve("flat.pdf"), flat);

        assertThat(Programs.run(folder, "pdftotext", file.toString(), "-")).isBlank();
        assertThat(Programs.run(folder, "pdfimages", "-list", file.toString()))
                .as("420 x 300 points at 150 dots per inch, rounded either way")
                .containsPattern(" 87[45] +625 ");
        assertThat(Strips.contains(flat, Strips.latin("Mira Tolvanova"))).isFalse();
        assertThat(Strips.clean(flat)).isEqualTo(flat);
    }

    @Test
    void an_office_document_is_printed_first_and_nothing_of_it_stays_in_memory_folders() throws Exception {
        Programs.need("soffice", "libreoffice-writer");
        byte[] letter = Strips.latin("{\\rtf1{\\info{\\author Mira Tolvanova}}The stalls were cleared.}");
        byte[] flat = flattened(letter, "letter.rtf").bytes();

        assertThat(FileFormat.detect(Source.of(flat))).isEqualTo(FileFormat.PDF);
        assertThat(Strips.contains(flat, Strips.latin("Mira Tolvanova"))).isFalse();
        String own = "letopis-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> left = Files.list(Path.of("/dev/shm"))) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith(own));
        }
    }

    @Test
    void what_has_no_pages_is_refused_by_name() throws Failure, IOException {
        MemoryCopy copy = new MemoryCopy();
        try (Stripping stripping = new Stripping()) {
            assertThat(new Flattening(stripping).flatten(Source.of(Pngs.rgb()), "map.png", copy))
                    .isEqualTo(new StripResult.Refused(FileFormat.PNG, "strip.not-flattened", List.of("PNG")));
        }
        assertThat(copy.opened()).isFalse();
    }
}
