package org.letopis.sanitize;

import com.drew.metadata.wav.WavDirectory;
import java.io.IOException;
import java.util.Set;

/**
 * WAV sound, also as RF64 of more than 4 GiB.
 *
 * <p>Kept: the description of the coding at its exact length, the number of samples, the sound bit for bit. Dropped:
 * every other chunk (broadcast notes, iXML, names, cue points, free space, unknown ones), since the rules of RIFF let
 * a reader ignore it, and whatever follows the end. Not handled, refused: codings that are not listed, MP3 inside WAV,
 * lists of waves and silence. Source: Multimedia Programming Interface and Data Specifications 1.0 chapter 3, EBU Tech
 * 3285 and 3306.
 */
final class WavSanitizer implements CopyingSanitizer {
    private static final Set<Integer> FACTS = Set.of(
            WavDirectory.TAG_FORMAT,
            WavDirectory.TAG_CHANNELS,
            WavDirectory.TAG_SAMPLES_PER_SEC,
            WavDirectory.TAG_BYTES_PER_SEC,
            WavDirectory.TAG_BLOCK_ALIGNMENT,
            WavDirectory.TAG_BITS_PER_SAMPLE,
            WavDirectory.TAG_DURATION);

    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.WAV);
    }

    @Override
    public void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException {
        new WavWalk(source, draft).run();
    }

    @Override
    public boolean isFact(MetadataReader.Entry entry) {
        return entry.directory() instanceof WavDirectory ? FACTS.contains(entry.tag()) : TagNames.allowedInCopy(entry);
    }
}
