/**
 * What can go wrong, each kind with the exit code that a script sees.
 *
 * <p>Way in: {@link org.letopis.failure.Failure}. A failure carries a key and arguments; the words are in the
 * resource bundles, so that this floor knows no language. The lowest floor: it imports nothing of Letopis, and must
 * never know what a report, a vault or a terminal is.
 */
package org.letopis.failure;
