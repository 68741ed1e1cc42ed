package org.letopis.casework;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Looks for what around the vault gives away what is in it, or loses it. Changes nothing, and needs no passphrase. */
public final class Doctor {
    /** Before this release no clock can be right; long after it, one rarely is. */
    static final int BUILD_YEAR = 2026;

    private static final int YEARS_IN_USE = 8;

    private final Surroundings surroundings;

    public Doctor(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Something to know: a message key, {@code doctor.} left out, and its arguments. */
    public record Finding(String key, List<Object> arguments) {
        public Finding {
            arguments = List.copyOf(arguments);
        }

        static Finding of(String key, Object... arguments) {
            return new Finding(key, List.of(arguments));
        }
    }

    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(new SwapLook(surroundings.root()).look());
        findings.addAll(new PlaceLook(surroundings).look());
        findings.addAll(LeftoverLook.look(surroundings));
        int year = LocalDate.ofInstant(surroundings.now(), ZoneOffset.UTC).getYear();
        if (year < BUILD_YEAR || year > BUILD_YEAR + YEARS_IN_USE) {
            findings.add(Finding.of("clock", surroundings.now().toString()));
        }
        findings.addAll(JvmLook.look());
        return findings;
    }
}
