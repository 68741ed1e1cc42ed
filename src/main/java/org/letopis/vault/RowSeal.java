package org.letopis.vault;

import java.security.SecureRandom;
import org.letopis.crypto.Seal;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;

/** Seals one segment of a row. {@link #SEALING} is the only one outside the tests. */
interface RowSeal extends AutoCloseable {
    /** Makes a seal for one key. */
    interface Maker {
        RowSeal with(SecretBytes key);
    }

    Maker SEALING = key -> new Sealing(new Seal(key, new SecureRandom()));

    byte[] seal(byte[] buffer, int offset, int lengthBytes, byte[] context);

    byte[] open(byte[] sealed, byte[] context) throws Failure.Damaged;

    @Override
    void close();

    /** AES-256-GCM: {@link Seal}. */
    record Sealing(Seal seal) implements RowSeal {
        @Override
        public byte[] seal(byte[] buffer, int offset, int lengthBytes, byte[] context) {
            return seal.seal(buffer, offset, lengthBytes, context);
        }

        @Override
        public byte[] open(byte[] sealed, byte[] context) throws Failure.Damaged {
            return seal.open(sealed, context);
        }

        @Override
        public void close() {
            seal.close();
        }
    }
}
