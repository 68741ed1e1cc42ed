package org.letopis.vault;

/**
 * A row as it lies in the file.
 *
 * @param id unique in its table
 * @param version 0 for a row that is written once; the commit number for one that is rewritten
 * @param bytes sealed
 */
record StoredRow(long id, long version, byte[] bytes) {}
