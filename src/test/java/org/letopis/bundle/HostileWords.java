package org.letopis.bundle;

import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.letopis.bundle.HostileCase.Collection;
import org.letopis.bundle.HostileCase.Unsorted;
import org.letopis.crypto.SigningKeys;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** Bundles whose archive is in order, and whose manifests, JSON or signatures are not. */
final class HostileWords {
    private static final String LINE = "bundle.bad-line";
    private static final String JSON = "bundle.bad-json";
    private static final String HEX = "[0-9a-f]{64}";

    private HostileWords() {}

    static void addTo(Collection cases) {
        addSignatures(cases);
        addManifests(cases);
        addPayloadNames(cases);
        addBagFiles(cases);
        addEnvelope(cases);
        addFileList(cases);
        addReports(cases);
    }

    private static void addSignatures(Collection cases) {
        cases.kind("signatures");
        SigningKeys other = SigningKeys.generate(Correspondents.RANDOM);
        cases.add(new Unsorted(
                "other purpose", "signature.other-purpose", packer -> packer.namespace = "letopis-card-v1"));
        cases.add(new Unsorted(
                "signed other words", "signature.wrong", packer -> packer.signedWords = words -> new byte[3]));
        cases.add(new Unsorted("somebody else signed", "bundle.wrong-sender", packer -> {
            packer.plainSigner = other;
            packer.compositeSigner = other;
        }));
        cases.add(new Unsorted("plain key of another", "bundle.wrong-sender", packer -> packer.plainSigner = other));
        cases.add(new Unsorted(
                "composite key of another", "bundle.wrong-sender", packer -> packer.compositeSigner = other));
        cases.add(new Unsorted(
                "no signature",
                "signature.malformed",
                packer -> packer.entries = list ->
                        list.set(1, HostilePacker.Entry.of("b/tagmanifest-sha256.txt.ed25519.sig", new byte[0]))));
        cases.add(new Unsorted(
                "plain signature twice",
                "signature.malformed",
                packer -> packer.entries = list -> list.set(
                        2,
                        new HostilePacker.Entry(
                                TarHeader.of(
                                        "b/tagmanifest-sha256.txt.mldsa44-ed25519.sig",
                                        TarHeader.claimedSize(list.get(1).header())),
                                list.get(1).body()))));
    }

    private static void addManifests(Collection cases) {
        cases.kind("lines of the manifest");
        cases.add(manifest("line ends with CR LF", LINE, text -> text.replace("\n", "\r\n")));
        cases.add(manifest("no line end at the end", LINE, text -> text.substring(0, text.length() - 1)));
        cases.add(manifest("empty line at the end", LINE, text -> text + "\n"));
        cases.add(manifest("empty", "bundle.wrong-count", text -> ""));
        cases.add(manifest("upper-case hash", LINE, text -> text.replaceFirst(HEX, "A".repeat(64))));
        cases.add(manifest("short hash", LINE, text -> text.replaceFirst(HEX, "a".repeat(63))));
        cases.add(manifest("long hash", LINE, text -> text.replaceFirst(HEX, "a".repeat(65))));
        cases.add(manifest("binary mark", LINE, text -> text.replaceFirst("  ", " *")));
        cases.add(manifest("one space", LINE, text -> text.replaceFirst("  ", " ")));
        cases.add(manifest("escaped name", LINE, text -> "\\" + text));
        cases.add(manifest("dot slash", LINE, text -> text.replaceFirst("data/", "./data/")));
        cases.add(manifest("path upwards", LINE, text -> text.replaceFirst("data/attachments/", "data/../../")));
        cases.add(manifest("not sorted", LINE, text -> {
            int second = text.indexOf('\n') + 1;
            int third = text.indexOf('\n', second) + 1;
            return text.substring(second, third) + text.substring(0, second) + text.substring(third);
        }));
        cases.add(manifest(
                "a line twice", "bundle.entry-too-large", text -> text.substring(0, text.indexOf('\n') + 1) + text));
        cases.add(manifest("another hash", "bundle.wrong-hash", text -> text.replaceFirst(HEX, "0".repeat(64))));
        cases.add(manifest("a line missing", "bundle.wrong-count", text -> text.substring(text.indexOf('\n') + 1)));
        cases.kind("tag manifest");
        cases.add(new Unsorted(
                "tag hash differs",
                "bundle.wrong-hash",
                packer -> packer.tagManifest = text -> text.replaceFirst(HEX, "0".repeat(64))));
        cases.add(new Unsorted(
                "tag line missing",
                LINE,
                packer -> packer.tagManifest = text -> text.substring(text.indexOf('\n') + 1)));
        cases.add(new Unsorted(
                "tag line too many",
                LINE,
                packer -> packer.tagManifest = text -> text + "0".repeat(64) + "  padding\n"));
        cases.add(new Unsorted("empty tag manifest", LINE, packer -> packer.tagManifest = text -> ""));
    }

