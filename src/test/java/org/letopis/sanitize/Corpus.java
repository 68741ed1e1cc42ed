package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.letopis.Programs;

/**
 * Files as real programs write them, each made when it is asked for, with one marker of its own in every place that the
 * program, and exiftool after it, can write a text to.
 */
final class Corpus {
    /** Stands in a recipe for the marker of the file. */
    private static final String MARKER = "MARKER";

    /** Tags that exiftool puts into whatever has room for them. */
    private static final List<String> TAGS = List.of(
            "EXIF:Artist",
            "EXIF:Copyright",
            "EXIF:ImageDescription",
            "EXIF:Make",
            "EXIF:Model",
            "EXIF:Software",
            "EXIF:UserComment",
            "EXIF:OwnerName",
            "EXIF:SerialNumber",
            "EXIF:LensModel",
            "EXIF:XPAuthor",
            "EXIF:GPSProcessingMethod",
            "EXIF:DocumentName",
            "EXIF:HostComputer",
            "IPTC:By-line",
            "IPTC:Caption-Abstract",
            "IPTC:City",
            "IPTC:Keywords",
            "XMP-dc:Creator",
            "XMP-dc:Title",
            "XMP-photoshop:City",
            "XMP-xmpMM:DocumentID",
            "XMP-exif:UserComment",
            "Photoshop:URL",
            "Comment",
            "PNG:Author",
            "PNG:Software",
            "QuickTime:Artist",
            "ItemList:Comment",
            "UserData:Copyright",
            "Keys:Author",
            "PDF:Author",
            "PDF:Producer",
            "PDF:Keywords");

    private final List<Dirty> files = new ArrayList<>();

    private Corpus() {
        pictures();
        films();
        sounds();
        documents();
        texts();
    }

    static List<Dirty> all() {
        return new Corpus().files;
    }

    /** Makes a file in an empty folder; what it returns is the file. */
    private interface Recipe {
        Path make(Path folder, String marker) throws IOException, InterruptedException;
    }

    /**
     * A file that is made when it is asked for.
     *
     * @param marker 12 letters and digits that no program writes by itself
     */
    record Dirty(String name, String marker, boolean tagged, Recipe recipe) {
        byte[] bytes() throws IOException, InterruptedException {
            Path folder = Files.createTempDirectory("letopis-corpus");
            try {
                Path file = recipe.make(folder, marker);
                if (tagged) {
                    tag(file, marker);
                }
                return Files.readAllBytes(file);
            } finally {
                delete(folder);
            }
        }
    }

    private void add(String name, boolean tagged, Recipe recipe) {
        String marker = String.format(Locale.ROOT, "QZ%04dPLANTX", files.size());
        files.add(new Dirty(name, marker, tagged, recipe));
    }

