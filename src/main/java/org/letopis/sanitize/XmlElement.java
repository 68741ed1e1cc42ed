package org.letopis.sanitize;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The start of an element, as {@link XmlWalk} shows it. */
final class XmlElement {
    private final int number;
    private final String name;
    private final String uri;
    private final Map<String, String> attributes = new LinkedHashMap<>(8);
    private final XmlElement parent;
    private final int depth;

    XmlElement(int number, String name, String uri, XmlElement parent) {
        this.number = number;
        this.name = name;
        this.uri = uri;
        this.parent = parent;
        this.depth = parent == null ? 1 : parent.depth + 1;
    }

    /** Its place among all elements of the part, from 0, in the order of their starts. */
    int number() {
        return number;
    }

    /** For example {@code w:p}, whatever prefix the file uses. */
    String name() {
        return name;
    }

    String uri() {
        return uri;
    }

    /** By name: bare ones without namespace, others as {@code w:val}; in the order of the file. */
    Map<String, String> attributes() {
        return attributes;
    }

    String value(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** Null for the root. */
    XmlElement parent() {
        return parent;
    }

    int depth() {
        return depth;
    }

    boolean isIn(String parentName) {
        return parent != null && parent.name.equals(parentName);
    }

    /** Returns the nearest element of this name around this one. */
    Optional<XmlElement> around(String... names) {
        for (XmlElement each = parent; each != null; each = each.parent) {
            for (String wanted : names) {
                if (each.name.equals(wanted)) {
                    return Optional.of(each);
                }
            }
        }
        return Optional.empty();
    }
}
