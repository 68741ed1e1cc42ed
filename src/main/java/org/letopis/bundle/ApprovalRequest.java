package org.letopis.bundle;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * What a second person is asked to approve before it leaves: {@code docs/reference/bundle-format.md}, section "The
 * approval". It names no person and no report.
 *
 * @param hash of what would leave: 64 hexadecimal digits
 * @param salt that went into the hash, so that nobody finds out by guessing what it is of: 64 hexadecimal digits
 * @param to fingerprints of whom it would leave for, ascending: one, or the members of a circle
 * @param reports how many
 * @param profile the word of what may leave for them
 */
public record ApprovalRequest(String hash, String salt, List<String> to, int reports, String profile) {
    public static final int MAX_BYTES = 16 * 1024;

    private static final String FORMAT = "letopis-approval-request/1";
    private static final int MAX_RECEIVERS = 32;
    private static final int MAX_REPORTS = 1_000_000;
    private static final Pattern PROFILE = Pattern.compile("[a-z][a-z-]{0,19}");

    public ApprovalRequest {
        to = to.stream().sorted().toList();
        try {
            JsonFields.require(JsonFields.HASH.matcher(hash).matches(), "hash");
            JsonFields.require(JsonFields.HASH.matcher(salt).matches(), "salt");
            JsonFields.require(!to.isEmpty() && to.size() <= MAX_RECEIVERS, "to");
            for (String one : to) {
                JsonFields.require(JsonFields.HASH.matcher(one).matches(), "to");
            }
            JsonFields.require(to.stream().distinct().count() == to.size(), "to");
            JsonFields.require(reports >= 1 && reports <= MAX_REPORTS, "reports");
            JsonFields.require(PROFILE.matcher(profile).matches(), "profile");
        } catch (JsonProblem problem) {
            throw new IllegalArgumentException(problem.key() + " " + problem.arguments(), problem);
        }
    }

    /** Returns it as it is passed on: canonical JSON. */
    public byte[] text() {
        return Json.canonical(JsonObject.empty()
                .with("format", FORMAT)
                .with("hash", hash)
                .with("salt", salt)
                .with("to", to)
                .with("reports", reports)
                .with("profile", profile));
    }

    /**
     * Reads one.
     *
     * @throws Failure.Damaged when anything in it is not as {@link #text} writes it
     */
    public static ApprovalRequest parse(byte[] text) throws Failure.Damaged {
        try {
            JsonObject json = Json.parseCanonical(text, MAX_BYTES);
            json.only("format", "hash", "salt", "to", "reports", "profile");
            JsonFields.require(json.string("format").equals(FORMAT), "format");
            ApprovalRequest request = new ApprovalRequest(
                    JsonFields.hash(json, "hash"),
                    JsonFields.hash(json, "salt"),
                    json.strings("to"),
                    (int) json.integer("reports", 1, MAX_REPORTS),
                    json.string("profile"));
            JsonFields.require(Arrays.equals(request.text(), text), "to");
            return request;
        } catch (JsonProblem problem) {
            throw new Failure.Damaged("approval.bad-request", problem);
        } catch (IllegalArgumentException malformed) {
            if (malformed.getCause() instanceof JsonProblem problem) {
                throw new Failure.Damaged("approval.bad-request", problem);
            }
            throw malformed;
        }
    }
}
