package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.crypto.AgeIdentity;
import org.letopis.crypto.AgeRecipient;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.protect.Disclosure;
import org.letopis.protect.DisclosureFixture;
import org.letopis.protect.Link;
import org.letopis.report.Id;

class BundleRoundTripTest {
    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void nameTheTarget() {
        target = folder.resolve("out.age");
    }

    @Test
    void what_was_disclosed_arrives() throws Failure {
        Disclosure disclosure = Correspondents.ordinary();
        WrittenBundle written = Correspondents.write(disclosure, target);
        try (UnverifiedBundle bundle = UnverifiedBundle.open(target, List.of(Correspondents.RECEIVER))) {
            VerifiedBundle verified = Correspondents.verify(bundle);
            assertThat(verified.bundleId()).isEqualTo(written.bundleId()).matches("[0-9a-f]{32}");
            assertThat(verified.tagManifestSha256()).isEqualTo(written.tagManifestSha256());
            assertThat(verified.signer()).isEqualTo(Correspondents.SENDER.verifyingKeys());
            assertThat(verified.trust()).isEqualTo(Trust.COMPARED);
            assertThat(verified.link()).isEqualTo(disclosure.link());
            assertThat(verified.created()).isEqualTo(Correspondents.DAY);
            assertThat(verified.custodyAnchor()).isEqualTo(Sha256.hex(disclosure.custodyAnchor()));
            assertThat(verified.foreignStanzas()).isZero();
            assertThat(verified.reports()).isEqualTo(2).isEqualTo(written.reports());
            assertThat(verified.files()).isEqualTo(3).isEqualTo(written.files());
            assertThat(verified.tagFiles()).usingRecursiveComparison().isEqualTo(written.tagFiles());

            Correspondents.Collected collected = new Correspondents.Collected();
            verified.read(collected, Progress.SILENT);
            assertThat(collected.reports).isEqualTo(disclosure.reports());
            assertThat(collected.files)
                    .extracting(ReceivedFile::id)
                    .containsExactlyElementsOf(
                            disclosure.files().stream().map(file -> file.id()).toList());
            assertThat(collected.files).extracting(ReceivedFile::extension).containsExactly("jpg", "txt", "bin");
            assertThat(collected.files)
                    .extracting(ReceivedFile::mediaType)
                    .containsExactly("image/jpeg", "text/plain", "application/octet-stream");
            assertThat(collected.contents)
                    .containsExactly(Correspondents.noise(2, 100_001), new byte[0], Correspondents.noise(3, 512));
            assertThat(verified.fileList()).usingRecursiveComparison().isEqualTo(collected.files);
        }
    }

