package org.letopis.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Edited;
import org.letopis.report.ReportJson;
import org.letopis.report.Settings;
import org.letopis.report.Text;
import org.letopis.report.vocabulary.Vocabulary;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/** Makes the next revision of a report out of what a person changed. */
public final class Editing {
    private final Vault vault;
    private final Revising revising;
    private final SecureRandom random;

    public Editing(Vault vault, Clock clock, SecureRandom random) {
        this.vault = vault;
        this.revising = new Revising(vault, clock);
        this.random = random;
    }

    /** Takes a file that {@link SourceFile} wrote and a person changed. */
    public Revising.Revised from(ReportSummary summary, Path file, Text reason) throws Failure {
        JsonObject json = read(file);
        Vocabulary vocabulary = ProjectLists.vocabulary(vault);
        return revising.revise(summary, CustodyLog.Action.REVISED, reason, before -> {
            try {
                return Edited.read(json, before, vocabulary, random);
            } catch (JsonProblem problem) {
                throw problem.asUsage();
            }
        });
    }

    /** Sets single fields, each given as {@code FIELD=VALUE}. */
    public Revising.Revised set(ReportSummary summary, List<String> fields, Text reason) throws Failure {
        Vocabulary vocabulary = ProjectLists.vocabulary(vault);
        try {
            Settings settings = new Settings(reason.language());
            for (String field : fields) {
                settings.add(field);
            }
            return revising.revise(summary, CustodyLog.Action.REVISED, reason, before -> {
                try {
                    return Edited.read(settings.applied(before, vocabulary), before, vocabulary, random);
                } catch (JsonProblem problem) {
                    throw problem.asUsage();
                }
            });
        } catch (JsonProblem problem) {
            throw problem.asUsage();
        }
    }

    private static JsonObject read(Path file) throws Failure {
        try {
            if (Files.size(file) > ReportJson.MAX_BYTES) {
                throw new Failure.Usage("json.too-long", ReportJson.MAX_BYTES);
            }
            return Json.parse(Files.readAllBytes(file), ReportJson.MAX_BYTES);
        } catch (JsonProblem problem) {
            throw problem.asUsage();
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }
}
