/**
 * Forms: which questions to ask about a kind of event, in which order, and what makes the account complete.
 *
 * <p>Way in: {@link org.letopis.report.form.Forms}, for forms that are built in and for one's own, and
 * {@link org.letopis.report.form.XlsForm}. Part of the floor {@code report}. Must never know who asks or where the answers
 * go: a question names the field of the report that it fills, and that is all.
 */
package org.letopis.report.form;
