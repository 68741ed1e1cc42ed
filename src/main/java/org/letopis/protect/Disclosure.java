package org.letopis.protect;

import java.util.List;
import org.letopis.failure.Failure;
import org.letopis.json.FieldPath;
import org.letopis.json.JsonObject;
import org.letopis.protect.leak.Hit;

/**
 * What leaves for one contact, after every gate: nothing in it is an internal id, an identity that may not be told, an
 * original file that was not asked for or a bare hash of one. Only {@link Gate} makes it.
 */
public final class Disclosure {
    /** Members of a report that hold what was agreed to be told, or nothing but random bytes. */
    static final String[] NOT_LOOKED_AT = {"identities", "archive", "salt", "anchors"};

    private final List<JsonObject> reports;
    private final List<DisclosedFile> files;
    private final Link link;
    private final byte[] custodyAnchor;
    private final Scan scan;

    Disclosure(List<JsonObject> reports, List<DisclosedFile> files, Link link, byte[] custodyAnchor, Scan scan) {
        this.reports = List.copyOf(reports);
        this.files = List.copyOf(files);
        this.link = link;
        this.custodyAnchor = custodyAnchor.clone();
        this.scan = scan;
    }

    /** Returns the reports in the form of {@code docs/reference/report-format.md}, section "In a bundle". */
    public List<JsonObject> reports() {
        return reports;
    }

    /** Returns the clean copies that the reports refer to, and the originals, each once. */
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

    /**
     * Looks once more through a report that was packed and read again from the bundle.
     *
     * @throws Failure.Refused when it names anybody who was not found before, or not allowed
     */
    public void requireClean(JsonObject packed) throws Failure.Refused {
        FoundAgain found = new FoundAgain();
        Strings.changed(packed.without(NOT_LOOKED_AT), found);
        found.orThrow();
    }

    /**
     * Looks through a text that goes along with the reports, such as the envelope.
     *
     * @throws Failure.Refused as above
     */
    public void requireClean(String what, String packed) throws Failure.Refused {
        for (Hit hit : scan.unexpected(packed)) {
            throw new Failure.Refused("gate.found-after-packing", what, hit.person());
        }
    }

    private final class FoundAgain implements Strings.Each {
        private String field;
        private Hit first;

        @Override
        public String at(FieldPath path, String text) {
            for (Hit hit : scan.unexpected(text)) {
                field = path.toString();
                first = hit;
            }
            return text;
        }

        void orThrow() throws Failure.Refused {
            if (first != null) {
                throw new Failure.Refused("gate.found-after-packing", field, first.person());
            }
        }
    }
}
