package org.letopis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.letopis.json.JsonObject;

/** Writes the model as a JSON Schema, draft 2020-12: {@code docs/reference/report.schema.json}. */
final class SchemaText {
    private static final String ID = "[0-9a-f]{32}";
    private static final int LABEL_CHARACTERS = 64;

    private final Map<String, JsonObject> definitions = new TreeMap<>();
    private boolean captured;

    private SchemaText() {}

    static JsonObject schema() {
        SchemaText text = new SchemaText();
        JsonObject stored = text.root(Nouns.REPORT, "stored");
        JsonObject exported = text.root(Nouns.REPORT.with(ADDED), "exported");
        text.captured = true;
        JsonObject capture = text.root(Nouns.CAPTURED, "capture");
        JsonObject all = JsonObject.empty();
        for (Map.Entry<String, JsonObject> one : text.definitions.entrySet()) {
            all = all.with(one.getKey(), one.getValue());
        }
        return JsonObject.empty()
                .with("$schema", "https://json-schema.org/draft/2020-12/schema")
                .with("$id", "urn:letopis:report:1")
                .with("title", ReportJson.FORMAT)
                .with("$comment", "report-format.md says what the fields mean, and what no schema can check.")
                .with("anyOf", List.of(capture, stored, exported))
                .with("$defs", all);
    }

    private static final Noun FILE_NAME = Noun.of(
            "fileName",
            Field.must("attachment", Kinds.ref("attachment"), Leaves.IDENTITY),
            Field.must("name", Kinds.words(1_000), Leaves.IDENTITY));

    private static final Noun GRANT = Noun.of(
            "grant",
            Field.must("person", Kinds.ref("person"), Leaves.RENAMED),
            Field.must("scope", Kinds.choice(Consent.SCOPES, "report.bad-choice"), Leaves.KEPT),
            Field.may("identity", Kinds.choice("named", "pseudonym", "aggregate"), Leaves.KEPT),
            Field.may("expires", Kinds.DAY, Leaves.KEPT),
            Field.may("conditions", Nouns.TEXT, Leaves.READ));

    /** What a bundle adds to each report. */
    private static final Field[] ADDED = {
        Field.must("salt", Kinds.HASH, Leaves.KEPT),
        Field.must(
                "anchors",
                Kinds.list(
                        Noun.of(
                                "anchor",
                                Field.must("attachment", Kinds.ref("attachment"), Leaves.RENAMED),
                                Field.must("original", Kinds.HASH, Leaves.KEPT)),
                        0,
                        Nouns.MAX_ENTRIES),
                Leaves.KEPT),
        Field.may("grants", Kinds.list(GRANT, 0, Nouns.MAX_ENTRIES), Leaves.KEPT),
        Field.may("identities", Kinds.list(Nouns.IDENTITY_OF, 0, Nouns.MAX_ENTRIES), Leaves.IDENTITY),
        Field.may(
                "archive",
                Noun.of(
                        "archive",
                        Field.may("identities", Kinds.list(Nouns.IDENTITY_OF, 0, Nouns.MAX_ENTRIES), Leaves.IDENTITY),
                        Field.may("names", Kinds.list(FILE_NAME, 0, Nouns.MAX_ENTRIES), Leaves.IDENTITY)),
                Leaves.IDENTITY)
    };

    private JsonObject root(Noun noun, String name) {
        definitions.put(name, object(noun));
        return reference(name);
    }

    private static JsonObject reference(String name) {
        return JsonObject.empty().with("$ref", "#/$defs/" + name);
    }

    private JsonObject object(Noun noun) {
        JsonObject properties = JsonObject.empty();
        List<String> required = new ArrayList<>();
        for (Field field : noun.fields()) {
            String comment = "leaves: " + field.leaves().name().toLowerCase(java.util.Locale.ROOT)
                    + (field.huridocs().isEmpty() ? "" : "; HURIDOCS " + field.huridocs());
            JsonObject of = of(field.kind()).with("$comment", comment);
            properties = properties.with(field.name(), field.required() ? of : orNull(of));
            if (field.required()) {
                required.add(field.name());
            }
        }
        JsonObject schema = JsonObject.empty()
                .with("type", "object")
                .with("additionalProperties", false)
                .with("properties", properties);
        return required.isEmpty() ? schema : schema.with("required", required);
    }

    private static JsonObject orNull(JsonObject schema) {
        String comment = schema.toString();
        return JsonObject.empty()
                .with(
                        "anyOf",
                        List.of(schema.without("$comment"), JsonObject.empty().with("type", "null")))
                .with("$comment", schema.value("$comment").orElse(comment));
    }

    private JsonObject of(Kind kind) {
        if (kind instanceof Noun noun) {
            String name = (captured ? "capture-" : "") + noun.name();
            if (!definitions.containsKey(name)) {
                definitions.put(name, JsonObject.empty());
                definitions.put(name, object(noun));
            }
            return reference(name);
        }
        if (kind instanceof Kinds.Listed list) {
            return JsonObject.empty()
                    .with("type", "array")
                    .with("items", of(list.entry()))
                    .with("minItems", list.least())
                    .with("maxItems", list.most());
        }
        if (kind instanceof Kinds.PlainOr either) {
            return JsonObject.empty().with("anyOf", List.of(of(either.plain()), of(either.more())));
        }
        return single(kind);
    }

    private JsonObject single(Kind kind) {
        if (kind instanceof Kinds.Words words) {
            return string().with("minLength", 1).with("maxLength", words.maxCharacters());
        }
        if (kind instanceof Kinds.Matching matching) {
            return pattern(matching.pattern().pattern());
        }
        if (kind instanceof Kinds.Choice choice) {
            return string().with("enum", choice.allowed());
        }
        if (kind instanceof Kinds.Coded coded) {
            return pattern(coded.form().pattern());
        }
        if (kind instanceof Kinds.Number number) {
            return JsonObject.empty()
                    .with("type", "integer")
                    .with("minimum", number.least())
                    .with("maximum", number.most());
        }
        if (kind instanceof Kinds.Truth) {
            return JsonObject.empty().with("type", "boolean");
        }
        if (kind instanceof Kinds.Dated) {
            return string().with("minLength", 1).with("description", "EDTF, as report-format.md says");
        }
        if (kind instanceof Kinds.Day) {
            return pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}");
        }
        if (kind instanceof Kinds.Degrees) {
            return pattern(Kinds.Degrees.FORM.pattern());
        }
        if (kind instanceof Kinds.PersonCode) {
            return pattern("P-[" + Code.LETTERS + "]{" + Code.LENGTH + "}");
        }
        boolean leadsOut = kind instanceof Kinds.Ref ref && ref.noun().equals(Nouns.OTHER_REPORT);
        if (captured && !leadsOut) {
            return string().with("minLength", 1).with("maxLength", LABEL_CHARACTERS);
        }
        return pattern(ID);
    }

    private static JsonObject string() {
        return JsonObject.empty().with("type", "string");
    }

    private static JsonObject pattern(String pattern) {
        return string().with("pattern", "^(" + pattern + ")$");
    }
}
