package org.letopis.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.letopis.failure.Failure;

/**
 * One signature file of OpenSSH (PROTOCOL.sshsig), as {@code ssh-keygen -Y sign} writes it and nothing else: hash
 * sha512, empty reserved field, one armor for the same bytes.
 */
final class SshSignature {
    private static final byte[] MAGIC = SshWire.ascii("SSHSIG");
    private static final byte[] NOTHING = {};
    private static final byte[] HASH = SshWire.ascii("sha512");
    private static final int VERSION = 1;
    private static final int MAX_ARMOR_BYTES = 16 * 1024;
    private static final int COLUMNS = 70;
    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
    private static final String END = "-----END SSH SIGNATURE-----\n";

    private final SignatureScheme scheme;
    private final byte[] publicKey;
    private final byte[] namespace;
    private final byte[] signature;

    SshSignature(SignatureScheme scheme, byte[] publicKey, String namespace, byte[] signature) {
        this(scheme, publicKey, SshWire.ascii(namespace), signature);
    }

    private SshSignature(SignatureScheme scheme, byte[] publicKey, byte[] namespace, byte[] signature) {
        this.scheme = scheme;
        this.publicKey = publicKey;
        this.namespace = namespace;
        this.signature = signature;
    }

    /** Returns the bytes that are really signed for a message. */
    static byte[] toBeSigned(String namespace, byte[] message) {
        return joined(MAGIC, SshWire.strings(SshWire.ascii(namespace), NOTHING, HASH, Composite.sha512(message)));
    }

    /** Reads an armored signature that must be of this scheme. */
    static SshSignature parse(SignatureScheme scheme, byte[] armor) throws Failure.Damaged {
        SshWire wire = SshWire.reading(unarmored(armor));
        wire.expectRaw(MAGIC);
        wire.expect(VERSION);
        byte[] publicKey = scheme.publicKey(wire.string());
        byte[] namespace = wire.string();
        wire.expect(NOTHING);
        wire.expect(HASH);
        byte[] signature = scheme.signature(wire.string());
        wire.expectEnd();
        return new SshSignature(scheme, publicKey, namespace, signature);
    }

    /** Returns the public key that the signature says it was made with. */
    byte[] publicKey() {
        return publicKey;
    }

    /** Returns the armored text, ASCII. */
    byte[] armored() {
        byte[] fields =
                SshWire.strings(scheme.keyBlob(publicKey), namespace, NOTHING, HASH, scheme.signatureBlob(signature));
        return armored(joined(MAGIC, joined(SshWire.uint32(VERSION), fields)));
    }

    /**
     * Checks key, namespace and signature.
     *
     * @throws Failure.Damaged when one of them is another
     */
    void verify(byte[] wantedKey, String wantedNamespace, byte[] message) throws Failure.Damaged {
        if (!Arrays.equals(publicKey, wantedKey)) {
            throw new Failure.Damaged("signature.other-key", scheme.type());
        }
        if (!Arrays.equals(namespace, SshWire.ascii(wantedNamespace))) {
            throw new Failure.Damaged("signature.other-purpose", scheme.type());
        }
        if (!scheme.verifies(publicKey, toBeSigned(wantedNamespace, message), signature)) {
            throw new Failure.Damaged("signature.wrong", scheme.type());
        }
    }

    private static byte[] armored(byte[] blob) {
        String body = Base64.getEncoder().encodeToString(blob);
        StringBuilder text = new StringBuilder(BEGIN);
        for (int at = 0; at < body.length(); at += COLUMNS) {
            text.append(body, at, Math.min(at + COLUMNS, body.length())).append('\n');
        }
        return SshWire.ascii(text.append(END).toString());
    }

    private static byte[] unarmored(byte[] armor) throws Failure.Damaged {
        String text = new String(armor, StandardCharsets.ISO_8859_1);
        boolean framed = text.startsWith(BEGIN) && text.endsWith(END) && text.length() >= BEGIN.length() + END.length();
        if (armor.length > MAX_ARMOR_BYTES || !framed) {
            throw SshWire.malformed();
        }
        String body = text.substring(BEGIN.length(), text.length() - END.length());
        try {
            byte[] blob = Base64.getDecoder().decode(body.replace("\n", ""));
            if (Arrays.equals(armored(blob), armor)) {
                return blob;
            }
        } catch (IllegalArgumentException e) {
            throw SshWire.malformed();
        }
        throw SshWire.malformed();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(first.length + second.length);
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
