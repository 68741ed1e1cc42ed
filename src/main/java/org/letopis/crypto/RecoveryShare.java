package org.letopis.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;
import org.letopis.failure.Failure;

/**
 * One of several shares of a secret, of which some number opens what the secret opens, and fewer tell nothing (Shamir
 * 1979, over GF(2^8)). The library's shares carry neither their number nor how many are needed, and wrong ones give a
 * wrong secret without a word: so each is wrapped with both, with a random tag of its split, and a checksum.
 *
 * <p>40 bytes: version 1 and the number needed (4 bits each), number of the share, tag (3), share (32), the first 3
 * bytes of SHA-256 over all before. Nothing of it names a vault or its owner.
 */
public final class RecoveryShare implements AutoCloseable {
    /** The most shares of one split. */
    public static final int MOST = 15;

    private static final int VERSION = 1;
    private static final int SECRET_BYTES = 32;
    private static final int TAG_BYTES = 3;
    private static final int SHARE_AT = 2 + TAG_BYTES;
    private static final int CHECKSUM_AT = SHARE_AT + SECRET_BYTES;
    private static final int LENGTH_BYTES = CHECKSUM_AT + 3;

    private final SecretBytes bytes;

    private RecoveryShare(SecretBytes bytes) {
        this.bytes = bytes;
    }

    /** A fresh secret of 32 bytes, and its shares. Close all. */
    public record Split(SecretBytes secret, List<RecoveryShare> shares) implements AutoCloseable {
        public Split {
            shares = List.copyOf(shares);
        }

        @Override
        public void close() {
            secret.close();
            shares.forEach(RecoveryShare::close);
        }
    }

    /**
     * Makes a random secret and splits it.
     *
     * @param needed 2 to {@code count}
     * @param count at most {@link #MOST}
     */
    public static Split split(int needed, int count, SecureRandom random) {
        if (needed < 2 || count < needed || count > MOST) {
            throw new IllegalArgumentException("2 <= needed <= count <= 15");
        }
        ShamirSplitSecret split = new ShamirSecretSplitter(
                        ShamirSecretSplitter.Algorithm.AES, ShamirSecretSplitter.Mode.Native, SECRET_BYTES, random)
                .split(needed, count);
        byte[] tag = new byte[TAG_BYTES];
        random.nextBytes(tag);
        try {
            List<RecoveryShare> shares = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                shares.add(wrap(needed, i + 1, tag, split.getSecretShares()[i].getEncoded()));
            }
            return new Split(SecretBytes.owning(split.getSecret()), shares);
        } catch (IOException e) {
            throw new IllegalStateException("shares are kept in memory", e);
        }
    }

    private static RecoveryShare wrap(int needed, int number, byte[] tag, byte[] share) {
        byte[] all = ByteBuffer.allocate(LENGTH_BYTES)
                .put((byte) (VERSION << 4 | needed))
                .put((byte) number)
                .put(tag)
                .put(share)
                .array();
        System.arraycopy(Sha256.of(Arrays.copyOf(all, CHECKSUM_AT)), 0, all, CHECKSUM_AT, LENGTH_BYTES - CHECKSUM_AT);
        return new RecoveryShare(SecretBytes.owning(all));
    }

    /**
     * Reads a share as typed: any case, any grouping.
     *
     * @throws Failure.Usage when it was mistyped, or is damaged
     */
    public static RecoveryShare parse(char[] typed) throws Failure.Usage {
        SecretBytes bytes = CheckedText.decode(typed, LENGTH_BYTES);
        byte[] all = bytes.exposed();
        byte[] expected = Sha256.of(Arrays.copyOf(all, CHECKSUM_AT));
        boolean whole = MessageDigest.isEqual(
                Arrays.copyOf(expected, LENGTH_BYTES - CHECKSUM_AT),
                Arrays.copyOfRange(all, CHECKSUM_AT, LENGTH_BYTES));
        RecoveryShare share = new RecoveryShare(bytes);
        if (!whole || all[0] >> 4 != VERSION || share.needed() < 2 || share.number() < 1 || share.number() > MOST) {
            bytes.close();
            throw new Failure.Usage("shares.damaged");
        }
        return share;
    }

    /**
     * Puts the secret together; the caller closes it. Whether it is the right one only the vault can tell.
     *
     * @param shares at least as many as are needed; more do no harm
     * @throws Failure.Usage when they are of different splits, too few, or the same one twice
     */
    public static SecretBytes join(List<RecoveryShare> shares) throws Failure.Usage {
        RecoveryShare first = shares.get(0);
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < shares.size(); i++) {
            RecoveryShare share = shares.get(i);
            if (!Arrays.equals(share.tag(), first.tag()) || share.needed() != first.needed()) {
                throw new Failure.Usage("shares.mixed", i + 1);
            }
            if (!numbers.add(share.number())) {
                throw new Failure.Usage("shares.twice", share.number());
            }
        }
        if (shares.size() < first.needed()) {
            throw new Failure.Usage("shares.too-few", first.needed(), shares.size());
        }
        ShamirSplitSecretShare[] used = shares.stream()
                .limit(first.needed())
                .map(share -> new ShamirSplitSecretShare(
                        Arrays.copyOfRange(share.bytes.exposed(), SHARE_AT, CHECKSUM_AT), share.number()))
                .toArray(ShamirSplitSecretShare[]::new);
        try {
            return SecretBytes.owning(
                    new ShamirSplitSecret(ShamirSecretSplitter.Algorithm.AES, ShamirSecretSplitter.Mode.Native, used)
                            .getSecret());
        } catch (IOException e) {
            throw new IllegalStateException("shares are kept in memory", e);
        }
    }

    /** Returns whether a text has the length of a share, and so is none of a recovery code. */
    public static boolean looksLikeOne(char[] typed) {
        return CheckedText.length(typed) == LENGTH_BYTES * Byte.SIZE / CheckedText.GROUP_BITS * 5;
    }

    /** Returns 16 groups of 5 characters on four lines; the caller wipes the array. */
    public char[] text() {
        return CheckedText.encode(bytes);
    }

    /** Returns how many shares are needed. */
    public int needed() {
        return bytes.exposed()[0] & 0xf;
    }

    /** Returns which share this is, from 1. */
    public int number() {
        return bytes.exposed()[1];
    }

    private byte[] tag() {
        return Arrays.copyOfRange(bytes.exposed(), 2, SHARE_AT);
    }

    @Override
    public void close() {
        bytes.close();
    }
}
