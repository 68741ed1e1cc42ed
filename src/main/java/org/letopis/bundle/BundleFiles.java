package org.letopis.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.letopis.failure.Failure;

/**
 * The file of one bundle, or the files of its parts, by their names alone. Parts may lie in several folders and be given
 * in any order; a part that was not given is looked for beside those that were.
 */
public final class BundleFiles {
    private static final int MOST_NUMBERS_SHOWN = 20;

    private final String name;
    private final List<Path> given;

    private BundleFiles(String name, List<Path> given) {
        this.name = name;
        this.given = List.copyOf(given);
    }

    /** Returns the bundle that one file is, or that one part and those beside it are. */
    public static BundleFiles of(Path file) {
        return new BundleFiles(nameOf(file), List.of(file));
    }

    /**
     * Sorts files, and those that lie in folders, by the bundle that they belong to. Parts with the same name and of the
     * same number of parts belong together; every other file stands for itself. Hidden files of a folder are left out.
     *
     * @return in the order in which each bundle was first met; within a folder that of the names
     */
    public static List<BundleFiles> among(Collection<Path> filesAndFolders) throws Failure {
        Map<String, List<Path>> groups = new LinkedHashMap<>();
        for (Path file : files(filesAndFolders)) {
            String key = PartName.of(file)
                    .map(part -> "parts " + part.total() + " " + part.whole())
                    .orElse("file " + file);
            groups.computeIfAbsent(key, none -> new ArrayList<>()).add(file);
        }
        return groups.values().stream()
                .map(group -> new BundleFiles(nameOf(group.get(0)), group))
                .toList();
    }

    private static Set<Path> files(Collection<Path> filesAndFolders) throws Failure {
        Set<Path> files = new LinkedHashSet<>();
        for (Path one : filesAndFolders) {
            if (!Files.isDirectory(one)) {
                files.add(one);
                continue;
            }
            try (Stream<Path> inside = Files.list(one)) {
                inside.filter(Files::isRegularFile)
                        .filter(file -> !file.getFileName().toString().startsWith("."))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                throw Failure.of(e);
            }
        }
        return files;
    }

    /** Returns what to call the bundle before anybody who waits for it: its file, or the name that its parts share. */
    public String name() {
        return name;
    }

    /**
     * Returns all files of the bundle in their order.
     *
     * @throws Failure.Damaged naming the numbers of the parts that are not there, or a part whose size or content cannot
     *     be right beside the others
     */
    public List<Path> whole() throws Failure {
        Optional<PartName> part = PartName.of(given.get(0));
        if (part.isEmpty() || part.get().total() == 1) {
            return given;
        }
        try {
            SortedMap<Integer, Path> parts = numbered();
            addNeighbours(parts, part.get());
            demandAll(parts, part.get());
            List<Path> ordered = List.copyOf(parts.values());
            demandSizes(ordered);
            return ordered;
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private SortedMap<Integer, Path> numbered() throws IOException, Failure.Damaged {
        SortedMap<Integer, Path> parts = new TreeMap<>();
        for (Path file : given) {
            int number = PartName.of(file).orElseThrow().number();
            Path other = parts.putIfAbsent(number, file);
            // Two sticks with the same part on them are no fault; two different parts of one number are.
            if (other != null && Files.mismatch(other, file) >= 0) {
                throw new Failure.Damaged("parts.differ", other, file);
            }
        }
        return parts;
    }

    private void addNeighbours(SortedMap<Integer, Path> parts, PartName like) {
        for (int number = 1; number <= like.total(); number++) {
            String text = new PartName(like.whole(), number, like.total()).text();
            for (Path file : given) {
                Path neighbour = file.resolveSibling(text);
                if (!parts.containsKey(number) && Files.isRegularFile(neighbour)) {
                    parts.put(number, neighbour);
                }
            }
        }
    }

    private void demandAll(SortedMap<Integer, Path> parts, PartName like) throws Failure.Damaged {
        List<Integer> missing = IntStream.rangeClosed(1, like.total())
                .filter(number -> !parts.containsKey(number))
                .boxed()
                .toList();
        if (!missing.isEmpty()) {
            String numbers = missing.stream()
                    .limit(MOST_NUMBERS_SHOWN)
                    .map(number -> Integer.toString(number))
                    .collect(Collectors.joining(", "));
            String more = missing.size() > MOST_NUMBERS_SHOWN ? ", ..." : "";
            throw new Failure.Damaged("parts.missing", name, numbers + more, missing.size(), like.total());
        }
    }

    /** All parts but the last are of one size, and the last is not larger. */
    private static void demandSizes(List<Path> parts) throws IOException, Failure {
        List<Long> sizes = new ArrayList<>();
        for (Path part : parts) {
            if (!Files.isRegularFile(part)) {
                throw new Failure.Usage("input.not-a-file", part);
            }
            sizes.add(Files.size(part));
        }
        long usual = usual(sizes);
        for (int i = 0; i < sizes.size(); i++) {
            long size = sizes.get(i);
            boolean last = i == sizes.size() - 1;
            if (size == 0 || size > usual || !last && size != usual) {
                throw new Failure.Damaged("parts.wrong-size", parts.get(i), size, usual);
            }
        }
    }

    /** The size that most parts but the last have; of two that are as frequent, the larger. */
    private static long usual(List<Long> sizes) {
        if (sizes.size() <= 2) {
            return sizes.get(0);
        }
        Map<Long, Long> counts = sizes.subList(0, sizes.size() - 1).stream()
                .collect(Collectors.groupingBy(size -> size, TreeMap::new, Collectors.counting()));
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        return counts.keySet().stream()
                .filter(size -> counts.get(size) == most)
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();
    }

    private static String nameOf(Path file) {
        return PartName.of(file).map(PartName::whole).orElseGet(file::toString);
    }
}
