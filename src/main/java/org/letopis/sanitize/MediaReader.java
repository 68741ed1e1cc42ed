package org.letopis.sanitize;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.file.FileTypeDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads metadata of pictures and films whose Tika parser wants a file on disk, which the worker has not. Runs in the
 * worker only.
 */
final class MediaReader {
    private MediaReader() {}

    /** Returns what was found, named by group and tag; nothing when the format is not known. */
    static List<Reading.Entry> entries(byte[] file) {
        List<Reading.Entry> entries = new ArrayList<>();
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
            for (Directory directory : metadata.getDirectories()) {
                if (!(directory instanceof FileTypeDirectory)) {
                    add(directory, entries);
                }
            }
        } catch (ImageProcessingException | IOException | RuntimeException | StackOverflowError e) {
            // What was read up to there is told; the caller says that it may not be all.
            return entries;
        }
        return entries;
    }

    private static void add(Directory directory, List<Reading.Entry> entries) {
        for (Tag tag : directory.getTags()) {
            String value = tag.getDescription();
            if (value != null && entries.size() < WorkerProtocol.MOST_ENTRIES) {
                entries.add(new Reading.Entry(directory.getName() + ": " + tag.getTagName(), value));
            }
        }
    }
}
