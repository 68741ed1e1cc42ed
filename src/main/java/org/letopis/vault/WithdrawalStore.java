package org.letopis.vault;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;

/** What senders told of consent that was taken back since, each under a key of its own, which goes with the report. */
public final class WithdrawalStore {
    private final Contents contents;

    WithdrawalStore(Contents contents) {
        this.contents = contents;
    }

    public void add(Withdrawal withdrawal) throws Failure {
        contents.write(() -> {
            try (OwnKey key = contents.newKey(Table.OBJECT_KEY)) {
                long row = contents.append(Optional.of(key), Json.canonical(withdrawal.json()));
                JsonObject about =
                        JsonObject.empty().with("report", withdrawal.report().hex());
                contents.catalog().put(new Entry(Entry.Kind.WITHDRAWAL, withdrawal.notice(), row, key.row(), about));
            }
            return null;
        });
    }

    /** Returns whether the notice with this hash was taken in before. */
    public boolean has(String notice) throws Failure {
        return contents.read(
                () -> contents.catalog().find(Entry.Kind.WITHDRAWAL, notice).isPresent());
    }

    /** Returns the reports of which anybody took consent back. */
    public Set<Id> reports() throws Failure {
        return contents.read(() -> {
            Set<Id> reports = new HashSet<>();
            for (Entry entry : contents.catalog().all(Entry.Kind.WITHDRAWAL)) {
                reports.add(report(entry));
            }
            return reports;
        });
    }

    /** Returns what was told of people of a report, the first told first. */
    public List<Withdrawal> of(Id report) throws Failure {
        return contents.read(() -> {
            List<Withdrawal> told = new ArrayList<>();
            for (Entry entry : about(report)) {
                try {
                    told.add(Withdrawal.read(contents.jsonRecord(entry, Table.OBJECT_KEY)));
                } catch (JsonProblem problem) {
                    throw problem.asDamaged();
                }
            }
            return told;
        });
    }

    List<Entry> about(Id report) throws Failure {
        List<Entry> about = new ArrayList<>();
        for (Entry entry : contents.catalog().all(Entry.Kind.WITHDRAWAL)) {
            if (report(entry).equals(report)) {
                about.add(entry);
            }
        }
        about.sort((a, b) -> Long.compare(a.row(), b.row()));
        return about;
    }

    private static Id report(Entry entry) throws Failure {
        try {
            return Id.parse(entry.about().string("report"));
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }
}
