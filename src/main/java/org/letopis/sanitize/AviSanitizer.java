package org.letopis.sanitize;

import com.drew.metadata.avi.AviDirectory;
import java.io.IOException;
import java.util.Set;

/**
 * AVI, also OpenDML of more than one part.
 *
 * <p>Kept: picture and sound streams, their descriptions at the length that their coding needs, chunks with coded
 * frames, palettes. Inside frames: what decoding needs ({@link SampleFilter}). Written anew: headers, indexes. Dropped:
 * lists of notes (INFO, exif), time of recording, time codes, drivers' notes, names and languages of streams, subtitle
 * and other streams, free space, unknown chunks, whatever follows the end. Not handled, refused: DV (its frames hold
 * the date) and codings that are not listed. Source: Microsoft, AVI RIFF File Reference; OpenDML AVI File Format
 * Extensions 1.02.
 */
final class AviSanitizer implements CopyingSanitizer {
    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.AVI);
    }

    @Override
    public void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException {
        new AviWalk(source, draft).run();
    }

    @Override
    public boolean isFact(MetadataReader.Entry entry) {
        return entry.directory() instanceof AviDirectory
                ? entry.tag() != AviDirectory.TAG_DATETIME_ORIGINAL
                : TagNames.allowedInCopy(entry);
    }
}
