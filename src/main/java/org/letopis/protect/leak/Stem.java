package org.letopis.protect.leak;

import java.util.Set;

/**
 * The part of a name that stays through its cases.
 *
 * @param text folded
 * @param endings what may follow it
 */
record Stem(String text, Set<String> endings) {}
