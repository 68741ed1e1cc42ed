package org.letopis.casework;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.letopis.bundle.ApprovalRequest;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.protect.ApprovalWanted;

/** A second person, who is asked before something leaves. */
public interface Approver {
    /** Nobody can be asked. */
    Approver NOBODY = asked -> Optional.empty();

    /**
     * Returns how they agreed to exactly this, or nothing when there is nobody to ask.
     *
     * @throws Failure.Refused when they agreed to something else, or are no second person
     */
    Optional<Given> approves(Asked asked) throws Failure;

    /**
     * What is about to leave.
     *
     * @param to fingerprints of those who can open it
     * @param reports how many leave
     * @param profile its word
     */
    record Asked(ApprovalWanted wanted, List<String> to, int reports, String profile) {
        private static final int SALT_BYTES = 32;

        public Asked {
            to = List.copyOf(to);
        }

        /** Returns it as a second person is asked, under a new salt. */
        ApprovalRequest request(SecureRandom random) {
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            return request(salt);
        }

        private ApprovalRequest request(byte[] salt) {
            return new ApprovalRequest(Sha256.hex(wanted.hash(salt)), Sha256.hex(salt), to, reports, profile);
        }

        /**
         * Checks that this is what somebody was asked.
         *
         * @throws Failure.Refused when a report, a file, a decision, the receiver or the profile has changed since
         */
        public void require(ApprovalRequest request) throws Failure.Refused {
            if (!request(Sha256.unhex(request.salt())).equals(request)) {
                throw new Failure.Refused("approval.changed");
            }
        }
    }

    /**
     * How somebody agreed.
     *
     * @param how for the custody log: whose signature, or which way in
     * @param hash of what they agreed to, hexadecimal
     */
    record Given(JsonObject how, String hash) {
        JsonObject json() {
            return how.with("hash", hash);
        }
    }
}
