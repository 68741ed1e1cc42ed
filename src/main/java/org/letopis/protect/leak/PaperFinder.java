package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds numbers of papers and plates, whatever stands between their parts. */
final class PaperFinder implements Finder {
    private static final int MOST_GAP = 4;
    private static final int BEFORE = 40;
    private static final int LONG_ENOUGH = 9;
    /** Far more than stand between two parts; a row of nothing else must not be gone through from each of its words. */
    private static final int MOST_NAMES_OF_PARTS = 16;

    private static final int MOST_TO_REGION = 14;

    private static final Pattern PAPER_WORD = Pattern.compile(
            "(?:паспорт|сери[яюиі]|series|загран|удостоверен|свидетельств|посвідч|документ|passport|\\bid\\b|identity|licen[cs]e|снилс|полис|جواز|هوية)"
                    + "[^.!?0-9]*$");
    private static final Pattern MONEY_BEFORE = Pattern.compile("[$€£₽₴₸]\\s?$|(?:usd|eur|rub|сумм\\p{L}*)\\s{0,2}$");
    private static final Pattern MONEY_AFTER = Pattern.compile(
            "^[\\s.,]{0,3}(?:[$€£₽₴₸%]|руб|р\\.|р\\b|тыс|млн|млрд|долл|евро\\b|грн|гривен|гривн|тенге|usd|eur|rub|dollar|euro|"
                    + "roubl|ruble|чел|people|person)");
    private static final Pattern TO_REGION =
            Pattern.compile("[\\s,./|(-]*(?:rus|рус|регион\\p{L}*|рег\\.?|region)?[\\s,./|(-]*");

    private final Map<String, List<Paper>> bySigns = new HashMap<>();
    private int longest;

    PaperFinder(List<Protected> people) {
        for (Protected person : people) {
            for (String id : person.ids()) {
                for (Paper paper : Paper.of(person.person(), id)) {
                    bySigns.computeIfAbsent(paper.signs(), none -> new ArrayList<>())
                            .add(paper);
                    longest = Math.max(longest, paper.signs().length());
                }
            }
        }
    }

    @Override
    public void find(FoldedText text, Hits into) {
        if (bySigns.isEmpty()) {
            return;
        }
        String all = text.text();
        List<Piece> pieces = Piece.of(all);
        List<String> signs =
                pieces.stream().map(piece -> PaperSigns.of(piece.text())).toList();
        StringBuilder joined = new StringBuilder();
        for (int from = 0; from < pieces.size(); from++) {
            joined.setLength(0);
            boolean series = false;
            boolean closed = true;
            int names = 0;
            for (int to = from; to < pieces.size() && (to == from || isNear(all, pieces, to)); to++) {
                Piece piece = pieces.get(to);
                if (to > from && !piece.digits() && Paper.NAMES_OF_PARTS.contains(piece.text())) {
                    series |= Paper.SERIES.contains(piece.text());
                    if (++names > MOST_NAMES_OF_PARTS) {
                        break;
                    }
                    continue;
                }
                closed &= to == from || piece.start() == pieces.get(to - 1).end();
                joined.append(signs.get(to));
                if (joined.length() > longest) {
                    break;
                }
                for (Paper paper : bySigns.getOrDefault(joined.toString(), List.of())) {
                    look(paper, all, pieces, new Span(from, to, series, closed), into);
                }
            }
        }
    }

    /** @param closed whether nothing stands between the pieces */
    private record Span(int from, int to, boolean series, boolean closed) {}

