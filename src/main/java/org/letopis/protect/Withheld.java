package org.letopis.protect;

/**
 * Something that stays behind.
 *
 * @param key the message key of the reason, for example {@code withheld.identity}
 * @param what a code, id or field that the sender knows it by; never shown to the contact
 */
public record Withheld(String key, String what) {}
