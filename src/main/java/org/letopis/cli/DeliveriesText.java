package org.letopis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.letopis.bundle.BundleFiles;
import org.letopis.casework.Arrived;
import org.letopis.casework.Deliveries;
import org.letopis.casework.Deliveries.Delivery;
import org.letopis.casework.Receiving;
import org.letopis.failure.ExitCode;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;

/** Does one thing with each of the bundles that were named, tells what became of each, and gives the exit code. */
final class DeliveriesText {
    /** Tells a person of one bundle with which all went well. */
    interface Telling {
        void tell(ArrivedText text);
    }

    private final Desk desk;
    private final Receiving receiving;
    private final Telling telling;

    DeliveriesText(Desk desk, Receiving receiving, Telling telling) {
        this.desk = desk;
        this.receiving = receiving;
        this.telling = telling;
    }

    /** One bundle, whole or in parts, is told of as itself; several, or a folder, as a list. */
    int run(List<Path> named, Deliveries.Work work, ProgressLine progress) throws Failure {
        List<BundleFiles> bundles = Deliveries.found(named);
        if (bundles.size() == 1 && named.stream().noneMatch(Files::isDirectory)) {
            Arrived arrived = work.with(bundles.get(0));
            progress.clear();
            one(arrived);
            return ExitCode.OK.number();
        }
        List<Delivery> deliveries = new Deliveries(receiving).each(bundles, work, progress::files);
        progress.clear();
        if (desk.json()) {
            desk.print(json(deliveries));
        }
        for (Delivery delivery : deliveries) {
            delivery.arrived().ifPresent(arrived -> {
                desk.data("arrived.from-file", delivery.name());
                telling.tell(new ArrivedText(desk, arrived));
            });
        }
        List<Failure> failures = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            delivery.failure().ifPresent(failure -> {
                failures.add(failure);
                desk.tell("arrived.failed", delivery.name(), message(failure));
            });
        }
        desk.say("arrived.count", deliveries.size() - failures.size(), failures.size());
        return exit(failures, deliveries.size());
    }

    private void one(Arrived arrived) {
        ArrivedText text = new ArrivedText(desk, arrived);
        if (desk.json()) {
            desk.print(text.json());
        }
        telling.tell(text);
    }

    private static int exit(List<Failure> failures, int files) {
        if (failures.isEmpty()) {
            return ExitCode.OK.number();
        }
        return failures.size() < files
                ? ExitCode.PARTLY_DONE.number()
                : failures.get(0).exitCode().number();
    }

    private JsonObject json(List<Delivery> deliveries) {
        List<JsonObject> bundles = new ArrayList<>();
        List<JsonObject> failed = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            String file = delivery.name();
            delivery.arrived()
                    .ifPresent(arrived ->
                            bundles.add(new ArrivedText(desk, arrived).json().with("file", file)));
            delivery.failure()
                    .ifPresent(failure -> failed.add(JsonObject.empty()
                            .with("file", file)
                            .with("exit", failure.exitCode().number())
                            .with("key", failure.key())
                            .with("message", message(failure))));
        }
        return JsonObject.empty().with("bundles", bundles).with("failed", failed);
    }

    private String message(Failure failure) {
        return desk.words().text(failure.key(), failure.arguments().toArray());
    }
}
