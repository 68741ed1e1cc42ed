package org.letopis.vault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a contact is to the owner of this vault, which decides what may leave for them. */
public enum Profile {
    /** Colleagues: people by code, no exact spots. */
    NETWORK,
    /** One's own organisation's second vault: everything as it is, identities and ids included. */
    ARCHIVE;

    /** Returns the name that users write. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the profile of that name. */
    public static Optional<Profile> of(String word) {
        return Arrays.stream(values())
                .filter(profile -> profile.word().equals(word))
                .findFirst();
    }
}
