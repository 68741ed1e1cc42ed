package org.letopis.sanitize;

import com.drew.metadata.Directory;
import com.drew.metadata.adobe.AdobeJpegDirectory;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.icc.IccDirectory;
import com.drew.metadata.jfif.JfifDirectory;
import com.drew.metadata.jfxx.JfxxDirectory;
import com.drew.metadata.jpeg.HuffmanTablesDirectory;
import com.drew.metadata.jpeg.JpegCommentDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.png.PngChromaticitiesDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Sorts the tags that the independent reader finds: what they give away, and which may stay in a clean copy. */
final class TagNames {
    /** Directories that describe the picture itself, or that our own reading describes better. */
    private static final Set<Class<? extends Directory>> STRUCTURE = Set.of(
            JpegDirectory.class,
            HuffmanTablesDirectory.class,
            JfifDirectory.class,
            JfxxDirectory.class,
            AdobeJpegDirectory.class,
            JpegCommentDirectory.class,
            PngDirectory.class,
            PngChromaticitiesDirectory.class);

    /** Words in a tag's name, the first that fits decides. */
    private static final List<Map.Entry<String, FindingGroup>> WORDS = List.of(
            Map.entry("exposure time", FindingGroup.DEVICE),
            Map.entry("self timer", FindingGroup.DEVICE),
            Map.entry("history", FindingGroup.HISTORY),
            Map.entry("derivedfrom", FindingGroup.HISTORY),
            Map.entry("documentid", FindingGroup.HISTORY),
            Map.entry("instanceid", FindingGroup.HISTORY),
            Map.entry("unique", FindingGroup.HISTORY),
            Map.entry("digest", FindingGroup.HISTORY),
            Map.entry("gps", FindingGroup.PLACE),
            Map.entry("city", FindingGroup.PLACE),
            Map.entry("country", FindingGroup.PLACE),
            Map.entry("province", FindingGroup.PLACE),
            Map.entry("photoshop:state", FindingGroup.PLACE),
            Map.entry("location", FindingGroup.PLACE),
            Map.entry("latitude", FindingGroup.PLACE),
            Map.entry("longitude", FindingGroup.PLACE),
            Map.entry("date", FindingGroup.TIME),
            Map.entry("time", FindingGroup.TIME),
            Map.entry("created", FindingGroup.TIME),
            Map.entry("modified", FindingGroup.TIME),
            Map.entry("created", FindingGroup.TIME),
            Map.entry("modified", FindingGroup.TIME),
            Map.entry("creator_tool", FindingGroup.DEVICE),
            Map.entry("docinfo:creator", FindingGroup.PEOPLE),
            Map.entry("artist", FindingGroup.PEOPLE),
            Map.entry("author", FindingGroup.PEOPLE),
            Map.entry("owner", FindingGroup.PEOPLE),
            Map.entry("by-line", FindingGroup.PEOPLE),
            Map.entry("writer", FindingGroup.PEOPLE),
            Map.entry("contact", FindingGroup.PEOPLE),
            Map.entry("credit", FindingGroup.PEOPLE),
            Map.entry("copyright", FindingGroup.PEOPLE),
            Map.entry("rights", FindingGroup.PEOPLE),
            Map.entry("dc:creator", FindingGroup.PEOPLE),
            Map.entry("person", FindingGroup.PEOPLE),
            Map.entry("region", FindingGroup.PEOPLE),
            Map.entry("comment", FindingGroup.HIDDEN),
            Map.entry("serial", FindingGroup.DEVICE),
            Map.entry("make", FindingGroup.DEVICE),
            Map.entry("model", FindingGroup.DEVICE),
            Map.entry("lens", FindingGroup.DEVICE),
            Map.entry("software", FindingGroup.DEVICE),
            Map.entry("tool", FindingGroup.DEVICE),
            Map.entry("computer", FindingGroup.DEVICE),
            Map.entry("camera", FindingGroup.DEVICE));

    /** XMP properties that are named in lists of what was removed. A file can make up others, with any name. */
    private static final Set<String> XMP_NAMES = Set.of(
            "dc:creator",
            "dc:rights",
            "dc:title",
            "dc:description",
            "dc:subject",
            "dc:format", //
            "xmp:CreateDate",
            "xmp:ModifyDate",
            "xmp:MetadataDate",
            "xmp:CreatorTool",
            "xmp:Rating",
            "xmp:Label",
            "xmpMM:DocumentID",
            "xmpMM:InstanceID",
            "xmpMM:OriginalDocumentID",
            "xmpMM:History",
            "xmpMM:DerivedFrom",
            "photoshop:City",
            "photoshop:State",
            "photoshop:Country",
            "photoshop:Credit",
            "photoshop:DateCreated",
            "photoshop:AuthorsPosition",
            "photoshop:CaptionWriter",
            "photoshop:Headline",
            "exif:GPSLatitude",
            "exif:GPSLongitude",
            "exif:GPSAltitude",
            "exif:GPSTimeStamp",
            "exif:DateTimeOriginal",
            "tiff:Make",
            "tiff:Model",
            "tiff:Artist",
            "tiff:Orientation",
            "aux:SerialNumber",
            "aux:Lens",
            "aux:LensSerialNumber",
            "aux:OwnerName",
            "Iptc4xmpExt:PersonInImage",
            "Iptc4xmpCore:Location",
            "Iptc4xmpCore:CreatorContactInfo",
            "Iptc4xmpExt:LocationCreated",
            "Iptc4xmpExt:LocationShown",
            "mwg-rs:Regions");