    private static void tag(Path file, String marker) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("exiftool", "-q", "-q", "-m", "-overwrite_original"));
        TAGS.forEach(tag -> command.add("-" + tag + "=" + marker));
        command.add("-GPSLatitude=55.7512");
        command.add("-GPSLatitudeRef=N");
        command.add("-AllDates=2024:05:06 07:08:09");
        command.add(file.toString());
        Programs.run(file.getParent(), command.toArray(String[]::new));
    }

    /** A line of words, {@code MARKER} for the marker; the last word is the file that is made. */
    private static Recipe program(String line) {
        return (folder, marker) -> {
            String[] words = line.replace(MARKER, marker).split(" ");
            Programs.run(folder, words);
            return folder.resolve(words[words.length - 1].replaceFirst(".*:", ""));
        };
    }

    // -- pictures -----------------------------------------------------------------------------------------------------

    private static final String DRAW = "convert -size 96x64 gradient:tan-navy -set comment MARKER ";
    private static final String OTHER = "convert -size 61x43 -seed 7 plasma:tan-navy -set comment MARKER ";

    private void pictures() {
        pictures(DRAW);
        pictures(OTHER);
        for (String shape : List.of(
                "-quality 40 ",
                "-quality 95 ",
                "-define webp:lossless=true ",
                "-alpha set ",
                "-alpha set -define webp:lossless=true ",
                "-colorspace Gray ")) {
            add("webp " + shape, false, webp(shape));
        }
        for (String tool : List.of(
                "heif-enc -o out.heic in.png",
                "heif-enc -q 90 -o out.heic in.png",
                "avifenc -s 10 in.png out.avif",
                "avifenc -s 10 -y 420 in.png out.avif")) {
            String made = tool.contains("heic") ? "out.heic" : "out.avif";
            add(tool, true, (folder, marker) -> {
                program(DRAW + "in.png").make(folder, marker);
                Programs.run(folder, tool.split(" "));
                return folder.resolve(made);
            });
        }
    }

    private void pictures(String draw) {
        for (String colours : List.of("", "-colorspace Gray ", "-colorspace CMYK ")) {
            for (String shape : List.of("", "-interlace JPEG ")) {
                for (String quality :
                        List.of("-quality 40 ", "-quality 92 ", "-sampling-factor 4:2:2 ", "-quality 100 ")) {
                    add(
                            "jpeg " + draw + colours + shape + quality,
                            true,
                            program(draw + colours + shape + quality + "out.jpg"));
                }
            }
        }
        for (int turn = 1; turn <= 8; turn++) {
            String turned = "-orient "
                    + List.of(
                                    "TopLeft",
                                    "TopRight",
                                    "BottomRight",
                                    "BottomLeft",
                                    "LeftTop",
                                    "RightTop",
                                    "RightBottom",
                                    "LeftBottom")
                            .get(turn - 1)
                    + " ";
            add("jpeg " + draw + turned, true, program(draw + turned + "out.jpg"));
        }
        for (String kind : List.of("-colors 200 PNG8:", "PNG24:", "PNG32:", "PNG48:", "PNG64:")) {
            for (String shape : List.of("", "-interlace PNG ", "-colorspace Gray ", "-colors 4 ")) {
                add("png " + draw + kind + shape, true, program(draw + shape + kind + "out.png"));
            }
        }
        for (String shape : List.of(
                "",
                "-colors 2 ",
                "-interlace GIF ",
                "-delay 20 -loop 0 -duplicate 3 ",
                "-transparent tan ",
                "-colorspace Gray ")) {
            add("gif " + draw + shape, true, program(draw + shape + "out.gif"));
        }
        for (String shape : List.of(
                "-type TrueColor BMP3:",
                "-type Palette BMP3:",
                "BMP2:",
                "-alpha set BMP:",
                "-compress RLE -type Palette BMP3:",
                "-monochrome BMP3:")) {
            add("bmp " + draw + shape, false, (folder, marker) -> {
                Path file = program(draw + shape + "out.bmp").make(folder, marker);
                return Files.write(file, marker.getBytes(UTF_8), StandardOpenOption.APPEND);
            });
        }
        for (String packing : List.of("None", "LZW", "Zip", "RLE", "JPEG", "Group4", "Fax")) {
            for (String shape : List.of("", "-colorspace Gray ", "-duplicate 2 ", "-endian MSB ")) {
                String colours = packing.startsWith("G") || packing.equals("Fax") ? "-monochrome " : "";
                add(
                        "tiff " + draw + packing + " " + shape,
                        true,
                        program(draw + shape + colours + "-compress " + packing + " out.tif"));
            }
        }
    }

    private static Recipe webp(String shape) {
        return (folder, marker) -> {
            program(DRAW + shape + "in.webp").make(folder, marker);
            Files.writeString(folder.resolve("x.xmp"), xmp(marker));
            Programs.run(folder, "webpmux", "-set", "xmp", "x.xmp", "in.webp", "-o", "out.webp");
            return folder.resolve("out.webp");
        };
    }

    private static String xmp(String marker) {
        return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                + "<rdf:Description rdf:about='' xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'"
                + " photoshop:City='" + marker + "'/></rdf:RDF></x:xmpmeta>";
    }

    // -- films and sounds ---------------------------------------------------------------------------------------------

    private static final String SEEN = "-f lavfi -i testsrc=size=160x120:rate=10:duration=1 ";
    private static final String HEARD = "-f lavfi -i sine=frequency=440:duration=1 ";
    private static final String FFMPEG = "ffmpeg -nostdin -v error -y ";
    private static final String NAMED = "-metadata title=MARKER -metadata artist=MARKER -metadata comment=MARKER "
            + "-metadata location=+55.7512+037.6184/ -metadata creation_time=2024-05-06T07:08:09Z "
            + "-metadata:s:0 title=MARKER -metadata:s:0 handler_name=MARKER -metadata:s:0 language=rus ";

    private void films() {
        for (String container : List.of("mp4", "mov", "mkv")) {
            for (String coding : List.of(
                    "-c:v libx264 -preset ultrafast -c:a aac",
                    "-c:v libx265 -preset ultrafast -c:a aac",
                    "-c:v mpeg4 -c:a libmp3lame",
                    "-c:v libx264 -preset ultrafast -an")) {
                film(container, coding);
            }
        }
        film("mov", "-c:v mjpeg -c:a aac");
        film("mkv", "-c:v mjpeg -c:a aac");
        film("mp4", "-c:v libx264 -preset ultrafast -c:a aac -movflags +faststart");
        film("mp4", "-c:v libx264 -preset ultrafast -c:a aac -movflags +frag_keyframe+empty_moov");
        film("mp4", "-c:v libx264 -preset ultrafast -c:a aac -movflags use_metadata_tags");
        film("mov", "-c:v prores -c:a pcm_s16le");
        film("3gp", "-c:v h263 -s 176x144 -c:a aac");
        film("m4v", "-c:v libx264 -preset ultrafast -an");
        film("webm", "-c:v libvpx -deadline realtime -c:a libvorbis");
        film("webm", "-c:v libvpx-vp9 -deadline realtime -c:a libopus");
        film("webm", "-c:v libvpx -deadline realtime -an");
        film("avi", "-c:v mpeg4 -c:a libmp3lame");
        film("avi", "-c:v mjpeg -c:a pcm_s16le");
        film("avi", "-c:v libx264 -preset ultrafast -an");
    }

    private void film(String container, String coding) {
        // exiftool writes into no fragmented film.
        boolean quickTime = List.of("mp4", "mov", "3gp", "m4v").contains(container) && !coding.contains("frag");
        add(
                container + " " + coding,
                quickTime,
                program(FFMPEG + SEEN + (coding.contains("-an") ? "" : HEARD) + coding + " -shortest " + NAMED + "out."
                        + container));
    }

    private void sounds() {
        for (String coding : List.of(
                "pcm_s16le out.wav",
                "pcm_s24le out.wav",
                "pcm_u8 out.wav",
                "pcm_f32le out.wav",
                "pcm_mulaw out.wav",
                "libmp3lame -b:a 64k out.mp3",
                "libmp3lame -q:a 2 out.mp3",
                "libmp3lame -write_xing 0 out.mp3",
                "libmp3lame -id3v2_version 3 -write_id3v1 1 out.mp3",
                "flac out.flac",
                "flac -compression_level 0 out.flac",
                "libvorbis out.ogg",
                "libopus out.opus",
                "libopus out.ogg",
                "flac out.ogg",
                "aac out.m4a",
                "alac out.m4a",
                "libopus out.mka",
                "libvorbis out.mka")) {
            boolean quickTime = coding.endsWith("m4a");
            for (String channels : List.of("1", "2", "1 -ar 48000")) {
                add(
                        "sound " + coding + " " + channels,
                        quickTime,
                        program(FFMPEG + HEARD + NAMED + "-ac " + channels + " -c:a " + coding));
            }
        }
    }

    // -- documents ----------------------------------------------------------------------------------------------------

    private static final Map<String, List<String>> OFFICE = Map.of(
            "text", List.of("docx", "dotx", "odt", "ott", "pdf", "epub", "html"),
            "spreadsheet", List.of("xlsx", "xltx", "ods", "ots", "pdf"),
            "presentation", List.of("pptx", "potx", "ppsx", "odp", "otp", "pdf"),
            "drawing", List.of("odg", "pdf", "png"));

    private void documents() {
        for (String kind : List.of("text", "spreadsheet", "presentation", "drawing")) {
            for (String ending : OFFICE.get(kind)) {
                add("office " + kind + " " + ending, ending.equals("pdf") || ending.equals("png"), (folder, marker) -> {
                    return Files.write(folder.resolve("out." + ending), office(kind, ending, marker));
                });
            }
        }
        for (String rewritten : List.of(
                "--linearize",
                "--object-streams=generate",
                "--stream-data=uncompress",
                "--qdf",
                "--object-streams=disable",
                "--compress-streams=n")) {
            add("qpdf " + rewritten, true, (folder, marker) -> {
                Files.write(folder.resolve("in.pdf"), office("text", "pdf", marker));
                Programs.run(folder, "qpdf", rewritten, "in.pdf", "out.pdf");
                return folder.resolve("out.pdf");
            });
        }
        for (String settings : List.of("screen", "prepress", "ebook")) {
            add("gs " + settings, true, (folder, marker) -> {
                Files.write(folder.resolve("in.pdf"), office("text", "pdf", marker));
                Programs.run(
                        folder,
                        "gs",
                        "-q",
                        "-dBATCH",
                        "-dNOPAUSE",
                        "-sDEVICE=pdfwrite",
                        "-dPDFSETTINGS=/" + settings,
                        "-sOutputFile=out.pdf",
                        "in.pdf");
                return folder.resolve("out.pdf");
            });
        }
        for (String options : List.of("", "-0", "-X", "-9")) {
            for (String inner : List.of("in.jpg", "in.png")) {
                add("zip " + options + " " + inner, false, (folder, marker) -> {
                    program(DRAW + inner).make(folder, marker);
                    tag(folder.resolve(inner), marker);
                    List<String> command = new ArrayList<>(List.of("zip", "-q"));
                    Stream.of(options).filter(option -> !option.isEmpty()).forEach(command::add);
                    command.addAll(List.of("out.zip", inner));
                    Programs.run(folder, command.toArray(String[]::new));
                    return folder.resolve("out.zip");
                });
            }
        }
    }

    // -- texts --------------------------------------------------------------------------------------------------------

    private void texts() {
        add("svg office", false, (folder, marker) -> {
            String drawing = new String(office("drawing", "svg", marker), UTF_8);
            int inside = drawing.indexOf('>', drawing.indexOf("<svg")) + 1;
            return Files.writeString(
                    folder.resolve("out.svg"),
                    drawing.substring(0, inside) + "<title>" + marker + "</title><!-- " + marker + " --><metadata>"
                            + marker + "</metadata>" + drawing.substring(inside));
        });
        add("svg poppler", false, (folder, marker) -> {
            Files.write(folder.resolve("in.pdf"), office("text", "pdf", marker));
            Programs.run(folder, "pdftocairo", "-svg", "in.pdf", "in.svg");
            String drawing = Files.readString(folder.resolve("in.svg"));
            return Files.writeString(
                    folder.resolve("out.svg"), drawing.replaceFirst("<svg ", "<svg data-of=\"" + marker + "\" "));
        });
        for (String version : List.of("1.0", "1.1")) {
            add("gpx " + version, false, python("""
                    import xml.etree.ElementTree as tree
                    space = "http://www.topografix.com/GPX/" + "VERSION".replace(".", "/")
                    gpx = tree.Element("{%s}gpx" % space, version="VERSION", creator="MARKER")
                    track = tree.SubElement(gpx, "{%s}trk" % space)
                    tree.SubElement(track, "{%s}src" % space).text = "MARKER"
                    stretch = tree.SubElement(track, "{%s}trkseg" % space)
                    for point in range(20):
                        place = tree.SubElement(stretch, "{%s}trkpt" % space, lat="54.%03d" % point, lon="37.5")
                        tree.SubElement(place, "{%s}time" % space).text = "2024-05-06T07:08:%02dZ" % point
                    tree.register_namespace("", space)
                    tree.ElementTree(gpx).write("out", encoding="utf-8", xml_declaration=True)
                    """.replace("VERSION", version)));
        }
        for (String coding : List.of("8bit", "base64", "quoted-printable")) {
            add("mail " + coding, false, python("""
                    from email.message import EmailMessage
                    mail = EmailMessage()
                    mail["From"] = "Tamar <tamar@example.org>"
                    mail["To"] = "levan@example.org"
                    mail["Subject"] = "Рынок"
                    mail["Message-ID"] = "<MARKER@example.org>"
                    mail["User-Agent"] = "MARKER"
                    mail.set_content("Ряды разобраны.\\n", cte="CODING")
                    mail.add_alternative("<title>MARKER</title><p id='MARKER'>Ряды разобраны.</p>", subtype="html")
                    open("out", "wb").write(mail.as_bytes())
                    """.replace("CODING", coding)));
        }
        for (String charset : List.of("utf-8", "utf-16", "cp1251", "koi8-r", "cp866")) {
            add("text " + charset, false, python("""
                    text = "\\x1b]0;MARKER\\x07Ряды на рынке разобраны, и никого больше нет.\\nThe stalls were cleared.\\n"
                    open("out", "wb").write(text.encode("CHARSET"))
                    """.replace("CHARSET", charset)));
        }
        for (String delimiter : List.of(",", ";", "\\t")) {
            add("csv " + delimiter, false, python("""
                    import csv
                    with open("out", "w", encoding="utf-8-sig", newline="") as file:
                        rows = csv.writer(file, delimiter="DELIMITER")
                        rows.writerows([["место", "дата"], ["Рынок\\x1b]2;MARKER\\x07", "17"], ["Mill", "18"]])
                    """.replace("DELIMITER", delimiter)));
        }
    }

    /** What a program in Python writes to a file that is called {@code out}. */
    private static Recipe python(String program) {
        return (folder, marker) -> {
            Mails.python(folder, program.replace(MARKER, marker));
            return folder.resolve("out");
        };
    }

    private static byte[] office(String kind, String ending, String marker) throws IOException, InterruptedException {
        String flat = Odfs.flat(kind).replace("Mira Tolvanova", marker);
        return OtherProgram.libreOffice(flat.getBytes(UTF_8), "fod" + kind.charAt(0), ending);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
