package org.letopis.report;

import java.util.Set;

/**
 * How exactly a report may tell where, when and who.
 *
 * @param months whether days become months, and the words in which a day was told go
 * @param finestPlace point, settlement, district, region or country: places are told no more exactly
 * @param without names of fields that go although their kind would stay
 * @param words whether words stay; where they do not, those that a report must have become a dash
 */
public record Coarseness(boolean months, String finestPlace, Set<String> without, boolean words) {
    /** What stands for words that stay behind. */
    static final String NO_WORDS = "\u2013";

    public Coarseness {
        without = Set.copyOf(without);
    }
}
