package org.letopis.crypto;

import java.nio.charset.StandardCharsets;
import org.letopis.failure.Failure;

/** Derives one key in a process of its own, whose heap a test has chosen: {@code MEMORY-MIB}. */
final class Argon2Probe {
    private Argon2Probe() {}

    public static void main(String[] arguments) {
        Argon2Cost cost = new Argon2Cost(Integer.parseInt(arguments[0]) * 1024, 3, 1);
        SecretBytes passphrase = SecretBytes.owning("password".getBytes(StandardCharsets.US_ASCII));
        System.out.print("fits " + cost.fitsHeap() + ", ");
        try (SecretBytes key = Argon2id.derive(passphrase, new byte[16], cost, 32)) {
            System.out.print("derived " + key.lengthBytes());
        } catch (Failure e) {
            System.out.print(e.key() + " " + e.arguments());
        }
    }
}
