package org.letopis.protect;

import org.letopis.protect.leak.Hit;

/**
 * Where a protected person was found in what would leave.
 *
 * @param file the short id of the report, or the name of the attachment
 * @param field the way to the text inside, for example {@code narrative[0].text}
 */
public record FoundHit(String file, String field, Hit hit) {}
