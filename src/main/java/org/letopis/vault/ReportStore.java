package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
     * Adds a report that was received. All that came under one id stay, each as it came; shown is, of those with the
     * highest revision number, the one that came last.
     *
     * @param asSigned the report as the sender signed it, which alone can be proved; kept beside ours
     * @return the row that holds it
     */
    public long addReceived(Report report, Origin origin, JsonObject asSigned) throws Failure {
        return contents.write(() -> {
            Optional<Entry> known =
                    contents.catalog().find(Entry.Kind.REPORT, report.id().hex());
            return known.isPresent() && summary(known.get()).revision() > report.revision()
                    ? addBehind(known.get(), report, asSigned)
                    : add(report, Optional.of(origin), Optional.of(asSigned));
        });
    }

    /** Adds what came late: it is kept, and what came before it and is newer stays the one that is shown. */
    private long addBehind(Entry known, Report report, JsonObject asSigned) throws Failure {
        try (OwnKey key = contents.key(Table.OBJECT_KEY, known.keyRow())) {
            long row = contents.append(Optional.of(key), Json.canonical(ReportJson.write(report)));
            long signedRow = contents.append(Optional.of(key), Json.canonical(asSigned));
            JsonObject about = known.about()
                    .with(Entry.EARLIER, with(known.about().integers(Entry.EARLIER), row))
                    .with(Entry.EARLIER_SIGNED, with(known.about().integers(Entry.EARLIER_SIGNED), signedRow));
            contents.catalog().put(new Entry(Entry.Kind.REPORT, known.name(), known.row(), known.keyRow(), about));
            return row;
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    private static List<Long> with(List<Long> rows, long further) {
        List<Long> all = new ArrayList<>(rows);
        all.add(further);
        return all;
    }

    /** Returns a report as each of its records has it, by their rows, the first written first. */
    public SortedMap<Long, Report> records(Id id) throws Failure {
        return contents.read(() -> {
            Entry entry = entry(id);
            SortedMap<Long, Report> records = new TreeMap<>();
            for (long row : revisions(entry)) {
                records.put(row, open(entry.at(row, entry.keyRow())));
            }
            return records;
        });
    }

    /** Adds a revision without one of its files. A received report is not ours to revise, and keeps its number. */
    void addWithout(Id id, Id file) throws Failure {
        Entry known = entry(id);
        Optional<Origin> origin = summary(known).origin();
        Report report = open(known);
        Report next = origin.isPresent() ? report : report.withMore(List.of());
        add(next.without(Set.of(file)), origin, asSigned(id));
    }

    private Entry entry(Id id) throws Failure {
        Optional<Entry> entry = contents.catalog().find(Entry.Kind.REPORT, id.hex());
        if (entry.isEmpty()) {
            throw Tombstone.refusal(contents, id.hex(), "report.none");
        }
        return entry.get();
    }

    private long add(Report report, Optional<Origin> origin, Optional<JsonObject> asSigned) throws Failure {
        return contents.write(() -> {
            String name = report.id().hex();
            Optional<Entry> known = contents.catalog().find(Entry.Kind.REPORT, name);
            try (OwnKey key = known.isPresent()
                    ? contents.key(Table.OBJECT_KEY, known.get().keyRow())
                    : contents.newKey(Table.OBJECT_KEY)) {
                long row = contents.append(Optional.of(key), Json.canonical(ReportJson.write(report)));
                JsonObject about = ReportSummary.of(report, origin)
                        .about()
                        .with(Entry.EARLIER, earlier(known))
                        .with(Entry.DAYS, Days.of(report).numbers());
                List<Long> signedBefore = known.isPresent() ? signed(known.get()) : List.of();
                if (!signedBefore.isEmpty()) {
                    about = about.with(Entry.EARLIER_SIGNED, signedBefore);
                }
                if (asSigned.isPresent()) {
                    long signedRow = contents.append(Optional.of(key), Json.canonical(asSigned.get()));
                    about = about.with(Entry.AS_SIGNED, signedRow);
                }
                contents.catalog().put(new Entry(Entry.Kind.REPORT, name, row, key.row(), about));
                contents.search().add(contents.root(), contents.catalog(), row, Facets.withWords(report));
                return row;
            }
        });
    }

    /** Returns the rows of the revisions before, the first first. */
    private static List<Long> earlier(Optional<Entry> known) throws Failure {
        return known.isEmpty() ? List.of() : revisions(known.get());
    }

    /** Returns the rows of all revisions, the first first. */
    static List<Long> revisions(Entry entry) throws Failure {
        try {
            List<Long> rows = new ArrayList<>(entry.about().integers(Entry.EARLIER));
            rows.add(entry.row());
            return rows;
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    /** Returns the rows of the report as its sender signed it, of all revisions that were received. */
    static List<Long> signed(Entry entry) throws Failure {
        try {
            List<Long> rows = new ArrayList<>();
            if (entry.about().has(Entry.EARLIER_SIGNED)) {
                rows.addAll(entry.about().integers(Entry.EARLIER_SIGNED));
            }
            if (entry.about().has(Entry.AS_SIGNED)) {
                rows.add(entry.about().integer(Entry.AS_SIGNED, 1, Long.MAX_VALUE));
            }
            return rows;
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    /** Returns the latest revision. */
    public Report report(Id id) throws Failure {
        return contents.read(() -> open(entry(id)));
    }

    Report open(Entry entry) throws Failure {
        try {
            return ReportJson.read(contents.jsonRecord(entry, Table.OBJECT_KEY));
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    /** Returns a received report as its sender signed it; empty for one's own. */
    public Optional<JsonObject> asSigned(Id id) throws Failure {
        return contents.read(() -> {
            Optional<Entry> entry = contents.catalog().find(Entry.Kind.REPORT, id.hex());
            if (entry.isEmpty() || !entry.get().about().has(Entry.AS_SIGNED)) {
                return Optional.empty();
            }
            try {
                long row = entry.get().about().integer(Entry.AS_SIGNED, 1, Long.MAX_VALUE);
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
            for (CatalogBlock block : contents.catalog().reportBlocks()) {
                for (int place = 0; place < block.size(); place++) {
                    summaries.add(block.summary(place));
                }
            }
            return summaries;
        });
    }

    /** Returns the reports that are as was asked, the oldest first. */
    public Found search(Sought sought) throws Failure {
        return contents.read(() -> new ReportSearch(contents, sought).run());
    }

    /** Returns the reports in which all these words stand, the oldest first. */
    public List<ReportSummary> search(String words) throws Failure {
        return search(Sought.words(words)).reports();
    }

    private static ReportSummary summary(Entry entry) throws Failure {
        try {
            return ReportSummary.read(entry);
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    /** Finds the report that a person means: a whole id, its first digits, or {@value #LAST}. */
    public ReportSummary find(String meant) throws Failure {
        return contents.read(() -> {
            List<CatalogBlock> blocks = contents.catalog().reportBlocks();
            ReportSummary last = null;
            List<ReportSummary> fitting = new ArrayList<>();
            for (CatalogBlock block : blocks) {
                for (int place = 0; place < block.size(); place++) {
                    if (meant.length() >= LEAST_PREFIX && block.name(place).startsWith(meant)) {
                        fitting.add(block.summary(place));
                    }
                }
                last = block.size() > 0 ? block.summary(block.size() - 1) : last;
            }
            if (meant.equals(LAST) && last != null) {
                return last;
            }
            if (fitting.size() > 1) {
                throw new Failure.Usage("report.ambiguous", meant, fitting.size());
            }
            if (fitting.isEmpty()) {
                throw Tombstone.refusal(contents, meant, "report.none");
            }
            return fitting.get(0);
        });
    }
}
