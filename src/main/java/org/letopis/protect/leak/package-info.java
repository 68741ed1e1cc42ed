/**
 * The leak check: where in a text a protected person can be recognised by name, contact, paper, date or address.
 *
 * <p>Way in: {@link org.letopis.protect.leak.LeakCheck}. A text is folded once ({@code FoldedText}), and each {@code
 * Finder} looks for one kind of thing in the folded text; a hit always speaks of the text as it stands. Imports {@code
 * report} and the floors below it at most; must never know a vault, a disclosure, a file or a terminal. It finds and
 * points; what is to be done with a hit, a person decides.
 */
package org.letopis.protect.leak;
