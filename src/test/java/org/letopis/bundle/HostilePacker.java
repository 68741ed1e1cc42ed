package org.letopis.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.letopis.crypto.AgeEncryption;
import org.letopis.crypto.AgeRecipient;
import org.letopis.crypto.Sha256;
import org.letopis.crypto.Signatures;
import org.letopis.crypto.SigningKeys;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;

/**
 * Packs a bundle that is properly signed and encrypted, yet wrong in one point: what a known contact could send whose
 * machine, or mind, was taken over. Without a change it packs a good one.
 */
final class HostilePacker {
    static final String PICTURE = "data/attachments/000001.jpg";
    static final String NOTE = "data/attachments/000002.txt";
    static final String FILE_LIST = "data/files.json";
    static final String REPORT = "data/reports/000001.json";

    /** One header block and what follows it up to the next. */
    static final class Entry {
        private final byte[] header;
        private final byte[] body;

        Entry(byte[] header, byte[] body) {
            this.header = header;
            this.body = body;
        }

        static Entry of(String path, byte[] content) {
            byte[] body = Arrays.copyOf(content, (content.length + 511) / 512 * 512);
            return new Entry(TarHeader.of(path, content.length), body);
        }

        byte[] header() {
            return header;
        }

        byte[] body() {
            return body;
        }
    }

    final Map<String, byte[]> payload = new TreeMap<>();
    SigningKeys plainSigner = Correspondents.SENDER;
    SigningKeys compositeSigner = Correspondents.SENDER;
    String namespace = "letopis-bundle-v1";
    UnaryOperator<JsonObject> envelope = UnaryOperator.identity();
    UnaryOperator<String> envelopeText = UnaryOperator.identity();
    UnaryOperator<String> declaration = UnaryOperator.identity();
    UnaryOperator<String> info = UnaryOperator.identity();
    UnaryOperator<String> manifest = UnaryOperator.identity();
    UnaryOperator<String> tagManifest = UnaryOperator.identity();
    UnaryOperator<byte[]> signedWords = UnaryOperator.identity();
    Consumer<List<Entry>> entries = list -> {};
    long morePadding;
    UnaryOperator<byte[]> archive = UnaryOperator.identity();
    AgeRecipient recipient = Correspondents.RECEIVER.recipient();
    int decoys = 1;
    UnaryOperator<byte[]> sealed = UnaryOperator.identity();
    Function<byte[], Map<String, byte[]>> files = bytes -> Map.of("x.age", bytes);

    HostilePacker() {
        payload.put(PICTURE, Correspondents.noise(11, 5_000));
        payload.put(NOTE, Correspondents.noise(12, 1_024));
        payload.put(REPORT, Json.canonical(Correspondents.report("текст")));
        describe();
    }

    /** Makes the file list anew from the attachments. */
    void describe() {
        List<JsonObject> files = new ArrayList<>();
        payload.forEach((name, content) -> {
            if (name.startsWith("data/attachments/")) {
                files.add(JsonObject.empty()
                        .with("id", "%032x".formatted(files.size() + 1))
                        .with("name", name)
                        .with("media_type", name.endsWith("jpg") ? "image/jpeg" : "text/plain")
                        .with("size", content.length)
                        .with("sha256", hash(content)));
            }
        });
        payload.put(FILE_LIST, Json.canonical(JsonObject.empty().with("files", files)));
    }

    /** Changes the text of a payload file before it is hashed and signed. */
    void edit(String name, UnaryOperator<String> change) {
        payload.compute(name, (key, content) -> utf8(change.apply(new String(content, StandardCharsets.UTF_8))));
    }

    Path writeTo(Path file) throws IOException {
        Files.deleteIfExists(file);
        try (OutputStream age =
                AgeEncryption.to(Files.newOutputStream(file), List.of(recipient), decoys, Correspondents.RANDOM)) {
            age.write(plain());
        }
        return file;
    }

    /** Writes the file, or the parts, into an empty folder. */
    void writeInto(Path folder) throws IOException {
        byte[] whole = sealed.apply(Files.readAllBytes(writeTo(folder.resolve("x.age"))));
        Files.delete(folder.resolve("x.age"));
        for (Map.Entry<String, byte[]> file : files.apply(whole).entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    byte[] plain() throws IOException {
        List<Entry> list = new ArrayList<>();
        tags().forEach(tag -> list.add(Entry.of("b/" + tag.name(), tag.content())));
        payload.forEach((name, content) -> list.add(Entry.of("b/" + name, content)));
        entries.accept(list);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        for (Entry entry : list) {
            plain.write(entry.header());
            plain.write(entry.body());
        }
        if (morePadding >= 0) {
            long bare = plain.size() + 512 + 1024L;
            byte[] padding = new byte[(int) (Math.max(Padme.sizeFor(bare), bare) - bare + morePadding)];
            plain.write(TarHeader.of("b/padding", padding.length));
            plain.write(padding);
        }
        plain.write(new byte[1024]);
        return archive.apply(plain.toByteArray());
    }

    private List<TagFile> tags() {
        long bytes =
                payload.values().stream().mapToLong(content -> content.length).sum();
        JsonObject honest = JsonObject.empty()
                .with("format", "letopis-bundle/1")
                .with("schema", "letopis-report/1")
                .with("bundle_id", "0123456789abcdef0123456789abcdef")
                .with("created", "2026-11-23")
                .with(
                        "sender",
                        Correspondents.SENDER.verifyingKeys().fingerprint().hex())
                .with(
                        "recipients",
                        List.of(hash(utf8(Correspondents.RECEIVER.recipient().text()))))
                .with("stream", "f".repeat(32))
                .with("seq", 1)
                .with("prev", null)
                .with("files", payload.size())
                .with("bytes", bytes)
                .with("custody_anchor", "0".repeat(64));
        byte[] bundleJson = utf8(envelopeText.apply(envelope.apply(honest).toString()));
        byte[] bagit = utf8(declaration.apply("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
        byte[] bagInfo = utf8(info.apply("Payload-Oxum: " + bytes + "." + payload.size() + "\n"));
        byte[] lines = utf8(manifest.apply(hashes(payload)));
        Map<String, byte[]> tagged = new TreeMap<>(Map.of(
                "bundle.json", bundleJson, "bagit.txt", bagit, "bag-info.txt", bagInfo, "manifest-sha256.txt", lines));
        byte[] words = utf8(tagManifest.apply(hashes(tagged)));
        Signatures plain = plainSigner.sign(namespace, signedWords.apply(words));
        Signatures composite = compositeSigner.sign(namespace, signedWords.apply(words));
        return List.of(
                new TagFile("tagmanifest-sha256.txt", words),
                new TagFile("tagmanifest-sha256.txt.ed25519.sig", plain.ed25519()),
                new TagFile("tagmanifest-sha256.txt.mldsa44-ed25519.sig", composite.composite()),
                new TagFile("bundle.json", bundleJson),
                new TagFile("bagit.txt", bagit),
                new TagFile("bag-info.txt", bagInfo),
                new TagFile("manifest-sha256.txt", lines));
    }

    static String hashes(Map<String, byte[]> files) {
        StringBuilder lines = new StringBuilder();
        files.forEach((name, content) ->
                lines.append(hash(content)).append("  ").append(name).append('\n'));
        return lines.toString();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String hash(byte[] content) {
        return Sha256.hex(Sha256.of(content));
    }
}
