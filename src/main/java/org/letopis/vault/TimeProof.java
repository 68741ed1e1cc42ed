package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * What an authority was asked about the time of a received bundle, and what it answered.
 *
 * @param nonces hexadecimal, one of each query that was made, the last at the end
 * @param answer in base64, byte for byte
 * @param authorities the certificates that it was checked against, PEM in base64
 */
public record TimeProof(List<String> nonces, Optional<String> answer, Optional<String> authorities) {
    /** So many queries are remembered; who asks again and again waits for the last answers only. */
    private static final int MOST_NONCES = 16;

    public TimeProof {
        nonces = List.copyOf(nonces);
    }

    /** Returns the same with a further query. */
    public TimeProof asked(String nonce) {
        List<String> all = new ArrayList<>(nonces);
        all.add(nonce);
        return new TimeProof(all.subList(Math.max(0, all.size() - MOST_NONCES), all.size()), answer, authorities);
    }

    JsonObject json() {
        return JsonObject.empty()
                .with("nonces", nonces)
                .withOptional("answer", answer)
                .withOptional("authorities", authorities);
    }

    static TimeProof read(JsonObject json) throws JsonProblem {
        return new TimeProof(json.strings("nonces"), json.optionalString("answer"), json.optionalString("authorities"));
    }
}
