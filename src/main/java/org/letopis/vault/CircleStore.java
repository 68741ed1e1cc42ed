package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** The circles of a vault, one for each name. */
public final class CircleStore {
    private final Contents contents;

    CircleStore(Contents contents) {
        this.contents = contents;
    }

    /** Adds a circle, in the place of one that has its name. */
    public void put(Circle circle) throws Failure {
        contents.write(() -> {
            Optional<Circle> before = find(circle.name());
            if (before.isPresent()) {
                contents.catalog().remove(Entry.Kind.CIRCLE, before.get().id());
            }
            long row = contents.append(Optional.empty(), Json.canonical(circle.json()));
            contents.catalog().put(new Entry(Entry.Kind.CIRCLE, circle.id(), row, 0, JsonObject.empty()));
            return null;
        });
    }

    public List<Circle> all() throws Failure {
        return contents.read(() -> {
            List<Circle> circles = new ArrayList<>();
            for (Entry entry : contents.catalog().all(Entry.Kind.CIRCLE)) {
                circles.add(open(entry));
            }
            return circles;
        });
    }

    /** Returns the circle with this name, in any case. */
    public Optional<Circle> find(String name) throws Failure {
        return all().stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
    }

    private Circle open(Entry entry) throws Failure {
        try {
            return Circle.read(contents.jsonRecord(entry, Table.OBJECT_KEY));
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }
}
