package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;
import org.letopis.report.SampleReports;

/** One's own archive gets every sample as it is, by the commands that a person types. */
class OwnArchiveIT {
    @TempDir
    private Path folder;

    @Test
    void each_sample_goes_from_capture_to_show_in_the_archive_without_losing_anything() throws Exception {
        KeyPerson office = KeyPerson.in(folder, "office");
        KeyPerson archive = KeyPerson.in(folder, "archive");
        office.does("contact", "add", "archive.card", "--name", "archive", "--profile", "archive");
        assertThat(office.fails(ExitCode.UNKNOWN_SIGNER, exported("nothing.age", List.of("last"), true)))
                .contains("archive");
        office.does("contact", "verify", "archive", "--verified");
        archive.does("contact", "add", "office.card", "--name", "office", "--verified");

        List<String> ids = new ArrayList<>();
        for (Path sample : SampleReports.all()) {
            ids.add((String) office.does(
                            "--json",
                            "capture",
                            "--from",
                            sample.toAbsolutePath().toString())
                    .json()
                    .get("report"));
        }
        office.does(exported("all.age", ids, false));
        archive.does("import", "all.age");
        assertThat(ids).hasSizeGreaterThan(4);
        for (String id : ids) {
            assertThat(shown(archive, id)).isEqualTo(shown(office, id));
        }
        archive.does("check");
    }

    @Test
    void originals_go_to_the_archive_when_somebody_says_yes_and_come_out_the_same() throws Exception {
        KeyPerson office = KeyPerson.in(folder, "office");
        KeyPerson archive = KeyPerson.in(folder, "archive");
        office.does("contact", "add", "archive.card", "--name", "archive", "--profile", "archive", "--verified");
        archive.does("contact", "add", "office.card", "--name", "office", "--verified");
        String photo = Path.of("samples/files/dirty.jpg").toAbsolutePath().toString();
        office.does("capture", "--from", SampleReports.MARKET.toAbsolutePath().toString(), "--attach", photo);

        String[] asked = {"export", "last", "--to", "archive", "--with-originals", "-o", "o.age"};
        assertThat(office.fails(ExitCode.REFUSED, asked)).contains("--yes");
        assertThat(folder.resolve("o.age")).doesNotExist();
        office.does("contact", "profile", "archive", "network");
        assertThat(office.fails(ExitCode.REFUSED, "export", "last", "--to", "archive", "--with-originals", "--dry-run"))
                .contains("\"network\"");
        office.does("contact", "profile", "archive", "archive");
        Map<String, Object> sent = office.does(
                        "--json", "export", "last", "--to", "archive", "--with-originals", "--yes", "-o", "o.age")
                .json();
        assertThat(sent.get("originals")).isEqualTo(1L);
        assertThat(sent.get("attachments")).isEqualTo(2L);
        List<Map<String, Object>> files =
                JsonText.list(archive.does("--json", "import", "o.age").json(), "files");
        assertThat(files).extracting(file -> file.get("state")).containsExactlyInAnyOrder("clean", "original");
        Map<String, Object> report = archive.does("--json", "show", "last").json();
        String file = (String) JsonText.list(report, "attachments").get(0).get("id");
        archive.does("save", file, "--original", "-o", "saved.jpg");
        assertThat(folder.resolve("saved.jpg")).hasSameBinaryContentAs(Path.of(photo));
        archive.does("check");
    }

    private static String[] exported(String file, List<String> ids, boolean unverified) {
        List<String> args = new ArrayList<>(List.of("export"));
        args.addAll(ids);
        args.addAll(List.of("--to", "archive", "-o", file));
        if (unverified) {
            args.add("--accept-unverified");
        }
        return args.toArray(String[]::new);
    }

    /** Returns all that is shown, but whence it came, and of the files what both vaults have. */
    private static Map<String, Object> shown(KeyPerson who, String id) {
        Map<String, Object> report =
                new TreeMap<>(who.does("--json", "show", "--identities", id).json());
        report.remove("origin");
        report.remove("versions");
        List<List<Object>> files = new ArrayList<>();
        for (Map<String, Object> file : JsonText.list(report, "attachments")) {
            files.add(List.of(file.get("id"), file.get("name"), file.get("mediaType"), file.get("clean")));
        }
        report.put("attachments", files);
        return report;
    }
}
