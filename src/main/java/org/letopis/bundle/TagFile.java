package org.letopis.bundle;

/** A tag file or signature of a bundle, byte for byte, so that it stays provable. */
public final class TagFile {
    private final String name;
    private final byte[] content;

    /** Takes the array over. */
    TagFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /** Returns the name in the bag, for example {@code manifest-sha256.txt}. */
    public String name() {
        return name;
    }

    /** Returns the live bytes, up to 10 MB for a manifest; not to be changed. */
    public byte[] content() {
        return content;
    }
}
