package org.letopis.bundle;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.letopis.crypto.Fingerprint;
import org.letopis.crypto.SigningKeys;
import org.letopis.failure.Failure;

/**
 * A card as it is passed on: behind it stand the statements by which its keys took the place of earlier ones, the
 * newest first, so that whoever knew any of those learns whose place the new ones take.
 *
 * @param rotations at most 8; each goes back from the keys of the one before it, the first from those of the card
 */
public record CardFile(ContactCard card, List<Rotation> rotations) {
    /** The longest file, in bytes. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_ROTATIONS = 8;

    public CardFile {
        rotations = List.copyOf(rotations);
    }

    /**
     * Reads a card and what stands behind it, all of it signed and in its exact form.
     *
     * @throws Failure.Damaged when it is anything else, or a statement is not about these keys
     */
    public static CardFile parse(byte[] text) throws Failure.Damaged {
        String all = SignedText.text(text, MAX_BYTES, "card.too-long");
        List<String> parts = SignedText.divide(all, 1 + MAX_ROTATIONS, "card.bad-form");
        if (parts.isEmpty()) {
            throw new Failure.Damaged("card.bad-form");
        }
        ContactCard card = ContactCard.parse(SignedText.bytes(parts.get(0)));
        List<Rotation> rotations = new ArrayList<>();
        Set<Fingerprint> passed = new HashSet<>(Set.of(card.fingerprint()));
        Fingerprint expected = card.fingerprint();
        long serial = card.serial();
        for (String part : parts.subList(1, parts.size())) {
            Rotation rotation = Rotation.parse(SignedText.bytes(part));
            if (!rotation.after().equals(expected) || rotation.serial() > serial || !passed.add(rotation.before())) {
                throw new Failure.Damaged("card.bad-rotation");
            }
            rotations.add(rotation);
            expected = rotation.before();
            serial = rotation.serial();
        }
        return new CardFile(card, rotations);
    }

    /**
     * Returns the first card of new keys, with the statement that they take the place of those of this card.
     *
     * @param before the signing keys of this card
     */
    public CardFile rotated(ContactCard first, SigningKeys before) {
        List<Rotation> more = new ArrayList<>(rotations);
        more.add(0, Rotation.sign(before, first.fingerprint(), first.serial()));
        return new CardFile(first, more.subList(0, Math.min(more.size(), MAX_ROTATIONS)));
    }

    /** Returns a newer card of the same signing keys. */
    public CardFile with(ContactCard newer) {
        return new CardFile(newer, rotations);
    }

    /** Returns the file: ASCII, line feeds. */
    public byte[] text() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(card.text());
        rotations.forEach(rotation -> all.writeBytes(rotation.text()));
        return all.toByteArray();
    }
}
