package org.letopis.sanitize;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The formats that can be stripped: one sanitizer for each family, in the order of the manual. */
final class Sanitizers {
    private static final List<Sanitizer> ALL = List.of( //
            new JpegSanitizer(), //
            new PngSanitizer(), //
            new GifSanitizer(), //
            new WebpSanitizer(), //
            new TiffSanitizer(), //
            new BmpSanitizer(), //
            new TextSanitizer(), //
            new SvgSanitizer(), //
            new TrackSanitizer(), //
            new HeifSanitizer(), //
            new Mp4Sanitizer(), //
            new WavSanitizer(), //
            new Mp3Sanitizer(), //
            new FlacSanitizer(), //
            new AacSanitizer(), //
            new AmrSanitizer(), //
            new OggSanitizer(), //
            new MatroskaSanitizer(), //
            new AviSanitizer(), //
            new PdfSanitizer(), //
            new OoxmlSanitizer(), //
            new OdfSanitizer(), //
            new EpubSanitizer(), //
            new ZipSanitizer(), //
            new EmfSanitizer(), //
            new WmfSanitizer());

    private static final Map<FileFormat, Sanitizer> BY_FORMAT = byFormat();

    private Sanitizers() {}

    static Optional<Sanitizer> of(FileFormat format) {
        return Optional.ofNullable(BY_FORMAT.get(format));
    }

    private static Map<FileFormat, Sanitizer> byFormat() {
        Map<FileFormat, Sanitizer> byFormat = new EnumMap<>(FileFormat.class);
        for (Sanitizer sanitizer : ALL) {
            for (FileFormat format : sanitizer.formats()) {
                if (byFormat.put(format, sanitizer) != null) {
                    throw new IllegalStateException("two sanitizers for " + format);
                }
            }
        }
        return byFormat;
    }
}
