package org.letopis.sanitize;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes what readers of text find, and bounds it. */
final class TextParts {
    private static final long MOST_CHARS = HeapShare.most(64L << 20, 16);
    private static final int LONGEST_PLACE = 400;

    private final List<FileText.Part> parts = new ArrayList<>();
    private final Set<FileText.Kind> holds = EnumSet.noneOf(FileText.Kind.class);
    private FileText.Unread unread;
    private String outer = "";
    private long leftChars = MOST_CHARS;

    /** Adds a piece of text; what is blank tells nothing. */
    void add(String where, String text, boolean prose) throws Refusal {
        if (text.isBlank()) {
            return;
        }
        leftChars -= text.length();
        if (leftChars < 0) {
            throw Refusal.tooLarge(FileFormat.TEXT, "text");
        }
        parts.add(new FileText.Part(place(where), text, prose));
    }

    /** Adds names and values, a line for each. */
    void addNames(String where, Collection<String> names) throws Refusal {
        add(where, String.join("\n", names), false);
    }

    /** Notes that something is not read; the first reason is the one that is told. */
    void unread(String key, String where) {
        if (unread == null) {
            unread = new FileText.Unread(key, place(where));
        }
    }

    void unread(Refusal refusal, String where) {
        unread(
                switch (refusal.key()) {
                    case "strip.encrypted" -> "text.unread.locked";
                    case "strip.too-large" -> "text.unread.too-much";
                    case "strip.unknown-part", "strip.unknown-format", "strip.portfolio", "strip.xfa" ->
                        "text.unread.format";
                    case "strip.character-set" -> "text.unread.letters";
                    case "strip.overdue" -> "text.unread.overdue";
                    case "strip.worker-died" -> "text.unread.worker-died";
                    default -> "text.unread.damaged";
                },
                where);
    }

    void holds(FileText.Kind kind) {
        holds.add(kind);
    }

    /** Returns the place of what is found from now on; it must be given back to {@link #leave}. */
    String enter(String where) {
        String before = outer;
        outer = place(where);
        return before;
    }

    void leave(String before) {
        outer = before;
    }

    private String place(String where) {
        String place = outer.isEmpty() || where.isEmpty() ? outer + where : outer + " > " + where;
        return place.length() <= LONGEST_PLACE ? place : place.substring(0, LONGEST_PLACE);
    }

    int count() {
        return parts.size();
    }

    /** Returns whether text for readers was found behind the first parts. */
    boolean proseAfter(int count) {
        return parts.stream().skip(count).anyMatch(FileText.Part::prose);
    }

    List<FileText.Part> all() {
        return parts;
    }

    Optional<FileText.Unread> unread() {
        return Optional.ofNullable(unread);
    }

    Set<FileText.Kind> holds() {
        return holds;
    }
}
