package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.Programs;
import org.letopis.bundle.ContactCard;
import org.letopis.crypto.AgeIdentity;
import org.letopis.crypto.Peers;
import org.letopis.crypto.SigningKeys;
import org.letopis.failure.ExitCode;

/** Cards and trust through the built jar: renewed, replaced, given up, one for each project, and circles. */
class CardsIT {
    @TempDir
    private static Path prepared;

    @TempDir
    private Path folder;

    private KeyPerson mira;
    private KeyPerson anna;

    @BeforeAll
    static void two_meet() {
        KeyPerson mira = KeyPerson.in(prepared, "mira");
        mira.meets(KeyPerson.in(prepared, "anna"));
        mira.does("capture", "--from", Correspondence.REPORT.toString());
    }

    @BeforeEach
    void as_they_were() throws IOException {
        try (Stream<Path> files = Files.list(prepared)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        mira = KeyPerson.of(folder, "mira");
        anna = KeyPerson.of(folder, "anna");
    }

    private Map<String, Object> shown(KeyPerson person, String contact) {
        return person.letopis()
                .with("--json")
                .run("contact", "show", contact)
                .succeeds()
                .json();
    }

    private void export(String to, String file, String... more) {
        List<String> args = new ArrayList<>(List.of("export", "last", "--to", to, "-o", file));
        args.addAll(List.of(more));
        mira.does(args.toArray(String[]::new));
    }

    @Test
    void a_contact_is_shown_with_words_in_both_languages() {
        Map<String, Object> contact = shown(mira, "anna");
        assertThat(contact)
                .containsEntry("trust", "compared")
                .containsEntry("serial", 1L)
                .containsEntry("expired", false)
                .containsEntry("revoked", null);
        String text = mira.does("contact", "show", "ANNA").out();
        for (String member : List.of("wordsEn", "wordsRu")) {
            assertThat((List<?>) contact.get(member))
                    .hasSize(12)
                    .allSatisfy(word -> assertThat(text).contains((String) word));
        }
        assertThat(mira.russian("contact", "show", "anna").succeeds().out())
                .contains("anna: сверен", "визитка номер 1, действует до");
    }

    @Test
    void new_keys_are_compared_anew_and_what_was_exchanged_goes_on() {
        export("anna", "1.age");
        anna.does("import", "1.age");
        assertThat(mira.does("card", "rotate", "-o", "new.card").said()).contains("Your words have changed");
        assertThat(anna.does("contact", "add", "new.card").said()).contains("mira has new keys");
        export("anna", "2.age");
        assertThat(anna.fails(ExitCode.UNKNOWN_SIGNER, "import", "2.age")).contains("were not compared");
        assertThat(anna.fails(ExitCode.UNKNOWN_SIGNER, "verify", "1.age")).contains("earlier keys of a contact");
        assertThat(anna.fails(ExitCode.UNKNOWN_SIGNER, "contact", "add", "mira.card"))
                .contains("the old card of mira");
        anna.does("contact", "verify", "mira", "--qr-text", (String)
                shown(anna, "mira").get("qrText"));
        anna.does("import", "2.age");
        assertThat(anna.does("list").out().lines())
                .as("the same report, not a second one")
                .hasSize(2);
        assertThat(shown(anna, "mira").get("former").toString()).hasSize(64 + 2);
        mira.does("check");
        anna.does("check");
    }

    @Test
    void what_was_sent_to_an_earlier_key_opens_until_that_is_forgotten() throws Exception {
        Peers.npm();
        export("anna", "1.age");
        anna.does("card", "renew", "-o", "anna2.card");
        mira.does("contact", "add", "anna2.card");
        export("anna", "2.age");
        anna.does("verify", "1.age");
        anna.does("verify", "2.age");

        assertThat(anna.fails(ExitCode.USAGE, "card", "secret", "-o", "key.txt"))
                .contains("--yes-export-my-secret-key");
        assertThat(folder.resolve("key.txt")).doesNotExist();
        Outcome secret = anna.does("card", "secret", "--yes-export-my-secret-key", "-o", "key.txt");
        assertThat(secret.said()).contains("not encrypted");
        assertThat(secret.out() + secret.err()).doesNotContain("AGE-SECRET");
        Path key = folder.resolve("key.txt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(key)).hasSize(2).allMatch(line -> line.startsWith("AGE-SECRET-KEY-PQ-1"));
        for (String bundle : List.of("1.age", "2.age")) {
            Path tar = folder.resolve(bundle + ".tar");
            Peers.node(
                    Peers.class,
                    "typage.mjs",
                    "decrypt",
                    key.toString(),
                    folder.resolve(bundle).toString(),
                    tar.toString());
            assertThat(tar).isNotEmptyFile();
        }
        assertThat(anna.does("custody").out()).contains("own secret keys written to a file");

        assertThat(anna.fails(ExitCode.REFUSED, "card", "forget-old-keys")).contains("Nothing was changed");
        assertThat(anna.does("card", "forget-old-keys", "--yes").said()).contains("backups of this vault");
        anna.fails(ExitCode.NOT_FOR_ME, "verify", "1.age");
        anna.does("verify", "2.age");
        anna.does("check");
    }

    @Test
    void keys_that_were_given_up_are_refused_by_everybody_for_good() {
        export("anna", "1.age");
        mira.fails(ExitCode.REFUSED, "card", "revoke", "-o", "revoked");
        mira.does("card", "revoke", "--yes", "-o", "revoked");
        mira.fails(ExitCode.UNKNOWN_SIGNER, "card");
        assertThat(mira.fails(ExitCode.UNKNOWN_SIGNER, "export", "last", "--to", "anna", "-o", "2.age"))
                .contains("You gave up these keys");
        assertThat(folder.resolve("2.age")).doesNotExist();

        anna.does("contact", "add", "revoked");
        assertThat(anna.fails(ExitCode.UNKNOWN_SIGNER, "import", "1.age", "--accept-unknown"))
                .contains("were revoked");
        anna.does("contact", "revoke", "--statement", "revoked");
        assertThat(shown(anna, "mira").get("revoked").toString()).contains("byThemselves=true");
        anna.fails(ExitCode.UNKNOWN_SIGNER, "contact", "add", "mira.card");
        assertThat(anna.does("contact", "list").out()).contains("mira: revoked");

        mira.does("card", "new", "-o", "fresh.card");
        anna.does("contact", "add", "fresh.card", "--name", "mira again", "--verified");
        export("anna", "3.age");
        anna.does("import", "3.age");
    }

    @Test
    void a_contact_is_revoked_on_ones_own_word() {
        mira.fails(ExitCode.USAGE, "contact", "revoke", "anna");
        mira.does("contact", "revoke", "anna", "--reason", "detained, laptop taken");
        assertThat(mira.does("contact", "show", "anna").out()).contains("detained, laptop taken", "anna: revoked");
        assertThat(mira.fails(ExitCode.UNKNOWN_SIGNER, "export", "last", "--to", "anna", "-o", "1.age"))
                .contains("were revoked");
        mira.fails(ExitCode.UNKNOWN_SIGNER, "contact", "verify", "anna", "--verified");
    }

    @Test
    void each_project_has_keys_of_its_own() {
        mira.does("card", "new", "--name", "river", "-o", "river.card");
        mira.fails(ExitCode.USAGE, "card", "new", "--name", "River");
        anna.does("contact", "add", "river.card", "--name", "somebody", "--verified");
        export("anna", "1.age", "--as", "river");
        mira.fails(ExitCode.USAGE, "export", "last", "--to", "anna", "--as", "lake", "-o", "2.age");
        assertThat(mira.fails(ExitCode.USAGE, "card", "--name", "river", "rotate"))
                .contains("Put the option --name behind");
        assertThat(anna.does("import", "1.age").out()).contains("Signed by somebody (compared)");
        anna.does("capture", "--from", Correspondence.REPORT.toString());
        anna.does("export", "last", "--to", "somebody", "-o", "back.age");
        mira.does("import", "back.age");
        assertThat(mira.does("card", "list").out()).contains("river: in use", "(without a name): in use");
        assertThat(mira.russian("card", "list").succeeds().out()).contains("river: в работе");
    }

    @Test
    void a_circle_gets_one_bundle() {
        KeyPerson boris = KeyPerson.in(folder, "boris");
        mira.meets(boris);
        assertThat(mira.does("contact", "circle", "lawyers", "anna", "boris").said())
                .contains("hashes of the others' keys");
        assertThat(mira.letopis()
                        .with("--json")
                        .run("export", "last", "--to", "lawyers", "-o", "1.age")
                        .succeeds()
                        .json())
                .containsEntry("recipients", List.of("anna", "boris"));
        anna.does("import", "1.age");
        boris.does("import", "1.age");
        assertThat(mira.does("contact", "list").out()).contains("circle lawyers: anna, boris");
        mira.does("contact", "revoke", "boris", "--reason", "left");
        mira.fails(ExitCode.UNKNOWN_SIGNER, "export", "last", "--to", "lawyers", "-o", "2.age");
        assertThat(folder.resolve("2.age")).doesNotExist();
    }

    @Test
    void the_qr_code_on_paper_is_compared_by_a_scanner() throws Exception {
        Programs.need("zbarimg", "zbar-tools");
        assertThat(anna.does("card", "--qr", "--qr-file", "q.png").out()).contains("▀", "█");
        String scanned = Programs.run(folder, "zbarimg", "-q", "--nodbus", "--raw", "q.png")
                .strip();
        mira.does("contact", "add", "anna.card", "--name", "anna");
        mira.does("contact", "verify", "anna", "--qr-text", scanned);
        String other = scanned.replace(scanned.substring(20, 24), scanned.startsWith("0000", 20) ? "1111" : "0000");
        assertThat(mira.fails(ExitCode.UNKNOWN_SIGNER, "contact", "verify", "anna", "--qr-text", other))
                .contains("not the QR code of anna");
    }

    @Test
    void a_card_that_ran_out_is_told_and_gets_no_bundle() throws Exception {
        SecureRandom random = new SecureRandom();
        try (SigningKeys keys = SigningKeys.generate(random);
                AgeIdentity identity = AgeIdentity.generate(random)) {
            ContactCard card = ContactCard.sign(1, LocalDate.of(2026, 1, 31), identity.recipient(), keys);
            Files.write(folder.resolve("old.card"), card.text());
        }
        assertThat(mira.does("contact", "add", "old.card", "--name", "Olga", "--verified")
                        .said())
                .contains("The card of Olga ran out on 2026-01-31");
        assertThat(mira.does("contact", "list").out()).contains("Olga: compared; the card ran out on 2026-01-31");
        assertThat(mira.russian("contact", "list").succeeds().out()).contains("визитка действовала до 2026-01-31");
        assertThat(mira.fails(ExitCode.UNKNOWN_SIGNER, "export", "last", "--to", "Olga", "-o", "1.age"))
                .contains("ran out on 2026-01-31");
    }

    @Test
    void a_card_or_statement_that_was_changed_is_refused_whole() throws Exception {
        mira.does("card", "rotate", "-o", "new.card");
        String card = Files.readString(folder.resolve("new.card"));
        Files.writeString(folder.resolve("bad.card"), card.replace("letopis-rotate/1", "letopis-rotate/2"));
        assertThat(anna.fails(ExitCode.DAMAGED, "contact", "add", "bad.card")).contains("does not belong to it");
        assertThat(anna.russian("contact", "add", "bad.card")
                        .endsWith(ExitCode.DAMAGED)
                        .said())
                .contains("к ней не относится");
        Files.writeString(folder.resolve("bad.txt"), "letopis-revoke/1\nfingerprint " + "0".repeat(64) + "\n");
        anna.fails(ExitCode.DAMAGED, "contact", "add", "bad.txt");
        assertThat(shown(anna, "mira")).containsEntry("trust", "compared");
    }
}
