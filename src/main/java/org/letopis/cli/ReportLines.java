package org.letopis.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.letopis.casework.Search;
import org.letopis.json.JsonObject;
import org.letopis.report.Id;
import org.letopis.report.Origin;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Sought;

/** Reports as {@code list} and {@code search} print them: each as it comes, since there may be very many. */
final class ReportLines {
    private static final int ID_DIGITS = 8;
    private static final int TITLE_COLUMNS = 40;
    private static final int FEWEST_TITLE_COLUMNS = 20;
    private static final int SCREEN_COLUMNS = 80;
    private static final int GAP_COLUMNS = 2;
    private static final int WHEN = 1;
    private static final int FILES = 2;
    private static final int FROM = 3;
    private static final int ENOUGH_CHARACTERS = 32 * 1024;

    private final Desk desk;
    private final Map<String, String> trusts = new HashMap<>();

    ReportLines(Desk desk) {
        this.desk = desk;
    }

    void show(Sought sought, Search.Result result) {
        if (desk.json()) {
            json(sought, result);
        } else {
            table(result.found().reports(), result.withdrawn());
        }
    }

    private void json(Sought sought, Search.Result result) {
        PrintStream out = desk.terminal().out();
        StringBuilder text = new StringBuilder("{");
        if (!sought.isAny()) {
            text.append("\"matchedBy\":").append(sought.json());
            text.append(",\"of\":").append(result.found().of()).append(',');
        }
        text.append("\"reports\":[");
        List<ReportSummary> reports = result.found().reports();
        for (int i = 0; i < reports.size(); i++) {
            JsonObject report = json(reports.get(i))
                    .withOptional("exchange", Optional.of(exchange(result, i)))
                    .withOptional(
                            "consentWithdrawn",
                            Optional.of(result.withdrawn()
                                            .contains(reports.get(i).id()))
                                    .filter(Boolean::booleanValue));
            text.append(i == 0 ? "" : ",").append(report);
            flush(text, out, false);
        }
        flush(text.append("]}\n"), out, true);
    }

    private static List<String> exchange(Search.Result result, int place) {
        Id id = result.found().reports().get(place).id();
        return Stream.of("received", "sent")
                .filter(way -> (way.equals("sent") ? result.sent() : result.received()).contains(id))
                .toList();
    }

    /** Writes what has gathered when it is enough: a call for each line takes longer than all the rest. */
    private static void flush(StringBuilder text, PrintStream out, boolean all) {
        if (all || text.length() > ENOUGH_CHARACTERS) {
            out.print(text);
            out.flush();
            text.setLength(0);
        }
    }

    private static JsonObject json(ReportSummary report) {
        return JsonObject.empty()
                .with("id", report.id().hex())
                .with("revision", report.revision())
                .with("title", report.title())
                .with("occurred", report.occurred())
                .with("attachments", report.attachments())
                .with("withdrawn", report.withdrawn())
                .with("origin", report.origin().map(Origin::json).orElse(null));
    }

    private void table(List<ReportSummary> reports, Set<Id> withdrawn) {
        String[] headings = {
            desk.words().text("list.id"),
            desk.words().text("list.when"),
            desk.words().text("list.files"),
            desk.words().text("list.from"),
            desk.words().text("list.title")
        };
        int[] widths = new int[headings.length];
        for (int i = 0; i < headings.length; i++) {
            widths[i] = Columns.width(headings[i]);
        }
        widths[0] = Math.max(widths[0], ID_DIGITS);
        for (ReportSummary report : reports) {
            widths[WHEN] = Math.max(widths[WHEN], Columns.width(report.occurred()));
            widths[FILES] = Math.max(
                    widths[FILES], Integer.toString(report.attachments()).length());
            widths[FROM] = Math.max(widths[FROM], Columns.width(trust(report)));
        }
        int last = widths.length - 1;
        int before = Arrays.stream(widths, 0, last).sum() + last * GAP_COLUMNS;
        int titleColumns = Math.max(FEWEST_TITLE_COLUMNS, Math.min(TITLE_COLUMNS, SCREEN_COLUMNS - before));
        PrintStream out = desk.terminal().out();
        StringBuilder text = new StringBuilder();
        line(text, headings, widths);
        for (ReportSummary report : reports) {
            line(text, cells(report, titleColumns, withdrawn.contains(report.id())), widths);
            flush(text, out, false);
        }
        flush(text, out, true);
    }

    private String[] cells(ReportSummary report, int titleColumns, boolean withdrawn) {
        return new String[] {
            report.id().hex().substring(0, ID_DIGITS),
            report.occurred(),
            Integer.toString(report.attachments()),
            trust(report),
            Columns.cut(title(report, withdrawn), titleColumns)
        };
    }

    private String title(ReportSummary report, boolean consentWithdrawn) {
        if (consentWithdrawn) {
            return desk.words().text("list.consent-withdrawn", Shown.line(report.title()));
        }
        return report.withdrawn() ? desk.words().text("list.withdrawn", report.title()) : Shown.line(report.title());
    }

    private String trust(ReportSummary report) {
        String trust = report.origin().isPresent() ? report.origin().get().trust() : "own";
        return trusts.computeIfAbsent(trust, key -> desk.words().text("trust." + key));
    }

    private static void line(StringBuilder text, String[] cells, int[] widths) {
        int last = cells.length - 1;
        for (int i = 0; i < last; i++) {
            text.append(cells[i]);
            for (int used = Columns.width(cells[i]); used < widths[i] + GAP_COLUMNS; used++) {
                text.append(' ');
            }
        }
        text.append(cells[last].stripTrailing()).append('\n');
    }
}
