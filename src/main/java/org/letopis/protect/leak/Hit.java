package org.letopis.protect.leak;

/**
 * A place where a protected person can be recognised.
 *
 * @param person as in {@link Protected#person}
 * @param start in code points of the text as it stands
 * @param end in code points, exclusive
 * @param text that very piece of the text
 */
public record Hit(String person, int start, int end, String text, HitClass kind) {}
