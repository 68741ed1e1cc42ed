package org.letopis.sanitize;

/**
 * One thing that stripping took out. It may be stored and may leave with a bundle, so both parts come from lists
 * fixed in the program: nothing that a file contains can get in here.
 *
 * @param group what kind of thing it gave away
 * @param name for example {@code GPS Latitude}
 */
public record Removed(FindingGroup group, String name) {}
