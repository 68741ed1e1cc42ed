package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.crypto.AgeEncryption;
import org.letopis.crypto.Signatures;
import org.letopis.failure.Failure;
import org.letopis.report.Id;

/** Receipts: docs/reference/bundle-format.md, section "The receipt". */
class SignedReceiptTest {
    private static final String NAMESPACE = "letopis-receipt-v1";
    private static final String STREAM = "5".repeat(32);
    private static final String RECEIVER =
            Correspondents.SENDER.verifyingKeys().fingerprint().hex();
    private static final String SENDER = "ab".repeat(32);

    @TempDir
    private Path folder;

    private static Receipt receipt() {
        return new Receipt(
                RECEIVER,
                SENDER,
                Correspondents.DAY,
                List.of(
                        new Receipt.Line(Id.random(Correspondents.RANDOM).hex(), STREAM, 4, "cd".repeat(32)),
                        new Receipt.Line(Id.random(Correspondents.RANDOM).hex(), STREAM, 1, "ef".repeat(32))),
                List.of(new Receipt.Missing(STREAM, 2, 3)));
    }

    private Path written(Receipt receipt) throws Exception {
        Path target = folder.resolve("r.age");
        try (NewFile file = NewFile.at(target, Correspondents.RANDOM)) {
            SignedReceipt.write(
                    receipt, Correspondents.RECEIVER.recipient(), Correspondents.SENDER, file, Correspondents.RANDOM);
            file.publish();
        }
        return target;
    }

    private static SignedReceipt read(Path file) throws Failure {
        return SignedReceipt.read(file, List.of(Correspondents.RECEIVER));
    }

    /** Packs words as a receipt, signed for a purpose. */
    private Path packed(String text, String namespace, String signed) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Signatures signatures = Correspondents.SENDER.sign(namespace, signed.getBytes(StandardCharsets.UTF_8));
        try (OutputStream plain =
                AgeEncryption.to(bytes, List.of(Correspondents.RECEIVER.recipient()), 1, Correspondents.RANDOM)) {
            TarWriter tar = new TarWriter(plain);
            tar.entry("receipt.json", text.getBytes(StandardCharsets.UTF_8));
            tar.entry("receipt.json.ed25519.sig", signatures.ed25519());
            tar.entry("receipt.json.mldsa44-ed25519.sig", signatures.composite());
            tar.finish();
        }
        return Files.write(folder.resolve("packed.age"), bytes.toByteArray());
    }

    private static String text(Receipt receipt) {
        return new String(receipt.text(), StandardCharsets.UTF_8);
    }

    @Test
    void what_is_written_is_read_again_in_order() throws Exception {
        Receipt receipt = receipt();
        Path file = written(receipt);
        SignedReceipt read = read(file);
        assertThat(read.receipt()).isEqualTo(receipt);
        assertThat(read.receipt().bundles()).extracting(Receipt.Line::sequence).containsExactly(1L, 4L);
        assertThat(read.signer()).isEqualTo(Correspondents.SENDER.verifyingKeys());
    }

    @Test
    void from_outside_it_is_a_smallest_bundle() throws Exception {
        Path receipt = written(receipt());
        Path bundle = folder.resolve("b.age");
        Correspondents.write(Correspondents.disclosure(List.of(Correspondents.report("x"))), bundle);
        assertThat(Files.size(receipt)).isEqualTo(Files.size(bundle));
        assertThat(Files.getLastModifiedTime(receipt)).isEqualTo(FileTime.fromMillis(0));
        String head = Files.readString(receipt, StandardCharsets.ISO_8859_1);
        assertThat(head.split("-> mlkem768x25519 ", -1))
                .as("one reader and a decoy")
                .hasSize(3);
    }

    @Test
    void only_the_sender_of_the_bundles_opens_it() throws Exception {
        Path file = written(receipt());
        assertThatThrownBy(() -> SignedReceipt.read(file, List.of(Correspondents.STRANGER)))
                .isInstanceOf(Failure.NotForMe.class);
    }

    @Test
    void a_bundle_is_no_receipt_and_a_receipt_is_no_bundle() throws Exception {
        Path receipt = written(receipt());
        Path bundle = folder.resolve("b.age");
        Correspondents.write(Correspondents.ordinary(), bundle);
        assertThatThrownBy(() -> read(bundle))
                .isInstanceOf(Failure.Damaged.class)
                .hasMessage("receipt.not-one");
        assertThatThrownBy(() -> Correspondents.verify(receipt)).isInstanceOf(Failure.Damaged.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"letopis-bundle-v1", "letopis-card-v1", "letopis-receipt-v2"})
    void a_signature_for_another_purpose_is_none(String namespace) throws Exception {
        String text = text(receipt());
        Path file = packed(text, namespace, text);
        assertThatThrownBy(() -> read(file)).isInstanceOf(Failure.Damaged.class).hasMessage("signature.other-purpose");
    }

    @Test
    void a_signature_over_other_words_is_none() throws Exception {
        Path file = packed(text(receipt()), NAMESPACE, text(receipt()));
        assertThatThrownBy(() -> read(file)).isInstanceOf(Failure.Damaged.class).hasMessage("signature.wrong");
    }

    @Test
    void a_receipt_in_the_name_of_another_is_refused() throws Exception {
        String text = text(receipt()).replace(RECEIVER, "12".repeat(32));
        Path file = packed(text, NAMESPACE, text);
        assertThatThrownBy(() -> read(file)).isInstanceOf(Failure.Damaged.class).hasMessage("receipt.wrong-signer");
    }

    @Test
    void the_words_have_one_form_only() throws Exception {
        String good = text(receipt());
        List<String> bad = List.of(
                good.replace("letopis-receipt/1", "letopis-receipt/2"),
                good.replace("{\"bundles\"", "{ \"bundles\""),
                good.replace("\"first\":2", "\"first\":3,\"more\":1"),
                good.replace("\"first\":2", "\"first\":4"),
                good.replace("\"seq\":1,", "\"seq\":5,"),
                good.replace("\"seq\":1,", "\"seq\":0,"),
                good.replace("\"seq\":4,", "\"seq\":2147483648,"),
                good.replace("2026-11-23", "2026-11-31"),
                good.replace("cd".repeat(32), "CD".repeat(32)),
                good.replaceAll("\"bundles\":\\[.*?]", "\"bundles\":[]"),
                good.replaceAll("\"missing\":\\[.*?]", "\"missing\":null"),
                good.substring(0, good.length() - 1));
        for (String text : bad) {
            assertThat(text).isNotEqualTo(good);
            Path file = packed(text, NAMESPACE, text);
            assertThatThrownBy(() -> read(file))
                    .as(text)
                    .isInstanceOf(Failure.Damaged.class)
                    .hasMessage("receipt.bad-json");
        }
    }

    @Test
    void a_changed_or_cut_file_is_refused() throws Exception {
        byte[] good = Files.readAllBytes(written(receipt()));
        for (int at : new int[] {0, 200, 2_500, 5_000, 70_000, good.length - 1}) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Path file = Files.write(folder.resolve("bad.age"), bad);
            assertThatThrownBy(() -> read(file)).as("byte %d", at).isInstanceOf(Failure.class);
        }
        Path cut = Files.write(folder.resolve("cut.age"), java.util.Arrays.copyOf(good, good.length - 1));
        assertThatThrownBy(() -> read(cut)).isInstanceOf(Failure.Damaged.class);
    }
}
