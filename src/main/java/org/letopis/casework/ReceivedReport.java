package org.letopis.casework;

import java.util.Collection;
import java.util.Optional;
import org.letopis.report.Id;
import org.letopis.report.Report;

/**
 * A report in a bundle, and how it stands to what its sender sent before.
 *
 * @param id our id of it; empty for one that is new and was only looked at
 */
public record ReceivedReport(Optional<Id> id, String title, int revision, State state) {
    /** How a report stands to those that came under the same id from the same sender. */
    public enum State {
        /** None came. */
        NEW,
        /** The same came before. */
        KNOWN,
        /** Its revision number is the highest. */
        NEWER,
        /** It came after one with a higher revision number. */
        OLDER,
        /** Another content came under the same revision number. */
        CONFLICTING
    }

    static State state(Report report, Collection<Report> before) {
        if (before.isEmpty()) {
            return State.NEW;
        }
        boolean numbered = false;
        boolean newest = true;
        for (Report earlier : before) {
            if (earlier.equals(report)) {
                return State.KNOWN;
            }
            numbered |= earlier.revision() == report.revision();
            newest &= earlier.revision() < report.revision();
        }
        if (newest) {
            return State.NEWER;
        }
        return numbered ? State.CONFLICTING : State.OLDER;
    }
}
