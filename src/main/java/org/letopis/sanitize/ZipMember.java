package org.letopis.sanitize;

/**
 * One member of a ZIP file.
 *
 * @param name as the directory has it; neither trusted nor escaped
 * @param deflated whether it is compressed; if not it is stored
 * @param checksum CRC-32 of the unpacked bytes
 * @param packedBytes its size in the file
 * @param sizeBytes its size unpacked, as the directory claims
 * @param headerFrom where its local header begins
 * @param dataFrom where its packed bytes begin
 * @param extras whether extra fields or a comment are attached to it
 * @param dated whether it has another date than {@link ZipPacker} writes
 */
record ZipMember(
        String name,
        boolean deflated,
        int checksum,
        long packedBytes,
        long sizeBytes,
        long headerFrom,
        long dataFrom,
        boolean extras,
        boolean dated) {
    boolean isFolder() {
        return name.endsWith("/");
    }
}
