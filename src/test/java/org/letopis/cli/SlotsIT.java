package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** The ways into a vault, through the built jar. A vault with a key file needs no memory and no time to open. */
class SlotsIT {
    @TempDir
    private Path folder;

    private Letopis letopis() {
        return Letopis.in(folder).kept().jvm("-Xmx64m").with("--no-input", "--lang", "en", "--vault", "v");
    }

    private List<String> shares(String... args) throws IOException {
        var json =
                letopis().with("--key-file", "k", "--json").run(args).succeeds().out();
        List<String> files = new ArrayList<>();
        var matcher = java.util.regex.Pattern.compile("\"([0-9A-Z]{5}(?:-[0-9A-Z]{5}){15})\"")
                .matcher(json);
        while (matcher.find()) {
            Path file = Files.createTempFile(folder, "share", "");
            Files.writeString(file, matcher.group(1) + "\n");
            files.add(file.getFileName().toString());
        }
        return files;
    }

    private Letopis with(String... files) {
        Letopis with = letopis();
        for (String file : files) {
            with = with.with("--share-file", file);
        }
        return with;
    }

    @Test
    void a_vault_is_found_again_with_shares_when_its_key_file_is_lost() throws IOException {
        List<String> shares = shares("init", "--shares", "2of3", "--sheet", "sheet.html");
        assertThat(shares).hasSize(3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("k"))))
                .isEqualTo("rw-------");
        byte[] before = Files.readAllBytes(folder.resolve("v"));
        assertThat(with(shares.get(2), shares.get(0))
                        .run("restore", "--rehearse")
                        .succeeds()
                        .out())
                .contains("shares 2 of 3");
        with(shares.get(0)).run("restore", "--rehearse").endsWith(ExitCode.USAGE);
        assertThat(Files.readAllBytes(folder.resolve("v"))).isEqualTo(before);

        List<String> others = shares("slots", "add", "--shares", "2of2");
        assertThat(with(shares.get(0), others.get(1))
                        .run("list")
                        .endsWith(ExitCode.USAGE)
                        .said())
                .contains("another set");
        Letopis owner = with(shares.get(0), shares.get(1));
        owner.run("slots", "remove", "0").succeeds();
        letopis().with("--key-file", "k").run("list").endsWith(ExitCode.WRONG_PASSPHRASE);
        owner.run("slots", "remove", "1").endsWith(ExitCode.REFUSED);
        owner.run("slots", "remove", "--yes", "1").succeeds();
        owner.run("list").endsWith(ExitCode.WRONG_PASSPHRASE);
        with(others.toArray(String[]::new)).run("slots", "remove", "--yes", "2").endsWith(ExitCode.REFUSED);
    }

    @Test
    void both_together_open_and_neither_alone_does() throws IOException {
        Path passphrase = folder.resolve("p");
        Files.writeString(passphrase, "тихая мельница у старой дороги\n");
        Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
        Letopis both =
                Letopis.in(folder).with("--no-input", "--vault", "v", "--key-file", "k", "--passphrase-file", "p");
        both.run("init", "--low-memory", "--require-both").succeeds();
        both.run("list").succeeds();
        letopis().with("--key-file", "k").run("list").endsWith(ExitCode.WRONG_PASSPHRASE);
        Letopis.in(folder)
                .with("--no-input", "--vault", "v", "--passphrase-file", "p")
                .run("list")
                .endsWith(ExitCode.WRONG_PASSPHRASE);
        both.run("init").endsWith(ExitCode.USAGE);
    }

    @Test
    void after_panic_nothing_opens_and_what_is_beyond_reach_is_said() throws IOException {
        letopis().with("--key-file", "k").run("init").succeeds();
        assertThat(letopis().run("panic").succeeds().said()).contains("copies and backups of the vault, which still");
        letopis().with("--key-file", "k").run("list").endsWith(ExitCode.WRONG_PASSPHRASE);
        Letopis.in(folder).with("--vault", "none").run("panic").endsWith(ExitCode.NO_VAULT);
    }
}
