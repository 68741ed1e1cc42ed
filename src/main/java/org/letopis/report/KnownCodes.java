package org.letopis.report;

/** Knows the codes of the vocabulary, those of the project among them. */
@FunctionalInterface
public interface KnownCodes {
    /** @param list the name of the list, for example {@code acts} */
    boolean isKnown(String list, String code);
}
