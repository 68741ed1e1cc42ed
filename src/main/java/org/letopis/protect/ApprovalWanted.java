package org.letopis.protect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.letopis.crypto.Sha256;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;

/**
 * What a second person agrees to, without being told it: a hash of all that leaves and of whom it goes to. The ids are
 * those of this vault, so that the same content has the same hash each time, as long as nobody changes a report.
 */
public final class ApprovalWanted {
    private static final byte[] LABEL = "letopis-approval/1\0".getBytes(StandardCharsets.US_ASCII);

    private final List<byte[]> parts = new ArrayList<>();

    ApprovalWanted(Channel channel) {
        parts.add(LABEL);
        parts.add((channel.receiver() + "\0" + channel.profile().word() + "\0").getBytes(StandardCharsets.UTF_8));
    }

    void add(JsonObject content) {
        parts.add(Sha256.of(Json.canonical(content)));
    }

    void add(DisclosedFile file) {
        parts.add(file.sha256());
    }

    /**
     * Returns the 32 bytes that are signed.
     *
     * @param salt 32 random bytes, which keep the hash from confirming a guess
     */
    public byte[] hash(byte[] salt) {
        byte[][] all = new byte[parts.size() + 1][];
        all[0] = parts.get(0);
        all[1] = salt;
        for (int i = 1; i < parts.size(); i++) {
            all[i + 1] = parts.get(i);
        }
        return Sha256.of(all);
    }
}