    private static final Set<Integer> PNG_KEPT = Set.of(
            PngDirectory.TAG_IMAGE_WIDTH,
            PngDirectory.TAG_IMAGE_HEIGHT,
            PngDirectory.TAG_BITS_PER_SAMPLE,
            PngDirectory.TAG_COLOR_TYPE,
            PngDirectory.TAG_COMPRESSION_TYPE,
            PngDirectory.TAG_FILTER_METHOD,
            PngDirectory.TAG_INTERLACE_METHOD,
            PngDirectory.TAG_PALETTE_SIZE,
            PngDirectory.TAG_PALETTE_HAS_TRANSPARENCY,
            PngDirectory.TAG_SRGB_RENDERING_INTENT,
            PngDirectory.TAG_GAMMA,
            PngDirectory.TAG_ICC_PROFILE_NAME,
            PngDirectory.TAG_BACKGROUND_COLOR,
            PngDirectory.TAG_PIXELS_PER_UNIT_X,
            PngDirectory.TAG_PIXELS_PER_UNIT_Y,
            PngDirectory.TAG_UNIT_SPECIFIER,
            PngDirectory.TAG_SIGNIFICANT_BITS);

    /** Header fields that every profile must fill, and the texts that ours fills with nothing. */
    private static final Set<Integer> ICC_KEPT = Set.of(
            IccDirectory.TAG_PROFILE_BYTE_COUNT,
            IccDirectory.TAG_PROFILE_VERSION,
            IccDirectory.TAG_PROFILE_CLASS,
            IccDirectory.TAG_COLOR_SPACE,
            IccDirectory.TAG_PROFILE_CONNECTION_SPACE,
            IccDirectory.TAG_PROFILE_DATETIME,
            IccDirectory.TAG_SIGNATURE,
            IccDirectory.TAG_RENDERING_INTENT,
            IccDirectory.TAG_XYZ_VALUES,
            IccDirectory.TAG_TAG_COUNT,
            IccDirectory.TAG_TAG_desc,
            IccDirectory.TAG_TAG_cprt);

    private TagNames() {}

    /** Returns whether the directory describes the picture rather than says something about it. */
    static boolean isStructure(Directory directory) {
        return STRUCTURE.contains(directory.getClass());
    }

    /** Returns whether the tag may stand in a clean copy. */
    static boolean allowedInCopy(MetadataReader.Entry entry) {
        Directory directory = entry.directory();
        if (directory instanceof PngDirectory) {
            return PNG_KEPT.contains(entry.tag());
        }
        if (directory instanceof IccDirectory) {
            return ICC_KEPT.contains(entry.tag()) || IccProfile.keeps(entry.tag());
        }
        if (directory instanceof JfxxDirectory || directory instanceof JpegCommentDirectory) {
            return false;
        }
        return isStructure(directory) || isOrientation(entry);
    }

    /** Returns whether the tag tells the holder something that stripping takes out. */
    static boolean isFinding(MetadataReader.Entry entry, Draft draft, Sanitizer sanitizer) {
        Directory directory = entry.directory();
        boolean fact = !(directory instanceof IccDirectory) && sanitizer.isFact(entry);
        if (isStructure(directory) || isOrientation(entry) || fact) {
            return false;
        }
        if (directory instanceof XmpDirectory) {
            return !entry.name().endsWith("xml:lang");
        }
        if (directory instanceof IccDirectory) {
            boolean told = !ICC_KEPT.contains(entry.tag()) && !IccProfile.keeps(entry.tag())
                    || entry.tag() == IccDirectory.TAG_TAG_desc
                    || entry.tag() == IccDirectory.TAG_TAG_cprt
                    || entry.tag() == IccDirectory.TAG_PROFILE_DATETIME;
            return told && !draft.colourProfileKept();
        }
        // Of the thumbnail's own directory only texts say more than "there is a thumbnail".
        return !(directory instanceof ExifThumbnailDirectory)
                || directory.getString(entry.tag()) != null && !(entry.value() instanceof Number);
    }

    private static boolean isOrientation(MetadataReader.Entry entry) {
        return entry.directory() instanceof ExifIFD0Directory && entry.tag() == ExifDirectoryBase.TAG_ORIENTATION;
    }

    static FindingGroup groupOf(MetadataReader.Entry entry) {
        if (entry.directory() instanceof GpsDirectory) {
            return groupOf(entry.name().replace("GPS", "")) == FindingGroup.TIME
                    ? FindingGroup.TIME
                    : FindingGroup.PLACE;
        }
        if (isMakerNote(entry) || entry.directory() instanceof IccDirectory) {
            return FindingGroup.DEVICE;
        }
        return groupOf(entry.name());
    }

    /** Returns what a tag of this name gives away. */
    static FindingGroup groupOf(String tagName) {
        String name = tagName.toLowerCase(Locale.ROOT);
        return WORDS.stream()
                .filter(word -> name.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(FindingGroup.OTHER);
    }

    /** Returns a name that comes from this program or its libraries, never from the file. */
    static String closedName(MetadataReader.Entry entry) {
        if (isMakerNote(entry)) {
            return "Maker notes";
        }
        if (entry.directory() instanceof IccDirectory) {
            return "Colour profile details";
        }
        if (entry.directory() instanceof XmpDirectory) {
            String root = entry.name().replaceFirst("[\\[/?].*", "");
            return XMP_NAMES.contains(root) ? "XMP " + root : "XMP property";
        }
        return entry.directory().hasTagName(entry.tag()) ? entry.name() : "Unknown tag";
    }

    private static boolean isMakerNote(MetadataReader.Entry entry) {
        return entry.directory().getClass().getPackageName().endsWith(".makernotes");
    }
}
