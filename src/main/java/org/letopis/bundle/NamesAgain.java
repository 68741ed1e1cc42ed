package org.letopis.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.protect.Disclosure;

/** Looks for protected people in a bundle that was just written, as it is read again before anybody sees it. */
record NamesAgain(Disclosure disclosure) implements Pass.Handover {
    /** Base64 of random bytes, in which any short name may stand by chance. */
    private static final Set<String> SIGNATURES = Set.of(Layout.ED25519_SIGNATURE, Layout.COMPOSITE_SIGNATURE);

    @Override
    public void head(Head head) throws Failure {
        for (TagFile tag : head.tags()) {
            if (!SIGNATURES.contains(tag.name())) {
                disclosure.requireClean(tag.name(), new String(tag.content(), UTF_8));
            }
        }
    }

    @Override
    public void report(JsonObject report) throws Failure {
        disclosure.requireClean(report);
    }
}
