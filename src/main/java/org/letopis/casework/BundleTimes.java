package org.letopis.casework;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.letopis.bundle.NewFile;
import org.letopis.crypto.Sha256;
import org.letopis.crypto.TimeStamp;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.Incoming;
import org.letopis.vault.TimeProof;
import org.letopis.vault.Vault;

/**
 * Time stamps over what was received: an authority states that the hash of a bundle's tag manifest existed at a time,
 * and so everything in the bundle. Only for the receiver: the query tells the authority, and whoever watches the network,
 * when somebody held exactly this bundle and from where.
 */
public final class BundleTimes {
    private static final int LEAST_PREFIX = 4;

    private final Vault vault;
    private final SecureRandom random;

    public BundleTimes(Vault vault, SecureRandom random) {
        this.vault = vault;
        this.random = random;
    }

    /** A bundle with the time that an authority stated for it, if one did. */
    public record Timed(String bundleId, String tagManifest, Optional<TimeStamp> stamp) {}

    /** Writes a query about a received bundle, and remembers by what its answer will be known. */
    public Timed request(String meant, Path target) throws Failure {
        try (NewFile file = NewFile.at(target, random)) {
            Timed timed = vault.write(() -> {
                Incoming incoming = find(meant);
                byte[] nonce = new byte[TimeStamp.NONCE_BYTES];
                random.nextBytes(nonce);
                write(file, TimeStamp.query(hash(incoming), nonce));
                TimeProof before = incoming.time().orElse(new TimeProof(List.of(), Optional.empty(), Optional.empty()));
                vault.exchange().replace(incoming.with(before.asked(Sha256.hex(nonce))));
                vault.custody().add(CustodyLog.Action.TIME_ASKED, incoming.bundleId(), JsonObject.empty());
                return new Timed(incoming.bundleId(), incoming.place().tagManifest(), Optional.empty());
            });
            file.publish();
            return timed;
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private static void write(NewFile file, byte[] query) throws Failure {
        try {
            ByteBuffer rest = ByteBuffer.wrap(query);
            while (rest.hasRemaining()) {
                file.channel().write(rest);
            }
            file.channel().force(true);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /**
     * Checks an answer and keeps it with the bundle.
     *
     * @param authorities certificates in PEM that the user trusts
     * @throws Failure.Damaged when anything in the answer does not hold
     * @throws Failure.Usage when nothing was asked, or an answer is there
     */
    public Timed attach(String meant, Path answer, Path authorities) throws Failure {
        byte[] answerBytes = read(answer, TimeStamp.MAX_ANSWER_BYTES);
        byte[] authorityBytes = read(authorities, TimeStamp.MAX_AUTHORITIES_BYTES);
        return vault.write(() -> {
            Incoming incoming = find(meant);
            TimeProof asked = incoming.time().orElseThrow(() -> new Failure.Usage("time.not-asked"));
            if (asked.answer().isPresent()) {
                throw new Failure.Usage("time.there");
            }
            TimeProof answered = new TimeProof(
                    asked.nonces(), Optional.of(base64(answerBytes)), Optional.of(base64(authorityBytes)));
            Timed timed = timed(incoming.with(answered));
            vault.exchange().replace(incoming.with(answered));
            JsonObject details = JsonObject.empty()
                    .with("time", timed.stamp().orElseThrow().time().toString())
                    .with("answer", Sha256.hex(Sha256.of(answerBytes)));
            vault.custody().add(CustodyLog.Action.TIME_ATTACHED, incoming.bundleId(), details);
            return timed;
        });
    }

    /** Checks the answer that is kept once more and tells what it states. */
    public Timed show(String meant) throws Failure {
        return vault.read(() -> timed(find(meant)));
    }

    static Timed timed(Incoming incoming) throws Failure {
        Optional<TimeProof> proof = incoming.time().filter(one -> one.answer().isPresent());
        Optional<TimeStamp> stamp = Optional.empty();
        if (proof.isPresent()) {
            List<byte[]> nonces =
                    proof.get().nonces().stream().map(Sha256::unhex).toList();
            stamp = Optional.of(TimeStamp.verify(
                    bytes(proof.get().answer()),
                    hash(incoming),
                    nonces,
                    bytes(proof.get().authorities())));
        }
        return new Timed(incoming.bundleId(), incoming.place().tagManifest(), stamp);
    }

    static byte[] bytes(Optional<String> base64) {
        return Base64.getDecoder().decode(base64.orElse(""));
    }

    private Incoming find(String meant) throws Failure {
        List<Incoming> fitting =
                meant.length() < LEAST_PREFIX ? List.of() : vault.exchange().receivedAs(meant);
        if (fitting.size() > 1) {
            throw new Failure.Usage("bundle.ambiguous", meant, fitting.size());
        }
        if (fitting.isEmpty()) {
            if (meant.length() >= LEAST_PREFIX && vault.exchange().isSentAs(meant)) {
                throw new Failure.Refused("time.own-bundle");
            }
            throw new Failure.Usage("bundle.none", meant);
        }
        return fitting.get(0);
    }

    private static byte[] hash(Incoming incoming) {
        return Sha256.unhex(incoming.place().tagManifest());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] read(Path file, int maxBytes) throws Failure {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(maxBytes + 1);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }
}
