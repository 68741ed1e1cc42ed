package org.letopis.casework;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Passphrase;
import org.letopis.crypto.RecoveryCode;
import org.letopis.crypto.RecoveryShare;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;
import org.letopis.vault.SlotKind;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;
import org.letopis.vault.Way;

/**
 * Ways into a vault that are being made: first what they need is put in, then all of them appear in the vault at once.
 * What was made at random is shown to a person in between and kept by nobody: {@link #close()} wipes it.
 */
public final class NewWays implements AutoCloseable {
    private final SecureRandom random;
    private final SlotSecrets secrets = new SlotSecrets();
    private final List<Way> ways = new ArrayList<>();
    private Passphrase generated;
    private RecoveryCode code;
    private RecoveryShare.Split split;

    public NewWays(SecureRandom random) {
        this.random = random;
    }

    /** Holds a copy of a passphrase, for ways added later. */
    public void hold(Passphrase passphrase) {
        secrets.withPassphrase(passphrase);
    }

    /** Makes a passphrase of random words and holds it. */
    public void generate(Locale language) {
        generated = Passphrase.generate(language, random);
        secrets.withPassphrase(generated);
    }

    /** Takes over the bytes of a key file, for ways added later. */
    public void hold(SecretBytes keyFile) {
        secrets.with(SlotKind.KEY_FILE, keyFile);
    }

    /** Adds a way of what is held. */
    public void add(SlotKind kind) {
        ways.add(Way.of(kind));
    }

    /** Makes a recovery code and adds it. */
    public void addCode() {
        code = RecoveryCode.random(random);
        secrets.with(SlotKind.RECOVERY_CODE, code.secret());
        add(SlotKind.RECOVERY_CODE);
    }

    /**
     * Makes shares of a new secret and adds the way that they open.
     *
     * @param needed 2 to {@code count}
     * @param count at most {@link RecoveryShare#MOST}
     */
    public void addShares(int needed, int count) {
        split = RecoveryShare.split(needed, count, random);
        secrets.with(SlotKind.SHARES, SecretBytes.copyOf(split.secret().exposed()));
        ways.add(new Way(SlotKind.SHARES, needed, count));
    }

    /** Returns whether nothing was added. */
    public boolean isEmpty() {
        return ways.isEmpty();
    }

    /** Returns the passphrase that was made, if one was; it is wiped with this. */
    public Optional<Passphrase> generated() {
        return Optional.ofNullable(generated);
    }

    /** Returns the code that was made, if one was; it is wiped with this. */
    public Optional<RecoveryCode> code() {
        return Optional.ofNullable(code);
    }

    /** Returns the shares that were made; they are wiped with this. */
    public List<RecoveryShare> shares() {
        return split == null ? List.of() : split.shares();
    }

    /** Makes a vault with these ways in, all of them or none; the caller closes it. */
    public Vault create(Path file, Argon2Cost cost, Clock clock) throws Failure {
        return Vault.create(file, ways, secrets, cost, clock, random);
    }

    /** Adds these ways to a vault, all of them or none. */
    public void addTo(Vault vault) throws Failure {
        vault.write(() -> {
            for (Way way : ways) {
                vault.slots().add(way, secrets);
            }
            return null;
        });
    }

    /** Puts the secret that is held in the place of that of a way of the same kind, which then opens nothing. */
    public void replace(Vault vault, int index) throws Failure {
        vault.slots().change(index, secrets);
    }

    @Override
    public void close() {
        secrets.close();
        generated().ifPresent(Passphrase::close);
        code().ifPresent(RecoveryCode::close);
        if (split != null) {
            split.close();
        }
    }
}
