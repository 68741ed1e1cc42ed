package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;
import org.letopis.report.Origin;
import org.letopis.report.Report;
import org.letopis.report.ReportJson;

/** The reports of a vault. Revisions are appended; none is overwritten. */
public final class ReportStore {
    /** Means the report that was added last. */
    public static final String LAST = "last";

    private static final int LEAST_PREFIX = 4;

    private final Contents contents;

    ReportStore(Contents contents) {
        this.contents = contents;
    }

    /** Adds a report of one's own, or a further revision of it; all revisions share the report's own key. */
    public void add(Report report) throws Failure {
        add(report, Optional.empty(), Optional.empty());
    }

    /**
     * Adds a report that was received.
     *
     * @param asSigned the report as the sender signed it, which alone can be proved; kept beside ours
     */
    public void addReceived(Report report, Origin origin, JsonObject asSigned) throws Failure {
        add(report, Optional.of(origin), Optional.of(asSigned));
    }

    private void add(Report report, Optional<Origin> origin, Optional<JsonObject> asSigned) throws Failure {
        contents.write(() -> {
            String name = report.id().hex();
            Optional<Entry> known = contents.catalog().find(Entry.Kind.REPORT, name);
            try (OwnKey key = known.isPresent()
                    ? contents.key(Table.OBJECT_KEY, known.get().keyRow())
                    : contents.newKey(Table.OBJECT_KEY)) {
                long row = contents.append(Optional.of(key), Json.canonical(ReportJson.write(report)));
                JsonObject about = ReportSummary.of(report, origin).about().with("earlier", earlier(known));
                List<Long> signedBefore = known.isPresent() ? signed(known.get()) : List.of();
                if (!signedBefore.isEmpty()) {
                    about = about.with("earlierSigned", signedBefore);
                }
                if (asSigned.isPresent()) {
                    about = about.with("asSigned", contents.append(Optional.of(key), Json.canonical(asSigned.get())));
                }
                contents.catalog().put(new Entry(Entry.Kind.REPORT, name, row, key.row(), about));
            }
            return null;
        });
    }

    /** Returns the rows of the revisions before, the first first. */
    private static List<Long> earlier(Optional<Entry> known) throws Failure {
        if (known.isEmpty()) {
            return List.of();
        }
        try {
            List<Long> rows = new ArrayList<>(known.get().about().integers("earlier"));
            rows.add(known.get().row());
            return rows;
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    /** Returns the rows of the report as its sender signed it, of all revisions that were received. */
    static List<Long> signed(Entry entry) throws Failure {
        try {
            List<Long> rows = new ArrayList<>();
            if (entry.about().has("earlierSigned")) {
                rows.addAll(entry.about().integers("earlierSigned"));
            }
            if (entry.about().has("asSigned")) {
                rows.add(entry.about().integer("asSigned", 1, Long.MAX_VALUE));
            }
            return rows;
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    /** Returns the latest revision. */
    public Report report(Id id) throws Failure {
        return contents.read(() -> {
            Entry entry = contents.catalog()
                    .find(Entry.Kind.REPORT, id.hex())
                    .orElseThrow(() -> new Failure.Usage("report.none", id.hex()));
            try {
                return ReportJson.read(contents.jsonRecord(entry, Table.OBJECT_KEY));
            } catch (JsonProblem problem) {
                throw problem.asDamaged();
            }
        });
    }

    /** Returns a received report as its sender signed it; empty for one's own. */
    public Optional<JsonObject> asSigned(Id id) throws Failure {
        return contents.read(() -> {
            Optional<Entry> entry = contents.catalog().find(Entry.Kind.REPORT, id.hex());
            if (entry.isEmpty() || !entry.get().about().has("asSigned")) {
                return Optional.empty();
            }
            try {
                long row = entry.get().about().integer("asSigned", 1, Long.MAX_VALUE);
                Entry signed =
                        new Entry(Entry.Kind.REPORT, id.hex(), row, entry.get().keyRow(), JsonObject.empty());
                return Optional.of(contents.jsonRecord(signed, Table.OBJECT_KEY));
            } catch (JsonProblem problem) {
                throw problem.asDamaged();
            }
        });
    }

    /** Returns all reports, the oldest first. */
    public List<ReportSummary> list() throws Failure {
        return contents.read(() -> {
            List<ReportSummary> summaries = new ArrayList<>();
            for (Entry entry : contents.catalog().all(Entry.Kind.REPORT).toList()) {
                try {
                    summaries.add(ReportSummary.read(entry));
                } catch (JsonProblem problem) {
                    throw problem.asDamaged();
                }
            }
            return summaries;
        });
    }

    /** Finds the report that a person means: a whole id, its first digits, or {@value #LAST}. */
    public ReportSummary find(String meant) throws Failure {
        List<ReportSummary> all = list();
        if (meant.equals(LAST) && !all.isEmpty()) {
            return all.get(all.size() - 1);
        }
        List<ReportSummary> fitting = all.stream()
                .filter(one -> meant.length() >= LEAST_PREFIX && one.id().hex().startsWith(meant))
                .toList();
        if (fitting.size() > 1) {
            throw new Failure.Usage("report.ambiguous", meant, fitting.size());
        }
        return fitting.stream().findFirst().orElseThrow(() -> new Failure.Usage("report.none", meant));
    }
}
