package org.letopis.report;

import java.util.List;
import java.util.Optional;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** The JSON form of a report, {@code letopis-report/1}: {@code docs/reference/report-format.md}. */
public final class ReportJson {
    public static final String FORMAT = "letopis-report/1";

    /** Of this program. Fields of a newer one are kept without being known; of this or an older one they are mistakes. */
    static final int MINOR = 0;

    public static final int MAX_BYTES = 8 * 1024 * 1024;

    /** Lists that a report always has, also when they are empty. */
    private static final List<String> ALWAYS = List.of("places", "persons", "acts", "involvements", "attachments");

    private ReportJson() {}

    public static JsonObject write(Report report) {
        return report.json();
    }

    /** Reads a report that Letopis wrote, ids and all. */
    public static Report read(JsonObject json) throws JsonProblem {
        try {
            return new Report(json);
        } catch (Malformed malformed) {
            throw malformed.problem();
        }
    }

    /** Returns the one form of a stored report, once nothing was found to be wrong with it. */
    static JsonObject checked(JsonObject json) throws JsonProblem {
        Checking checking = Checking.stored();
        check(Nouns.REPORT, json, checking);
        checking.orThrow();
        JsonObject tidy = Nouns.REPORT.walked(json, new Walk() {});
        for (String list : ALWAYS) {
            tidy = tidy.has(list) ? tidy : tidy.with(list, List.of());
        }
        return tidy;
    }

    static void check(Noun noun, JsonObject json, Checking checking) {
        Optional<Object> minor = json.value("minor");
        if (minor.isPresent() && minor.get() instanceof Long number && number > MINOR) {
            checking.tolerateUnknown();
        }
        noun.check(json, "", checking);
        checking.follow();
        new Rules(checking).check(json);
    }
}
