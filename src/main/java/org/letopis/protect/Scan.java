package org.letopis.protect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.letopis.json.JsonProblem;
import org.letopis.protect.leak.Findings;
import org.letopis.protect.leak.Hit;
import org.letopis.protect.leak.LeakCheck;
import org.letopis.report.Edtf;
import org.letopis.sanitize.FileText;

/**
 * Looks for protected people in the texts that leave, and finds what was decided about each hit. What nobody decided
 * stays open, and with it the door shut.
 */
final class Scan {
    /** Finds nobody: one's own archive may know everybody. */
    static final LeakCheck NOBODY = new LeakCheck(List.of());

    /** Ids and hashes, in which any short name may stand by chance. */
    private static final Pattern RANDOM = Pattern.compile("(?<![0-9a-f])(?:[0-9a-f]{32}|[0-9a-f]{64})(?![0-9a-f])");

    private final LeakCheck check;
    private final List<FoundHit> open = new ArrayList<>();
    private final List<FoundHit> replaced = new ArrayList<>();
    private final List<FoundHit> allowed = new ArrayList<>();
    private final List<FoundName> suggestions = new ArrayList<>();
    private final Set<String> named = new HashSet<>();

    Scan(LeakCheck check) {
        this.check = check;
    }

    /** Looks through a string of a report, and returns the hits that are to be replaced, in their order. */
    List<Hit> string(String report, String field, String text, Decisions decisions) {
        return look(report, "", field, text, decisions);
    }

    /**
     * Looks through the text of a file, in which nothing can be replaced.
     *
     * @return whether the file may leave as far as names go; hits that nobody decided about do not keep it
     */
    boolean file(String report, String file, List<FileText.Part> parts, Decisions decisions) {
        int openBefore = open.size();
        int allowedBefore = allowed.size();
        int replacedBefore = replaced.size();
        for (FileText.Part part : parts) {
            look(report, file, part.where(), part.text(), decisions);
        }
        if (replaced.size() == replacedBefore) {
            return true;
        }
        open.subList(openBefore, open.size()).clear();
        allowed.subList(allowedBefore, allowed.size()).clear();
        replaced.subList(replacedBefore, replaced.size()).clear();
        return false;
    }

    /** Returns the hits that are to be replaced. */
    private List<Hit> look(String report, String file, String field, String text, Decisions decisions) {
        if (RANDOM.matcher(text).matches()) {
            return List.of();
        }
        List<Hit> toReplace = new ArrayList<>();
        Findings findings = check.look(text);
        for (Hit hit : findings.hits()) {
            if (decisions.isNamed(hit)) {
                named.add(hit.person());
                continue;
            }
            Optional<Decisions.Kind> decided =
                    decisions.about(hit).filter(kind -> kind == Decisions.Kind.ALLOW || !isDate(text));
            FoundHit found = new FoundHit(report, file, field, hit);
            if (decided.isEmpty()) {
                open.add(found);
            } else if (decided.get() == Decisions.Kind.ALLOW) {
                allowed.add(found);
            } else {
                replaced.add(found);
                toReplace.add(hit);
            }
        }
        findings.suggestions().forEach(suggestion -> suggestions.add(new FoundName(report, file, field, suggestion)));
        return toReplace;
    }

    /** A date cannot hold a code: it may stand, or the report must be changed. */
    private static boolean isDate(String text) {
        try {
            return !Edtf.parse(text, "").text().isEmpty();
        } catch (JsonProblem words) {
            return false;
        }
    }

    /** Returns what is found in a text that was packed and that nobody allowed. */
    List<Hit> unexpected(String text) {
        return check.hits(RANDOM.matcher(text).replaceAll("\n")).stream()
                .filter(hit -> !named.contains(hit.person()))
                .filter(hit -> allowed.stream().noneMatch(one -> isSame(one.hit(), hit)))
                .toList();
    }

    private static boolean isSame(Hit one, Hit other) {
        return one.person().equals(other.person()) && one.text().equals(other.text());
    }

    List<FoundHit> open() {
        return open;
    }

    List<FoundHit> replaced() {
        return replaced;
    }

    List<FoundHit> allowed() {
        return allowed;
    }

    List<FoundName> suggestions() {
        return suggestions;
    }
}
