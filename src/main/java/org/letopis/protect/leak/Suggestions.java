package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds capitalised words that may be names of people who are not listed. At the beginning of a sentence a capital
 * letter says nothing: there a word counts only beside another one, or where it stands capitalised inside a sentence
 * too. Words in capitals throughout, months, countries and the like are left out. Scripts without capital letters give
 * nothing.
 */
final class Suggestions {
    private static final int LEAST_LETTERS = 3;
    private static final int LEAST_STEM = 3;
    private static final String ENDS_OF_SENTENCES = ".!?…:;•|#";
    private static final String OPENING = " «\"“„'‘([{*_-";

    private final FoldedText text;
    private final List<Word> words;
    private final Set<String> inSentences = new HashSet<>();
    private final Set<String> small = new HashSet<>();
    private final Map<String, Integer> capitals = new HashMap<>();
    /** The code points of the original that belong to a hit. */
    private final BitSet named = new BitSet();

    private Suggestions(FoldedText text, List<Hit> hits) {
        this.text = text;
        words = Word.all(text);
        hits.forEach(hit -> named.set(hit.start(), hit.end()));
        for (Word word : words) {
            if (!word.capital()) {
                small.add(stem(word.text()));
            } else if (!isInCapitals(word)) {
                capitals.merge(stem(word.text()), 1, Integer::sum);
                if (!beginsSentence(word)) {
                    inSentences.add(stem(word.text()));
                }
            }
        }
    }

    /** @param hits what is named already; it is not suggested again */
    static List<Suggestion> in(FoldedText text, List<Hit> hits) {
        return new Suggestions(text, hits).outside();
    }

    private List<Suggestion> outside() {
        List<Suggestion> suggestions = new ArrayList<>();
        for (int i = 0; i < words.size(); ) {
            int end = i;
            while (end < words.size()
                    && mayBeName(words.get(end))
                    && (end == i || Names.areNeighbours(words.get(end - 1), words.get(end), text))) {
                end++;
            }
            if (end > i && isLikely(i, end)) {
                boolean word = isOnlyBeginning(words.get(i))
                        && small.contains(stem(words.get(i).text()));
                int first = word ? i + 1 : i;
                add(words.get(first), words.get(end - 1), suggestions);
            }
            i = Math.max(end, i + 1);
        }
        return suggestions;
    }

    private boolean mayBeName(Word word) {
        return word.capital()
                && word.text().length() >= LEAST_LETTERS
                && !isInCapitals(word)
                && !WordList.CAPITALISED.contains(word.text())
                && !WordList.PARTICLES.contains(word.text())
                && !isNamed(word);
    }

    private boolean isNamed(Word word) {
        int first = named.nextSetBit(text.start(word.start()));
        return first >= 0 && first < text.end(word.end());
    }

    /** A lone word at the beginning of a sentence is likely only where it is a name elsewhere. */
    private boolean isLikely(int first, int end) {
        return end - first > 1 || !isOnlyBeginning(words.get(first));
    }

    private boolean isOnlyBeginning(Word word) {
        String stem = stem(word.text());
        boolean twice = capitals.getOrDefault(stem, 0) > 1 && !small.contains(stem);
        return beginsSentence(word) && !inSentences.contains(stem) && !twice;
    }

    private boolean beginsSentence(Word word) {
        int at = word.start() - 1;
        while (at >= 0 && OPENING.indexOf(text.text().charAt(at)) >= 0) {
            at--;
        }
        return at < 0
                || text.text().charAt(at) == '\n'
                || ENDS_OF_SENTENCES.indexOf(text.text().charAt(at)) >= 0;
    }

    private boolean isInCapitals(Word word) {
        return word.text().length() > 1 && text.capital(word.end() - 1);
    }

    /** Without its ending, roughly: one name in two cases is the same name. */
    private static String stem(String word) {
        int end = word.length();
        while (end > LEAST_STEM && "аеиоуыэюяйьїієaeiouy".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, end);
    }

    private void add(Word first, Word last, List<Suggestion> suggestions) {
        suggestions.add(new Suggestion(
                text.start(first.start()), text.end(last.end()), text.original(first.start(), last.end())));
    }
}
