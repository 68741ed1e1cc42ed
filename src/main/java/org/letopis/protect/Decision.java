package org.letopis.protect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letopis.report.Id;
import org.letopis.vault.Outgoing;

/** What {@link Gate} decided for one contact: what leaves, what stays, and what must be remembered once it has left. */
public final class Decision {
    private final Disclosure disclosure;
    private final List<Withheld> withheld;
    private final List<Withheld> notCleaned;
    private final Channel channel;
    private final Aliases aliases;
    private final String anchorSecret;

    Decision(
            Disclosure disclosure,
            List<Withheld> withheld,
            List<Withheld> notCleaned,
            Channel channel,
            Aliases aliases,
            String anchorSecret) {
        this.disclosure = disclosure;
        this.withheld = List.copyOf(withheld);
        this.notCleaned = List.copyOf(notCleaned);
        this.channel = channel;
        this.aliases = aliases;
        this.anchorSecret = anchorSecret;
    }

    public Disclosure disclosure() {
        return disclosure;
    }

    /** Returns what stays by rule. */
    public List<Withheld> withheld() {
        return withheld;
    }

    /** Returns the files that stay because no clean copy of them could be made. */
    public List<Withheld> notCleaned() {
        return notCleaned;
    }

    /** Returns the record of the bundle, once it is packed. */
    public Outgoing sent(String bundleId, String tagManifestSha256) {
        Link link = disclosure.link();
        Id stream = link.stream();
        Map<String, String> ids = aliases.newIds();
        return new Outgoing(
                channel.receiver(),
                bundleId,
                stream,
                link.sequence(),
                Optional.of(tagManifestSha256),
                ids,
                aliases.newCodes(),
                anchorSecret,
                Optional.of(channel.own()));
    }
}