    private static boolean isNear(String all, List<Piece> pieces, int to) {
        int start = pieces.get(to - 1).end();
        int end = pieces.get(to).start();
        if (end - start > MOST_GAP) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (";!?<>=@".indexOf(all.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static void look(Paper paper, String all, List<Piece> pieces, Span span, Hits into) {
        int start = pieces.get(span.from).start();
        int end = pieces.get(span.to).end();
        boolean behindSign = span.from > 0 && pieces.get(span.from - 1).text().equals("no"); // №
        boolean sure = isSure(paper) && !Contact.isDigit(all.charAt(Math.max(0, start - 1)));
        if (start > 0 && Character.isLetterOrDigit(all.charAt(start - 1)) && !behindSign && !sure) {
            return;
        }
        if (paper.kind() == HitClass.PLATE) {
            int withRegion = regionEnd(paper, all, pieces, span.to + 1, end);
            if (withRegion > 0) {
                into.add(paper.person(), start, withRegion, HitClass.PLATE);
            }
            return;
        }
        boolean free = end == all.length()
                || !Character.isLetterOrDigit(all.charAt(end))
                || isSure(paper) && !Contact.isDigit(all.charAt(end));
        boolean named = PAPER_WORD
                .matcher(all.substring(Math.max(0, start - BEFORE), start))
                .find();
        boolean fits = switch (paper.beside()) {
            case NOTHING -> named || span.series || mayBePaper(paper, all, start, end, span.closed);
            case SERIES -> span.series;
            case PAPER -> named && !isAfter(paper.series(), pieces, span.from);
        };
        if (free && fits) {
            into.add(paper.person(), start, end, HitClass.ID);
        }
    }

    /** Returns whether the series stands before the number, so that both were found together. */
    private static boolean isAfter(String series, List<Piece> pieces, int number) {
        int at = number - 1;
        while (at >= 0 && Paper.NAMES_OF_PARTS.contains(pieces.get(at).text())) {
            at--;
        }
        StringBuilder before = new StringBuilder();
        for (; at >= 0 && before.length() < series.length(); at--) {
            before.insert(0, PaperSigns.of(pieces.get(at).text()));
        }
        return before.toString().equals(series);
    }

    /** Returns where a plate with its region ends; zero when another region or more letters stand there. */
    private static int regionEnd(Paper plate, String all, List<Piece> pieces, int next, int end) {
        boolean glued = end < all.length() && Character.isLetterOrDigit(all.charAt(end));
        if (plate.region().isEmpty()) {
            boolean region = glued
                    && pieces.get(next).digits()
                    && pieces.get(next).text().length() <= 3;
            return !glued
                    ? end
                    : region && plate.signs().length() == Paper.LEAST_SIGNS
                            ? pieces.get(next).end()
                            : 0;
        }
        for (int i = next; i < Math.min(pieces.size(), next + 2); i++) {
            Piece piece = pieces.get(i);
            boolean there = piece.start() - end <= MOST_TO_REGION
                    && TO_REGION.matcher(all.substring(end, piece.start())).matches();
            if (there && piece.text().equals(plate.region())) {
                boolean free = piece.end() == all.length() || !Contact.isDigit(all.charAt(piece.end()));
                return free ? piece.end() : 0;
            }
        }
        return glued && pieces.get(next).digits() ? 0 : glued ? afterLetters(all, end) : end;
    }

    /** "rus" may be glued to the letters; other letters make another word of it. */
    private static int afterLetters(String all, int end) {
        return all.startsWith("rus", end) ? end : 0;
    }

    private static boolean isDigits(Paper paper) {
        return paper.signs().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Returns whether a paper has so many digits that letters glued to them make no other thing of it. */
    private static boolean isSure(Paper paper) {
        return paper.signs().length() >= LONG_ENOUGH && isDigits(paper);
    }

    private static boolean mayBePaper(Paper paper, String all, int start, int end, boolean closed) {
        boolean digits = isDigits(paper);
        String before = all.substring(Math.max(0, start - BEFORE), start);
        String after = all.substring(end, Math.min(all.length(), end + BEFORE));
        if (before.matches("(?s).*[0-9][-./_,]") || after.matches("(?s)[-./_,][0-9].*")) {
            return false;
        }
        return !digits
                || paper.signs().length() >= LONG_ENOUGH
                        && all.substring(start, end).indexOf(',') < 0
                || closed
                        && !MONEY_BEFORE.matcher(before).find()
                        && !MONEY_AFTER.matcher(after).find();
    }
}
