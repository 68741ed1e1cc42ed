package org.letopis.sanitize;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a text (ISO/IEC 29500-1 section 17.16): those that number, refer or link stay, all others are replaced
 * by what they show, so that no path, author or date of the computer is in their instructions.
 */
final class WordFields {
    private static final Set<String> KEPT = Set.of(
            "PAGE",
            "NUMPAGES",
            "SECTION",
            "SECTIONPAGES",
            "PAGEREF",
            "REF",
            "NOTEREF",
            "TOC",
            "SEQ",
            "STYLEREF", //
            "FORMTEXT",
            "FORMCHECKBOX",
            "FORMDROPDOWN",
            "EQ",
            "SYMBOL",
            "LISTNUM",
            "AUTONUM",
            "AUTONUMLGL",
            "AUTONUMOUT");

    private static final Pattern LINK =
            Pattern.compile("\\s*+HYPERLINK\\s++(?:\"([^\"]*+)\"|([^\\s\\\\\"]\\S*+))?+\\s*+"
                    + "((?:\\\\[a-z]\\s*+(?:\"[^\"]*+\"\\s*+)?+){0,50}+)");

    private static final Pattern LOCAL = Pattern.compile("\\\\l\\s*\"([^\"]*)\"");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final int LONGEST_CODE = 10_000;

    private final OoxmlMarks marks;
    private final Draft draft;
    private final Deque<Field> open = new ArrayDeque<>();
    private final Set<String> references = new HashSet<>();

    private static final class Field {
        private final List<XmlElement> characters = new ArrayList<>();
        private final List<XmlElement> codeRuns = new ArrayList<>();
        private final StringBuilder code = new StringBuilder();
        private boolean result;
        private boolean nested;
    }

    WordFields(OoxmlMarks marks, Draft draft) {
        this.marks = marks;
        this.draft = draft;
    }

    void run(XmlElement run) {
        for (Field field : open) {
            if (!field.result) {
                field.codeRuns.add(run);
            }
        }
    }

    void character(XmlElement character) {
        XmlElement run = character.parent();
        switch (character.value("w:fldCharType")) {
            case "begin" -> {
                if (!open.isEmpty() && !open.peek().result) {
                    open.peek().nested = true;
                }
                Field field = new Field();
                field.characters.add(character);
                open.push(field);
            }
            case "separate" -> {
                if (!open.isEmpty()) {
                    open.peek().result = true;
                    open.peek().codeRuns.remove(run);
                    open.peek().characters.add(character);
                }
            }
            case "end" -> {
                if (open.isEmpty()) {
                    marks.drop(character);
                } else {
                    Field field = open.pop();
                    field.codeRuns.remove(run);
                    field.characters.add(character);
                    decide(field);
                }
            }
            default -> marks.drop(character);
        }
    }

    void code(String text) {
        if (!open.isEmpty() && !open.peek().result && open.peek().code.length() < LONGEST_CODE) {
            open.peek().code.append(text);
        }
    }

    void instruction(XmlElement instruction) {
        if (!open.isEmpty() && !open.peek().result) {
            open.peek().characters.add(instruction);
        } else {
            marks.drop(instruction);
        }
    }

    private void decide(Field field) {
        String code = field.code.toString();
        if (!field.nested && isKept(code)) {
            references.add(code);
            return;
        }
        note(code);
        field.characters.forEach(marks::drop);
        field.codeRuns.forEach(marks::drop);
    }

    void simple(XmlElement field) {
        String code = field.value("w:instr");
        if (isKept(code)) {
            references.add(code);
        } else {
            note(code);
            marks.unwrap(field);
        }
    }

    private void note(String code) {
        draft.drop(FindingGroup.HIDDEN, "Field", code.strip());
        Matcher quoted = QUOTED.matcher(code);
        while (quoted.find()) {
            OoxmlTally.searchFor(draft, "Field", quoted.group(1));
        }
    }

    /** A field that never ends is one that no program shows; its parts go. */
    void finish() {
        while (!open.isEmpty()) {
            Field field = open.pop();
            note(field.code.toString());
            field.characters.forEach(marks::drop);
        }
    }

    /** Returns whether a field that is kept mentions the bookmark. */
    boolean refersTo(String bookmark) {
        return references.stream().anyMatch(code -> code.contains(bookmark));
    }

    static boolean isKept(String code) {
        String name = code.strip().split("[\\s\\\\]", 2)[0].toUpperCase(Locale.ROOT);
        if (!name.equals("HYPERLINK")) {
            return KEPT.contains(name);
        }
        Matcher link = LINK.matcher(code);
        if (!link.matches()) {
            return false;
        }
        String target = link.group(1) != null ? link.group(1) : link.group(2);
        return target == null
                ? LOCAL.matcher(link.group(3)).find()
                : OoxmlRelationship.isPlain(target) && !link.group(3).contains("\\o");
    }
}
