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

    /** Returns who is found in a text, and what names there are of others. */
    public Findings look(String text) {
        FoldedText folded = FoldedText.of(text);
        List<Hit> hits = hits(folded);
        return new Findings(hits, Suggestions.in(folded, hits));
    }

    /** Returns the hits alone, as {@link Findings#hits}. */
    public List<Hit> hits(String text) {
        return hits(FoldedText.of(text));
    }

    private List<Hit> hits(FoldedText folded) {
        Hits hits = new Hits(folded);
        finders.forEach(finder -> finder.find(folded, hits));
        return hits.inOrder();
    }
}
