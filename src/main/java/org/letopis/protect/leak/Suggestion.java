package org.letopis.protect.leak;

/**
 * A capitalised word, or several in a row, that may be the name of somebody who is not listed.
 *
 * @param start in code points of the text as it stands
 * @param end in code points, exclusive
 */
public record Suggestion(int start, int end, String text) {}
