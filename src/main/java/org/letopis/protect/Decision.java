package org.letopis.protect;

import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.report.Attachment;
import org.letopis.report.Report;
import org.letopis.vault.Outgoing;

/**
 * What {@link Gate} decided for one contact: what leaves, what stays and why, what was made coarser, found and replaced,
 * and what must be remembered once it has left.
 */
public final class Decision {
    private final Disclosure disclosure;
    private final Found found;
    private final Channel channel;
    private final Aliases aliases;
    private final String anchorSecret;

    /**
     * All that a person may want to see before something leaves.
     *
     * @param leaving the reports as the receiver will read them, but under the ids and codes of this vault
     * @param files whose clean copies leave
     * @param originals whose originals leave
     * @param withheld what stays by rule
     * @param notCleaned files that stay because no clean copy of them could be made
     * @param fields fields that stay by rule
     * @param coarsened what is told less exactly
     * @param reopened people who took back their consent after texts were written with their words
     * @param hits people found whom nobody decided about
     * @param replaced people found and replaced by a code
     * @param allowed people found who may stand
     * @param suggestions words that look like names of people who are not listed
     * @param approval whether a second person must agree, and to what
     */
    public record Found(
            List<Report> leaving,
            List<Attachment> files,
            List<Attachment> originals,
            List<Withheld> withheld,
            List<Withheld> notCleaned,
            List<Changed> fields,
            List<Changed> coarsened,
            List<Withheld> reopened,
            List<FoundHit> hits,
            List<FoundHit> replaced,
            List<FoundHit> allowed,
            List<FoundName> suggestions,
            Optional<ApprovalWanted> approval) {
        public Found {
            leaving = List.copyOf(leaving);
            files = List.copyOf(files);
            originals = List.copyOf(originals);
            withheld = List.copyOf(withheld);
            notCleaned = List.copyOf(notCleaned);
            fields = List.copyOf(fields);
            coarsened = List.copyOf(coarsened);
            reopened = List.copyOf(reopened);
            hits = List.copyOf(hits);
            replaced = List.copyOf(replaced);
            allowed = List.copyOf(allowed);
            suggestions = List.copyOf(suggestions);
        }
    }

    Decision(Disclosure disclosure, Found found, Channel channel, Aliases aliases, String anchorSecret) {
        this.disclosure = disclosure;
        this.found = found;
        this.channel = channel;
        this.aliases = aliases;
        this.anchorSecret = anchorSecret;
    }

    public Found found() {
        return found;
    }

    /**
     * Checks that all may leave that would.
     *
     * @throws Failure.Refused when nothing is left, or a hit is not decided about
     */
    public void requireOpen() throws Failure.Refused {
        if (found.leaving().isEmpty()) {
            throw new Failure.Refused("gate.nothing-left");
        }
        for (Withheld person : found.reopened()) {
            throw new Failure.Refused(person.key(), person.what());
        }
        if (!found.hits().isEmpty()) {
            FoundHit first = found.hits().get(0);
            throw new Failure.Refused(
                    "gate.name-in-text",
                    first.report(),
                    first.hit().person(),
                    found.hits().size());
        }
    }

    /**
     * Returns what leaves.
     *
     * @param approved whether a second person agreed to exactly this
     * @throws Failure.Refused as {@link #requireOpen}, or when a second person is wanted and did not agree
     */
    public Disclosure disclosure(boolean approved) throws Failure.Refused {
        requireOpen();
        if (found.approval().isPresent() && !approved) {
            throw new Failure.Refused("gate.approval-wanted");
        }
        return disclosure;
    }

    public Channel channel() {
        return channel;
    }

    /** Returns the record of the bundle, once it is packed. */
    public Outgoing sent(String bundleId, String tagManifestSha256) {
        Link link = disclosure.link();
        return new Outgoing(
                channel.receiver(),
                bundleId,
                link.stream(),
                link.sequence(),
                Optional.of(tagManifestSha256),
                aliases.newIds(),
                aliases.newCodes(),
                anchorSecret,
                Optional.of(channel.own()));
    }
}
