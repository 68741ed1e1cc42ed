package org.letopis.vault;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Passphrase;
import org.letopis.crypto.Seal;
import org.letopis.failure.Failure;

/**
 * Makes vaults that do not seal, so that the hunt for readable words can show that it would find them. It stands among
 * the tests because nothing that ships can do this: the seal's maker is not public.
 */
public final class UnsealedVaults {
    private UnsealedVaults() {}

    public static Vault create(Path file, Passphrase passphrase) throws Failure {
        return Vault.create(
                file, passphrase, Argon2Cost.LOW, Clock.systemUTC(), new SecureRandom(), key -> new NoSeal());
    }

    private static final class NoSeal implements RowSeal {
        @Override
        public byte[] seal(byte[] buffer, int offset, int lengthBytes, byte[] context) {
            byte[] open = new byte[lengthBytes + Seal.OVERHEAD_BYTES];
            System.arraycopy(buffer, offset, open, 0, lengthBytes);
            return open;
        }

        @Override
        public byte[] open(byte[] sealed, byte[] context) {
            return Arrays.copyOf(sealed, sealed.length - Seal.OVERHEAD_BYTES);
        }

        @Override
        public void close() {
            // there is no key
        }
    }
}