    private static void addPayloadNames(Collection cases) {
        cases.kind("names of the payload");
        for (String name : List.of(
                "data/attachments/000003.JPG",
                "data/attachments/000003.exe",
                "data/attachments/000003.lnk",
                "data/attachments/000003",
                "data/attachments/000003.jpg.txt",
                "data/attachments/000004.jpg",
                "data/attachments/3.jpg",
                "data/attachments/con.txt",
                "data/attachments/sub/000003.jpg",
                "data/else/000001.jpg",
                "data/files.json.bak",
                "data/reports/000003.json",
                "data/reports/000002.txt",
                "data/reports/2.json",
                "data/zzz")) {
            cases.add(new Unsorted("payload file " + name, LINE, packer -> packer.payload.put(name, new byte[10])));
        }
        cases.add(new Unsorted("a number twice", LINE, packer -> {
            packer.payload.put("data/attachments/000001.png", new byte[10]);
            packer.describe();
        }));
        cases.add(new Unsorted("no report", LINE, packer -> packer.payload.remove(HostilePacker.REPORT)));
        cases.add(new Unsorted("no file list", LINE, packer -> packer.payload.remove(HostilePacker.FILE_LIST)));
        cases.add(new Unsorted("attachments start at 2", LINE, packer -> {
            packer.payload.remove(HostilePacker.PICTURE);
            packer.describe();
        }));
        cases.add(new Unsorted(
                "name as long as the header takes",
                "bundle.entry-too-large",
                packer -> packer.payload.put("data/attachments/" + "a".repeat(80), new byte[10])));
    }

    private static void addBagFiles(Collection cases) {
        cases.kind("BagIt files");
        cases.add(new Unsorted(
                "other BagIt version",
                "bundle.bad-tag-file",
                packer -> packer.declaration = text -> text.replace("1.0", "0.97")));
        cases.add(new Unsorted(
                "more in bag-info",
                "bundle.bad-tag-file",
                packer -> packer.info = text -> text + "Bagging-Date: 2026-11-23\n"));
        cases.add(new Unsorted(
                "other Payload-Oxum",
                "bundle.bad-tag-file",
                packer -> packer.info = text -> text.replace(": ", ": 1")));
        cases.add(new Unsorted(
                "huge bagit.txt", "bundle.entry-too-large", packer -> packer.declaration = text -> text.repeat(30)));
    }

