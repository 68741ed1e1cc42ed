/**
 * The use cases, one short class each: they join the floors below and decide the order of things.
 *
 * <p>Way in: {@link org.letopis.casework.Intake}, {@link org.letopis.casework.Sending}, {@link
 * org.letopis.casework.Receiving}, {@link org.letopis.casework.AddressBook} and {@link
 * org.letopis.casework.FileCleaning}. Imports every floor below; must never know how a command is typed or a result
 * printed.
 */
package org.letopis.casework;
