package org.letopis.crypto;

import java.util.List;

/**
 * One recipient stanza of an age header.
 *
 * @param arguments the type, then what the type needs; at least one
 * @param body the wrapped file key, decoded
 */
record Stanza(List<String> arguments, byte[] body) {
    String type() {
        return arguments.get(0);
    }
}
