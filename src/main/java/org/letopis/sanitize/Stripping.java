package org.letopis.sanitize;

import java.util.List;
import org.letopis.failure.Failure;

/** Makes clean copies. */
public final class Stripping {
    private Stripping() {}

    static StripResult.Refused notYet(FileFormat format) {
        return new StripResult.Refused(format, "strip.not-yet", List.of(format.label()));
    }

    /**
     * Writes a clean copy of the original and proves it.
     *
     * @param target opened only when the original was understood; on {@link StripResult.Refused} its owner throws it
     *     away
     * @throws Failure.Io when the original cannot be read or the copy cannot be written
     */
    public static StripResult strip(Source original, CleanCopy target) throws Failure {
        return notYet(FileFormat.detect(original));
    }
}
