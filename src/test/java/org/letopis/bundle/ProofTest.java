package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;

/** A single file is proved by the tag files that were kept of its bundle. */
class ProofTest {
    private static final String PHOTO = Sha256.hex(Sha256.of(Correspondents.noise(2, 100_001)));

    @TempDir
    private Path folder;

    private final Map<String, byte[]> kept = new TreeMap<>();

    @BeforeEach
    void keep_the_tag_files_of_a_bundle() throws Exception {
        WrittenBundle written = Correspondents.write(Correspondents.ordinary(), folder.resolve("x.age"));
        written.tagFiles().forEach(file -> kept.put(file.name(), file.content()));
    }

    @Test
    void the_chain_leads_to_each_attachment_and_names_the_signer() throws Exception {
        Proof proof = Proof.of(kept);
        assertThat(proof.path(PHOTO)).isEqualTo("data/attachments/000001.jpg");
        assertThat(proof.signer()).isEqualTo(Correspondents.SENDER.verifyingKeys());
        assertThat(SignerLines.of(proof.signer()))
                .startsWith(Correspondents.SENDER.verifyingKeys().fingerprint().principal()
                        + " namespaces=\"letopis-bundle-v1\" ssh-ed25519 ");
        assertThat(Proof.names())
                .as("who else received it, and in which row, stays here")
                .doesNotContain("bundle.json");
    }

    @Test
    void a_report_and_an_unknown_file_are_not_proved_as_attachments() throws Exception {
        Proof proof = Proof.of(kept);
        String report = new String(kept.get("manifest-sha256.txt"), StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> line.endsWith("data/reports/000001.json"))
                .findFirst()
                .orElseThrow()
                .substring(0, 64);
        for (String hash : List.of(report, "0".repeat(64))) {
            assertThatThrownBy(() -> proof.path(hash)).isInstanceOf(Failure.Damaged.class);
        }
    }

    @Test
    void whatever_is_changed_or_missing_breaks_the_chain() {
        for (String name : Proof.names()) {
            Map<String, byte[]> changed = new TreeMap<>(kept);
            byte[] content = kept.get(name).clone();
            content[content.length / 2] ^= 1;
            changed.put(name, content);
            assertThatThrownBy(() -> Proof.of(changed)).as(name).isInstanceOf(Failure.Damaged.class);
            changed.remove(name);
            assertThatThrownBy(() -> Proof.of(changed)).as(name).isInstanceOf(Failure.Damaged.class);
        }
    }
}
