package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.failure.Failure;

class FileFormatTest {
    /** First bytes as the file(1) magic database and the formats' specifications give them. */
    @ParameterizedTest
    @CsvSource({
        "FFD8FFE000104A46, JPEG",
        "89504E470D0A1A0A, PNG",
        "474946383961, GIF",
        "52494646FFFFFFFF57454250, WEBP",
        "52494646FFFFFFFF57415645, WAV",
        "52494646FFFFFFFF41564920, AVI",
        "49492A0008000000, TIFF",
        "4D4D002A00000008, TIFF",
        "49492B0008000000, TIFF",
        "4D4D002B00080000, TIFF",
        "38425053, PSD",
        "424D36000000000000003600000028000000, BMP",
        "000000186674797068656963, HEIC",
        "00000018667479706D696631, HEIC",
        "000000186674797061766966, AVIF",
        "000000186674797069736F6D, MP4",
        "000000146674797071742020, MOV",
        "000000086D6F6F76, MOV",
        "00000018667479704D344120, M4A",
        "000000186674797033677034, THREE_GP",
        "1A45DFA3, MATROSKA",
        "3026B2758E66CF11, WMV",
        "664C6143, FLAC",
        "4F676753, OGG",
        "494433040000, MP3",
        "FFFB9064, MP3",
        "FFF15080, AAC",
        "2321414D520A, AMR",
        "255044462D312E37, PDF",
        "0D0A255044462D312E37, PDF",
        "D0CF11E0A1B11AE1, OLD_OFFICE",
        "7B5C72746631, RTF",
        "377ABCAF271C, SEVEN_ZIP",
        "526172211A0700, RAR",
        "1F8B0800, GZIP",
        "00010203, UNKNOWN"
    })
    void the_first_bytes_tell_the_format(String hex, FileFormat format) throws Failure {
        assertThat(FileFormat.detect(Source.of(HexFormat.of().parseHex(hex)))).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({
        "'Just a note.', TEXT",
        "'<?xml version=\"1.0\"?><inventory/>', XML",
        "'<?xml version=\"1.0\"?><gpx/>', GPX",
        "'<?xml version=\"1.0\"?><!-- of a walk --><kml xmlns=\"x\"/>', KML",
        "'From: Mira <mira@example.org>\nSubject: The mill\n\nSeen.', EML",
        "'Received: from a by b\n\tfor c\nTo: x@example.org\n\n.', EML",
        "'Subject: only one of them\n\nSeen.', TEXT",
        "'<?xml version=\"1.0\"?><!-- drawn --><svg/>', SVG",
        "'  <svg xmlns=\"http://www.w3.org/2000/svg\"/>', SVG",
        "'<!DOCTYPE html><title>x</title>', HTML",
        "'\uFEFF<html>', HTML",
        "'Записка', TEXT"
    })
    void kinds_of_text_are_told_apart(String text, FileFormat format) throws Failure {
        assertThat(FileFormat.detect(Source.of(text.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(format);
    }

    @Test
    void text_in_an_old_cyrillic_set_is_text() throws Failure {
        byte[] windows1251 = HexFormat.of().parseHex("CFF0E8E2E5F22C20ECE8F0");

        assertThat(FileFormat.detect(Source.of(windows1251))).isEqualTo(FileFormat.TEXT);
    }

    @Test
    void nothing_is_not_text() throws Failure {
        assertThat(FileFormat.detect(Source.of(new byte[0]))).isEqualTo(FileFormat.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"word/document.xml, DOCX", "xl/workbook.xml, XLSX", "ppt/presentation.xml, PPTX", "a/b.xml, ZIP"})
    void office_files_are_told_apart_by_their_directory(String part, FileFormat format) throws Failure, IOException {
        byte[] zip = zip("", "[Content_Types].xml", "_rels/.rels", part);

        assertThat(FileFormat.detect(Source.of(zip))).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.oasis.opendocument.text, ODT",
        "application/vnd.oasis.opendocument.spreadsheet, ODS",
        "application/vnd.oasis.opendocument.presentation, ODP",
        "application/vnd.oasis.opendocument.graphics, ODG",
        "application/vnd.oasis.opendocument.text-template, OTT",
        "application/vnd.oasis.opendocument.spreadsheet-template, OTS",
        "application/vnd.oasis.opendocument.presentation-template, OTP",
        "application/vnd.oasis.opendocument.graphics-template, OTG",
        "application/vnd.oasis.opendocument.base, UNKNOWN",
        "application/epub+zip, EPUB"
    })
    void open_documents_are_told_apart_by_their_first_entry(String type, FileFormat format)
            throws Failure, IOException {
        assertThat(FileFormat.detect(Source.of(zip(type, "content.xml")))).isEqualTo(format);
    }

    @Test
    void a_document_packed_by_hand_is_told_apart_too() throws Failure {
        byte[] type = Strips.latin("application/vnd.oasis.opendocument.text");

        byte[] last = Zips.zip(Zips.deflated("content.xml", new byte[1]), Zips.stored("mimetype", type));
        byte[] packed = Zips.zip(Zips.deflated("mimetype", type), Zips.deflated("content.xml", new byte[1]));

        assertThat(FileFormat.detect(Source.of(last))).isEqualTo(FileFormat.ODT);
        assertThat(FileFormat.detect(Source.of(packed))).isEqualTo(FileFormat.ODT);
    }

    @Test
    void an_archive_behind_a_program_is_an_archive() throws Failure {
        byte[] program = Strips.join(Strips.latin("MZ\u0090\0"), Zips.zip(Zips.stored("a", new byte[1])));

        assertThat(FileFormat.detect(Source.of(program))).isEqualTo(FileFormat.ZIP);
    }

    private static byte[] zip(String mimetype, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            if (!mimetype.isEmpty()) {
                byte[] content = Strips.latin(mimetype);
                CRC32 crc = new CRC32();
                crc.update(content);
                ZipEntry entry = new ZipEntry("mimetype");
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
        }
        return bytes.toByteArray();
    }
}
