package org.letopis.cli;

import java.nio.file.Path;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;

/** A file that could not be read, in the list of a command that goes on with the others. */
final class FileJson {
    private FileJson() {}

    static JsonObject failed(Path file, Failure failure, Words words) {
        return JsonObject.empty()
                .with("file", file.toString())
                .with("error", words.text(failure.key(), failure.arguments().toArray()));
    }
}
