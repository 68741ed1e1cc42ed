package org.letopis.cli;

import com.drew.imaging.png.PngChunkType;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifInteropDirectory;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.icc.IccDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.mov.QuickTimeDirectory;
import com.drew.metadata.mov.media.QuickTimeVideoDirectory;
import com.drew.metadata.mov.metadata.QuickTimeMetadataDirectory;
import com.drew.metadata.mp4.Mp4Directory;
import com.drew.metadata.mp4.media.Mp4VideoDirectory;
import com.drew.metadata.photoshop.PhotoshopDirectory;
import com.drew.metadata.png.PngDirectory;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether a name of a part of a file has Russian words; tests of other packages ask too. */
public final class RussianParts {
    private static final PartWords RUSSIAN = new PartWords(Words.RUSSIAN);
    private static final Set<String> TAGS = List.of(
                    new ExifIFD0Directory(),
                    new ExifThumbnailDirectory(0),
                    new ExifInteropDirectory(),
                    new GpsDirectory(),
                    new IccDirectory(),
                    new IptcDirectory(),
                    new PhotoshopDirectory(),
                    new PngDirectory(PngChunkType.IHDR),
                    new QuickTimeDirectory(),
                    new QuickTimeMetadataDirectory(),
                    new QuickTimeVideoDirectory(),
                    new Mp4Directory(),
                    new Mp4VideoDirectory())
            .stream()
            .flatMap(directory -> tags(directory).stream())
            .collect(Collectors.toCollection(TreeSet::new));

    private RussianParts() {}

    public static boolean knows(String name) {
        return RUSSIAN.known(name).isPresent();
    }

    /** Returns the names that metadata-extractor gives to tags of pictures and films. */
    public static Set<String> tags() {
        return TAGS;
    }

    /** The library shows its names to directories of its own only. */
    static Set<String> tags(Directory directory) {
        try {
            Method names = Directory.class.getDeclaredMethod("getTagNameMap");
            names.setAccessible(true);
            return ((Map<?, ?>) names.invoke(directory))
                    .values().stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
