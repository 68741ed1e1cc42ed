package org.letopis.vault;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * The only plain row: what must be known before anything can be opened.
 *
 * @param format 1 or 2; the sealed root says it too
 * @param vaultId 16 random bytes
 * @param salt 32 random bytes, one for all passphrases, so that one derivation tries every slot
 * @param costs one or two sets of Argon2id parameters, the current one first
 */
record Header(int format, byte[] vaultId, byte[] salt, List<Argon2Cost> costs) {
    /** The format that is written. */
    static final int FORMAT = 2;

    private static final String NAME = "letopis-vault/";
    private static final int MAX_BYTES = 4_096;
    private static final int VAULT_ID_BYTES = 16;
    private static final int SALT_BYTES = 32;

    static Header create(SecureRandom random, Argon2Cost cost) {
        byte[] vaultId = new byte[VAULT_ID_BYTES];
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(vaultId);
        random.nextBytes(salt);
        return new Header(FORMAT, vaultId, salt, List.of(cost));
    }

    byte[] bytes() {
        return Json.canonical(lasting().with("format", NAME + format));
    }

    /** Returns what a migration leaves as it is, as bytes to be hashed. */
    byte[] bytesWithoutFormat() {
        return Json.canonical(lasting());
    }

    private JsonObject lasting() {
        return JsonObject.empty()
                .with("id", Sha256.hex(vaultId))
                .with("salt", Sha256.hex(salt))
                .with("kdf", kdf(costs));
    }

    /** Returns what binds a slot to the parameters it was made with. */
    static byte[] costBytes(List<Argon2Cost> costs) {
        return Json.canonical(JsonObject.empty().with("kdf", kdf(costs)));
    }

    Header withCosts(List<Argon2Cost> others) {
        return new Header(format, vaultId, salt, others);
    }

    Header upgraded() {
        return new Header(FORMAT, vaultId, salt, costs);
    }

    private static List<JsonObject> kdf(List<Argon2Cost> costs) {
        return costs.stream()
                .map(cost -> JsonObject.empty()
                        .with("memoryKib", cost.memoryKib())
                        .with("passes", cost.passes())
                        .with("lanes", cost.lanes()))
                .toList();
    }

    static Header read(byte[] bytes) throws Failure {
        try {
            JsonObject json = Json.parseCanonical(bytes, MAX_BYTES);
            int format = format(json.string("format"));
            json.only("format", "id", "salt", "kdf");
            List<Argon2Cost> costs = new ArrayList<>();
            for (JsonObject cost : json.objects("kdf")) {
                costs.add(Argon2Cost.read(
                        (int) cost.integer("memoryKib", 0, Integer.MAX_VALUE),
                        (int) cost.integer("passes", 0, Integer.MAX_VALUE),
                        (int) cost.integer("lanes", 0, Integer.MAX_VALUE)));
            }
            if (costs.isEmpty() || costs.size() > 2) {
                throw new Failure.Damaged("vault.damaged");
            }
            return new Header(
                    format,
                    exactly(json.string("id"), VAULT_ID_BYTES),
                    exactly(json.string("salt"), SALT_BYTES),
                    costs);
        } catch (JsonProblem problem) {
            throw new Failure.Damaged("vault.damaged");
        }
    }

    /** A newer format is left alone, whatever else it may hold. */
    private static int format(String name) throws Failure.Damaged {
        if (!name.matches(NAME + "[1-9][0-9]{0,3}")) {
            throw new Failure.Damaged("vault.damaged");
        }
        int format = Integer.parseInt(name.substring(NAME.length()));
        if (format > FORMAT) {
            throw new Failure.Damaged("vault.newer-format", name, NAME + FORMAT);
        }
        return format;
    }

    /** Returns so many bytes, and refuses more or fewer. */
    static byte[] exactly(String hex, int lengthBytes) throws Failure.Damaged {
        if (hex.length() != 2 * lengthBytes || !hex.matches("[0-9a-f]+")) {
            throw new Failure.Damaged("vault.damaged");
        }
        return Sha256.unhex(hex);
    }
}
