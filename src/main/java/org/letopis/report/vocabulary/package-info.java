/**
 * The words that a report chooses from: codes in lists, with labels and definitions in several languages, the treaty
 * that each goes back to, and the code of HURIDOCS for it.
 *
 * <p>Way in: {@link org.letopis.report.vocabulary.Vocabulary}. The terms are data, in {@code terms.csv} among the
 * resources; a project adds its own in a file of the same form, {@code docs/reference/vocabulary.md}. Must never know how
 * terms are shown, nor where a project's file lies.
 */
package org.letopis.report.vocabulary;
