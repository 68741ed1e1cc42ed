package org.letopis.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.letopis.casework.Addressee;
import org.letopis.json.JsonObject;
import org.letopis.vault.Contact;

/** Tells of circles. */
final class CircleText {
    private CircleText() {}

    static JsonObject json(Addressee circle) {
        List<String> members = circle.members().stream().map(Contact::name).toList();
        return JsonObject.empty().with("name", circle.name()).with("members", members);
    }

    static String names(Addressee circle) {
        return circle.members().stream().map(Contact::name).collect(Collectors.joining(", "));
    }
}
