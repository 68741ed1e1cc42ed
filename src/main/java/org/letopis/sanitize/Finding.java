package org.letopis.sanitize;

/**
 * One thing that a file tells beside its content, for the screen of the person who holds the file.
 *
 * @param group what kind of thing it gives away
 * @param name for example {@code GPS Latitude}; control and bidirectional characters are escaped
 * @param value the value as text, shortened and escaped; may be empty. It must not be stored or sent
 */
public record Finding(FindingGroup group, String name, String value) {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_VALUE = 400;

    public Finding {
        name = Escaping.escape(name, LONGEST_NAME);
        value = Escaping.escape(value, LONGEST_VALUE);
    }
}