    @Test
    void the_file_is_the_owners_alone_and_tells_no_time() throws Exception {
        WrittenBundle written = Correspondents.write(Correspondents.ordinary(), target);
        assertThat(Files.getLastModifiedTime(target).toMillis()).isZero();
        assertThat(Files.size(target)).isEqualTo(written.sizeBytes());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(target));
    }

    @Test
    void bundles_of_nearly_the_same_size_have_the_same_size() throws Failure {
        List<JsonObject> reports = List.of(Correspondents.report("x"));
        long small =
                Correspondents.write(Correspondents.disclosure(reports), target).sizeBytes();
        Disclosure larger = Correspondents.disclosure(
                reports, Correspondents.file("png", "image/png", Correspondents.noise(4, 200_000)));
        assertThat(Correspondents.write(larger, folder.resolve("b.age")).sizeBytes())
                .isEqualTo(small);
    }

    @Test
    void the_number_of_readers_does_not_show() throws Exception {
        List<AgeRecipient> three = List.of(newRecipient(), newRecipient(), newRecipient());
        Correspondents.write(Correspondents.ordinary(), three, target, Progress.SILENT);
        String text = Files.readString(target, StandardCharsets.ISO_8859_1);
        assertThat(text.substring(0, text.indexOf("\n---")).split("\n-> mlkem768x25519 ", -1))
                .hasSize(1 + 4);
        assertThat(List.of(1, 2, 3, 4, 5, 16, 17, 32))
                .extracting(BundleWriter::stanzas)
                .containsExactly(2, 2, 4, 4, 8, 16, 32, 32);
    }

    @Test
    void every_recipient_opens_the_bundle_and_the_sender_is_none() throws Failure {
        AgeIdentity second = AgeIdentity.generate(Correspondents.RANDOM);
        Correspondents.write(
                Correspondents.ordinary(),
                List.of(Correspondents.RECEIVER.recipient(), second.recipient()),
                target,
                Progress.SILENT);
        Correspondents.verify(target);
        try (UnverifiedBundle bundle = UnverifiedBundle.open(target, List.of(Correspondents.STRANGER, second))) {
            bundle.verify(
                    Correspondents.knows(Trust.COMPARED),
                    Acceptance.ONLY_COMPARED,
                    Set.of(second.recipient()),
                    Progress.SILENT);
        }
        assertThatThrownBy(() -> UnverifiedBundle.open(target, List.of(Correspondents.STRANGER)))
                .isInstanceOf(Failure.NotForMe.class);
    }

    @Test
    void a_later_bundle_names_the_one_before() throws Failure {
        WrittenBundle first = Correspondents.write(Correspondents.ordinary(), folder.resolve("1.age"));
        Link link = new Link(Id.random(Correspondents.RANDOM), 2, Optional.of(first.tagManifestSha256()));
        Correspondents.write(
                DisclosureFixture.of(List.of(Correspondents.report("2")), List.of(), link, new byte[32]), target);
        try (UnverifiedBundle bundle = UnverifiedBundle.open(target, List.of(Correspondents.RECEIVER))) {
            assertThat(Correspondents.verify(bundle).link()).isEqualTo(link);
        }
    }

    @Test
    void a_receiver_may_leave_content_unread_but_not_read_it_later() throws Failure {
        Correspondents.write(Correspondents.ordinary(), target);
        List<InputStream> kept = new ArrayList<>();
        try (UnverifiedBundle bundle = UnverifiedBundle.open(target, List.of(Correspondents.RECEIVER))) {
            Correspondents.verify(bundle)
                    .read(
                            new Receiver() {
                                @Override
                                public void file(ReceivedFile file, InputStream content) {
                                    kept.add(content);
                                }

                                @Override
                                public void report(JsonObject report) {}
                            },
                            Progress.SILENT);
        }
        assertThat(kept).hasSize(3);
        assertThatThrownBy(() -> kept.get(0).read()).isInstanceOf(IOException.class);
    }

    @Test
    void the_receivers_own_failure_comes_through() throws Failure {
        Correspondents.write(Correspondents.ordinary(), target);
        try (UnverifiedBundle bundle = UnverifiedBundle.open(target, List.of(Correspondents.RECEIVER))) {
            VerifiedBundle verified = Correspondents.verify(bundle);
            Receiver full = new Receiver() {
                @Override
                public void file(ReceivedFile file, InputStream content) throws Failure {
                    throw new Failure.Io("disk.full");
                }

                @Override
                public void report(JsonObject report) {}
            };
            assertThatThrownBy(() -> verified.read(full, Progress.SILENT))
                    .isInstanceOf(Failure.Io.class)
                    .hasMessage("disk.full");
        }
    }

    @Test
    void progress_never_goes_back_and_ends_at_its_total() throws Failure {
        List<Long> heard = new ArrayList<>();
        List<Long> totals = new ArrayList<>();
        Progress progress = (done, total) -> {
            heard.add(done);
            totals.add(total);
        };
        Correspondents.write(Correspondents.ordinary(), List.of(Correspondents.RECEIVER.recipient()), target, progress);
        assertThat(heard).isSorted().last().isEqualTo(totals.get(0));
        assertThat(totals).containsOnly(2 * 262_144L);
        heard.clear();
        try (UnverifiedBundle bundle = UnverifiedBundle.open(target, List.of(Correspondents.RECEIVER))) {
            bundle.verify(
                    Correspondents.knows(Trust.COMPARED), Acceptance.ONLY_COMPARED, Correspondents.ownKeys(), progress);
        }
        assertThat(heard).isSorted().last().isEqualTo(totals.get(totals.size() - 1));
    }

    private static AgeRecipient newRecipient() {
        try (AgeIdentity identity = AgeIdentity.generate(Correspondents.RANDOM)) {
            return identity.recipient();
        }
    }
}
