package org.letopis.sanitize;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letopis.failure.Failure;

/** Makes clean copies, and hands out none that is not proved. */
public final class Stripping {
    /** One for each format family that can be stripped. */
    private static final List<Sanitizer> SANITIZERS = List.of(new JpegSanitizer(), new PngSanitizer());

    private static final int BLOCK_BYTES = 1 << 16;

    private Stripping() {}

    /**
     * Writes a clean copy of the original and proves it. A copy of the copy has the same bytes.
     *
     * @param target opened only when the original was understood; on {@link StripResult.Refused} its owner throws it
     *     away
     * @throws Failure.Io when the original cannot be read or the copy cannot be written
     */
    public static StripResult strip(Source original, CleanCopy target) throws Failure {
        FileFormat format = FileFormat.detect(original);
        try {
            return strip(original, target, sanitizer(format, original));
        } catch (Refusal refusal) {
            return refusal.result(format);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** Returns the sanitizer for the format, or refuses by the format's name. */
    static Sanitizer sanitizer(FileFormat format, Source source) throws Refusal {
        if (source.sizeBytes() == 0) {
            throw Refusal.empty();
        }
        if (format == FileFormat.UNKNOWN) {
            throw Refusal.unknownFormat();
        }
        Optional<Sanitizer> known = SANITIZERS.stream()
                .filter(sanitizer -> sanitizer.format() == format)
                .findFirst();
        return known.orElseThrow(() -> Refusal.notYet(format));
    }

    private static StripResult strip(Source original, CleanCopy target, Sanitizer sanitizer)
            throws Refusal, IOException {
        Draft draft = new Draft();
        sanitizer.read(original, draft, ByteSink.NOTHING);
        MetadataReader.Result metadata = metadata(original, draft, sanitizer.format());
        Proof proof = new Proof(sanitizer, draft, metadata);
        Checksum picture = new Checksum();
        Checksum all = new Checksum();
        try (OutputStream copy = new ChecksumOutputStream(target.open(), all)) {
            draft.kept().writeTo(copy, original, picture);
        }
        try (Source copy = target.reread()) {
            proof.check(copy, picture, all);
        }
        boolean alreadyClean = draft.kept().reproduce(original);
        List<Removed> removed = alreadyClean ? List.of() : removed(draft, metadata);
        return new StripResult.Stripped(
                sanitizer.format(), removed, draft.kept().sizeBytes(), alreadyClean);
    }

    /** Reads metadata with the library, from the parts of the original in which it can sit. */
    static MetadataReader.Result metadata(Source original, Draft draft, FileFormat format) throws IOException {
        try (InputStream spine = new BufferedInputStream(draft.spine().stream(original), BLOCK_BYTES)) {
            return MetadataReader.read(format, spine);
        }
    }

    private static List<Removed> removed(Draft draft, MetadataReader.Result metadata) {
        Set<Removed> removed = new LinkedHashSet<>(draft.removed());
        for (MetadataReader.Entry entry : metadata.entries()) {
            if (TagNames.isFinding(entry, draft)) {
                removed.add(new Removed(TagNames.groupOf(entry), TagNames.closedName(entry)));
            }
        }
        return ordered(removed);
    }

    private static List<Removed> ordered(Collection<Removed> removed) {
        return removed.stream()
                .sorted(Comparator.comparing(Removed::group).thenComparing(Removed::name))
                .toList();
    }
}
