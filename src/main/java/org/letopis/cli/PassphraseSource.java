package org.letopis.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.letopis.crypto.Passphrase;
import org.letopis.crypto.PassphraseStrength;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;

/**
 * Where the passphrase comes from: a file, a file descriptor, or the person at the terminal; never an argument or the
 * environment, which other programs can read. Of a file it is the first line without its line end.
 */
final class PassphraseSource {
    private static final int MAX_BYTES = 4_096;

    private final Desk desk;
    private final String question;
    private Path file;
    private Integer descriptor;

    PassphraseSource(Desk desk) {
        this(desk, "passphrase.ask");
    }

    /** @param question the key of what a person is asked for it */
    PassphraseSource(Desk desk, String question) {
        this.desk = desk;
        this.question = question;
    }

    void file(Path passphraseFile) {
        file = passphraseFile;
    }

    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    void descriptor(int number) {
        descriptor = number;
    }

    /** Forgets the descriptor, which is read to its end: the next passphrase is asked for. */
    void forgetDescriptor() {
        descriptor = null;
    }

    /** Returns whether the passphrase comes from a file or a descriptor, so that nobody is asked. */
    boolean isGiven() {
        return file != null || descriptor != null;
    }

    /** Returns the passphrase of a vault that exists. */
    Passphrase known(Path vault) throws Failure {
        if (file == null && descriptor == null && !Files.isRegularFile(vault)) {
            throw new Failure.NoVault("vault.none", vault.toString()); // before anyone types in vain
        }
        return given();
    }

    /** Returns the passphrase of what is known to be there. */
    Passphrase given() throws Failure {
        return given(desk.words().text(question));
    }

    /** Returns a new passphrase, typed twice where it is typed; warns of a weak one. */
    Passphrase fresh() throws Failure {
        Passphrase first = given(desk.words().text("passphrase.ask-new"));
        if (first.length() == 0) {
            first.close();
            throw new Failure.Usage("passphrase.empty");
        }
        if (new PassphraseStrength().isWeak(first)) {
            desk.warn("passphrase.weak");
        }
        if (file == null && descriptor == null) {
            try (Passphrase again = given(desk.words().text("passphrase.ask-again"));
                    SecretBytes one = first.utf8();
                    SecretBytes other = again.utf8()) {
                if (!one.equals(other)) {
                    first.close();
                    throw new Failure.Usage("passphrase.differ");
                }
            }
        }
        return first;
    }

    private Passphrase given(String prompt) throws Failure {
        if (file != null && descriptor != null) {
            throw new Failure.Usage("passphrase.two-sources");
        }
        try {
            if (file != null) {
                warnIfReadable(file);
                try (InputStream in = Files.newInputStream(file)) {
                    return firstLine(in);
                }
            }
            if (descriptor != null) {
                return fromDescriptor();
            }
        } catch (IOException e) {
            throw Failure.of(e);
        }
        return typed(prompt);
    }

    private Passphrase fromDescriptor() throws IOException, Failure {
        if (descriptor == 0) {
            return firstLine(desk.terminal().in());
        }
        Path path = Path.of("/dev/fd", Integer.toString(descriptor));
        if (descriptor < 0 || !Files.exists(path)) {
            throw new Failure.Usage("passphrase.no-descriptor", descriptor);
        }
        try (InputStream in = Files.newInputStream(path)) {
            return firstLine(in);
        }
    }

    private Passphrase typed(String prompt) throws Failure {
        if (!desk.canAsk()) {
            throw new Failure.Usage("passphrase.none");
        }
        char[] typed = desk.terminal().hidden().line(() -> {
            desk.terminal().err().print(prompt + " ");
            desk.terminal().err().flush();
        });
        if (typed == null) {
            throw new Failure.Interrupted("interrupted");
        }
        try {
            for (char c : typed) {
                if (c == '\uFFFD') {
                    throw new Failure.Usage("args.mangled");
                }
            }
            return Passphrase.of(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private static Passphrase firstLine(InputStream in) throws IOException, Failure {
        byte[] bytes = new byte[MAX_BYTES];
        int length = 0;
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (length == MAX_BYTES) {
                throw new Failure.Usage("passphrase.too-long", MAX_BYTES);
            }
            bytes[length++] = (byte) b;
        }
        if (length > 0 && bytes[length - 1] == '\r') {
            length--;
        }
        try {
            CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            char[] line = Arrays.copyOf(chars.array(), chars.remaining());
            Arrays.fill(chars.array(), '\0');
            try {
                return Passphrase.of(line);
            } finally {
                Arrays.fill(line, '\0');
            }
        } catch (CharacterCodingException e) {
            throw new Failure.Usage("passphrase.not-utf8");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Warns when others may read a file that opens the vault. */
    void warnIfReadable(Path secret) throws Failure {
        if (!secret.getFileSystem().supportedFileAttributeViews().contains("posix") || !Files.isRegularFile(secret)) {
            return;
        }
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(secret);
            if (permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ)) {
                desk.warn("passphrase.readable-file", secret);
            }
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }
}
