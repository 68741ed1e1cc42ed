package org.letopis.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes.
 *
 * @param out data only
 * @param err everything said to a person
 * @param hidden null when there is no terminal to ask on
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, HiddenInput hidden) {}
