package org.letopis.protect;

import java.util.List;
import org.letopis.json.JsonObject;

/**
 * What leaves for one contact, after every gate: nothing in it is an internal id, an identity, an original file or a
 * bare hash of one. Only {@link Gate} makes it.
 */
public final class Disclosure {
    private final List<JsonObject> reports;
    private final List<DisclosedFile> files;
    private final Link link;
    private final byte[] custodyAnchor;

    Disclosure(List<JsonObject> reports, List<DisclosedFile> files, Link link, byte[] custodyAnchor) {
        this.reports = List.copyOf(reports);
        this.files = List.copyOf(files);
        this.link = link;
        this.custodyAnchor = custodyAnchor.clone();
    }

    /** Returns the reports in the form of {@code docs/reference/report-format.md}, section "In a bundle". */
    public List<JsonObject> reports() {
        return reports;
    }

    /** Returns the clean copies that the reports refer to, each once. */
    public List<DisclosedFile> files() {
        return files;
    }

    public Link link() {
        return link;
    }

    /** Returns 32 bytes that fix the sender's custody log without telling it: SHA-256(label, opening, head). */
    public byte[] custodyAnchor() {
        return custodyAnchor.clone();
    }
}
