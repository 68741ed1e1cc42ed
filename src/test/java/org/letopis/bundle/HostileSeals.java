package org.letopis.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.letopis.bundle.HostileCase.Collection;
import org.letopis.crypto.SigningKeys;
import org.letopis.failure.ExitCode;

/** Bundles whose encrypted layer, signer, reader or parts are wrong. */
final class HostileSeals {
    static final SigningKeys REVOKED = SigningKeys.generate(Correspondents.RANDOM);
    static final SigningKeys NOT_COMPARED = SigningKeys.generate(Correspondents.RANDOM);
    static final String IMPORTED_BEFORE = "5".repeat(32);

    private static final SigningKeys UNKNOWN = SigningKeys.generate(Correspondents.RANDOM);
    private static final int CHUNK_BYTES = 64 * 1024 + 16;
    private static final String STANZA = "-> mlkem768x25519 ";

    private HostileSeals() {}

    static void addTo(Collection cases) {
        addSigners(cases);
        addReaders(cases);
        addOtherFiles(cases);
        addHeaders(cases);
        addStanzas(cases);
        addChunks(cases);
        addParts(cases);
    }

    private static void addSigners(Collection cases) {
        cases.kind("signers", ExitCode.UNKNOWN_SIGNER);
        cases.add("nobody that is known", "bundle.unknown-signer", packer -> signedBy(packer, UNKNOWN));
        cases.add(
                "somebody whose words were not compared",
                "bundle.unverified-signer",
                packer -> signedBy(packer, NOT_COMPARED));
        cases.add("somebody who was revoked", "bundle.revoked-signer", packer -> signedBy(packer, REVOKED));
        cases.add("nobody that is known, and the payload is cut off", "bundle.unknown-signer", packer -> {
            signedBy(packer, UNKNOWN);
            packer.archive = plain -> Arrays.copyOf(plain, 20_000);
        });
        cases.kind("bundles that were imported before", ExitCode.REPLAY);
        cases.add(
                "the same id",
                "bundle.replay",
                packer -> packer.envelope = json -> json.with("bundle_id", IMPORTED_BEFORE));
        cases.add("the same id with another payload", "bundle.replay", packer -> {
            packer.envelope = json -> json.with("bundle_id", IMPORTED_BEFORE);
            packer.payload.put(HostilePacker.NOTE, Correspondents.noise(77, 600));
            packer.describe();
        });
        cases.add(
                "the same id in another place of the row",
                "bundle.replay",
                packer -> packer.envelope = json ->
                        json.with("bundle_id", IMPORTED_BEFORE).with("seq", 2).with("prev", "a".repeat(64)));
    }

    private static void signedBy(HostilePacker packer, SigningKeys keys) {
        packer.plainSigner = keys;
        packer.compositeSigner = keys;
        String sender = keys.verifyingKeys().fingerprint().hex();
        packer.envelope = json -> json.with("sender", sender);
    }

    private static void addReaders(Collection cases) {
        cases.kind("bundles for others", ExitCode.NOT_FOR_ME);
        cases.add(
                "encrypted to a stranger",
                "bundle.not-for-me",
                packer -> packer.recipient = Correspondents.STRANGER.recipient());
        cases.add(
                "signed for a stranger, and encrypted anew for us",
                "bundle.re-addressed",
                packer -> packer.envelope = json -> json.with("recipients", List.of("a".repeat(64))));
        cases.add(
                "signed for 32 strangers, and encrypted anew for us",
                "bundle.re-addressed",
                packer -> packer.envelope = json -> json.with("recipients", strangers()));
        cases.add("our stanza taken out", "bundle.not-for-me", packer -> {
            packer.decoys = 0;
            packer.sealed = file -> header(file, text -> text.replace(STANZA, "-> grease "));
        });
    }

