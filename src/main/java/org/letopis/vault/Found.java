package org.letopis.vault;

import java.util.List;

/**
 * What a search found.
 *
 * @param reports the oldest first
 * @param of how many there are in the vault
 */
public record Found(List<ReportSummary> reports, int of) {
    public Found {
        reports = List.copyOf(reports);
    }
}
