package org.letopis.bundle;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.letopis.crypto.AgeDecryption;
import org.letopis.failure.Failure;

/** Which part has to be sent again, told by the chunk that does not open. */
final class PartDamage {
    private PartDamage() {}

    /** Returns the failure of a reading, with the name of the part where there are parts. */
    static Failure named(Failure failure, JoinedFiles files, AgeDecryption plain) {
        if (files.count() == 1 || !(failure instanceof Failure.Damaged)) {
            return failure;
        }
        return switch (failure.key()) {
            case "age.chunk-broken" -> {
                long number = ((Number) failure.arguments().get(0)).longValue();
                yield damaged(files.holding(plain.chunkStartBytes(number), plain.chunkStartBytes(number + 1)));
            }
            case "age.cut-short", "age.trailing", "bundle.too-short" ->
                damaged(files.holding(files.sizeBytes(), Long.MAX_VALUE));
            default -> failure;
        };
    }

    /** Returns the failure of a header, which lies in the first part. */
    static Failure inHeader(Failure.Damaged failure, JoinedFiles files) {
        return files.count() == 1 ? failure : damaged(files.holding(0, 1));
    }

    private static Failure damaged(List<Path> parts) {
        String names = parts.stream().map(part -> part.getFileName().toString()).collect(Collectors.joining(", "));
        return new Failure.Damaged("parts.damaged", names);
    }
}
