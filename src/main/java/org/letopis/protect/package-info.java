/**
 * What may leave: pseudonyms, the withholding of identities and exact places, and the check that no known name is left.
 *
 * <p>Way in: {@link org.letopis.protect.Gate}, the only maker of a {@link org.letopis.protect.Disclosure}. Everything
 * that exports or publishes takes a {@code Disclosure}, never a report, so that a forgotten check does not compile.
 * Imports {@code vault} and the floors below it; must never know how a bundle is packed or what a terminal is.
 */
package org.letopis.protect;