    private static void addEnvelope(Collection cases) {
        cases.kind("form of bundle.json");
        cases.add(text("spaces", text -> text.replace(":", ": ")));
        cases.add(text("line end", text -> text + "\n"));
        cases.add(text("byte order mark", text -> "\ufeff" + text));
        cases.add(text("other order", text -> text.replace("\"prev\":null,", "").replace("}", ",\"prev\":null}")));
        cases.add(text("key twice", text -> text.replace("{", "{\"bytes\":1,")));
        cases.add(text("escape that is not needed", text -> text.replace("letopis-bundle", "\\u006cetopis-bundle")));
        cases.add(text("fraction", text -> text.replace("\"seq\":1", "\"seq\":1.0")));
        cases.add(text("cut", text -> text.substring(0, text.length() - 1)));
        cases.add(text("list", text -> "[" + text + "]"));
        cases.add(text("nothing", text -> ""));
        cases.kind("members of bundle.json");
        cases.add(field("unknown key", "shell", "x"));
        cases.add(field("other format", "format", "letopis-bundle/2"));
        cases.add(field("other schema", "schema", "letopis-report/9"));
        cases.add(field("short id", "bundle_id", "0123"));
        cases.add(field("upper-case id", "bundle_id", "A".repeat(32)));
        cases.add(field("time of day", "created", "2026-11-23T10:00:00Z"));
        cases.add(field("no such day", "created", "2026-02-30"));
        cases.add(field("sender in words", "sender", "abandon ability"));
        cases.kind("list of recipients");
        cases.add(field("no recipients", "recipients", List.of()));
        cases.add(field("recipients twice", "recipients", List.of("a".repeat(64), "a".repeat(64))));
        cases.add(field("recipients not sorted", "recipients", List.of("b".repeat(64), "a".repeat(64))));
        cases.add(field("recipient not a hash", "recipients", List.of("age1pq1")));
        cases.add(field("33 recipients", "recipients", manyHashes()));
        cases.add(field("recipients not a list", "recipients", "x"));
        cases.kind("place in the row");
        cases.add(field("stream not an id", "stream", "../x"));
        cases.add(field("sequence 0", "seq", 0));
        cases.add(field("negative sequence", "seq", -1));
        cases.add(field("sequence 2 with nothing before", "seq", 2));
        cases.add(field("first with something before", "prev", "a".repeat(64)));
        cases.add(field("something before is not a hash", "prev", "x"));
        cases.kind("totals");
        cases.add(field("no files", "files", 0));
        cases.add(field("too many files", "files", 100_001));
        cases.add(field("files in words", "files", "4"));
        cases.add(field("negative bytes", "bytes", -1));
        cases.add(field("more than 200 GiB", "bytes", (200L << 30) + 1));
        cases.add(field("anchor too long", "custody_anchor", "0".repeat(65)));
        cases.kind("missing members of bundle.json");
        for (String name : List.of("format", "sender", "recipients", "prev", "files", "bytes", "custody_anchor")) {
            cases.add(new Unsorted("no " + name, JSON, packer -> packer.envelope = json -> without(json, name)));
        }
        cases.kind("claims that the rest of the bundle belies");
        cases.add(new Unsorted(
                "more bytes than the bundle",
                "bundle.too-short",
                packer -> packer.envelope = json -> json.with("bytes", 1_000_000)));
        cases.add(new Unsorted(
                "other sender",
                "bundle.wrong-sender",
                packer -> packer.envelope = json -> json.with("sender", "a".repeat(64))));
        cases.add(new Unsorted("bytes one too many", "bundle.wrong-total", packer -> total(packer, 1)));
        cases.add(new Unsorted("bytes one too few", "bundle.entry-too-large", packer -> total(packer, -1)));
        cases.add(new Unsorted("one file too many", "bundle.wrong-count", packer -> {
            packer.envelope = json -> json.with("files", 5);
            packer.info = text -> text.replace(".4", ".5");
        }));
        cases.add(new Unsorted(
                "huge",
                "bundle.entry-too-large",
                packer -> packer.envelope = json -> json.with("x", "x".repeat(65_536))));
    }

