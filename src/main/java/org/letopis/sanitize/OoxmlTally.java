package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Counts what would fill the screen if it were listed one by one. */
final class OoxmlTally {
    private static final int MOST = 100_000;
    private static final Pattern SHORT_NUMBER = Pattern.compile("[\\d.,:%E+ -]{0,13}");

    private final Set<String> names = new TreeSet<>();
    private final Set<String> sessions = new TreeSet<>();

    /** Notes one or more marks that tell in which editing session something was written (ISO/IEC 29500-1, 17.15.1.70). */
    void sessionMark(String marks) {
        if (sessions.size() < MOST) {
            Arrays.stream(marks.split("\\s+")).filter(mark -> !mark.isEmpty()).forEach(sessions::add);
        }
    }

    /** Notes a name that stays: it is no leak when it stands in the copy. */
    void keptName(String name) {
        if (names.size() < MOST) {
            names.add(name);
        }
    }

    /** Has the copy searched for a text that was dropped. Short numbers turn up in any document. */
    static void searchFor(Draft draft, String name, String text) {
        if (text.length() >= NeedleSearch.SHORTEST
                && !SHORT_NUMBER.matcher(text).matches()) {
            draft.droppedText(name, text.getBytes(UTF_8));
        }
    }

    void note(Draft draft) {
        draft.table(String.join("\n", names).getBytes(UTF_8));
        draft.table(OoxmlNames.words());
        if (!sessions.isEmpty()) {
            draft.drop(FindingGroup.HISTORY, "Editing session marks", String.valueOf(sessions.size()));
        }
    }
}
