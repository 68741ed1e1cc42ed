package org.letopis.failure;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Something that stopped the work and that a person can act on.
 *
 * <p>It holds a key into the resource bundles and the arguments of that message, never finished words. Arguments are
 * shown to the user: a file the user named, a field, a number; never key material, a passphrase or the text of a
 * report. Checked, so that each signature says what can go wrong.
 */
public abstract sealed class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String key;
    private final transient List<Object> arguments;

    private Failure(ExitCode exitCode, String key, Object... arguments) {
        super(key);
        this.exitCode = exitCode;
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** Returns the exit code that the command ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** Returns the message key in the resource bundles, for example {@code bundle.damaged}. */
    public String key() {
        return key;
    }

    /** Returns the arguments of the message, in the order of its placeholders. */
    public List<Object> arguments() {
        return arguments;
    }

    /**
     * Returns the failure that an input or output error stands for: the one that travels inside it, or else an
     * {@link Io} that names only the kind of error, since the message of an {@link IOException} may hold anything.
     */
    public static Failure of(IOException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof FailureInStream carried) {
                return carried.failure();
            }
        }
        if (error instanceof ClosedByInterruptException || error instanceof InterruptedIOException) {
            return new Interrupted("interrupted");
        }
        if (error instanceof NoSuchFileException missing) {
            return new Io("io.no-such-file", missing.getFile());
        }
        if (error instanceof FileNotFoundException) {
            return new Io("io.unreadable");
        }
        if (error instanceof AccessDeniedException denied) {
            return new Io("io.access-denied", denied.getFile());
        }
        Io failure = new Io("io.failed", error.getClass().getSimpleName());
        failure.initCause(error);
        return failure;
    }

    /** The command line or an input that the user wrote is not understood. */
    public static final class Usage extends Failure {
        private static final long serialVersionUID = 1L;

        public Usage(String key, Object... arguments) {
            super(ExitCode.USAGE, key, arguments);
        }
    }

    /** There is no vault where one was expected. */
    public static final class NoVault extends Failure {
        private static final long serialVersionUID = 1L;

        public NoVault(String key, Object... arguments) {
            super(ExitCode.NO_VAULT, key, arguments);
        }
    }

    /** Another process works on the vault. */
    public static final class Busy extends Failure {
        private static final long serialVersionUID = 1L;

        public Busy(String key, Object... arguments) {
            super(ExitCode.BUSY, key, arguments);
        }
    }

    /** No way into the vault opens with what was given. */
    public static final class WrongPassphrase extends Failure {
        private static final long serialVersionUID = 1L;

        public WrongPassphrase(String key, Object... arguments) {
            super(ExitCode.WRONG_PASSPHRASE, key, arguments);
        }
    }

    /** A vault, bundle or card is damaged, was tampered with, or is of a kind that is not read. */
    public static final class Damaged extends Failure {
        private static final long serialVersionUID = 1L;

        public Damaged(String key, Object... arguments) {
            super(ExitCode.DAMAGED, key, arguments);
        }
    }

    /** A bundle is addressed to somebody else. */
    public static final class NotForMe extends Failure {
        private static final long serialVersionUID = 1L;

        public NotForMe(String key, Object... arguments) {
            super(ExitCode.NOT_FOR_ME, key, arguments);
        }
    }

    /** A signer or recipient is unknown, was never compared, or is revoked. */
    public static final class UnknownSigner extends Failure {
        private static final long serialVersionUID = 1L;

        public UnknownSigner(String key, Object... arguments) {
            super(ExitCode.UNKNOWN_SIGNER, key, arguments);
        }
    }

    /** A bundle was imported before. */
    public static final class Replay extends Failure {
        private static final long serialVersionUID = 1L;

        public Replay(String key, Object... arguments) {
            super(ExitCode.REPLAY, key, arguments);
        }
    }

    /** A gate refused: consent, a leak, metadata that is left. */
    public static final class Refused extends Failure {
        private static final long serialVersionUID = 1L;

        public Refused(String key, Object... arguments) {
            super(ExitCode.REFUSED, key, arguments);
        }
    }

    /** A file system, a device or the memory did not do what was needed. */
    public static final class Io extends Failure {
        private static final long serialVersionUID = 1L;

        public Io(String key, Object... arguments) {
            super(ExitCode.IO, key, arguments);
        }
    }

    /** The user stopped the command. */
    public static final class Interrupted extends Failure {
        private static final long serialVersionUID = 1L;

        public Interrupted(String key, Object... arguments) {
            super(ExitCode.INTERRUPTED, key, arguments);
        }
    }
}
