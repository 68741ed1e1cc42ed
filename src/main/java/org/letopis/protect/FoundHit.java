package org.letopis.protect;

import org.letopis.protect.leak.Hit;

/**
 * Where a protected person was found in what would leave.
 *
 * @param report the short id of the report
 * @param file the name of the attachment; empty for the report itself
 * @param field the way to the text inside, for example {@code narrative[0].text}
 */
public record FoundHit(String report, String file, String field, Hit hit) {}
