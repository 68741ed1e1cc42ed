package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;
import org.letopis.sanitize.FileText.Kind;

/** Reads the text of a file by its format, and of the files inside it. */
final class FileTextReader {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int HEAD_BYTES = 4_096;

    /** ZIP files whose members are parts of one document. */
    private static final Set<FileFormat> PACKAGES = Set.of(
            FileFormat.DOCX,
            FileFormat.XLSX,
            FileFormat.PPTX,
            FileFormat.ODT,
            FileFormat.ODS,
            FileFormat.ODP,
            FileFormat.ODG,
            FileFormat.OTT,
            FileFormat.OTS,
            FileFormat.OTP,
            FileFormat.OTG,
            FileFormat.EPUB);

    private final Stripping stripping;
    private final TextParts parts;
    private int depth;

    FileTextReader(Stripping stripping, TextParts parts) {
        this.stripping = stripping;
        this.parts = parts;
    }

    /** Returns what has to be looked at; what was found, and what was not read, is in the parts. */
    Kind read(Source file, FileFormat format) throws IOException {
        Kind kind = kind(file, format);
        if (kind != Kind.TEXT || file.sizeBytes() == 0) {
            return kind;
        }
        int before = parts.count();
        boolean seen = !parts.holds().isEmpty();
        try {
            boolean readable = text(file, format);
            boolean mayBeBlank = format == FileFormat.TEXT || format == FileFormat.EMF || format == FileFormat.WMF;
            // A drawing without a letter is a drawing; so is a drawing that shows a picture.
            boolean drawn = format == FileFormat.SVG || format == FileFormat.ODG || format == FileFormat.OTG;
            boolean track = format == FileFormat.GPX || format == FileFormat.KML || format == FileFormat.KMZ;
            boolean holder = format == FileFormat.ZIP;
            if (readable && !mayBeBlank && !drawn && !track && !holder && !parts.proseAfter(before)) {
                parts.unread("text.unread.no-text", "");
            }
            if (drawn && parts.holds().isEmpty() && !seen) {
                parts.holds(Kind.PICTURE);
            }
        } catch (Refusal refusal) {
            parts.unread(refusal, "");
        } catch (RuntimeException | StackOverflowError e) {
            // The readers of XML and of pages meet some malformed input with exceptions of their own making.
            parts.unread("text.unread.damaged", "");
        }
        return Kind.TEXT;
    }

    /** Returns what a format is for. An Ogg file tells only by its first pages whether it is seen too. */
    private static Kind kind(Source file, FileFormat format) throws IOException {
        String type = format.mediaType();
        if (format == FileFormat.EMF || format == FileFormat.WMF || format == FileFormat.SVG) {
            return Kind.TEXT;
        }
        if (format == FileFormat.OGG) {
            byte[] head = new byte[(int) Math.min(HEAD_BYTES, file.sizeBytes())];
            int count = file.read(0, head, 0, head.length);
            String start = new String(head, 0, Math.max(0, count), ISO_8859_1);
            return start.contains("theora") || start.contains("video") ? Kind.VIDEO : Kind.SOUND;
        }
        if (type.startsWith("image/")) {
            return Kind.PICTURE;
        }
        return type.startsWith("audio/") ? Kind.SOUND : type.startsWith("video/") ? Kind.VIDEO : Kind.TEXT;
    }

    /** Returns whether a reader of ours has read it. */
    private boolean text(Source file, FileFormat format) throws Refusal, IOException {
        switch (format) {
            case PDF -> pdf(file);
            case EML -> new MailStrings(parts, this).read(MailPart.of(file), false);
            case KMZ, ZIP -> new ZipStrings(parts, this).archive(ZipArchive.of(file, format));
            case EMF, WMF -> MetafileStrings.read(bytes(file, format), format, parts);
            case TEXT, HTML, SVG, GPX, KML, XML -> markup(bytes(file, format), format);
            default -> {
                if (!PACKAGES.contains(format)) {
                    other(file);
                    return false;
                }
                new ZipStrings(parts, this).document(ZipArchive.of(file, format), format);
            }
        }
        return true;
    }

    private void markup(byte[] bytes, FileFormat format) throws Refusal, IOException {
        switch (format) {
            case TEXT ->
                parts.add(
                        "text",
                        TextCharset.decode(bytes).orElseThrow(() -> Refusal.characterSet(FileFormat.TEXT)),
                        true);
            case HTML ->
                PageStrings.read(
                        HtmlSource.decode(bytes).orElseThrow(() -> Refusal.characterSet(FileFormat.HTML)), parts, this);
            default -> {
                byte[] xml = GzipFile.is(bytes)
                        ? GzipFile.content(bytes, Members.MOST_MEMBER_BYTES, new Draft(format))
                        : bytes;
                new XmlStrings(format, parts, this).read(xml, "text");
            }
        }
    }

    /** Reads a file inside the file; {@code where} is its place. */
    void inside(Source file, FileFormat format, String where) throws IOException {
        String before = parts.enter(where);
        depth++;
        if (depth > Members.MOST_DEPTH) {
            parts.unread("text.unread.too-much", "");
        } else {
            Kind kind = read(file, format);
            if (kind != Kind.TEXT) {
                parts.holds(kind);
            }
        }
        depth--;
        parts.leave(before);
    }

    /** Reads a file that is written into an address, as base64 or with percent signs. */
    void address(String address) throws Refusal, IOException {
        Source file = Source.of(DataAddress.bytes(address, FileFormat.UNKNOWN));
        inside(file, Members.formatOf(file), "data:");
    }

    private void pdf(Source file) throws Refusal, IOException {
        try {
            stripping.worker().text(file, parts, LIMIT);
        } catch (Failure failure) {
            throw new FailureInStream(failure);
        }
    }

    /** Reads what only the libraries know, if they do. */
    private void other(Source file) throws Refusal, IOException {
        try {
            Reading reading = stripping.worker().read(file, LIMIT);
            if (reading.textState() == TextState.READ && !reading.textCut()) {
                parts.add("text", reading.text(), true);
                List<String> properties = new ArrayList<>();
                reading.metadata().forEach(entry -> properties.add(entry.value()));
                parts.addNames("properties", properties);
            } else {
                parts.unread("text.unread.format", "");
            }
        } catch (Failure failure) {
            throw new FailureInStream(failure);
        }
    }

    private static byte[] bytes(Source file, FileFormat format) throws Refusal, IOException {
        if (file.sizeBytes() > Members.MOST_MEMBER_BYTES) {
            throw Refusal.tooLarge(format, "file");
        }
        return file.stream().readAllBytes();
    }
}
