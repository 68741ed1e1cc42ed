package org.letopis.crypto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;

/** One vector of the C2SP CCTV age test kit: what is expected, and the file. */
final class CctvVector {
    private final String name;
    private final Map<String, List<String>> fields;
    private final byte[] file;

    private CctvVector(String name, Map<String, List<String>> fields, byte[] file) {
        this.name = name;
        this.fields = fields;
        this.file = file;
    }

    static List<CctvVector> all() {
        Path folder = Peers.npm().resolve("cctv");
        Peers.node(CctvVector.class, "export-cctv.mjs", folder.toString());
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().map(CctvVector::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    byte[] file() {
        return file;
    }

    List<String> all(String field) {
        return fields.get(field);
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    String only(String field) {
        return fields.get(field).get(0);
    }

    boolean isHybrid() {
        return has("identity") && only("identity").startsWith("AGE-SECRET-KEY-PQ-1");
    }

    private static CctvVector read(Path path) {
        try {
            byte[] all = Files.readAllBytes(path);
            Map<String, List<String>> fields = new HashMap<>();
            int at = 0;
            while (all[at] != '\n') {
                int end = at;
                while (all[end] != '\n') {
                    end++;
                }
                String[] field = new String(all, at, end - at, StandardCharsets.UTF_8).split(": ", 2);
                fields.computeIfAbsent(field[0], key -> new ArrayList<>()).add(field[1]);
                at = end + 1;
            }
            byte[] file = Arrays.copyOfRange(all, at + 1, all.length);
            if (fields.containsKey("compressed")) {
                file = new InflaterInputStream(new ByteArrayInputStream(file)).readAllBytes();
            }
            return new CctvVector(path.getFileName().toString(), fields, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
