package org.letopis.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.letopis.crypto.RecoveryCode;
import org.letopis.crypto.RecoveryShare;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;
import org.letopis.vault.SlotKind;
import org.letopis.vault.SlotSecrets;

/** Keys that come from files beside the passphrase: a key file, a recovery code, shares; {@code -} is asked for. */
final class KeySource {
    private static final int MAX_TEXT_BYTES = 4_096;
    private static final Path ASK = Path.of("-");

    private final Desk desk;
    private Path keyFile;
    private Path code;
    private List<Path> shares = List.of();

    KeySource(Desk desk) {
        this.desk = desk;
    }

    void keyFile(Path file) {
        keyFile = file;
    }

    Path keyFile() {
        return keyFile;
    }

    void code(Path file) {
        code = file;
    }

    void shares(List<Path> files) {
        shares = List.copyOf(files);
    }

    /** Returns whether a code or shares are given. */
    boolean recovers() {
        return code != null || !shares.isEmpty();
    }

    boolean isGiven() {
        return keyFile != null || recovers();
    }

    /** Adds all that is given. */
    void addTo(SlotSecrets secrets) throws Failure {
        if (keyFile != null) {
            secrets.with(SlotKind.KEY_FILE, read(keyFile));
        }
        if (code != null) {
            char[] typed = text(code, "recovery.ask-code");
            try (RecoveryCode parsed = RecoveryCode.parse(typed)) {
                secrets.with(SlotKind.RECOVERY_CODE, parsed.secret());
            } finally {
                Arrays.fill(typed, '\0');
            }
        }
        if (!shares.isEmpty()) {
            secrets.with(SlotKind.SHARES, joined());
        }
    }

    private SecretBytes joined() throws Failure {
        List<RecoveryShare> parsed = new ArrayList<>();
        try {
            for (Path file : shares) {
                char[] typed = text(file, "recovery.ask-share");
                try {
                    parsed.add(RecoveryShare.parse(typed));
                } catch (Failure.Usage problem) {
                    desk.warn("recovery.in-share", parsed.size() + 1, file);
                    throw problem;
                } finally {
                    Arrays.fill(typed, '\0');
                }
            }
            return RecoveryShare.join(parsed);
        } finally {
            parsed.forEach(RecoveryShare::close);
        }
    }

    private char[] text(Path file, String question) throws Failure {
        if (file.equals(ASK)) {
            return new Prompt(desk).askSecret(question);
        }
        byte[] bytes = bytes(file, MAX_TEXT_BYTES);
        CharBuffer chars = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        Arrays.fill(bytes, (byte) 0);
        char[] text = Arrays.copyOf(chars.array(), chars.remaining());
        Arrays.fill(chars.array(), '\0');
        return text;
    }

    private static byte[] bytes(Path file, int most) throws Failure {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most + 1);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** Returns the 64 bytes of a key file. */
    SecretBytes read(Path file) throws Failure {
        desk.passphraseSource().warnIfReadable(file);
        byte[] bytes = bytes(file, SlotSecrets.KEY_FILE_BYTES);
        if (bytes.length != SlotSecrets.KEY_FILE_BYTES) {
            Arrays.fill(bytes, (byte) 0);
            throw new Failure.Usage("keyfile.not-one", file, SlotSecrets.KEY_FILE_BYTES);
        }
        return SecretBytes.owning(bytes);
    }

    /** Makes a key file, its owner's alone, where there is nothing yet. */
    SecretBytes create(Path file) throws Failure {
        desk.requireFree(file);
        SecretBytes key = SecretBytes.random(desk.random(), SlotSecrets.KEY_FILE_BYTES);
        try (var channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC),
                OwnerOnly.file(file))) {
            channel.write(ByteBuffer.wrap(key.exposed()));
            return key;
        } catch (IOException e) {
            key.close();
            throw Failure.of(e);
        }
    }
}
