package org.letopis.sanitize;

/**
 * One member of a ZIP file.
 *
 * @param name as the directory has it, decoded; neither trusted nor escaped
 * @param deflated whether it is compressed; if not it is stored
 * @param checksum CRC-32 of the unpacked bytes
 * @param packedBytes its size in the file
 * @param sizeBytes its size unpacked, as the directory claims
 * @param headerFrom where its local header begins
 * @param dataFrom where its packed bytes begin
 * @param endAt where the next thing may begin: behind its data and their descriptor
 * @param traces what the directory and the local header say beside that
 */
record ZipMember(
        String name,
        boolean deflated,
        int checksum,
        long packedBytes,
        long sizeBytes,
        long headerFrom,
        long dataFrom,
        long endAt,
        Traces traces) {
    /**
     * What is attached to a member.
     *
     * @param dosDateTime date in the upper and time in the lower half, section 4.4.6
     * @param extra extra fields of the directory and of the local header, one behind the other
     * @param comment as the directory has it
     * @param madeBy system and version, section 4.4.2
     * @param attributes of the file on that system
     */
    record Traces(int dosDateTime, byte[] extra, byte[] comment, int madeBy, int attributes) {}

    boolean isFolder() {
        return name.endsWith("/");
    }

    /** Returns whether extra fields or a comment are attached to it. */
    boolean extras() {
        return traces.extra.length + traces.comment.length > 0;
    }

    /** Returns whether it has another date than {@link ZipPacker} writes. */
    boolean dated() {
        return traces.dosDateTime != ZipPacker.DOS_DATE_TIME;
    }
}