    private static void addFileList(Collection cases) {
        cases.kind("list of files");
        cases.add(files("size lies", text -> text.replace("\"size\":5000", "\"size\":5001")));
        cases.add(files("negative size", text -> text.replace("\"size\":5000", "\"size\":-1")));
        cases.add(files("hash lies", text -> text.replaceFirst(HEX, "0".repeat(64))));
        cases.add(files("id twice", text -> text.replace("2\",\"media", "1\",\"media")));
        cases.add(files("id not an id", text -> text.replace("0".repeat(31), "../")));
        cases.add(files("name of another", text -> text.replace("000001.jpg", "000002.jpg")));
        cases.add(files("path upwards", text -> text.replace("data/attachments/000001.jpg", "../../x")));
        cases.add(files("media type with parameter", text -> text.replace("image/jpeg", "image/jpeg;x=1")));
        cases.add(files("media type with line end", text -> text.replace("image/jpeg", "image/jpeg\\n")));
        cases.add(files("media type without subtype", text -> text.replace("image/jpeg", "image")));
        cases.add(files("unknown key", text -> text.replace("\"id\":", "\"hd\":1,\"id\":")));
        cases.add(files("unknown key outside", text -> text.replace("{\"files\"", "{\"an\":1,\"files\"")));
        cases.add(files("missing key", text -> text.replace(",\"size\":5000", "")));
        cases.add(files("entry missing", text -> text.replaceFirst("\\{\"id.*?\\},", "")));
        cases.add(files("no list", text -> "{}"));
        cases.add(files("null", text -> "{\"files\":null}"));
        cases.add(files("not canonical", text -> text + " "));
        cases.add(files("not JSON", text -> "x"));
    }

    private static void addReports(Collection cases) {
        cases.kind("reports");
        cases.add(report("not canonical", text -> " " + text));
        cases.add(report("key twice", text -> text.replace("{\"format", "{\"format\":\"x\",\"format")));
        cases.add(report("not JSON", text -> "<x/>"));
        cases.add(report("empty", text -> ""));
        cases.add(report("a list", text -> "[]"));
        cases.add(report("nested too deep", text -> "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}"));
        cases.add(new Unsorted(
                "not UTF-8",
                JSON,
                packer -> packer.payload.put(
                        HostilePacker.REPORT, new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})));
        cases.add(new Unsorted(
                "larger than 8 MiB",
                "bundle.entry-too-large",
                packer -> packer.edit(HostilePacker.REPORT, text -> "{\"a\":\"" + "x".repeat(8 << 20) + "\"}")));
    }

    private static Unsorted manifest(String name, String key, UnaryOperator<String> change) {
        return new Unsorted(name, key, packer -> packer.manifest = change);
    }

    private static Unsorted text(String name, UnaryOperator<String> change) {
        return new Unsorted(name, JSON, packer -> packer.envelopeText = change);
    }

    private static Unsorted field(String name, String field, Object value) {
        return new Unsorted(name, JSON, packer -> packer.envelope = json -> json.with(field, value));
    }

    private static Unsorted files(String name, UnaryOperator<String> change) {
        return new Unsorted(name, JSON, packer -> packer.edit(HostilePacker.FILE_LIST, change));
    }

    private static Unsorted report(String name, UnaryOperator<String> change) {
        return new Unsorted(name, JSON, packer -> packer.edit(HostilePacker.REPORT, change));
    }

    private static void total(HostilePacker packer, int more) {
        long bytes = packer.payload.values().stream()
                .mapToLong(content -> content.length)
                .sum();
        packer.envelope = json -> json.with("bytes", bytes + more);
        packer.info = text -> text.replace(Long.toString(bytes), Long.toString(bytes + more));
    }

    private static JsonObject without(JsonObject json, String name) {
        JsonObject copy = JsonObject.empty();
        try {
            for (String member : json.names()) {
                if (!member.equals(name)) {
                    copy = switch (member) {
                        case "recipients" -> copy.with(member, json.strings(member));
                        case "seq", "files", "bytes" -> copy.with(member, json.integer(member, 0, Long.MAX_VALUE));
                        case "prev" -> copy.with(member, null);
                        default -> copy.with(member, json.string(member));
                    };
                }
            }
        } catch (JsonProblem problem) {
            throw new AssertionError(problem);
        }
        return copy;
    }

    private static List<String> manyHashes() {
        TreeMap<String, byte[]> hashes = new TreeMap<>();
        for (int i = 0; i < 33; i++) {
            hashes.put(HostilePacker.hash(new byte[i]), new byte[0]);
        }
        return List.copyOf(hashes.keySet());
    }
}
