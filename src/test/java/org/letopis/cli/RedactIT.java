package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.Programs;
import org.letopis.failure.ExitCode;

/** Pictures are painted over and marked through the built jar, and looked at with ImageMagick. */
class RedactIT {
    private static final String REPORT =
            Path.of("samples/reports/market-inspection.json").toAbsolutePath().toString();
    private static final String PHOTO =
            Path.of("samples/files/dirty.jpg").toAbsolutePath().toString();

    @TempDir
    private Path folder;

    @BeforeAll
    static void need() {
        Programs.need("convert", "imagemagick");
    }

    /** Returns the mean of a part of a picture, 0 to 1. */
    private double mean(String name, String part) throws Exception {
        return Double.parseDouble(
                Programs.run(folder, "convert", name, "-crop", part, "+repage", "-format", "%[fx:mean]", "info:")
                        .strip());
    }

    @Test
    void an_attached_photo_is_painted_over_marked_and_saved() throws Exception {
        KeyPerson monitor = KeyPerson.in(folder, "monitor");
        Map<String, Object> captured = monitor.does("--json", "capture", "--from", REPORT, "--attach", PHOTO)
                .json();
        String photo =
                String.valueOf(JsonText.list(captured, "attachments").get(0).get("id"));

        assertThat(monitor.fails(ExitCode.USAGE, "redact", photo, "--box", "0,0,90000,10"))
                .contains("not wholly within");
        assertThat(monitor.does("redact", photo.substring(0, 8), "--box", "0,0,64,64")
                        .out())
                .contains(photo, "boxes painted over");
        String code =
                (String) JsonText.list(monitor.does("--json", "person", "list").json(), "persons")
                        .get(0)
                        .get("code");
        String[] mark = {
            "mark", photo, "--faces", "yes", "--voice", "n/a", "--depicts", code, "--reason", "seen by two of us"
        };
        assertThat(monitor.russian(mark).succeeds().out())
                .contains("лица проверены: да", "голоса проверены: не относится");
        assertThat(monitor.does("show", "last").out())
                .contains("faces checked: yes", "voices checked: does not apply")
                .contains("who is in it: " + code, "seen by two of us");
        monitor.does("save", photo, "-o", "clean.jpg");
        assertThat(mean("clean.jpg", "48x48+4+4")).isLessThan(0.02);
        assertThat(mean("clean.jpg", "100x100+100+100")).isGreaterThan(0.05);
        monitor.does("check");
        assertThat(monitor.does("custody").out()).contains("clean copy painted over", "revised");
    }

    @Test
    void a_file_is_painted_over_into_a_new_one_of_an_honest_name() throws Exception {
        Letopis letopis = Letopis.in(folder);

        Outcome wrong = letopis.run("redact", PHOTO, "--box", "0,0,64,64", "-o", "out.png");
        Outcome right = letopis.run("--json", "redact", PHOTO, "--box", "0,0,64,64", "-o", "out.jpg");

        assertThat(wrong.endsWith(ExitCode.USAGE).err()).contains("out.jpg");
        assertThat(folder.resolve("out.png")).doesNotExist();
        assertThat(right.succeeds().json()).containsEntry("boxes", List.of("0,0,64,64"));
        assertThat(mean("out.jpg", "48x48+4+4")).isLessThan(0.02);
        assertThat(Files.readAllBytes(folder.resolve("out.jpg"))).isNotEqualTo(Files.readAllBytes(Path.of(PHOTO)));
    }
}
