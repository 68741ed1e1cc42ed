package org.letopis.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a contact is to the owner of a vault, which decides what may leave for them. */
public enum Profile {
    /** Colleagues: people by code. */
    NETWORK("network"),
    /** A lawyer: who their own clients are, everyone else by code. */
    LAWYER("lawyer"),
    /** A body of the United Nations: by name who consented to it, everyone else by code. */
    UN("un-confidential"),
    /** A mission of the European Union: by name who consented to it, everyone else by code. */
    EU("eu-mission"),
    /** Research: what can be counted, without words and files. */
    RESEARCHER("research-anonymous"),
    /** A trainer: reports of training only. */
    TRAINER("network"),
    /** One's own organisation's second vault: everything as it is, identities and ids included. */
    ARCHIVE("store");

    private final String scope;

    Profile(String scope) {
        this.scope = scope;
    }

    /** Returns the name that users write. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the purpose that a person must have agreed to before anything of them leaves for such a contact. */
    public String scope() {
        return scope;
    }

    /** Returns whether such a contact may learn who people are; then the words of their card must have been compared. */
    public boolean learnsNames() {
        return this == LAWYER || this == UN || this == EU || this == ARCHIVE;
    }

    /** Returns the profile of that name. */
    public static Optional<Profile> of(String word) {
        return Arrays.stream(values())
                .filter(profile -> profile.word().equals(word))
                .findFirst();
    }

    /** Returns all names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Profile::word).toList();
    }
}