    private static List<String> strangers() {
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            hashes.add("%064x".formatted(i + 1));
        }
        return hashes;
    }

    private static void addOtherFiles(Collection cases) {
        cases.kind("files of another kind");
        sealed(cases, "an empty file", "age.not-age", file -> new byte[0]);
        sealed(cases, "noise", "age.not-age", file -> Correspondents.noise(4, 300_000));
        sealed(cases, "a ZIP archive", "age.not-age", file -> HostilePacker.utf8("PK\3\4 and so on"));
        sealed(
                cases,
                "an age file in text form",
                "age.armored",
                file -> HostilePacker.utf8("-----BEGIN AGE ENCRYPTED FILE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(file)
                        + "\n-----END AGE ENCRYPTED FILE-----\n"));
        sealed(
                cases,
                "an age file of another version",
                "age.version",
                file -> header(file, text -> text.replace("/v1", "/v2")));
        sealed(
                cases,
                "a byte order mark before it",
                "age.not-age",
                file -> joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, file));
        sealed(cases, "a line end before it", "age.not-age", file -> joined(new byte[] {'\n'}, file));
        sealed(
                cases,
                "a first line that does not end",
                "age.not-age",
                file -> HostilePacker.utf8("age-encryption.org/v1".repeat(9)));
    }

    private static void addHeaders(Collection cases) {
        cases.kind("header of the encrypted layer");
        headers(cases, "first line ends with CR LF", "age.version", text -> text.replaceFirst("\n", "\r\n"));
        headers(cases, "all lines end with CR LF", "age.version", text -> text.replace("\n", "\r\n"));
        headers(cases, "a space after the version", "age.version", text -> text.replaceFirst("\n", " \n"));
        headers(cases, "an empty line", "age.header", text -> text.replaceFirst("\n", "\n\n"));
        headers(
                cases,
                "no stanza",
                "age.header",
                text -> text.substring(0, text.indexOf("->")) + text.substring(text.indexOf("---")));
        headers(cases, "no MAC", "age.header", text -> text.substring(0, text.indexOf("--- ")) + "---\n");
        headers(cases, "MAC without a space", "age.header", text -> text.replace("--- ", "---"));
        headers(cases, "MAC one byte short", "age.header", text -> text.substring(0, text.length() - 3) + "\n");
        headers(cases, "MAC with padding", "age.header", text -> text.substring(0, text.length() - 1) + "=\n");
        headers(
                cases,
                "MAC of zeros",
                "age.mac",
                text -> text.substring(0, text.indexOf("--- ") + 4) + "A".repeat(43) + "\n");
        headers(
                cases,
                "MAC with bits that say nothing",
                "age.header",
                text -> text.substring(0, text.indexOf("--- ") + 4) + "A".repeat(42) + "B\n");
        headers(cases, "a stanza twice", "age.mac", text -> text.replaceFirst("(?s)(-> .*?\n)(?=-> |---)", "$1$1"));
        headers(
                cases,
                "a stanza of another kind put in",
                "age.mac",
                text -> text.replaceFirst("-> ", "-> X25519 abc\n\n-> "));
        headers(
                cases,
                "33 stanzas",
                "age.header-too-large",
                text -> text.replace("--- ", "-> x\n\n".repeat(31) + "--- "));
        headers(
                cases,
                "64 KiB in one line",
                "age.header-too-large",
                text -> text.replaceFirst("-> ", "-> " + "x".repeat(65_536) + "\n"));
        headers(
                cases,
                "64 KiB in many lines",
                "age.header-too-large",
                text -> text.replaceFirst("-> ", "-> x\n" + ("A".repeat(64) + "\n").repeat(1_024) + "\n-> "));
        sealed(cases, "cut in the header", "age.header", file -> Arrays.copyOf(file, 1_000));
        sealed(cases, "cut in the nonce", "age.cut-short", file -> Arrays.copyOf(file, payloadAt(file) - 7));
    }

    private static void addStanzas(Collection cases) {
        cases.kind("stanzas");
        headers(cases, "stanza without arguments", "age.header", text -> text.replaceFirst(STANZA + "\\S+", "->"));
        headers(
                cases,
                "stanza without a key",
                "age.header",
                text -> text.replaceFirst(STANZA + "\\S+", "-> mlkem768x25519"));
        headers(cases, "argument too many", "age.header", text -> text.replaceFirst("(" + STANZA + "\\S+)", "$1 more"));
        headers(cases, "two spaces", "age.header", text -> text.replaceFirst(STANZA, "-> mlkem768x25519  "));
        headers(cases, "space at the end", "age.header", text -> text.replaceFirst("(" + STANZA + "\\S+)", "$1 "));
        headers(cases, "tab for a space", "age.header", text -> text.replaceFirst(STANZA, "-> mlkem768x25519\t"));
        headers(
                cases,
                "argument that is not ASCII",
                "age.header",
                text -> text.replaceFirst(STANZA, "-> mlkem768x25519\u00e9 "));
        headers(cases, "key too short", "age.header", text -> text.replaceFirst("(" + STANZA + "\\S+)\\S{4}", "$1"));
        headers(cases, "key too long", "age.header", text -> text.replaceFirst("(" + STANZA + ")", "$1AAAA"));
        headers(cases, "body too short", "age.header", text -> text.replaceFirst("(" + STANZA + "\\S+\n)\\S{4}", "$1"));
        headers(cases, "body too long", "age.header", text -> text.replaceFirst("(" + STANZA + "\\S+\n)", "$1AAAA"));
        headers(
                cases,
                "body in two lines",
                "age.header",
                text -> text.replaceFirst("(" + STANZA + "\\S+\n\\S{20})", "$1\n"));
        headers(
                cases,
                "body with padding",
                "age.header",
                text -> text.replaceFirst("(" + STANZA + "\\S+\n\\S+)", "$1="));
        headers(cases, "empty body", "age.header", text -> text.replaceFirst("(" + STANZA + "\\S+\n)\\S+", "$1"));
    }

    private static void addChunks(Collection cases) {
        cases.kind("chunks of the encrypted layer");
        String broken = "age.chunk-broken";
        sealed(cases, "a bit in the nonce", broken, file -> flipped(file, payloadAt(file) - 1));
        sealed(cases, "a bit in the first byte", broken, file -> flipped(file, payloadAt(file)));
        sealed(cases, "a bit in the first tag", broken, file -> flipped(file, payloadAt(file) + CHUNK_BYTES - 1));
        sealed(cases, "a bit in the last chunk", broken, file -> flipped(file, payloadAt(file) + 3 * CHUNK_BYTES + 9));
        sealed(cases, "a bit in the last byte", broken, file -> flipped(file, file.length - 1));
        for (int[] order :
                new int[][] {{1, 0, 2, 3}, {0, 1, 3, 2}, {3, 2, 1, 0}, {0, 0, 2, 3}, {0, 2, 3}, {1, 2, 3}, {3}}) {
            sealed(cases, "chunks in the order " + Arrays.toString(order), broken, file -> ordered(file, order));
        }
        sealed(cases, "chunks in the order [0, 1, 2]", "age.cut-short", file -> ordered(file, 0, 1, 2));
        sealed(cases, "chunks in the order [0, 1, 2, 3, 3]", "age.trailing", file -> ordered(file, 0, 1, 2, 3, 3));
        sealed(cases, "no chunk", "age.cut-short", file -> ordered(file));
        sealed(cases, "cut in the last tag", broken, file -> Arrays.copyOf(file, file.length - 1));
        sealed(cases, "a byte after the end", "age.trailing", file -> Arrays.copyOf(file, file.length + 1));
        sealed(cases, "itself after the end", "age.trailing", file -> joined(file, file));
        sealed(
                cases,
                "the payload of another bundle",
                broken,
                file -> joined(Arrays.copyOf(file, payloadAt(file)), Correspondents.noise(6, 4 * CHUNK_BYTES)));
    }

    private static void addParts(Collection cases) {
        cases.kind("parts");
        parts(cases, "the second is missing", "parts.missing", parts -> parts.remove("x.age.002of004"));
        parts(cases, "the last is missing", "parts.missing", parts -> parts.remove("x.age.004of004"));
        parts(
                cases,
                "all but one are missing",
                "parts.missing",
                parts -> parts.keySet().retainAll(List.of("x.age.003of004")));
        parts(cases, "two changed places", "parts.damaged", parts -> {
            byte[] second = parts.put("x.age.002of004", parts.get("x.age.003of004"));
            parts.put("x.age.003of004", second);
        });
        parts(cases, "the first and the second changed places", "parts.damaged", parts -> {
            byte[] second = parts.put("x.age.002of004", parts.get("x.age.001of004"));
            parts.put("x.age.001of004", second);
        });
        parts(cases, "one twice", "parts.damaged", parts -> parts.put("x.age.003of004", parts.get("x.age.002of004")));
        parts(
                cases,
                "one of noise",
                "parts.damaged",
                parts -> parts.put("x.age.003of004", Correspondents.noise(8, parts.get("x.age.003of004").length)));
        parts(
                cases,
                "one a byte short",
                "parts.wrong-size",
                parts ->
                        parts.computeIfPresent("x.age.002of004", (name, part) -> Arrays.copyOf(part, part.length - 1)));
        parts(
                cases,
                "one a byte long",
                "parts.wrong-size",
                parts ->
                        parts.computeIfPresent("x.age.002of004", (name, part) -> Arrays.copyOf(part, part.length + 1)));
        parts(cases, "one empty", "parts.wrong-size", parts -> parts.put("x.age.003of004", new byte[0]));
        parts(cases, "the last empty", "parts.wrong-size", parts -> parts.put("x.age.004of004", new byte[0]));
        parts(
                cases,
                "the last cut",
                "parts.damaged",
                parts ->
                        parts.computeIfPresent("x.age.004of004", (name, part) -> Arrays.copyOf(part, part.length - 1)));
        parts(cases, "numbered as more than there are", "parts.missing", parts -> {
            List<byte[]> all = List.copyOf(parts.values());
            parts.clear();
            for (int i = 0; i < all.size(); i++) {
                parts.put("x.age.00%dof005".formatted(i + 1), all.get(i));
            }
        });
        parts(cases, "numbered as fewer than there are", "parts.damaged", parts -> {
            List<byte[]> all = List.copyOf(parts.values());
            parts.clear();
            for (int i = 0; i < 3; i++) {
                parts.put("x.age.00%dof003".formatted(i + 1), all.get(i));
            }
        });
    }

    private static void sealed(Collection cases, String name, String key, UnaryOperator<byte[]> change) {
        cases.add(name, key, packer -> packer.sealed = change);
    }

    private static void headers(Collection cases, String name, String key, UnaryOperator<String> change) {
        sealed(cases, name, key, file -> header(file, change));
    }

    private interface PartsChange {
        void change(Map<String, byte[]> parts);
    }

    private static void parts(Collection cases, String name, String key, PartsChange change) {
        Function<byte[], Map<String, byte[]>> files = whole -> {
            Map<String, byte[]> parts = cut(whole);
            change.change(parts);
            return parts;
        };
        cases.add(name, key, packer -> packer.files = files);
    }

    /** Four parts, the last a little smaller than the others. */
    static Map<String, byte[]> cut(byte[] whole) {
        Map<String, byte[]> parts = new TreeMap<>();
        int size = whole.length / 4 + 100;
        for (int i = 0; i < 4; i++) {
            parts.put(
                    "x.age.00%dof004".formatted(i + 1),
                    Arrays.copyOfRange(whole, i * size, Math.min(whole.length, (i + 1) * size)));
        }
        return parts;
    }

    /** Changes the header up to the end of its last line. */
    private static byte[] header(byte[] file, UnaryOperator<String> change) {
        int end = payloadAt(file) - 16;
        String text = new String(file, 0, end, StandardCharsets.ISO_8859_1);
        return joined(
                change.apply(text).getBytes(StandardCharsets.ISO_8859_1), Arrays.copyOfRange(file, end, file.length));
    }

    /** Returns where the first chunk begins. */
    static int payloadAt(byte[] file) {
        String text = new String(file, 0, Math.min(file.length, 1 << 16), StandardCharsets.ISO_8859_1);
        return text.indexOf('\n', text.indexOf("\n--- ") + 1) + 1 + 16;
    }

    private static byte[] flipped(byte[] file, int at) {
        byte[] changed = file.clone();
        changed[at] ^= 1;
        return changed;
    }

    private static byte[] ordered(byte[] file, int... order) {
        byte[] changed = Arrays.copyOf(file, payloadAt(file));
        for (int number : order) {
            int from = payloadAt(file) + number * CHUNK_BYTES;
            changed = joined(changed, Arrays.copyOfRange(file, from, Math.min(file.length, from + CHUNK_BYTES)));
        }
        return changed;
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
