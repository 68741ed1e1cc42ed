package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small films with planted metadata, made by ffmpeg, and boxes to plant by hand. Each film is made once. */
final class Films {
    static final String PLACE = "+55.7512+037.6184/";
    private static final String[] PICTURE = {"-f", "lavfi", "-i", "testsrc2=s=96x64:r=25:d=1"};
    private static final String[] SOUND = {"-f", "lavfi", "-i", "sine=d=1:r=44100"};
    private static final String[] TAGS = {
        "-metadata",
        "title=Planted Title",
        "-metadata",
        "comment=Planted Comment", //
        "-metadata",
        "artist=Planted Artist",
        "-metadata",
        "location=" + PLACE, //
        "-metadata",
        "creation_time=2024-05-06T07:08:09Z",
        "-metadata:s:0",
        "handler_name=Planted Handler", //
        "-metadata:s:0",
        "language=chv"
    };

    /** Makes a film or sound when a test asks for it. */
    interface Maker {
        byte[] make();
    }

    private static byte[] phone;

    private Films() {}

    /** H.264 and AAC as phones make them, with places, dates, names. */
    static synchronized byte[] phone() {
        if (phone == null) {
            phone = make(".mp4", "-c:v", "libx264", "-c:a", "aac");
        }
        return phone;
    }

    /** Returns a film of the test picture and tone with all tags, coded as the arguments say. */
    static byte[] make(String extension, String... coding) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of(PICTURE));
        arguments.addAll(List.of(SOUND));
        arguments.addAll(List.of(coding));
        arguments.addAll(List.of(TAGS));
        return Ffmpeg.make(extension, arguments.toArray(String[]::new));
    }

    static byte[] sound(String extension, String... coding) {
        List<String> arguments = new ArrayList<>(List.of(SOUND));
        arguments.addAll(List.of(coding));
        arguments.addAll(List.of("-metadata", "title=Planted Title", "-metadata", "artist=Planted Artist"));
        return Ffmpeg.make(extension, arguments.toArray(String[]::new));
    }

    /** A film with a subtitle track that says {@code text}. */
    static byte[] subtitled(String extension, String text, String... coding) {
        byte[] subtitles = ("1\n00:00:00,000 --> 00:00:00,900\n" + text + "\n").getBytes(ISO_8859_1);
        return Ffmpeg.withFile(".srt", subtitles, file -> {
            List<String> arguments = new ArrayList<>(List.of(PICTURE));
            arguments.addAll(List.of("-i", file.toString(), "-c:s", "mov_text"));
            arguments.addAll(List.of(coding));
            return Ffmpeg.make(extension, arguments.toArray(String[]::new));
        });
    }

    static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(Strips.latin(type))
                .put(content)
                .array();
    }

    /** Returns where the four letters of a box stand for the {@code nth} time, from 0. */
    static int find(byte[] film, String type, int nth) {
        int at = -1;
        String text = new String(film, ISO_8859_1);
        for (int i = 0; i <= nth; i++) {
            at = text.indexOf(type, at + 1);
            if (at < 0) {
                throw new AssertionError("no " + type);
            }
        }
        return at;
    }

    static byte[] replace(byte[] film, String from, String to, int nth) {
        byte[] replaced = film.clone();
        byte[] letters = Strips.latin(to);
        System.arraycopy(letters, 0, replaced, find(film, from, nth), letters.length);
        return replaced;
    }

    /** Puts boxes behind everything, at the outermost level. */
    static byte[] append(byte[] film, byte[]... boxes) {
        return Strips.join(film, Strips.join(boxes));
    }

    /** Puts boxes at the end of moov, which must be the last box so that no place moves. */
    static byte[] intoMoov(byte[] film, byte[]... boxes) {
        int moov = find(film, "moov", 0) - 4;
        int size = ByteBuffer.wrap(film).getInt(moov);
        if (moov + size != film.length) {
            throw new AssertionError("moov is not last");
        }
        byte[] more = Strips.join(boxes);
        byte[] grown = Strips.join(film, more);
        ByteBuffer.wrap(grown).putInt(moov, size + more.length);
        return grown;
    }

    /** A picture coded by heif-enc or avifenc, with EXIF and XMP by exiftool. */
    static byte[] picture(String extension, List<String> encoder) {
        byte[] png = Pngs.encode(Jpegs.drawing(192, 128), false);
        return Ffmpeg.withFile(
                ".png",
                png,
                source -> Ffmpeg.withFile(extension, new byte[0], file -> {
                    List<String> command = new ArrayList<>(encoder);
                    command.replaceAll(each ->
                            each.equals("IN") ? source.toString() : each.equals("OUT") ? file.toString() : each);
                    Files.delete(file);
                    Ffmpeg.run(command);
                    tag(file);
                    return Files.readAllBytes(file);
                }));
    }

    private static void tag(Path file) {
        Ffmpeg.run(List.of(
                "exiftool",
                "-q",
                "-overwrite_original",
                "-Artist=Planted Artist",
                "-Make=PlantedMaker", //
                "-GPSLatitude=55.7512",
                "-GPSLatitudeRef=N",
                "-GPSLongitude=37.6184",
                "-GPSLongitudeRef=E", //
                "-DateTimeOriginal=2024:05:06 07:08:09",
                "-XMP-dc:Creator=Planted Creator",
                file.toString()));
    }

    static byte[] head(byte[] film, int length) {
        return Arrays.copyOf(film, length);
    }
}
