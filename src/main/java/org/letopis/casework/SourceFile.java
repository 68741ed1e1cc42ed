package org.letopis.casework;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.letopis.bundle.NewFile;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.report.Report;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/** Writes a report as plain JSON into a file, to be changed there. Who its people are is not in it. */
public final class SourceFile {
    private SourceFile() {}

    /** Writes the latest revision, for its owner alone; that it was done is in the custody log before it appears. */
    public static Report write(Vault vault, ReportSummary summary, Path target, SecureRandom random) throws Failure {
        try (NewFile file = NewFile.at(target, random)) {
            Report report = vault.write(() -> {
                Report latest = vault.reports().report(summary.id());
                JsonObject details = JsonObject.empty().with("revision", latest.revision());
                vault.custody().add(CustodyLog.Action.VIEWED, latest.id().hex(), details);
                return latest;
            });
            ByteBuffer left = ByteBuffer.wrap(Json.indented(report.json()));
            while (left.hasRemaining()) {
                file.channel().write(left);
            }
            file.channel().force(true);
            file.publish();
            return report;
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }
}
