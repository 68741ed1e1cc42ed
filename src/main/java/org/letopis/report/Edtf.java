package org.letopis.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.letopis.json.JsonProblem;

/**
 * A date as it is known: Extended Date/Time Format, Library of Congress, 4 February 2019. Of level 1 the qualifiers
 * {@code ? ~ %}, unspecified digits from the right, and open or unknown ends of an interval; of level 2 sets and
 * qualifiers of parts. No time of day: the hour has a field of its own. No seasons: their months depend on the
 * hemisphere.
 *
 * @param text as written, for example {@code 2026-03}, {@code 2026-03-04~}, {@code 2026-03/2026-04}, {@code [2026..]}
 * @param spans its parts in their order; an interval has one
 * @param earliest the first day it can mean, qualifiers set aside; empty when open or unknown
 * @param latest the last day it can mean, qualifiers set aside; empty when open or unknown
 */
public record Edtf(String text, Kind kind, List<Span> spans, Optional<LocalDate> earliest, Optional<LocalDate> latest) {
    private static final int MAX_CHARACTERS = 500;

    /** How the parts are meant. */
    public enum Kind {
        DATE,
        /** It lasted from, to. */
        INTERVAL,
        /** One of the parts, it is not known which. */
        ONE_OF,
        /** All of the parts. */
        ALL_OF
    }

    /**
     * From one date to another; of a single date both are the same.
     *
     * @param from empty when open or unknown
     */
    public record Span(Optional<EdtfDate> from, Optional<EdtfDate> to) {
        public boolean isSingle() {
            return from.equals(to);
        }

        private Optional<LocalDate> first() {
            return from.map(EdtfDate::first);
        }

        private Optional<LocalDate> last() {
            return to.map(EdtfDate::last);
        }
    }

    public Edtf {
        spans = List.copyOf(spans);
    }

    /** Reads a date; {@code where} is named in the problem. */
    public static Edtf parse(String text, String where) throws JsonProblem {
        if (text.length() > MAX_CHARACTERS) {
            throw new JsonProblem("report.too-long", where, MAX_CHARACTERS);
        }
        if (text.startsWith("[") && text.endsWith("]")) {
            return set(text, Kind.ONE_OF, where);
        }
        if (text.startsWith("{") && text.endsWith("}")) {
            return set(text, Kind.ALL_OF, where);
        }
        if (text.indexOf('/') >= 0) {
            return interval(text, where);
        }
        Optional<EdtfDate> date = Optional.of(EdtfDate.parse(text, where));
        return of(text, Kind.DATE, List.of(new Span(date, date)));
    }

    private static Edtf interval(String text, String where) throws JsonProblem {
        String[] ends = text.split("/", -1);
        if (ends.length != 2) {
            throw new JsonProblem("report.bad-date", where, text);
        }
        Optional<EdtfDate> from = end(ends[0], where);
        Optional<EdtfDate> to = end(ends[1], where);
        return of(text, Kind.INTERVAL, List.of(ordered(from, to, text, where)));
    }

    private static Optional<EdtfDate> end(String text, String where) throws JsonProblem {
        return text.isEmpty() || text.equals("..") ? Optional.empty() : Optional.of(EdtfDate.parse(text, where));
    }

    private static Edtf set(String text, Kind kind, String where) throws JsonProblem {
        List<Span> spans = new ArrayList<>();
        String[] members = text.substring(1, text.length() - 1).split(",", -1);
        for (int i = 0; i < members.length; i++) {
            Span span = member(members[i], text, where);
            boolean openInside = span.from.isEmpty() && i > 0 || span.to.isEmpty() && i < members.length - 1;
            if (openInside) {
                throw new JsonProblem("report.date-open-inside", where, text);
            }
            spans.add(span);
        }
        return of(text, kind, spans);
    }

    private static Span member(String member, String text, String where) throws JsonProblem {
        int dots = member.indexOf("..");
        if (dots < 0) {
            Optional<EdtfDate> date = Optional.of(EdtfDate.parse(member, where));
            return new Span(date, date);
        }
        Span span = ordered(end(member.substring(0, dots), where), end(member.substring(dots + 2), where), text, where);
        if (!span.from.map(EdtfDate::isPlain).orElse(true)
                || !span.to.map(EdtfDate::isPlain).orElse(true)) {
            throw new JsonProblem("report.date-qualified-range", where, text);
        }
        return span;
    }

    private static Span ordered(Optional<EdtfDate> from, Optional<EdtfDate> to, String text, String where)
            throws JsonProblem {
        if (from.isEmpty() && to.isEmpty()) {
            throw new JsonProblem("report.date-no-end", where, text);
        }
        if (from.isPresent()
                && to.isPresent()
                && from.get().first().isAfter(to.get().last())) {
            throw new JsonProblem("report.date-order", where, text);
        }
        return new Span(from, to);
    }

    private static Edtf of(String text, Kind kind, List<Span> spans) {
        boolean openStart = spans.stream().anyMatch(span -> span.from.isEmpty());
        boolean openEnd = spans.stream().anyMatch(span -> span.to.isEmpty());
        return new Edtf(
                text,
                kind,
                spans,
                openStart
                        ? Optional.empty()
                        : spans.stream().flatMap(span -> span.first().stream()).min(Comparator.naturalOrder()),
                openEnd
                        ? Optional.empty()
                        : spans.stream().flatMap(span -> span.last().stream()).max(Comparator.naturalOrder()));
    }
}
