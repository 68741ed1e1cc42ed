package org.letopis.sanitize;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.avi.AviMetadataReader;
import com.drew.imaging.bmp.BmpMetadataReader;
import com.drew.imaging.gif.GifMetadataReader;
import com.drew.imaging.heif.HeifMetadataReader;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.mp4.Mp4MetadataReader;
import com.drew.imaging.png.PngMetadataReader;
import com.drew.imaging.quicktime.QuickTimeMetadataReader;
import com.drew.imaging.tiff.TiffMetadataReader;
import com.drew.imaging.wav.WavMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.lang.BufferBoundsException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.xmp.XmpDirectory;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads metadata with a library that shares no line with our own reading of the formats: metadata-extractor. */
final class MetadataReader {
    private static final int MOST_ENTRIES = 20_000;
    private static final int TIFF_HEAD_BYTES = 4;
    private static final int BIG_TIFF = 43;

    private MetadataReader() {}

    /**
     * One tag.
     *
     * @param directory where it stands
     * @param tag its number there
     * @param name its name; for XMP the path of the property, which the file chooses
     * @param description its value as text, possibly empty
     * @param value its value as the library holds it
     */
    record Entry(Directory directory, int tag, String name, String description, Object value) {}

    /**
     * What was read.
     *
     * @param complete false when the library could not read all of it or there were too many entries
     */
    record Result(List<Entry> entries, boolean complete) {
        Result {
            entries = List.copyOf(entries);
        }
    }

    /** Reads a file, or the part of it that {@link Draft#spine()} describes. */
    static Result read(FileFormat format, InputStream file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try {
            Metadata metadata = metadata(format, file);
            boolean complete = true;
            List<String> ends = new ArrayList<>();
            for (Directory directory : metadata.getDirectories()) {
                collect(directory, entries);
                if (FilmFacts.isFilm(directory)) {
                    directory.getErrors().forEach(ends::add);
                } else {
                    complete &= !directory.hasErrors() || TagNames.isStructure(directory);
                }
            }
            complete &= ends.isEmpty() || ends.equals(FilmFacts.END);
            return new Result(entries, complete && entries.size() < MOST_ENTRIES);
        } catch (EOFException | BufferBoundsException e) {
            // The part of a damaged file that could be walked ends early.
            return new Result(entries, false);
        } catch (ImageProcessingException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // The library is given files made to break it. The two errors come of nesting and of values that unfold;
            // what it had taken is free again here.
            return new Result(entries, false);
        }
    }

    /**
     * Formats that the library does not know have no such metadata: their sanitizers say how they are proved. Of MP3 it
     * knows the header of the first frame alone, and no tag.
     */
    private static Metadata metadata(FileFormat format, InputStream file) throws ImageProcessingException, IOException {
        return switch (format) {
            case JPEG -> JpegMetadataReader.readMetadata(file);
            case PNG -> PngMetadataReader.readMetadata(file);
            case GIF -> GifMetadataReader.readMetadata(file);
            case WEBP -> WebpMetadataReader.readMetadata(file);
            case TIFF -> tiff(file);
            case BMP -> BmpMetadataReader.readMetadata(file);
            case HEIC, AVIF -> HeifMetadataReader.readMetadata(file);
            case MP4, M4A, THREE_GP -> Mp4MetadataReader.readMetadata(file);
            case MOV -> QuickTimeMetadataReader.readMetadata(file);
            case WAV -> WavMetadataReader.readMetadata(file);
            case AVI -> AviMetadataReader.readMetadata(file);
            default -> new Metadata();
        };
    }

    /** The library reads no BigTIFF; {@link TiffSanitizer} says how these are proved. */
    private static Metadata tiff(InputStream file) throws ImageProcessingException, IOException {
        byte[] head = file.readNBytes(TIFF_HEAD_BYTES);
        boolean big = head.length == TIFF_HEAD_BYTES && (head[2] == BIG_TIFF || head[3] == BIG_TIFF);
        return big
                ? new Metadata()
                : TiffMetadataReader.readMetadata(new SequenceInputStream(new ByteArrayInputStream(head), file));
    }

    private static void collect(Directory directory, List<Entry> entries) {
        if (directory instanceof XmpDirectory xmp) {
            for (Map.Entry<String, String> property : xmp.getXmpProperties().entrySet()) {
                String value = property.getValue() == null ? "" : property.getValue();
                add(new Entry(directory, 0, property.getKey(), value, value), entries);
            }
            return;
        }
        for (Tag tag : directory.getTags()) {
            String described = tag.getDescription();
            String description = described == null ? directory.getString(tag.getTagType()) : described;
            add(
                    new Entry(
                            directory,
                            tag.getTagType(),
                            tag.getTagName(),
                            description == null ? "" : description,
                            directory.getObject(tag.getTagType())),
                    entries);
        }
    }

    private static void add(Entry entry, List<Entry> entries) {
        if (entries.size() < MOST_ENTRIES) {
            entries.add(entry);
        }
    }
}
