package org.letopis.report.words;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.letopis.report.Edtf;

/**
 * One way to understand what was typed.
 *
 * @param timeOfDay in English ({@code night}, {@code early morning}), or a clock time ({@code 14:30}, {@code ~14:30})
 * @param notes what was taken for granted
 */
public record Reading(Edtf edtf, Optional<String> timeOfDay, Set<Note> notes) {
    public Reading {
        notes = notes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(notes));
    }
}
