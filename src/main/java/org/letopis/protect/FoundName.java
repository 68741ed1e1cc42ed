package org.letopis.protect;

import org.letopis.protect.leak.Suggestion;

/**
 * Where words stand in what would leave that look like the name of somebody who is not listed.
 *
 * @param file the short id of the report, or the name of the attachment
 * @param field the way to the text inside
 */
public record FoundName(String file, String field, Suggestion suggestion) {}
