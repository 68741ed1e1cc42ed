/**
 * The nouns of the field, as immutable values, and their JSON form {@code letopis-report/1}.
 *
 * <p>Way in: {@link org.letopis.report.Report} and {@link org.letopis.report.ReportJson}. Imports {@code json} and
 * {@code failure}. Must never know how a report is stored, sealed, sent or shown.
 */
package org.letopis.report;
