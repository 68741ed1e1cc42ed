package org.letopis.casework;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;
import org.letopis.report.Edited;
import org.letopis.report.Person;
import org.letopis.report.Report;
import org.letopis.report.Text;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.Vault;

/** Says what a person has seen and heard in an attachment: whether faces and voices were checked, and who is in it. */
public final class Marking {
    private static final String ATTACHMENT = "attachment";
    private static final String DEPICTS = "depicts";

    private final Vault vault;
    private final Clock clock;

    public Marking(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * What is marked.
     *
     * @param checks values {@code yes}, {@code no} or {@code n/a} by the fields {@code facesChecked} and
     *     {@code voiceChecked}
     * @param depicts codes of persons of the report, who are added to those that it depicts
     */
    public record Marks(Map<String, String> checks, List<String> depicts) {
        public Marks {
            checks = Map.copyOf(checks);
            depicts = List.copyOf(depicts);
        }
    }

    /** Marks an attachment of a report of one's own, as the report's next revision. */
    public Revising.Revised mark(Attachment attachment, Marks marks, Text reason) throws Failure {
        return new Revising(vault, clock)
                .revise(
                        vault.reports().find(attachment.report().hex()),
                        CustodyLog.Action.REVISED,
                        reason,
                        before -> Edited.of(before.with("descriptions", marked(before, attachment, marks))));
    }

    private static List<JsonObject> marked(Report report, Attachment attachment, Marks marks) throws Failure {
        String id = attachment.id().hex();
        List<JsonObject> all = new ArrayList<>(report.parts("descriptions"));
        JsonObject about = JsonObject.empty().with(ATTACHMENT, id);
        int place = all.size();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).value(ATTACHMENT).orElseThrow().equals(id)) {
                about = all.get(i);
                place = i;
            }
        }
        for (Map.Entry<String, String> check : marks.checks().entrySet()) {
            about = about.with(check.getKey(), check.getValue());
        }
        if (!marks.depicts().isEmpty()) {
            List<Object> depicted = new ArrayList<>();
            if (about.value(DEPICTS).orElse(null) instanceof List<?> known) {
                depicted.addAll(known);
            }
            for (String code : marks.depicts()) {
                String person = person(report, code);
                if (!depicted.contains(person)) {
                    depicted.add(person);
                }
            }
            about = about.with(DEPICTS, depicted);
        }
        if (place == all.size()) {
            all.add(about);
        } else {
            all.set(place, about);
        }
        return all;
    }

    private static String person(Report report, String code) throws Failure.Usage {
        for (Person person : report.persons()) {
            if (person.code().text().equalsIgnoreCase(code.strip())) {
                return person.id().hex();
            }
        }
        throw new Failure.Usage("mark.no-person", code);
    }
}
