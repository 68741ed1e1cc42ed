package org.letopis.report;

import java.util.Optional;
import org.letopis.json.FieldPath;

/**
 * One value that differs between two revisions.
 *
 * @param path in the later one; of what is only in the earlier one, there
 * @param before of the types of {@link org.letopis.json.JsonObject}; empty when it was added
 * @param after empty when it was taken away
 */
public record Change(FieldPath path, Optional<Object> before, Optional<Object> after) {}
