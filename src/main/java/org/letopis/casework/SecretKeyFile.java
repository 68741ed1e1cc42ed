package org.letopis.casework;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.letopis.bundle.NewFile;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.HeldKeys;
import org.letopis.vault.OwnKeys;
import org.letopis.vault.Vault;

/**
 * Writes one's own secret keys to receive with into a plain file, for {@code age -i}: those of one name, the newest
 * first, each on a line. That it was done is in the custody log before the file gets its name.
 */
public final class SecretKeyFile {
    private SecretKeyFile() {}

    /** Writes the file, its owner's alone, and returns how many keys are in it. */
    public static int write(Vault vault, String name, Path target, SecureRandom random) throws Failure {
        try (NewFile file = NewFile.at(target, random)) {
            int keys = vault.write(() -> {
                HeldKeys current = OwnIdentities.named(vault, name);
                List<HeldKeys> sets = new ArrayList<>();
                for (HeldKeys held : vault.ownKeySets().all()) {
                    if (held.name().equals(current.name())) {
                        sets.add(0, held);
                    }
                }
                write(vault, sets, file.channel());
                vault.custody()
                        .add(
                                CustodyLog.Action.SECRET_KEY_EXPORTED,
                                current.fingerprint(),
                                JsonObject.empty().with("keys", sets.size()));
                return sets.size();
            });
            file.publish();
            return keys;
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private static void write(Vault vault, List<HeldKeys> sets, FileChannel channel) throws Failure {
        try {
            for (HeldKeys held : sets) {
                try (OwnKeys own = vault.ownKeySets().open(held);
                        SecretBytes text = own.identity().text()) {
                    all(channel, ByteBuffer.wrap(text.exposed()));
                    all(channel, ByteBuffer.wrap(new byte[] {'\n'}));
                }
            }
            channel.force(true);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private static void all(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
