package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Panic;
import picocli.CommandLine.Command;

/** Destroys every way into the vault. Asks nothing: whoever types this has no time. */
@Command(name = "panic")
final class PanicCommand implements Callable<Integer> {
    private final Desk desk;

    PanicCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        Panic.Destroyed destroyed = Panic.destroy(desk.vault(), desk.random());
        desk.session().ifPresent(Session::end);
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("vault", desk.vault().toString())
                    .with("pages", destroyed.pages())
                    .with("journal", destroyed.journal())
                    .with("recognised", destroyed.byForm()));
        }
        desk.data("panic.done", desk.vault());
        if (!destroyed.byForm()) {
            desk.warn("panic.not-recognised");
        }
        desk.warn("panic.beyond");
        return 0;
    }
}
