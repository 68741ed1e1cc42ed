package org.letopis.protect;

import org.letopis.report.Change;

/**
 * A value of a report that does not leave as it is.
 *
 * @param report the short id of the report
 */
public record Changed(String report, Change change) {}
