package org.letopis.sanitize;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * MP4, QuickTime, M4A, 3GP: films and sound, whole or in fragments.
 *
 * <p>Kept: picture and sound tracks with their coded samples, times of samples, edit lists, which way is up, colours.
 * Inside samples: what decoding needs ({@link SampleFilter}). Dropped: user data, metadata, places, dates, other tracks
 * and their samples, free space, bytes that no track refers to, names of handlers and compressors, languages, file
 * brands; indexes of fragments. Not handled, refused: encrypted films, media in other files, compressed headers, codings
 * whose samples hold dates (DV) or are not listed. Source: ISO/IEC 14496-12, 14496-14, 14496-15, 3GPP TS 26.244,
 * QuickTime File Format.
 */
final class Mp4Sanitizer implements CopyingSanitizer {
    private static final Set<String> HANDLERS = Set.of("vide", "soun");

    /** The same brands for everybody: the original's tell which program or camera wrote it. */
    private static final Map<FileFormat, String> BRANDS = Map.of(
            FileFormat.MP4, "isom\0\0\2\0isomiso2iso5iso6mp41mp42",
            FileFormat.MOV, "qt  \0\0\0\0qt  ",
            FileFormat.M4A, "M4A \0\0\0\0M4A isomiso2iso5mp42",
            FileFormat.THREE_GP, "3gp6\0\0\0\0003gp6isomiso2iso5");

    @Override
    public Set<FileFormat> formats() {
        return BRANDS.keySet();
    }

    @Override
    public void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException {
        byte[] first = new BoxContent().text(BRANDS.get(draft.format())).array();
        draft.table(first);
        Pieces brands = BoxContent.box("ftyp", first);
        new FilmWalk(new BoxReader(source, draft.format()), draft).run(brands, HANDLERS);
    }

    @Override
    public boolean isFact(MetadataReader.Entry entry) {
        return FilmFacts.isFact(entry);
    }
}
