package org.letopis.protect;

import java.util.EnumSet;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.report.Person;
import org.letopis.report.Profile;
import org.letopis.report.Report;

/**
 * Who may have the originals of files, which say all that a clean copy no longer does: one's own archive, and a lawyer
 * whose clients all those are whom the reports tell of.
 */
final class Originals {
    private static final Set<Profile> RECEIVERS = EnumSet.of(Profile.LAWYER, Profile.ARCHIVE);

    private Originals() {}

    /** @throws Failure.Refused when no original leaves for such a receiver */
    static void require(Profile profile) throws Failure.Refused {
        if (!RECEIVERS.contains(profile)) {
            throw new Failure.Refused("originals.not-for", profile.word());
        }
    }

    /**
     * Refuses a report for a lawyer in which somebody had to be asked who did not agree to it by name, or is not their
     * client, or is to be withheld.
     */
    static void requireEverybody(Report report, ConsentRule rule, Told told) throws Failure.Refused {
        for (Person person : report.persons()) {
            ConsentRule.Answer answer = rule.of(person, Profile.LAWYER.scope()).answer();
            boolean named = told.named().contains(person.id()) || answer == ConsentRule.Answer.NOT_NEEDED;
            if (!named || told.staying().contains(person)) {
                throw new Failure.Refused(
                        "originals.not-agreed",
                        report.id().hex().substring(0, 8),
                        person.code().text());
            }
        }
    }
}
