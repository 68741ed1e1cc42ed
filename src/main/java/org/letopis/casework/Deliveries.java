package org.letopis.casework;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.letopis.bundle.BundlePlace;
import org.letopis.failure.Failure;

/**
 * Many bundles, each by itself, in the order in which their senders made them, whatever they are called and wherever
 * they lie. What goes wrong with one is named with it and keeps no other back.
 */
public final class Deliveries {
    /** What became of one file: either it arrived or it failed. */
    public record Delivery(Path file, Optional<Arrived> arrived, Optional<Failure> failure) {}

    /** What is done with each. */
    public interface Work {
        Arrived with(Path file) throws Failure;
    }

    /** Hears how many of the files are done. */
    public interface Watch {
        void files(long done, long total);
    }

    private record Placed(Path file, BundlePlace place) {}

    private final Receiving receiving;

    public Deliveries(Receiving receiving) {
        this.receiving = receiving;
    }

    /**
     * Does the work with each of the files that is a bundle.
     *
     * @param named files, and folders with all that is in them
     * @throws Failure.Usage when there is no file
     * @throws Failure.Interrupted when the user stopped it; what was done until then stays done
     */
    public List<Delivery> each(List<Path> named, Work work, Watch watch) throws Failure {
        List<Delivery> deliveries = new ArrayList<>();
        List<Placed> placed = new ArrayList<>();
        List<FileTree.Found> files = FileTree.of(named);
        if (files.isEmpty()) {
            throw new Failure.Usage("import.no-files");
        }
        for (FileTree.Found found : files) {
            try {
                placed.add(new Placed(found.file(), receiving.place(found.file())));
            } catch (Failure.Interrupted stopped) {
                throw stopped;
            } catch (Failure failure) {
                deliveries.add(new Delivery(found.file(), Optional.empty(), Optional.of(failure)));
            }
        }
        placed.sort(Comparator.comparing((Placed one) -> one.place().sender())
                .thenComparing(one -> one.place().link().stream())
                .thenComparing(one -> one.place().link().sequence())
                .thenComparing(one -> one.place().bundleId())
                .thenComparing(Placed::file));
        for (Placed one : placed) {
            watch.files(deliveries.size(), files.size());
            deliveries.add(delivery(one.file(), work));
        }
        return deliveries;
    }

    private static Delivery delivery(Path file, Work work) throws Failure.Interrupted {
        try {
            return new Delivery(file, Optional.of(work.with(file)), Optional.empty());
        } catch (Failure.Interrupted stopped) {
            throw stopped;
        } catch (Failure failure) {
            return new Delivery(file, Optional.empty(), Optional.of(failure));
        }
    }
}
