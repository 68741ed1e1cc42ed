package org.letopis.protect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letopis.report.Id;
import org.letopis.report.Profile;
import org.letopis.vault.Outgoing;

/**
 * The way from one set of own keys to one receiver.
 *
 * @param receiver fingerprint of a contact, or the id of a circle
 * @param own fingerprint of the own keys that sign
 * @param sent what went there before, the first first: it used ids and codes that are used again
 * @param last the bundle that the next one follows in its row; a row goes with the keys that sign it
 * @param profile of the receiver; a circle is a network
 * @param clients of a lawyer: people of this vault whose names may leave for them
 * @param sealedToo whether health, violence and shelter were asked for
 * @param originals whether the originals of files were asked for
 */
public record Channel(
        String receiver,
        String own,
        List<Outgoing> sent,
        Optional<Outgoing> last,
        Profile profile,
        Set<Id> clients,
        boolean sealedToo,
        boolean originals) {
    public Channel {
        sent = List.copyOf(sent);
        clients = Set.copyOf(clients);
    }
}
