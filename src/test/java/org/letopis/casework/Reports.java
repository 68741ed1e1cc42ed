package org.letopis.casework;

import java.nio.charset.StandardCharsets;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonProblem;
import org.letopis.report.Draft;
import org.letopis.report.Identity;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/** Reports of which only what a test is about is said. */
final class Reports {
    private Reports() {}

    /** Captures a report with these further fields, in JSON with single quotes. */
    static ReportSummary capture(Vault vault, String title, String occurred, String fields) throws Failure {
        Draft draft = draft(title, occurred, fields);
        vault.reports().add(draft.report());
        for (Identity identity : draft.identities()) {
            vault.identities().add(identity);
        }
        return vault.reports().find(draft.report().id().hex());
    }

    static Draft draft(String title, String occurred, String fields) {
        String text = "{'format':'letopis-report/1','title':{'lang':'en','text':'" + title
                + "'},'narrative':[{'lang':'en','text':'It was told.'}],'occurred':'" + occurred + "'"
                + (fields.isEmpty() ? "" : "," + fields) + "}";
        try {
            return Draft.read(
                    Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 100_000), Vaults.RANDOM);
        } catch (JsonProblem problem) {
            throw new AssertionError(problem.key() + " " + problem.arguments(), problem);
        }
    }
}
