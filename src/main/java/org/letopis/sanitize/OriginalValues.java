package org.letopis.sanitize;

import com.drew.lang.GeoLocation;
import com.drew.lang.KeyValuePair;
import com.drew.lang.Rational;
import com.drew.metadata.StringValue;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.icc.IccDirectory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.LongStream;

/** Turns the metadata of the original into what is searched for in the clean copy. */
final class OriginalValues {
    private OriginalValues() {}

    static Needles needles(Draft draft, MetadataReader.Result metadata) {
        Needles needles = new Needles();
        for (Draft.DroppedText text : draft.texts()) {
            needles.bytes(text.name(), text.bytes());
        }
        for (MetadataReader.Entry entry : metadata.entries()) {
            boolean staysAsItIs = entry.directory() instanceof IccDirectory
                    && (draft.colourProfileKept() || IccProfile.keeps(entry.tag()));
            // Constants of a television standard, and a TIFF keeps them.
            boolean standard = draft.format() == FileFormat.TIFF
                    && entry.directory() instanceof ExifDirectoryBase
                    && entry.tag() == ExifDirectoryBase.TAG_YCBCR_COEFFICIENTS;
            if (!staysAsItIs && !standard) {
                add(TagNames.closedName(entry), entry.value(), needles);
            }
            if (entry.directory() instanceof GpsDirectory gps && entry.tag() == GpsDirectory.TAG_LATITUDE) {
                addPosition(gps.getGeoLocation(), needles);
            }
        }
        return needles;
    }

    private static void addPosition(GeoLocation position, Needles needles) {
        if (position != null && !position.isZero()) {
            needles.degrees("GPS Latitude", position.getLatitude());
            needles.degrees("GPS Longitude", position.getLongitude());
        }
    }

    private static void add(String name, Object value, Needles needles) {
        if (value instanceof StringValue text) {
            needles.bytes(name, text.getBytes());
            needles.text(name, text.toString());
        } else if (value instanceof KeyValuePair pair) {
            add(name, pair.getValue(), needles);
        } else if (value instanceof Collection<?> values) {
            values.forEach(each -> add(name, each, needles));
        } else if (value instanceof Rational[] fractions) {
            if (fractions.length == 3) {
                needles.fractions(
                        name,
                        Arrays.stream(fractions)
                                .flatMapToLong(
                                        fraction -> LongStream.of(fraction.getNumerator(), fraction.getDenominator()))
                                .toArray());
            }
        } else if (value instanceof short[] numbers) {
            // The Windows texts are UTF-16 in an array of bytes, which the library widens.
            ByteBuffer bytes = ByteBuffer.allocate(numbers.length);
            for (short number : numbers) {
                bytes.put((byte) number);
            }
            needles.wideText(name, bytes.array());
        } else if (value instanceof byte[] bytes) {
            PlainText.runs(bytes, PlainText.pictureStart(bytes)).forEach(run -> needles.bytes(name, run));
            needles.wideText(name, bytes);
        } else if (value instanceof String text) {
            needles.text(name, text);
        }
    }
}
