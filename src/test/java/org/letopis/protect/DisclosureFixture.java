package org.letopis.protect;

import java.util.List;
import org.letopis.json.JsonObject;

/** Lets the tests of the floors above have a disclosure without a vault. */
public final class DisclosureFixture {
    private DisclosureFixture() {}

    public static Disclosure of(List<JsonObject> reports, List<DisclosedFile> files, Link link, byte[] custodyAnchor) {
        return new Disclosure(reports, files, link, custodyAnchor, new Scan(Scan.NOBODY));
    }
}
