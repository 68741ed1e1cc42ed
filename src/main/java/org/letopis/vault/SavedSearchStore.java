package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;

/** The saved searches of a vault, one for each name in whatever case. What is forgotten or replaced is wiped. */
public final class SavedSearchStore {
    private static final int MAX_NAME_CHARACTERS = 100;

    private final Contents contents;

    SavedSearchStore(Contents contents) {
        this.contents = contents;
    }

    private record Held(Entry entry, SavedSearch search) {}

    /**
     * Saves a search, in the place of one that has its name.
     *
     * @return the one before, if there was one
     * @throws Failure.Usage when the name is blank or longer than {@value #MAX_NAME_CHARACTERS} characters
     */
    public Optional<SavedSearch> put(SavedSearch search) throws Failure {
        if (search.name().isBlank() || search.name().length() > MAX_NAME_CHARACTERS) {
            throw new Failure.Usage("search.bad-name", MAX_NAME_CHARACTERS);
        }
        return contents.write(() -> {
            Optional<SavedSearch> before = remove(search.name());
            long row = contents.append(Optional.empty(), Json.canonical(search.json()));
            String name = Id.random(contents.random()).hex();
            contents.catalog().put(new Entry(Entry.Kind.SAVED_SEARCH, name, row, 0, JsonObject.empty()));
            return before;
        });
    }

    /** Returns them in the order in which they were saved. */
    public List<SavedSearch> all() throws Failure {
        return contents.read(() -> held().stream().map(Held::search).toList());
    }

    /**
     * Returns the one with this name.
     *
     * @throws Failure.Usage when there is none
     */
    public SavedSearch find(String name) throws Failure {
        return all().stream()
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> none(name));
    }

    /**
     * Forgets the one with this name.
     *
     * @throws Failure.Usage when there is none
     */
    public SavedSearch forget(String name) throws Failure {
        return contents.write(() -> remove(name).orElseThrow(() -> none(name)));
    }

    private static Failure.Usage none(String name) {
        return new Failure.Usage("search.none-saved", name);
    }

    private Optional<SavedSearch> remove(String name) throws Failure {
        for (Held held : held()) {
            if (held.search().name().equalsIgnoreCase(name)) {
                contents.emptyRecord(held.entry().row());
                contents.catalog().remove(Entry.Kind.SAVED_SEARCH, held.entry().name());
                return Optional.of(held.search());
            }
        }
        return Optional.empty();
    }

    private List<Held> held() throws Failure {
        List<Held> all = new ArrayList<>();
        for (Entry entry : contents.catalog().all(Entry.Kind.SAVED_SEARCH)) {
            try {
                all.add(new Held(entry, SavedSearch.read(contents.jsonRecord(entry, Table.OBJECT_KEY))));
            } catch (JsonProblem problem) {
                throw problem.asDamaged();
            }
        }
        return all;
    }
}
