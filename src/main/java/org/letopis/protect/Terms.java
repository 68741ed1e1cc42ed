package org.letopis.protect;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.letopis.report.Coarseness;
import org.letopis.report.Leaves;
import org.letopis.report.Profile;
import org.letopis.report.Report;

/**
 * What may leave of one report for a receiver of one profile: {@code docs/reference/gate.md}.
 *
 * @param leaving the kinds of fields; what is of a newer version than this program is none of them
 * @param named whether people leave by name who agreed to it
 * @param files whether clean copies leave
 * @param approval whether a second person must agree
 */
record Terms(Set<Leaves> leaving, Coarseness coarseness, boolean named, boolean files, boolean approval) {
    private static final Set<Profile> CLOSE = EnumSet.of(Profile.LAWYER, Profile.UN, Profile.EU);

    private static final Set<String> LAWYER =
            Set.of("names", "contacts", "addresses", "birthDate", "birthPlace", "idDocuments");
    private static final Set<String> BODY = Set.of("names", "addresses", "birthDate", "birthPlace");
    private static final Set<String> SEALED = Set.of("health", "shelter");

    /**
     * Returns what such a receiver is told of somebody who agreed to be named: a lawyer what an application asks for, the
     * others what their forms do.
     */
    static Set<String> identity(Profile profile, boolean sealedToo) {
        Set<String> fields = new TreeSet<>(profile == Profile.LAWYER ? LAWYER : BODY);
        if (sealedToo) {
            fields.addAll(SEALED);
        }
        return fields;
    }

    /**
     * @param sealedToo whether health, violence and shelter were asked for
     */
    static Terms of(Profile profile, Report report, boolean sealedToo) {
        String protection = report.protection();
        boolean close = CLOSE.contains(profile);
        boolean severe = protection.equals("red") || protection.equals("sealed");
        boolean coarse = !close && !protection.equals("green");
        boolean counted = profile == Profile.RESEARCHER;
        Set<Leaves> leaving = EnumSet.of(Leaves.KEPT, Leaves.COARSER, Leaves.RENAMED, Leaves.READ);
        if (close && sealedToo) {
            leaving.add(Leaves.SEALED);
        }
        Set<String> without = new TreeSet<>();
        if (coarse || counted) {
            without.addAll(Set.of("occupation", "nationality"));
        }
        if (severe && !close) {
            without.add("whyTargeted");
        }
        String finest = counted ? "region" : severe && !close ? "district" : "settlement";
        return new Terms(
                leaving,
                new Coarseness(coarse || counted, finest, without, !counted),
                close,
                !counted,
                severe || close && sealedToo);
    }
}
