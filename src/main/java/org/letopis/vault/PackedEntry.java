package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;
import org.letopis.report.Origin;

/**
 * The form of an entry in a block of the catalog: {@code docs/reference/vault-format.md}, section "Catalog". Reports are
 * packed field by field, since a list reads a hundred thousand of them; what a few entries of other kinds say of
 * themselves is JSON.
 */
final class PackedEntry {
    private static final int MAX_ABOUT_BYTES = 1024 * 1024;
    private static final int MAX_ROWS = 1_000_000;
    private static final int ID_BYTES = 16;

    /** In one number of a report: whether it was received, and whether it was withdrawn. */
    private static final int RECEIVED = 1;

    private static final int WITHDRAWN = 2;
    /** Row, key, revision, attachments. */
    private static final int NUMBERS_BEFORE_TEXTS = 4;

    private PackedEntry() {}

    static byte[] write(Entry entry) throws Failure {
        PackedWriter out = new PackedWriter()
                .number(entry.kind().number())
                .name(entry.name())
                .number(entry.row())
                .number(entry.keyRow());
        try {
            if (entry.kind() == Entry.Kind.REPORT) {
                report(out, entry);
            } else {
                out.bytes(Json.canonical(entry.about()));
            }
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
        return out.done();
    }

    private static void report(PackedWriter out, Entry entry) throws Failure, JsonProblem {
        ReportSummary summary = ReportSummary.read(entry);
        out.number(summary.revision())
                .number(summary.attachments())
                .text(summary.occurred())
                .text(summary.title())
                .number((summary.origin().isPresent() ? RECEIVED : 0) + (summary.withdrawn() ? WITHDRAWN : 0));
        if (summary.origin().isPresent()) {
            Origin origin = summary.origin().get();
            out.text(origin.signer()).text(origin.trust());
            out.raw(Sha256.unhex(origin.theirId().hex()), 0, ID_BYTES);
        }
        rows(out, entry.about().integers(Entry.EARLIER));
        rows(out, entry.about().has(Entry.EARLIER_SIGNED) ? entry.about().integers(Entry.EARLIER_SIGNED) : List.of());
        out.number(entry.about().has(Entry.AS_SIGNED) ? entry.about().integer(Entry.AS_SIGNED, 1, Long.MAX_VALUE) : 0);
        if (entry.about().has(Entry.DAYS)) {
            entry.about().integers(Entry.DAYS).forEach(out::number);
        }
    }

    private static void rows(PackedWriter out, List<Long> rows) {
        out.number(rows.size());
        rows.forEach(out::number);
    }

    static Entry read(PackedReader in) throws Failure {
        try {
            Entry.Kind kind = Entry.Kind.of(in.number(Byte.MAX_VALUE));
            String name = in.name();
            long row = in.number();
            long keyRow = in.number();
            if (row < 1 || keyRow < 0) {
                throw new Failure.Damaged("vault.damaged");
            }
            JsonObject about =
                    kind == Entry.Kind.REPORT ? reportAbout(name, in) : Json.parse(in.bytes(), MAX_ABOUT_BYTES);
            return new Entry(kind, name, row, keyRow, about);
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    /** Reads a report as a list shows it, and leaves what a list does not show. */
    static ReportSummary summary(PackedReader in) throws Failure {
        try {
            in.number(Byte.MAX_VALUE);
            String name = in.name();
            in.number();
            in.number();
            return summary(name, in);
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    private static JsonObject reportAbout(String name, PackedReader in) throws Failure, JsonProblem {
        JsonObject about = summary(name, in).about().with(Entry.EARLIER, rows(in));
        List<Long> earlierSigned = rows(in);
        long asSigned = in.number();
        if (!earlierSigned.isEmpty()) {
            about = about.with(Entry.EARLIER_SIGNED, earlierSigned);
        }
        if (asSigned > 0) {
            about = about.with(Entry.AS_SIGNED, asSigned);
        }
        return in.hasMore() ? about.with(Entry.DAYS, new Days(in.number(), in.number()).numbers()) : about;
    }

    /** Reads the days of a report, past all that stands before them; empty where an older Letopis wrote it. */
    static Optional<Days> days(PackedReader in) throws Failure {
        in.number();
        in.skipName();
        for (int i = 0; i < NUMBERS_BEFORE_TEXTS; i++) {
            in.number();
        }
        in.skip(in.length());
        in.skip(in.length());
        if ((in.number() & RECEIVED) != 0) {
            in.skip(in.length());
            in.skip(in.length());
            in.skip(ID_BYTES);
        }
        rows(in);
        rows(in);
        in.number();
        return in.hasMore() ? Optional.of(new Days(in.number(), in.number())) : Optional.empty();
    }

    private static ReportSummary summary(String name, PackedReader in) throws Failure, JsonProblem {
        int revision = in.number(Integer.MAX_VALUE);
        int attachments = in.number(Integer.MAX_VALUE);
        String occurred = in.text();
        String title = in.text();
        Optional<Origin> origin = Optional.empty();
        int flags = in.number(RECEIVED | WITHDRAWN);
        if ((flags & RECEIVED) != 0) {
            String signer = in.text();
            String trust = in.text();
            origin = Optional.of(new Origin(signer, trust, new Id(Sha256.hex(in.raw(ID_BYTES)))));
        }
        return new ReportSummary(
                Id.parse(name), revision, title, occurred, attachments, (flags & WITHDRAWN) != 0, origin);
    }

    private static List<Long> rows(PackedReader in) throws Failure.Damaged {
        int count = in.number(MAX_ROWS);
        List<Long> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(in.number());
        }
        return rows;
    }
}
