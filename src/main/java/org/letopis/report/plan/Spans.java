package org.letopis.report.plan;

import java.time.LocalDate;
import org.letopis.report.Edtf;

/** Dates that are not known to the day, compared. */
public final class Spans {
    private Spans() {}

    /** Returns whether both can mean a common day; an open or unknown end can mean any. */
    public static boolean overlap(Edtf one, Edtf other) {
        return !from(one).isAfter(to(other)) && !from(other).isAfter(to(one));
    }

    private static LocalDate from(Edtf date) {
        return date.earliest().orElse(LocalDate.MIN);
    }

    private static LocalDate to(Edtf date) {
        return date.latest().orElse(LocalDate.MAX);
    }
}
