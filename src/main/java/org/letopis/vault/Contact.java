package org.letopis.vault;

import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * Someone whose card is in the vault.
 *
 * @param fingerprint 64 hexadecimal digits, over the two signing keys
 * @param name what the owner of this vault calls them; it never leaves
 * @param card the card's text, as received
 * @param serial of the card; the highest supplies the recipient key
 * @param compared whether the words were compared over another channel
 */
public record Contact(String fingerprint, String name, String card, long serial, boolean compared) {
    public Contact asCompared() {
        return new Contact(fingerprint, name, card, serial, true);
    }

    JsonObject json() {
        return JsonObject.empty()
                .with("fingerprint", fingerprint)
                .with("name", name)
                .with("card", card)
                .with("serial", serial)
                .with("compared", compared);
    }

    static Contact read(JsonObject json) throws JsonProblem {
        return new Contact(
                json.string("fingerprint"),
                json.string("name"),
                json.string("card"),
                json.integer("serial", 1, Long.MAX_VALUE),
                json.truth("compared"));
    }
}
