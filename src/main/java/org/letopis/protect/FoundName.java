package org.letopis.protect;

import org.letopis.protect.leak.Suggestion;

/**
 * Where words stand in what would leave that look like the name of somebody who is not listed.
 *
 * @param report the short id of the report
 * @param file the name of the attachment; empty for the report itself
 * @param field the way to the text inside
 */
public record FoundName(String report, String file, String field, Suggestion suggestion) {}
