package org.letopis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.crypto.Peers;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;

/** The published schema is the model, and a validator that nobody here wrote (npm ajv) reads it as we do. */
class ReportSchemaTest {
    private static final Path SCHEMA = Path.of("docs", "reference", "report.schema.json");

    @TempDir
    private Path folder;

    /** To write it anew after the model changed: {@code -Dletopis.write.schema=true}; then indent it, for its readers. */
    @Test
    void the_published_schema_is_the_model() throws Exception {
        JsonObject schema = SchemaText.schema();
        if (Boolean.getBoolean("letopis.write.schema")) {
            Files.write(SCHEMA, Json.canonical(schema));
        }
        assertThat(Json.parse(Files.readAllBytes(SCHEMA), 1_000_000)).isEqualTo(schema);
    }

    @Test
    void every_sample_is_valid_as_it_is_captured_and_as_it_is_stored() throws Exception {
        List<Path> samples = SampleReports.all();
        List<Path> stored = new ArrayList<>();
        for (Path sample : samples) {
            JsonObject json = Json.parse(Files.readAllBytes(sample), ReportJson.MAX_BYTES);
            stored.add(written(Draft.read(json, new SecureRandom()).report().json()));
        }
        assertThat(validated("capture", samples)).hasSameSizeAs(samples).containsOnly("good");
        assertThat(validated("stored", stored)).hasSameSizeAs(samples).containsOnly("good");
    }

    @Test
    void what_is_no_report_is_not_valid_either() throws Exception {
        String good = Files.readString(SampleReports.MARKET);
        List<String> bad = List.of(
                good.replace("\"occurred\"", "\"happened\""),
                good.replace("\"A15\"", "\"arrest\""),
                good.replace("\"f\"", "\"female\""),
                good.replace("\"XA\"", "\"Xa\""),
                good.replace("\"morning\"", "7"),
                good.replace("\"precision\": \"site\"", "\"precision\": \"street\""));
        List<Path> files = new ArrayList<>();
        for (String text : bad) {
            assertThat(text).isNotEqualTo(good);
            files.add(written(Json.parse(text.getBytes(StandardCharsets.UTF_8), ReportJson.MAX_BYTES)));
        }
        assertThat(validated("capture", files)).hasSameSizeAs(files).doesNotContain("good");
    }

    @Test
    void the_page_names_every_field_under_its_noun() throws Exception {
        String page = Files.readString(SCHEMA.resolveSibling("report-format.md"));
        for (String noun : Model.nouns()) {
            String heading = "**" + noun.toUpperCase(Locale.ROOT) + "**";
            assertThat(page).contains(heading);
            String section = page.substring(page.indexOf(heading) + heading.length());
            String own = section.contains("\n**") ? section.substring(0, section.indexOf("\n**")) : section;
            for (Model.Entry field : Model.fields(noun)) {
                assertThat(own)
                        .as("%s.%s", noun, field.name())
                        .containsAnyOf("`" + field.name() + "`", "\"" + field.name() + "\"");
            }
        }
    }

    private List<String> validated(String definition, List<Path> files) {
        List<String> arguments = new ArrayList<>();
        arguments.add(SCHEMA.toAbsolutePath().toString());
        arguments.add(definition);
        files.forEach(file -> arguments.add(file.toAbsolutePath().toString()));
        return Peers.node(ReportSchemaTest.class, "schema.mjs", arguments.toArray(String[]::new))
                .lines()
                .toList();
    }

    private Path written(JsonObject json) throws IOException {
        return Files.write(Files.createTempFile(folder, "report", ".json"), Json.canonical(json));
    }
}
