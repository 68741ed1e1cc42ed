package org.letopis.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The invented reports in {@code samples/reports}. */
public final class SampleReports {
    public static final Path MARKET = Path.of("samples", "reports", "market-inspection.json");

    private SampleReports() {}

    public static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(MARKET.getParent())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
