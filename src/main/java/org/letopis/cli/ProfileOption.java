package org.letopis.cli;

import org.letopis.failure.Failure;
import org.letopis.report.Profile;

/** Reads what a person calls a kind of receiver. */
final class ProfileOption {
    private ProfileOption() {}

    static Profile read(String word) throws Failure {
        return Profile.of(word)
                .orElseThrow(() -> new Failure.Usage("contact.bad-profile", word, String.join(", ", Profile.words())));
    }
}
