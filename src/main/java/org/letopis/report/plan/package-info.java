/**
 * What a report still lacks, or what is due in it. The way in is {@link org.letopis.report.plan.Rule}: one entry for
 * each rule. It reads a report and a day, and knows nothing of vaults, languages or the clock.
 */
package org.letopis.report.plan;
