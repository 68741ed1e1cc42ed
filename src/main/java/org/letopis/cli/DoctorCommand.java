package org.letopis.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.casework.Doctor;
import org.letopis.casework.Surroundings;
import org.letopis.json.JsonObject;
import picocli.CommandLine.Command;

/** Tells what around the vault gives away what is in it, or loses it. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {
    private final Desk desk;

    DoctorCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        List<Doctor.Finding> findings = new Doctor(Surroundings.here(
                        desk.vault(),
                        desk.passphraseSource().file(),
                        desk.clock().instant()))
                .look();
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("findings", findings.stream().map(this::json).toList()));
        }
        for (Doctor.Finding finding : findings) {
            desk.data("doctor.line", words(finding));
        }
        desk.say("doctor.count", findings.size());
        return 0;
    }

    private JsonObject json(Doctor.Finding finding) {
        return JsonObject.empty().with("key", finding.key()).with("message", words(finding));
    }

    private String words(Doctor.Finding finding) {
        return desk.words().text("doctor." + finding.key(), finding.arguments().toArray());
    }
}
