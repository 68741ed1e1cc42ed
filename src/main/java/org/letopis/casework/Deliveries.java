package org.letopis.casework;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.letopis.bundle.BundleFiles;
import org.letopis.bundle.BundlePlace;
import org.letopis.failure.Failure;

/**
 * Many bundles, each by itself, in the order in which their senders made them, whatever they are called and wherever
 * they lie. What goes wrong with one is named with it and keeps no other back.
 */
public final class Deliveries {
    /**
     * What became of one bundle: either it arrived or it failed.
     *
     * @param name its file, or what its parts are called together
     */
    public record Delivery(String name, Optional<Arrived> arrived, Optional<Failure> failure) {}

    /** What is done with each. */
    public interface Work {
        Arrived with(BundleFiles bundle) throws Failure;
    }

    /** Hears how many of the bundles are done. */
    public interface Watch {
        void files(long done, long total);
    }

    private record Placed(BundleFiles files, BundlePlace place) {}

    private final Receiving receiving;

    public Deliveries(Receiving receiving) {
        this.receiving = receiving;
    }

    /**
     * Returns the bundles among the files, and among all that is in the folders; parts are joined by their names. What
     * is hidden in a folder is left out: unfinished bundles, and what systems leave on a stick.
     *
     * @throws Failure.Usage when there is no file
     */
    public static List<BundleFiles> found(List<Path> named) throws Failure {
        List<BundleFiles> bundles = BundleFiles.among(FileTree.of(named).stream()
                .filter(found -> !isHidden(found))
                .map(FileTree.Found::file)
                .toList());
        if (bundles.isEmpty()) {
            throw new Failure.Usage("import.no-files");
        }
        return bundles;
    }

    /** Returns whether a dot begins its name or that of a folder between it and the one that was named. */
    private static boolean isHidden(FileTree.Found found) {
        boolean namedItself = found.folder().equals(Path.of(""));
        Path below = found.folder().getNameCount() > 1
                ? found.folder()
                        .subpath(1, found.folder().getNameCount())
                        .resolve(found.file().getFileName())
                : found.file().getFileName();
        return !namedItself
                && StreamSupport.stream(below.spliterator(), false)
                        .anyMatch(name -> name.toString().startsWith("."));
    }

    /**
     * Does the work with each of the files that is a bundle.
     *
     * @throws Failure.Interrupted when the user stopped it; what was done until then stays done
     */
    public List<Delivery> each(List<BundleFiles> bundles, Work work, Watch watch) throws Failure {
        List<Delivery> deliveries = new ArrayList<>();
        List<Placed> placed = new ArrayList<>();
        for (BundleFiles bundle : bundles) {
            try {
                placed.add(new Placed(bundle, receiving.place(bundle)));
            } catch (Failure.Interrupted stopped) {
                throw stopped;
            } catch (Failure failure) {
                deliveries.add(new Delivery(bundle.name(), Optional.empty(), Optional.of(failure)));
            }
        }
        placed.sort(Comparator.comparing((Placed one) -> one.place().sender())
                .thenComparing(one -> one.place().link().stream())
                .thenComparing(one -> one.place().link().sequence())
                .thenComparing(one -> one.place().bundleId())
                .thenComparing(one -> one.files().name()));
        for (Placed one : placed) {
            watch.files(deliveries.size(), bundles.size());
            deliveries.add(delivery(one.files(), work));
        }
        return deliveries;
    }

    private static Delivery delivery(BundleFiles bundle, Work work) throws Failure.Interrupted {
        try {
            return new Delivery(bundle.name(), Optional.of(work.with(bundle)), Optional.empty());
        } catch (Failure.Interrupted stopped) {
            throw stopped;
        } catch (Failure failure) {
            return new Delivery(bundle.name(), Optional.empty(), Optional.of(failure));
        }
    }
}
