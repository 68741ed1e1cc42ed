package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** The lists of terms that a project keeps in its vault, one for each name. */
public final class VocabularyStore {
    private final Contents contents;

    VocabularyStore(Contents contents) {
        this.contents = contents;
    }

    /** Adds a list, in the place of one that has its name. */
    public void put(KeptList list) throws Failure {
        contents.write(() -> {
            Optional<KeptList> before = find(list.name());
            if (before.isPresent()) {
                remove(before.get());
            }
            long row = contents.append(Optional.empty(), Json.canonical(list.json()));
            contents.catalog().put(new Entry(Entry.Kind.VOCABULARY, list.id(), row, 0, JsonObject.empty()));
            return null;
        });
    }

    public void remove(KeptList list) throws Failure {
        contents.write(() -> {
            contents.catalog().remove(Entry.Kind.VOCABULARY, list.id());
            return null;
        });
    }

    public List<KeptList> all() throws Failure {
        return contents.read(() -> {
            List<KeptList> lists = new ArrayList<>();
            for (Entry entry : contents.catalog().all(Entry.Kind.VOCABULARY)) {
                lists.add(open(entry));
            }
            return lists;
        });
    }

    /** Returns the list with this name, in any case. */
    public Optional<KeptList> find(String name) throws Failure {
        return all().stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
    }

    private KeptList open(Entry entry) throws Failure {
        try {
            return KeptList.read(contents.jsonRecord(entry, Table.OBJECT_KEY));
        } catch (JsonProblem problem) {
            throw new Failure.Damaged("vault.damaged");
        }
    }
}
