package org.letopis.failure;

/**
 * The exit codes of the command, as scripts see them. {@code docs/reference/exit-codes.md} is held to this list by a
 * test.
 */
public enum ExitCode {
    OK(0),
    USAGE(2),
    NO_VAULT(10),
    BUSY(11),
    WRONG_PASSPHRASE(12),
    DAMAGED(20),
    NOT_FOR_ME(21),
    UNKNOWN_SIGNER(22),
    REPLAY(23),
    REFUSED(30),
    PARTLY_DONE(31),
    BUG(70),
    IO(74),
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** Returns the number given to the operating system, 0 to 255. */
    public int number() {
        return number;
    }
}
