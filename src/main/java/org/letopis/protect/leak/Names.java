package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the names of protected people: each word of a name is one of its own, and words of the same person that stand
 * side by side are one hit.
 */
final class Names implements Finder {
    private static final int WIDEST_GAP = 3;
    private static final int MOST_TOGETHER = 4;
    private static final int LONGEST_SPACED = 200;
    private static final int LONGEST_NAME = 30;
    private static final int LEAST_IN_SPACED = 4;

    private final NameIndex index = new NameIndex();
    private final Map<String, List<Small>> small = new HashMap<>();

    /** A name of which no word is a hit alone. */
    private record Small(Listed listed, List<String> words) {}

    Names(List<Protected> people) {
        for (Protected each : people) {
            Listed listed = new Listed(each.person());
            for (String name : each.names()) {
                add(FoldedText.of(name), listed);
            }
            for (List<String> words : listed.smallNames()) {
                small.computeIfAbsent(words.get(0), unknown -> new ArrayList<>())
                        .add(new Small(listed, words));
            }
        }
    }

    private void add(FoldedText name, Listed listed) {
        List<Word> words = Word.all(name);
        listed.note(words);
        for (Word word : words) {
            if (!Listed.isSmall(word.text()) || words.size() == 1 && word.text().length() > 1) {
                index.add(word, name, listed);
            }
            for (Word piece : word.pieces(name)) {
                if (!Listed.isSmall(piece.text())) {
                    index.add(piece, name, listed);
                }
            }
        }
        for (int i = 0; i < Math.min(words.size(), MOST_TOGETHER); i++) {
            for (int k = 0; k < Math.min(words.size(), MOST_TOGETHER); k++) {
                if (i != k) {
                    together(words.get(i), words.get(k), listed);
                }
            }
        }
    }

    /** Names that are written in one, as in names of files and of accounts. */
    private void together(Word one, Word other, Listed listed) {
        if (Listed.isSmall(one.text()) || Listed.isSmall(other.text())) {
            return;
        }
        FoldedText both = FoldedText.of(one.text() + other.text());
        List<Word> words = Word.all(both);
        if (words.size() == 1) {
            index.add(words.get(0), both, listed);
        }
    }

    @Override
    public void find(FoldedText text, Hits into) {
        List<Word> words = Word.all(text);
        Map<Listed, List<Found>> found = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            for (Found each : at(words, i, text)) {
                found.computeIfAbsent(each.listed, unknown -> new ArrayList<>()).add(each);
            }
        }
        found.forEach((listed, each) -> joined(each, words, text, into));
    }

    /** Words from one index to another (inclusive), of which a stretch of text is a person's name. */
    private record Found(Listed listed, int first, int last, int start, int end) {}

    private List<Found> at(List<Word> words, int i, FoldedText text) {
        List<Found> found = new ArrayList<>();
        Word word = words.get(i);
        Set<Listed> whole = index.people(word, text);
        whole.forEach(listed -> found.add(new Found(listed, i, i, word.start(), word.end())));
        List<Word> pieces = text.spaced(word.start()) ? within(word, text) : word.pieces(text);
        for (Word piece : pieces) {
            for (Listed listed : index.people(piece, text)) {
                if (!whole.contains(listed)) {
                    found.add(new Found(listed, i, i, piece.start(), piece.end()));
                }
            }
        }
        for (Small name : small.getOrDefault(word.text(), List.of())) {
            int last = i + name.words.size() - 1;
            if (word.capital() != word.isArabic() && isHere(name.words, words, i, text)) {
                found.add(new Found(
                        name.listed, i, last, word.start(), words.get(last).end()));
            }
        }
        return found;
    }

    /** All stretches of a word that was written letter by letter: its gaps do not tell where a name begins. */
    private static List<Word> within(Word word, FoldedText text) {
        List<Word> stretches = new ArrayList<>();
        int end = Math.min(word.end(), word.start() + LONGEST_SPACED);
        for (int from = word.start(); from < end; from++) {
            int least = text.capital(from) ? NameIndex.LEAST_LETTERS : LEAST_IN_SPACED;
            for (int to = from + least; to <= Math.min(end, from + LONGEST_NAME); to++) {
                stretches.add(Word.of(text, from, to));
            }
        }
        return stretches;
    }

    private static boolean isHere(List<String> name, List<Word> words, int i, FoldedText text) {
        for (int k = 0; k < name.size(); k++) {
            if (i + k >= words.size()
                    || !words.get(i + k).text().equals(name.get(k))
                    || k > 0 && !areNeighbours(words.get(i + k - 1), words.get(i + k), text)) {
                return false;
            }
        }
        return true;
    }

    private static void joined(List<Found> found, List<Word> words, FoldedText text, Hits into) {
        Listed listed = found.get(0).listed;
        int start = -1;
        int end = -1;
        int last = -1;
        for (Found each : found) {
            int from = firstWith(each, words, text);
            int to = lastWith(each, words, text);
            int fromStart = from < each.first ? words.get(from).start() : each.start;
            int toEnd = to > each.last ? words.get(to).end() : each.end;
            boolean continues = last >= 0
                    && (fromStart <= end || from == last + 1 && areNeighbours(words.get(last), words.get(from), text));
            if (!continues && last >= 0) {
                into.add(listed.person(), start, end, HitClass.NAME);
            }
            start = continues ? Math.min(start, fromStart) : fromStart;
            end = continues ? Math.max(end, toEnd) : toEnd;
            last = Math.max(last, to);
        }
        into.add(listed.person(), start, end, HitClass.NAME);
    }

    private static int firstWith(Found found, List<Word> words, FoldedText text) {
        int at = found.first;
        while (at > 0
                && found.listed.knowsSmall(words.get(at - 1))
                && areNeighbours(words.get(at - 1), words.get(at), text)) {
            at--;
        }
        return at;
    }

    private static int lastWith(Found found, List<Word> words, FoldedText text) {
        int at = found.last;
        while (at + 1 < words.size()
                && found.listed.knowsSmall(words.get(at + 1))
                && areNeighbours(words.get(at), words.get(at + 1), text)) {
            at++;
        }
        return at;
    }

    /** Side by side: a space, a hyphen, what stands for them in names of files, and the full stop of an initial. */
    static boolean areNeighbours(Word one, Word next, FoldedText text) {
        String gap = text.text().substring(one.end(), next.start());
        if (gap.length() > WIDEST_GAP) {
            return false;
        }
        boolean initial = one.text().length() == 1;
        return gap.equals(".")
                || initial && gap.strip().equals(".")
                || gap.chars().allMatch(each -> " \n-_+/".indexOf(each) >= 0)
                        && gap.indexOf('\n') == gap.lastIndexOf('\n');
    }
}
