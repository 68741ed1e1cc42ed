package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.Programs;
import org.letopis.failure.Failure;

class PptxSanitizerTest extends OoxmlContract {
    @TempDir
    private Path folder;

    @Override
    byte[] dirty() {
        return Strips.sample("dirty.pptx");
    }

    @Override
    Ooxml built() {
        return OoxmlSamples.slides();
    }

    @Override
    FileFormat format() {
        return FileFormat.PPTX;
    }

    @Override
    List<String> planted() {
        List<String> planted = new ArrayList<>(PROPERTIES);
        planted.addAll(List.of(
                "Hidden box",
                "our witness",
                "Arina Veshnyak",
                "Blur the man",
                "Office of Mill Street",
                "safe house", //
                "ledger",
                "oleObj",
                "modifyVerifier",
                "Box 2",
                "door.png",
                "Korvenen",
                "dirty="));
        return planted;
    }

    @Override
    List<String> findings() {
        return List.of(
                "Author",
                "Hidden slide",
                "Hidden shape",
                "Comment",
                "Authors of comments",
                "Tags",
                "Alternative text", //
                "Embedded document",
                "Embedded object",
                "Protection");
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) throws Exception {
        Programs.need("pdftotext", "poppler-utils");
        Path pdf = Files.write(folder.resolve("slides.pdf"), OtherProgram.libreOffice(clean, "pptx", "pdf"));
        String text = Programs.run(folder, "pdftotext", "-layout", pdf.toString(), "-");

        assertThat(text.lines().map(line -> line.replace("\f", "").strip()).filter(line -> !line.isEmpty()))
                .containsExactly("The market of Morvesk", "Second line", "The last slide");
    }

    @Test
    void an_embedded_object_leaves_its_picture() throws Failure, IOException {
        String slide = partsText(Strips.clean(dirty()), "ppt/slides/slide1.xml");

        assertThat(slide).contains("<p:pic>", "r:embed=").doesNotContain("graphicFrame", "oleObj", "p:embed");
    }

    @Test
    void speaker_notes_stay() throws Failure, IOException {
        assertThat(partsText(Strips.clean(dirty()), "ppt/notesSlides/notesSlide1.xml"))
                .contains("What the speaker says");
    }
}
