package org.letopis.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.letopis.failure.Failure;
import org.letopis.report.Report;
import org.letopis.vault.Incoming;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.RowPlace;
import org.letopis.vault.Vault;

/** In what versions a received report came. Each is kept as it came; none was merged with another. */
public final class Versions {
    private Versions() {}

    /**
     * One content that a report came with.
     *
     * @param number 1 for the one that was kept first
     * @param bundles that brought it; empty where an older version of Letopis took it in, and where a file was erased here
     * @param isShown whether it is the one that lists show
     */
    public record Version(int number, Report report, List<RowPlace> bundles, boolean isShown) {
        public Version {
            bundles = List.copyOf(bundles);
        }
    }

    /** Returns the versions of a report that was received; of one's own none. */
    public static List<Version> of(Vault vault, ReportSummary summary) throws Failure {
        if (summary.origin().isEmpty()) {
            return List.of();
        }
        return vault.read(() -> {
            Map<Long, RowPlace> bundles = new HashMap<>();
            for (Incoming incoming :
                    vault.exchange().receivedFrom(summary.origin().get().signer())) {
                incoming.brought().stream()
                        .filter(one -> one.report().equals(summary.id()))
                        .forEach(one -> bundles.put(one.row(), incoming.place()));
            }
            Report shown = vault.reports().report(summary.id());
            List<Version> versions = new ArrayList<>();
            for (var record : vault.reports().records(summary.id()).entrySet()) {
                add(versions, record.getValue(), bundles.get(record.getKey()), shown);
            }
            return versions;
        });
    }

    private static void add(List<Version> versions, Report report, RowPlace bundle, Report shown) {
        List<RowPlace> one = bundle == null ? List.of() : List.of(bundle);
        for (int i = 0; i < versions.size(); i++) {
            Version known = versions.get(i);
            if (known.report().equals(report)) {
                List<RowPlace> all = new ArrayList<>(known.bundles());
                all.addAll(one);
                versions.set(i, new Version(known.number(), report, all, known.isShown()));
                return;
            }
        }
        versions.add(new Version(versions.size() + 1, report, one, report.equals(shown)));
    }

    /** Returns the version with this number. */
    public static Version find(List<Version> versions, int number) throws Failure.Usage {
        if (number < 1 || number > versions.size()) {
            throw new Failure.Usage("show.no-version", number, versions.size());
        }
        return versions.get(number - 1);
    }
}
