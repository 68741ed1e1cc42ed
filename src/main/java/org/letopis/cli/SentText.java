package org.letopis.cli;

import java.nio.file.Path;
import java.util.List;
import org.letopis.casework.Sending;
import org.letopis.json.JsonObject;
import org.letopis.protect.Withheld;
import org.letopis.vault.Contact;

/** Tells what was packed for whom, and what stayed behind. */
final class SentText {
    private final Desk desk;

    SentText(Desk desk) {
        this.desk = desk;
    }

    /** Returns whether every file of the reports could go. */
    boolean show(List<Sending.Sent> sent) {
        if (desk.json()) {
            List<JsonObject> bundles = sent.stream().map(this::json).toList();
            desk.print(bundles.get(0)
                    .with(
                            "recipients",
                            sent.stream()
                                    .flatMap(one -> recipients(one).stream())
                                    .distinct()
                                    .toList())
                    .with("bundles", bundles));
        }
        boolean whole = true;
        for (Sending.Sent one : sent) {
            file(one);
            desk.data("export.counts", one.bundle().reports(), one.bundle().files());
            if (!one.decision().found().originals().isEmpty()) {
                desk.data("export.originals", one.decision().found().originals().size());
            }
            for (Withheld stays : one.decision().found().withheld()) {
                desk.data("export.stays", desk.words().text(stays.key(), stays.what()));
            }
            int coarser = one.decision().found().coarsened().size();
            if (coarser > 0) {
                desk.data("export.coarser", coarser);
            }
            if (one.addressee().isCircle()) {
                desk.warn("circle.seen");
            }
            for (Withheld stays : one.decision().found().notCleaned()) {
                desk.warn(stays.key(), stays.what());
                whole = false;
            }
        }
        if (sent.size() > 1) {
            desk.say("export.joinable");
        }
        return whole;
    }

    private void file(Sending.Sent one) {
        List<Path> files = one.files();
        Path first = files.get(0);
        String contact = one.addressee().name();
        long sizeBytes = one.bundle().sizeBytes();
        if (files.size() == 1) {
            desk.data("export.done", first, contact, sizeBytes);
        } else {
            Path last = files.get(files.size() - 1).getFileName();
            desk.data("export.done-parts", first, last, files.size(), contact, sizeBytes);
        }
    }

    private static List<String> recipients(Sending.Sent sent) {
        return sent.addressee().members().stream().map(Contact::name).toList();
    }

    private JsonObject json(Sending.Sent sent) {
        return JsonObject.empty()
                .with("bundle", sent.bundle().bundleId())
                .with("file", sent.files().get(0).toString())
                .with("files", sent.files().stream().map(Path::toString).toList())
                .with("recipients", recipients(sent))
                .with("reports", sent.bundle().reports())
                .with("attachments", sent.bundle().files())
                .with("originals", sent.decision().found().originals().size())
                .with("bytes", sent.bundle().sizeBytes())
                .with("withheld", withheld(sent.decision().found().withheld()))
                .with("notCleaned", withheld(sent.decision().found().notCleaned()));
    }

    private List<String> withheld(List<Withheld> stays) {
        return stays.stream()
                .map(one -> desk.words().text(one.key(), one.what()))
                .toList();
    }
}
