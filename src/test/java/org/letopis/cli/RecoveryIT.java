package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.crypto.Peers;
import org.letopis.failure.ExitCode;

/** The ways back into a vault, rehearsed through the built jar: what opens, what does not, and what is said of it. */
class RecoveryIT {
    @TempDir
    private Path folder;

    private Letopis letopis;

    @BeforeEach
    void makeTwoVaults() throws IOException {
        letopis = Letopis.in(folder).kept().jvm("-Xmx64m").with("--no-input");
        make("ours");
        make("other");
        letopis.with("--lang", "en", "--vault", "ours", "--key-file", "ours.key")
                .run("backup", "ours.backup")
                .succeeds();
    }

    private void make(String name) throws IOException {
        Map<String, Object> made = letopis.with("--vault", name, "--key-file", name + ".key", "--json")
                .run("init", "--recovery-code", "--shares", "2of3", "--sheet", name + ".html")
                .succeeds()
                .json();
        write(name + ".code", (String) made.get("recoveryCode"));
        for (int i = 0; i < 3; i++) {
            write(name + ".share" + (i + 1), (String) ((List<?>) made.get("shares")).get(i));
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text + "\n");
    }

    private Outcome rehearse(String language, String... options) {
        List<String> words = new ArrayList<>(List.of("restore", "--rehearse"));
        words.addAll(List.of(options));
        return letopis.with("--lang", language, "--vault", "ours").run(words.toArray(String[]::new));
    }

    @Test
    void a_rehearsal_proves_a_code_shares_and_a_backup_and_changes_no_byte() {
        Map<String, String> before = Snapshot.of(folder);
        assertThat(rehearse("en", "--recovery-code-file", "ours.code")
                        .succeeds()
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("It opens the vault (recovery code)", "Nothing was changed");
        assertThat(rehearse("ru", "--share-file", "ours.share3", "--share-file", "ours.share1")
                        .succeeds()
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("Хранилище открывается (доли 2 из 3)", "Ничего не изменено");
        assertThat(rehearse("en", "ours.backup", "--recovery-code-file", "ours.code")
                        .succeeds()
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("ours.backup opens and is whole", "opened by: recovery code");
        assertThat(rehearse("en", "ours.backup", "--share-file", "ours.share2", "--share-file", "ours.share3", "--json")
                        .succeeds()
                        .json())
                .containsEntry("file", "ours.backup")
                .containsEntry("reports", 0L);
        rehearse("en").endsWith(ExitCode.USAGE);
        assertThat(Snapshot.of(folder)).isEqualTo(before);
    }

    @Test
    void what_is_wrong_with_a_code_or_a_share_is_named_in_both_languages() throws IOException {
        String share = Files.readString(folder.resolve("ours.share2")).strip();
        // Group 3 begins after two groups of five and two hyphens.
        char wrong = share.charAt(13) == 'A' ? 'B' : 'A';
        write("typo", share.substring(0, 13) + wrong + share.substring(14));
        String code = Files.readString(folder.resolve("ours.code")).strip();
        write("exchanged", code.substring(6, 12) + code.substring(0, 6) + code.substring(12));
        Map<String, String> before = Snapshot.of(folder);
        says(ExitCode.USAGE, "Group 3 is mistyped", "В группе 3 опечатка", "ours.share1", "typo");
        says(
                ExitCode.USAGE,
                "in share 2 of those you gave (typo)",
                "в доле 2 из тех, что вы дали (typo)",
                "ours.share1",
                "typo");
        says(
                ExitCode.USAGE,
                "Share 2 of those you gave belongs to another set",
                "Доля 2 из тех, что вы дали, — из другого набора",
                "ours.share1",
                "other.share2");
        says(ExitCode.USAGE, "Share 1 was given twice", "Доля 1 дана дважды", "ours.share1", "ours.share1");
        says(ExitCode.USAGE, "2 shares are needed, and there are 1", "Нужно долей: 2, а есть 1", "ours.share1");
        says(ExitCode.WRONG_PASSPHRASE, "belongs to another", "от другого", "other.share1", "other.share2");
        for (String language : List.of("en", "ru")) {
            assertThat(rehearse(language, "--recovery-code-file", "other.code")
                            .endsWith(ExitCode.WRONG_PASSPHRASE)
                            .said())
                    .contains(language.equals("en") ? "belongs to another" : "от другого");
            assertThat(rehearse(language, "--recovery-code-file", "exchanged")
                            .endsWith(ExitCode.USAGE)
                            .said())
                    .contains(language.equals("en") ? "Group 1 is mistyped" : "В группе 1 опечатка");
            assertThat(rehearse(language, "--recovery-code-file", "ours.share1")
                            .endsWith(ExitCode.USAGE)
                            .said())
                    .contains(language.equals("en") ? "There should be 40" : "Должно быть букв и цифр: 40");
        }
        assertThat(Snapshot.of(folder)).isEqualTo(before);
    }

    private void says(ExitCode exit, String english, String russian, String... shares) {
        String[] options = new String[shares.length * 2];
        for (int i = 0; i < shares.length; i++) {
            options[2 * i] = "--share-file";
            options[2 * i + 1] = shares[i];
        }
        assertThat(rehearse("en", options).endsWith(exit).said()).contains(english);
        assertThat(rehearse("ru", options).endsWith(exit).said()).contains(russian);
    }

    /** The squares of the picture are painted here, and read by ZBar as a phone would. */
    @Test
    void the_pictures_on_the_sheet_are_scanned_and_what_they_say_opens_the_vault() throws Exception {
        Peers.require("zbarimg", "--version");
        List<String> scanned = new ArrayList<>();
        String html = Files.readString(folder.resolve("ours.html"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ours.html"))))
                .isEqualTo("rw-------");
        for (MatchResult svg : Pattern.compile("viewBox=\"0 0 (\\d+).*?<path d=\"(.*?)\"")
                .matcher(html)
                .results()
                .toList()) {
            Path picture = folder.resolve("qr" + scanned.size() + ".png");
            ImageIO.write(painted(Integer.parseInt(svg.group(1)), svg.group(2)), "png", picture.toFile());
            Peers.Ran ran = Peers.run(folder, new byte[0], List.of("zbarimg", "-q", "--raw", picture.toString()));
            scanned.add(ran.output());
        }
        assertThat(scanned).hasSize(4);
        for (int i = 0; i < scanned.size(); i++) {
            Files.writeString(folder.resolve("scan" + i), scanned.get(i));
        }
        rehearse("en", "--recovery-code-file", "scan0").succeeds();
        rehearse("en", "--share-file", "scan1", "--share-file", "scan3").succeeds();
    }

    private static BufferedImage painted(int size, String squares) {
        int scale = 6;
        BufferedImage image = new BufferedImage(size * scale, size * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, size * scale, size * scale);
        graphics.setColor(Color.BLACK);
        Pattern.compile("M(\\d+) (\\d+)h1v1h-1z")
                .matcher(squares)
                .results()
                .forEach(square -> graphics.fillRect(
                        Integer.parseInt(square.group(1)) * scale,
                        Integer.parseInt(square.group(2)) * scale,
                        scale,
                        scale));
        graphics.dispose();
        return image;
    }
}
