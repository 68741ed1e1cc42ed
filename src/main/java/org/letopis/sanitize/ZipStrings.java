package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The text of files that are ZIP inside: archives, member for member, and documents, part for part. */
final class ZipStrings {
    private static final Set<FileFormat> MARKUP =
            Set.of(FileFormat.XML, FileFormat.HTML, FileFormat.SVG, FileFormat.GPX, FileFormat.KML, FileFormat.TEXT);

    private static final String SHARED = "xl/sharedStrings.xml";

    private final TextParts parts;
    private final FileTextReader reader;

    ZipStrings(TextParts parts, FileTextReader reader) {
        this.parts = parts;
        this.reader = reader;
    }

    /** Reads an archive of files that stand for themselves. */
    void archive(ZipArchive archive) throws Refusal, IOException {
        names(archive);
        for (ZipMember member : archive.members()) {
            if (!member.isFolder() && member.sizeBytes() > 0) {
                Source file = archive.peek(member);
                FileFormat format = Members.formatOf(file);
                boolean media = format.isMedia() && format != FileFormat.SVG;
                reader.inside(media ? file : archive.source(member), format, member.name());
            }
        }
    }

    /** Reads a document: all its parts, whether something leads to them or not. */
    void document(ZipArchive archive, FileFormat format) throws Refusal, IOException {
        names(archive);
        Optional<SheetValues> cells = format == FileFormat.XLSX ? Optional.of(values(archive)) : Optional.empty();
        for (ZipMember member : archive.members()) {
            boolean table = cells.isPresent() && member.name().equals(SHARED);
            if (!member.isFolder() && member.sizeBytes() > 0 && !table) {
                part(archive, member, format, cells);
            }
        }
        if (cells.isPresent()) {
            parts.add(SHARED, String.join("\n", cells.get().unused()), true);
        }
    }

    private void part(ZipArchive archive, ZipMember member, FileFormat document, Optional<SheetValues> cells)
            throws Refusal, IOException {
        Source file = archive.peek(member);
        FileFormat format = Members.formatOf(file);
        if (!MARKUP.contains(format)) {
            boolean media = format.isMedia();
            reader.inside(media ? file : archive.source(member), format, member.name());
            return;
        }
        byte[] bytes = archive.bytes(member);
        boolean markup = isXml(bytes);
        if (!markup || format == FileFormat.SVG) {
            // Styles, and the few words that name the kind of the document, are for programs.
            if (format == FileFormat.TEXT) {
                Optional<String> text = TextCharset.decode(bytes);
                parts.add(member.name(), text.orElseThrow(() -> Refusal.characterSet(document)), false);
            } else {
                reader.inside(Source.of(bytes), format, member.name());
            }
            return;
        }
        boolean page = document == FileFormat.EPUB && format == FileFormat.HTML;
        try {
            XmlStrings xml = new XmlStrings(document, parts, reader);
            cells.ifPresent(xml::cells);
            xml.read(bytes, member.name());
        } catch (Refusal refusal) {
            if (!page) {
                throw refusal;
            }
            reader.inside(Source.of(bytes), format, member.name());
        }
    }

    private static boolean isXml(byte[] bytes) {
        String start =
                new String(bytes, 0, Math.min(bytes.length, 64), ISO_8859_1).replaceFirst("^[\\x80-\\xFF]{2,3}", "");
        return start.replace("\0", "").stripLeading().startsWith("<");
    }

    private static SheetValues values(ZipArchive archive) throws Refusal, IOException {
        byte[] table = bytes(archive, SHARED);
        TextParts apart = new TextParts();
        List<String> strings =
                table.length == 0 ? List.of() : new XmlStrings(FileFormat.XLSX, apart, null).table(table, SHARED);
        return SheetValues.of(strings, bytes(archive, "xl/styles.xml"), bytes(archive, "xl/workbook.xml"));
    }

    private static byte[] bytes(ZipArchive archive, String name) throws Refusal, IOException {
        Optional<ZipMember> member = archive.member(name);
        return member.isPresent() ? archive.bytes(member.get()) : new byte[0];
    }

    /** Names of members are text that leaves; so are the remarks on them. */
    private void names(ZipArchive archive) throws Refusal, IOException {
        List<String> names = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        remarks.add(PlainText.decode(archive.comment(), ""));
        for (ZipMember member : archive.members()) {
            names.add(member.name());
            remarks.add(PlainText.decode(member.traces().comment(), ""));
        }
        parts.addNames("names of files", names);
        parts.addNames(
                "remarks", remarks.stream().filter(each -> !each.isBlank()).toList());
    }
}
