package org.letopis.casework;

import java.util.Optional;

/**
 * A bundle that carried something out.
 *
 * @param receiver fingerprint of a contact, or the id of a circle
 * @param name of the contact or circle, if it is still known
 * @param day on which it was made, for example {@code 2026-11-26}
 */
public record Carrier(String bundle, String receiver, Optional<String> name, String day) {
    /** Returns the name, or what stands for it where it is not known any more. */
    public String receiverName() {
        return name.orElse(receiver);
    }
}
