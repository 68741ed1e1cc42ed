package org.letopis.protect.leak;

import java.util.List;

/**
 * All that was found in one text.
 *
 * @param hits in order of start, none twice for the same person, place and class
 * @param suggestions words that look like names of people who are not listed; never complete, never certain
 */
public record Findings(List<Hit> hits, List<Suggestion> suggestions) {}
