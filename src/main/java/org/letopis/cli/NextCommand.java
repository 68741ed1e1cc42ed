package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.letopis.casework.WorkPlan;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.plan.Due;
import org.letopis.report.plan.Rule;
import org.letopis.report.vocabulary.Vocabulary;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what is missing or due in one's own reports, the most urgent first. */
@Command(name = "next")
final class NextCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 3_650;

    private final Desk desk;

    @Option(names = "--days", paramLabel = "N")
    private int days = 30;

    NextCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        if (days < 0 || days > MOST_DAYS) {
            throw new Failure.Usage("json.out-of-range", "--days", 0, MOST_DAYS);
        }
        List<WorkPlan.Item> items;
        try (Vault vault = desk.open()) {
            items = WorkPlan.of(vault, desk.clock(), days);
        }
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("next", items.stream().map(this::json).toList()));
            return 0;
        }
        for (WorkPlan.Item item : items) {
            String heading =
                    desk.words().text("next.urgency." + lower(item.due().urgency()));
            String id = item.report().id().hex().substring(0, 8);
            desk.line(desk.told(
                    "next.line", id, heading, text(item.due()), item.due().path()));
        }
        desk.say("next.count", items.size());
        return 0;
    }

    private JsonObject json(WorkPlan.Item item) {
        return JsonObject.empty()
                .with("report", item.report().id().hex())
                .with("title", item.report().title())
                .with("rule", lower(item.due().rule()))
                .with("urgency", lower(item.due().urgency()))
                .with("on", item.due().on().map(Object::toString).orElse(null))
                .with("path", item.due().path())
                .with("message", text(item.due()));
    }

    private String text(Due due) {
        FieldWords fields = new FieldWords(desk.words().locale(), Vocabulary.builtIn());
        List<String> told = new ArrayList<>();
        for (String argument : due.arguments()) {
            told.add(
                    switch (due.rule()) {
                        case INTERVENTION, STATUS_WITHOUT_ASSESSMENT -> fields.code(argument);
                        case CONSENT_EXPIRES, CONSENT_NOT_ASKED -> fields.choice(argument);
                        case WITHOUT_REASON, CODERS_DIFFER -> fields.field(argument);
                        default -> argument;
                    });
        }
        Object[] arguments = due.rule() == Rule.CODERS_DIFFER ? new Object[] {String.join(", ", told)} : told.toArray();
        return desk.words().text("next." + lower(due.rule()), arguments);
    }

    /** Returns the name of a rule or an urgency as keys and JSON have it. */
    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
