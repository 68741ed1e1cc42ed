package org.letopis.json;

import java.util.ArrayList;
import java.util.List;
import org.letopis.failure.Failure;

/**
 * A text is not JSON of the strict kind, or a field is not what was asked for. The caller knows whose mistake that is
 * and turns it into the right {@link Failure}.
 */
public final class JsonProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<Object> arguments;

    public JsonProblem(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** Returns the message key, for example {@code json.missing}. */
    public String key() {
        return key;
    }

    /** Returns the arguments of the message; the first is where: a field's path, or line and column. */
    public List<Object> arguments() {
        return arguments;
    }

    /** Returns this problem as a mistake in what the user wrote, exit 2. */
    public Failure.Usage asUsage() {
        return new Failure.Usage(key, new ArrayList<>(arguments).toArray());
    }

    /** Returns this problem as damage in a file that a tool wrote, exit 20. */
    public Failure.Damaged asDamaged() {
        return new Failure.Damaged(key, new ArrayList<>(arguments).toArray());
    }
}
