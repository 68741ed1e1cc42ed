package org.letopis.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.letopis.FuzzEdits;
import org.letopis.failure.Failure;

/**
 * What Jazzer tries on the encrypted layer and the signatures. A build replays the inputs in the resources; {@code mvn -Pfuzz
 * test -Dtest='SealFuzzTest#stream'} looks for new ones. What is not refused must be what was written.
 */
class SealFuzzTest {
    private static final String LONG = "10m";
    private static final long LONGEST_NANOS = 5_000_000_000L;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AgeIdentity IDENTITY = AgeIdentity.generate(RANDOM);
    private static final byte[] PLAIN = new byte[2 * ChunkCipher.PLAIN_BYTES + 100];
    private static final SecretBytes FILE_KEY;
    private static final byte[] FILE;
    private static final byte[] HEADER;
    private static final SigningKeys KEYS = SigningKeys.generate(RANDOM);
    private static final byte[] MESSAGE = {1, 2, 3};
    private static final Signatures SIGNATURES = KEYS.sign("letopis-bundle-v1", MESSAGE);

    static {
        try {
            ByteArrayOutputStream sink = new ByteArrayOutputStream();
            try (AgeEncryption age = AgeEncryption.start(sink, List.of(IDENTITY.recipient()), 1, RANDOM)) {
                FILE_KEY = SecretBytes.copyOf(age.fileKey().exposed());
                try (OutputStream stream = age.stream()) {
                    stream.write(PLAIN);
                }
            }
            FILE = sink.toByteArray();
            HEADER = Arrays.copyOf(FILE, headerBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int headerBytes() {
        String text = new String(FILE, 0, 8_192, StandardCharsets.ISO_8859_1);
        return text.indexOf('\n', text.indexOf("\n--- ") + 1) + 1;
    }

    /** A header that is read is the one form of what it says, and within its limits. */
    @FuzzTest(maxDuration = LONG)
    void header(byte[] edits) throws IOException {
        within(() -> {
            byte[] edited = FuzzEdits.of(HEADER, edits);
            AgeHeader header = AgeHeader.read(new ByteArrayInputStream(edited));
            assertThat(header.lengthBytes()).isBetween(1, AgeHeader.MAX_BYTES);
            assertThat(header.stanzas()).hasSizeBetween(1, AgeHeader.MAX_STANZAS);
            byte[] again = AgeHeader.write(header.stanzas(), FILE_KEY);
            int endMark = header.lengthBytes() - 44;
            assertThat(Arrays.copyOf(again, endMark)).isEqualTo(Arrays.copyOf(edited, endMark));
            assertThat(header.isAuthentic(FILE_KEY))
                    .isEqualTo(Arrays.equals(again, Arrays.copyOf(edited, again.length)));
        });
    }

    /** Bytes that come out are those that went in, and the end comes only after all of them. */
    @FuzzTest(maxDuration = LONG)
    void stream(byte[] edits) throws IOException {
        byte[] payload = FuzzEdits.of(Arrays.copyOfRange(FILE, HEADER.length, FILE.length), edits);
        byte[] edited = Arrays.copyOf(HEADER, HEADER.length + payload.length);
        System.arraycopy(payload, 0, edited, HEADER.length, payload.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        within(() -> {
            try (InputStream plain = AgeDecryption.openWithFileKey(new ByteArrayInputStream(edited), FILE_KEY)) {
                plain.transferTo(out);
            }
            assertThat(edited).isEqualTo(FILE);
        });
        assertThat(out.toByteArray()).isEqualTo(Arrays.copyOf(PLAIN, out.size()));
    }

    /** Through the stanzas, with an identity. */
    @FuzzTest(maxDuration = LONG)
    void stanzas(byte[] edits) throws IOException {
        within(() -> {
            byte[] edited = FuzzEdits.of(HEADER, edits);
            byte[] file = Arrays.copyOf(edited, edited.length + FILE.length - HEADER.length);
            System.arraycopy(FILE, HEADER.length, file, edited.length, FILE.length - HEADER.length);
            AgeDecryption.open(new ByteArrayInputStream(file), List.of(IDENTITY))
                    .close();
            assertThat(edited).isEqualTo(HEADER);
        });
    }

    @FuzzTest(maxDuration = LONG)
    void ed25519Signature(byte[] edits) throws IOException {
        within(() -> demandSame(Signatures.parse(FuzzEdits.of(SIGNATURES.ed25519(), edits), SIGNATURES.composite())));
    }

    @FuzzTest(maxDuration = LONG)
    void compositeSignature(byte[] edits) throws IOException {
        within(() -> demandSame(Signatures.parse(SIGNATURES.ed25519(), FuzzEdits.of(SIGNATURES.composite(), edits))));
    }

    private static void demandSame(Signatures signatures) throws Failure {
        KEYS.verifyingKeys().verify("letopis-bundle-v1", MESSAGE, signatures);
        assertThat(signatures.ed25519()).isEqualTo(SIGNATURES.ed25519());
        assertThat(signatures.composite()).isEqualTo(SIGNATURES.composite());
    }

    private interface Reading {
        void read() throws Failure, IOException;
    }

    /** It may be refused, and nothing else. */
    private static void within(Reading reading) throws IOException {
        long start = System.nanoTime();
        try {
            reading.read();
        } catch (Failure refused) {
            assertThat(refused).isInstanceOfAny(Failure.Damaged.class, Failure.NotForMe.class);
        } catch (IOException e) {
            if (!(Failure.of(e) instanceof Failure.Damaged)) {
                fail("not a refusal", e);
            }
        }
        assertThat(System.nanoTime() - start).isLessThan(LONGEST_NANOS);
    }
}
