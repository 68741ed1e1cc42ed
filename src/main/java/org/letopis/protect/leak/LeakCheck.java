package org.letopis.protect.leak;

import java.util.List;

/**
 * Looks for protected people in texts that are about to leave. Made once for a list of people; the making indexes their
 * names, so that a text costs its own length and not that of the list.
 *
 * <p>It cannot find what identifies without being listed: descriptions, diminutives, typing errors, code names,
 * translations, handwriting, faces and voices; docs/reference/leak-check.md says what it does find, measured.
 */
public final class LeakCheck {
    private final List<Finder> finders;

    public LeakCheck(List<Protected> people) {
        List<ListedContact> contacts = ListedContact.of(people);
        finders = List.of(
                new Names(people),
                new PhoneFinder(contacts),
                new EmailFinder(contacts),
                new HandleFinder(contacts),
                new PaperFinder(people),
                new BirthDateFinder(people),
                new AddressFinder(people),
                new CoordinateFinder(people));
    }

    /** Returns the hits in order of start, none twice for the same person, place and class. */
    public List<Hit> hits(String text) {
        FoldedText folded = FoldedText.of(text);
        Hits hits = new Hits(folded);
        finders.forEach(finder -> finder.find(folded, hits));
        return hits.inOrder();
    }

    /**
     * Returns capitalised words that look like names of people who are not listed. Never complete, never certain.
     *
     * @param hits what was found in this text
     */
    public List<Suggestion> suggestions(String text, List<Hit> hits) {
        return Suggestions.in(FoldedText.of(text), hits);
    }
}
