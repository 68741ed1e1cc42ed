package org.letopis.report.vocabulary;

import java.util.Optional;

/** The lists, each for one field of a report, or for a few that ask the same. */
public enum ListName {
    ACTS("acts", 'A'),
    ACTORS("actors", 'P'),
    WHY_TARGETED("whyTargeted", 'V'),
    DEGREE("degree", 'D'),
    INTERVENTIONS("interventions", 'I'),
    STATUS("status", 'X'),
    THEMES("themes", 'T'),
    SITE_TYPE("siteType", 'S'),
    METHOD("method", 'M'),
    OFFICIAL_POSITION("officialPosition", 'O'),
    STATUS_AFTER("statusAfter", 'U'),
    DETENTION_TYPE("detentionType", 'N'),
    LATEST_STATUS("latestStatus", 'E'),
    CONNECTION("connection", 'Q'),
    MATERIAL("material", 'B'),
    RELIABILITY("reliability", 'R'),
    CREDIBILITY("credibility", 'C'),
    RESPONSE("response", 'G'),
    IMPACT("impact", 'H'),
    INTERVENTION_STATE("interventionState", 'J'),
    PRIORITY("priority", 'K'),
    PERSON_LINK("personLink", 'L'),
    EVENT_LINK("eventLink", 'F'),
    OCCUPATION("occupation", 'W'),
    PROCEEDING_STEP("proceedingStep", 'Y'),
    CONSISTENCY("consistency", 'Z');

    private final String word;
    private final char letter;

    ListName(String word, char letter) {
        this.word = word;
        this.letter = letter;
    }

    /** Returns the name as files and commands have it, for example {@code siteType}. */
    public String word() {
        return word;
    }

    /** Returns the letter that the list's built-in codes begin with. */
    public char letter() {
        return letter;
    }

    /** Returns the list of this name; capitals do not matter. */
    public static Optional<ListName> of(String word) {
        for (ListName list : values()) {
            if (list.word.equalsIgnoreCase(word)) {
                return Optional.of(list);
            }
        }
        return Optional.empty();
    }
}
