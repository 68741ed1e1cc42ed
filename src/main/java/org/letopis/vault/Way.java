package org.letopis.vault;

/**
 * A way in that is to be made; its secret is held elsewhere.
 *
 * @param needed how many of {@code shares} shares open it; 0 for other kinds
 * @param shares how many shares there are; 0 for other kinds
 */
public record Way(SlotKind kind, int needed, int shares) {
    /** Returns a way in without shares. */
    public static Way of(SlotKind kind) {
        return new Way(kind, 0, 0);
    }
}
