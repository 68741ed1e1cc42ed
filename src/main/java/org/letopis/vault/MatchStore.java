package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;

/** What was judged of reports and persons that may be the same. Each is kept, under a key of its own; the last counts. */
public final class MatchStore {
    private final Contents contents;

    MatchStore(Contents contents) {
        this.contents = contents;
    }

    public void add(Match match) throws Failure {
        contents.write(() -> {
            try (OwnKey key = contents.newKey(Table.OBJECT_KEY)) {
                long row = contents.append(Optional.of(key), Json.canonical(match.json()));
                contents.catalog()
                        .put(new Entry(Entry.Kind.MATCH, match.id().hex(), row, key.row(), JsonObject.empty()));
            }
            return null;
        });
    }

    /** Returns all, the first given first. */
    public List<Match> all() throws Failure {
        return contents.read(() -> {
            List<Match> matches = new ArrayList<>();
            for (Entry entry : entries()) {
                matches.add(open(entry));
            }
            return matches;
        });
    }

    private List<Entry> entries() throws Failure {
        return contents.catalog().all(Entry.Kind.MATCH).stream()
                .sorted((a, b) -> Long.compare(a.row(), b.row()))
                .toList();
    }

    /** Returns the entries of what was judged of a report, or of people in it. */
    List<Entry> about(Id report) throws Failure {
        List<Entry> about = new ArrayList<>();
        for (Entry entry : entries()) {
            Match match = open(entry);
            if (match.one().report().equals(report) || match.other().report().equals(report)) {
                about.add(entry);
            }
        }
        return about;
    }

    private Match open(Entry entry) throws Failure {
        try {
            return Match.read(contents.jsonRecord(entry, Table.OBJECT_KEY));
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }
}
