package org.letopis.crypto;

import java.util.List;

/** One recipient stanza of an age header. */
final class Stanza {
    private final List<String> arguments;
    private final byte[] body;

    /**
     * Takes the array over.
     *
     * @param arguments the type, then what the type needs; at least one
     * @param body the wrapped file key, decoded
     */
    Stanza(List<String> arguments, byte[] body) {
        this.arguments = List.copyOf(arguments);
        this.body = body;
    }

    String type() {
        return arguments.get(0);
    }

    List<String> arguments() {
        return arguments;
    }

    byte[] body() {
        return body;
    }
}
