package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Progress;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Passphrase;
import org.letopis.json.Json;
import org.letopis.report.Draft;
import org.letopis.vault.Contact;
import org.letopis.vault.UnsealedVaults;
import org.letopis.vault.Vault;

/** After a capture and an export, no planted word can be read in what lies on the disk. */
class NothingReadableTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Of the report: title, narrative in both languages, a name, a telephone number, a place, coordinates; file
     * names and types; each long enough not to come up by chance in random bytes; of the picture: serial number, owner and description.
     */
    private static final List<String> PLANTED = List.of(
            "Stalls closed after",
            "without a lawyer",
            "без адвоката",
            "Dorokhina",
            "Дорохина",
            "0147 21",
            "Morvesk Market",
            "45.12346",
            "dirty.jpg",
            "dirty.png",
            "image/jpeg",
            "AK2-0047731",
            "Mira Tolvanova",
            "ask for Danil");

    @TempDir
    private Path inputs;

    @TempDir
    private Path outputs;

    private final Passphrase passphrase = Passphrase.of("six quiet words in a row".toCharArray());

    private Path card;

    @BeforeEach
    void somebody_to_send_to() throws Exception {
        try (Vault other =
                Vault.create(inputs.resolve("other"), passphrase, Argon2Cost.LOW, Clock.systemUTC(), RANDOM)) {
            card = Files.write(
                    inputs.resolve("card"),
                    OwnCard.current(other, Clock.systemUTC()).text());
        }
    }

    private void captureAndExport(Vault vault) throws Exception {
        byte[] json = Files.readAllBytes(Path.of("samples/reports/market-inspection.json"));
        Draft draft = Draft.read(Json.parse(json, 1_000_000), RANDOM);
        new Intake(vault, RANDOM)
                .capture(
                        draft,
                        NamedFiles.NONE,
                        List.of(Path.of("samples/files/dirty.jpg"), Path.of("samples/files/dirty.png")),
                        Progress.SILENT);
        Contact contact = new AddressBook(vault).add(Files.readAllBytes(card), "Zoryana", true);
        new Sending(vault, Clock.systemUTC(), RANDOM)
                .send(
                        Sending.Parcel.of(List.of(vault.reports().find("last"))),
                        Addressee.of(contact),
                        outputs.resolve("out.age"),
                        Progress.SILENT);
    }

    @Test
    void a_vault_and_a_bundle_show_no_planted_word() throws Exception {
        try (Vault vault =
                Vault.create(outputs.resolve("notes"), passphrase, Argon2Cost.LOW, Clock.systemUTC(), RANDOM)) {
            captureAndExport(vault);
            assertThat(Canaries.found(outputs, PLANTED)).isEmpty();
            assertThat(Canaries.found(outputs, List.of("Zoryana"))).isEmpty();
        }
    }

    @Test
    void the_same_hunt_finds_every_word_in_a_vault_that_does_not_seal() throws Exception {
        try (Vault vault = UnsealedVaults.create(outputs.resolve("notes"), passphrase)) {
            captureAndExport(vault);
            List<String> found = Canaries.found(outputs, PLANTED);
            assertThat(PLANTED).allSatisfy(word -> assertThat(found).contains(word + " in notes"));
            assertThat(found).noneMatch(where -> where.endsWith("out.age"));
        }
    }
}
