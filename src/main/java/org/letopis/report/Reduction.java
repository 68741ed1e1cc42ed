package org.letopis.report;

import java.util.Set;
import org.letopis.json.JsonObject;

/** Takes out of a report what may not leave, and makes coarser what may leave only so. */
final class Reduction implements Walk {
    /** In which a day would be told although its date became a month. */
    private static final Set<String> DAY_IN_WORDS = Set.of("asStated");

    private final Set<Leaves> kept;
    private final Coarseness coarseness;

    Reduction(Set<Leaves> kept, Coarseness coarseness) {
        this.kept = kept;
        this.coarseness = coarseness;
    }

    @Override
    public boolean keeps(Field field) {
        if (coarseness.without().contains(field.name())
                || coarseness.months() && DAY_IN_WORDS.contains(field.name())
                || isWords(field) && !coarseness.words() && !field.required()) {
            return false;
        }
        return field.required() && field.leaves() != Leaves.IDENTITY || kept.contains(field.leaves());
    }

    /** The number of a region is read for names like words, but is none. */
    private static boolean isWords(Field field) {
        return field.leaves() == Leaves.READ && !(field.kind() instanceof Kinds.Matching);
    }

    @Override
    public JsonObject changed(Noun noun, JsonObject part) {
        return noun.name().equals(Nouns.PLACE.name())
                ? new Place(part).atMost(coarseness.finestPlace()).json()
                : part;
    }

    @Override
    public String date(String edtf) {
        return coarseness.months() ? Months.of(edtf) : edtf;
    }

    @Override
    public String words(String words) {
        return coarseness.words() ? words : Coarseness.NO_WORDS;
    }
}
