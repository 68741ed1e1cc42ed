package org.letopis.vault;

import java.util.Locale;

/** A kind of way into the vault. The number is written into the slot, the label into every derivation. */
public enum SlotKind {
    PASSPHRASE(1),
    KEY_FILE(2),
    /** Neither opens it alone. */
    PASSPHRASE_AND_KEY_FILE(3),
    RECOVERY_CODE(4),
    /** A secret that is in nobody's hands, split into shares. */
    SHARES(5);

    private final int number;

    SlotKind(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Returns the word for programs and derivations, for example {@code key-file}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns whether a passphrase is part of it, so that it must be stretched. */
    public boolean hasPassphrase() {
        return this == PASSPHRASE || this == PASSPHRASE_AND_KEY_FILE;
    }

    static SlotKind of(String label) {
        for (SlotKind kind : values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(label);
    }
}
