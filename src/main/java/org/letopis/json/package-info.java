/**
 * Strict JSON, bounded on reading and canonical on writing.
 *
 * <p>Way in: {@link org.letopis.json.Json}. The only floor that knows Jackson. It imports {@code failure} alone and must
 * never know what the fields mean: a problem is told with the place where it was found, and the caller decides whether
 * that is a mistake of the user or a damaged file.
 */
package org.letopis.json;
