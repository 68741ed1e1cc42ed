package org.letopis.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.letopis.crypto.AgeIdentity;
import org.letopis.crypto.AgeRecipient;
import org.letopis.crypto.Fingerprint;
import org.letopis.crypto.Sha256;
import org.letopis.crypto.SigningKeys;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.protect.DisclosedFile;
import org.letopis.protect.Disclosure;
import org.letopis.protect.DisclosureFixture;
import org.letopis.protect.Link;
import org.letopis.report.Id;

/** A sender, a receiver, and what passes between them in these tests. */
final class Correspondents {
    static final SecureRandom RANDOM = new SecureRandom();
    static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    static final SigningKeys SENDER = SigningKeys.generate(RANDOM);
    static final AgeIdentity RECEIVER = AgeIdentity.generate(RANDOM);
    static final AgeIdentity STRANGER = AgeIdentity.generate(RANDOM);

    private Correspondents() {}

    /** Bytes that look random and are the same in each run. */
    static byte[] noise(long seed, int lengthBytes) {
        byte[] bytes = new byte[lengthBytes];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static DisclosedFile file(String extension, String mediaType, byte[] content) {
        return file(extension, mediaType, content.length, Sha256.of(content), () -> new ByteArrayInputStream(content));
    }

    static DisclosedFile file(
            String extension, String mediaType, long sizeBytes, byte[] sha256, DisclosedFile.Content content) {
        return new DisclosedFile(Id.random(RANDOM), mediaType, extension, sizeBytes, sha256, content);
    }

    static JsonObject report(String text) {
        return JsonObject.empty()
                .with("format", "letopis-report/1")
                .with("narrative", List.of(JsonObject.empty().with("lang", "ru").with("text", text)));
    }

    static Disclosure disclosure(List<JsonObject> reports, DisclosedFile... files) {
        return DisclosureFixture.of(
                reports, List.of(files), new Link(Id.random(RANDOM), 1, Optional.empty()), Sha256.of(noise(1, 32)));
    }

    /** Two reports, three attachments, one of them empty. */
    static Disclosure ordinary() {
        return disclosure(
                List.of(report("Задержание у здания суда"), report("Освобождение")),
                file("jpg", "image/jpeg", noise(2, 100_001)),
                file("txt", "text/plain", new byte[0]),
                file("exe", "no media type", noise(3, 512)));
    }

    static WrittenBundle write(Disclosure disclosure, Path target) throws Failure {
        return write(disclosure, List.of(RECEIVER.recipient()), target, Progress.SILENT);
    }

    /** Writes and publishes a bundle. */
    static WrittenBundle write(Disclosure disclosure, List<AgeRecipient> recipients, Path target, Progress progress)
            throws Failure {
        try (NewBundle files = NewBundle.at(target, Optional.empty(), RANDOM)) {
            WrittenBundle written = BundleWriter.write(disclosure, recipients, SENDER, DAY, files, RANDOM, progress);
            files.publish();
            return written;
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** Writes and publishes a bundle in parts, and returns these in their order. */
    static List<Path> writeInParts(Disclosure disclosure, Path target, PartSize size) throws Failure {
        try (NewBundle files = NewBundle.at(target, Optional.of(size), RANDOM)) {
            BundleWriter.write(disclosure, List.of(RECEIVER.recipient()), SENDER, DAY, files, RANDOM, Progress.SILENT);
            files.publish();
            return files.names();
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    static VerifiedBundle verify(UnverifiedBundle bundle) throws Failure {
        return bundle.verify(knows(Trust.COMPARED), Acceptance.ONLY_COMPARED, ownKeys(), Progress.SILENT);
    }

    static Set<AgeRecipient> ownKeys() {
        return Set.of(RECEIVER.recipient());
    }

    static Signers knows(Trust trust) {
        return new Signers() {
            @Override
            public Trust trust(Fingerprint fingerprint) {
                return fingerprint.equals(SENDER.verifyingKeys().fingerprint()) ? trust : Trust.UNKNOWN;
            }

            @Override
            public boolean seen(String bundleId) {
                return false;
            }
        };
    }

    /** Opens and verifies; what comes out is of no interest. */
    static void verify(Path file) throws Failure {
        try (UnverifiedBundle bundle = UnverifiedBundle.open(file, List.of(RECEIVER))) {
            verify(bundle);
        }
    }

    /** Does what an import does: verifies, and then reads into the receiver. */
    static void verifyAndRead(Path file, Receiver receiver) throws Failure {
        try (UnverifiedBundle bundle = UnverifiedBundle.open(file, List.of(RECEIVER))) {
            verify(bundle).read(receiver, Progress.SILENT);
        }
    }

    /** Keeps all that it is given. */
    static final class Collected implements Receiver {
        final List<ReceivedFile> files = new ArrayList<>();
        final List<byte[]> contents = new ArrayList<>();
        final List<JsonObject> reports = new ArrayList<>();

        int count() {
            return files.size() + reports.size();
        }

        @Override
        public void file(ReceivedFile file, InputStream content) throws Failure {
            try {
                files.add(file);
                contents.add(content.readAllBytes());
            } catch (IOException e) {
                throw Failure.of(e);
            }
        }

        @Override
        public void report(JsonObject report) {
            reports.add(report);
        }
    }
}
