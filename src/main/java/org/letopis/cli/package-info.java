/**
 * The command line: verbs, prompts, words, tables and exit codes.
 *
 * <p>Way in: {@link org.letopis.cli.Main}. The only floor that knows picocli, the terminal and languages. A command
 * reads its arguments, makes one call to {@code casework} and prints the result. The top floor: nothing imports it.
 */
package org.letopis.cli;
