package org.letopis.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What commands about one's own cards take: which one, and where to write it. */
final class CardChoice {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            descriptionKey = "letopis.card.output")
    private Path file;

    @Option(names = "--name", paramLabel = "P", descriptionKey = "letopis.card.name")
    private String name = "";

    /** Returns null for standard output. */
    Path file() {
        return file;
    }

    /** Returns the name of the keys, empty for those that the vault was made with. */
    String name() {
        return name;
    }
}
