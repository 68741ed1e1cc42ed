package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds office documents part by part, as programs that we do not have write them. */
final class Ooxml {
    static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    static final String X = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    static final String P = "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
    static final String A = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
    static final String R = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    static final String MC = "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
    static final String STANDARD = "application/vnd.openxmlformats-officedocument.";
    static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, List<String>> relations = new TreeMap<>();

    /** Adds a part of XML; a type without a slash is the middle of a standard one. */
    Ooxml xml(String name, String type, String xml) {
        parts.put(name, ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(UTF_8));
        types.put(name, type.contains("/") ? type : STANDARD + type + "+xml");
        return this;
    }

    Ooxml binary(String name, String type, byte[] bytes) {
        parts.put(name, bytes);
        types.put(name, type);
        return this;
    }

    /** Replaces text in a part. */
    Ooxml change(String name, String old, String now) {
        String text = new String(parts.get(name), UTF_8);
        if (!text.contains(old)) {
            throw new IllegalArgumentException(old);
        }
        parts.put(name, text.replace(old, now).getBytes(UTF_8));
        return this;
    }

    List<String> names() {
        return List.copyOf(parts.keySet());
    }

    byte[] bytes(String name) {
        return parts.get(name);
    }

    Ooxml replace(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    Ooxml type(String name, String type) {
        types.put(name, type);
        return this;
    }

    /** Adds a relationship; a type without a slash is the last word of a standard one. */
    Ooxml relation(String from, String id, String type, String target) {
        return relation(from, id, type, target, "");
    }

    Ooxml outside(String from, String id, String type, String target) {
        return relation(from, id, type, target, " TargetMode=\"External\"");
    }

    private Ooxml relation(String from, String id, String type, String target, String mode) {
        relations
                .computeIfAbsent(from, none -> new ArrayList<>())
                .add("<Relationship Id=\"" + id + "\" Type=\"" + (type.contains("/") ? type : RELATION + type)
                        + "\" Target=\"" + target + "\"" + mode + "/>");
        return this;
    }

    byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            StringBuilder all = new StringBuilder("<Types xmlns=\"" + OoxmlPackage.TYPES
                    + "\"><Default Extension=\"rels\""
                    + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
            types.forEach(
                    (name, type) -> all.append("<Override PartName=\"/" + name + "\" ContentType=\"" + type + "\"/>"));
            put(zip, "[Content_Types].xml", all.append("</Types>").toString().getBytes(UTF_8));
            for (Map.Entry<String, List<String>> each : relations.entrySet()) {
                String xml = "<Relationships xmlns=\"" + OoxmlPackage.RELATIONSHIPS + "\">"
                        + String.join("", each.getValue()) + "</Relationships>";
                put(zip, relationsOf(each.getKey()), xml.getBytes(UTF_8));
            }
            for (Map.Entry<String, byte[]> each : parts.entrySet()) {
                put(zip, each.getKey(), each.getValue());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static String relationsOf(String part) {
        int folder = part.lastIndexOf('/') + 1;
        return part.substring(0, folder) + "_rels/" + part.substring(folder) + ".rels";
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // 17 May 2024, 10:42: the same bytes at any hour and in any zone.
        entry.setTimeLocal(LocalDateTime.of(2024, 5, 17, 10, 42));
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** Properties as all three programs write them. */
    Ooxml properties() {
        return xml(
                        "docProps/core.xml",
                        "application/vnd.openxmlformats-package.core-properties+xml",
                        "<cp:coreProperties"
                                + " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                                + " xmlns:dcterms=\"http://purl.org/dc/terms/\""
                                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                                + "<dc:title>Draft for the Morvesk file</dc:title>"
                                + "<dc:creator>Mira Tolvanova</dc:creator>"
                                + "<cp:lastModifiedBy>Арина Вешняк</cp:lastModifiedBy>"
                                + "<cp:revision>14</cp:revision>"
                                + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2024-05-17T10:42:31Z</dcterms:created>"
                                + "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">2024-05-18T21:03:09Z</dcterms:modified>"
                                + "</cp:coreProperties>")
                .xml(
                        "docProps/app.xml",
                        "extended-properties",
                        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
                                + "<Template>Darkbench-Morvesk.dotm</Template><TotalTime>412</TotalTime>"
                                + "<Application>Darkbench Writer</Application>"
                                + "<Company>Mill Street Office</Company><Manager>Danil K.</Manager></Properties>")
                .xml(
                        "docProps/custom.xml",
                        "custom-properties",
                        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\""
                                + " xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
                                + "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"Source\">"
                                + "<vt:lpwstr>the woman in the red coat</vt:lpwstr></property></Properties>")
                .binary("docProps/thumbnail.jpeg", "image/jpeg", Strips.sample("dirty-rotated.jpg"))
                .relation(
                        "",
                        "rId2",
                        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                        "docProps/core.xml")
                .relation("", "rId3", "extended-properties", "docProps/app.xml")
                .relation("", "rId4", "custom-properties", "docProps/custom.xml")
                .relation(
                        "",
                        "rId5",
                        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
                        "docProps/thumbnail.jpeg");
    }
}
