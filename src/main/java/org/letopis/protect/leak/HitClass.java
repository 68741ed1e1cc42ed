package org.letopis.protect.leak;

import java.util.Locale;

/** What kind of thing a hit is; {@link #word} is its name in JSON and on the screen's table. */
public enum HitClass {
    NAME,
    PHONE,
    EMAIL,
    HANDLE,
    PLATE,
    ID,
    BIRTH_DATE,
    ADDRESS,
    COORDINATES;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
