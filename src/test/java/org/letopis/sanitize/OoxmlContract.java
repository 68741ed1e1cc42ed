package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.letopis.failure.Failure;

/** What Word, Excel and PowerPoint files must do alike. */
abstract class OoxmlContract extends SanitizerContract {
    /** Planted in the properties that all three have. */
    static final List<String> PROPERTIES = List.of(
            "Mira Tolvanova",
            "Арина Вешняк",
            "Darkbench",
            "Mill Street Office",
            "2024-05-1",
            "the woman in the red coat",
            "Draft for the Morvesk file");

    @Override
    List<String> facts() {
        return List.of(
                "ZIP:ZipRequiredVersion",
                "ZIP:ZipBitFlag",
                "ZIP:ZipCompression",
                "ZIP:ZipModifyDate",
                "ZIP:ZipCRC",
                "ZIP:ZipCompressedSize",
                "ZIP:ZipUncompressedSize",
                "ZIP:ZipFileName");
    }

    /** Without a library of its own exiftool reads no more of an archive than what its first member is called. */
    @Override
    @Test
    void exiftool_agrees_that_a_clean_copy_tells_nothing() throws Failure, IOException, InterruptedException {
        Exiftool.need();

        assertThat(Exiftool.telling(Strips.clean(dirty()), facts())).isEmpty();
    }

    /** The kind of document is known once the first of its own parts is in what is left. */
    @Override
    @Test
    void a_truncated_file_is_refused_wherever_it_ends() throws Failure {
        byte[] clean = Strips.clean(dirty());
        int told = Strips.latin(new String(clean, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .replaceFirst("(?s)(PK\3\4.{26}(word|xl|ppt)/).*", "$1"))
                .length;
        for (int length = clean.length - 1; length > 8; length -= Math.max(1, length / 40)) {
            StripResult.Refused refused = Strips.refusal(Arrays.copyOf(clean, length));

            assertThat(refused.key()).as("%d bytes", length).isIn("strip.truncated", "strip.damaged");
            assertThat(refused.format()).isEqualTo(length >= told ? format() : FileFormat.ZIP);
        }
    }

    @Test
    void nothing_planted_is_left_in_any_part() throws Failure, IOException {
        Map<String, byte[]> parts = Zips.unpack(Strips.clean(dirty()));

        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            String text = new String(part.getValue(), java.nio.charset.StandardCharsets.UTF_8);
            for (String planted : planted()) {
                assertThat(text.contains(planted))
                        .as("%s in %s", planted, part.getKey())
                        .isFalse();
            }
        }
    }

    /** Word and Excel call a file corrupt in which a relationship leads nowhere or a part has no type. */
    @Test
    void every_relationship_leads_to_a_part_and_every_part_has_a_type() throws Failure, IOException {
        Map<String, byte[]> parts = Zips.unpack(Strips.clean(dirty()));
        String types = text(parts, "[Content_Types].xml");
        Set<String> reached = new HashSet<>();
        for (String name : parts.keySet()) {
            if (name.endsWith(".rels")) {
                String folder = name.replaceFirst("_rels/[^/]*$", "");
                Matcher target =
                        Pattern.compile("Target=\"([^\"]*)\"(?! TargetMode)").matcher(text(parts, name));
                while (target.find()) {
                    String to = Path.normal(folder + target.group(1));
                    assertThat(parts).containsKey(to);
                    reached.add(to);
                }
                String owner = folder + name.replaceFirst(".*_rels/", "").replaceFirst("\\.rels$", "");
                assertThat(owner.isEmpty() || parts.containsKey(owner)).as(name).isTrue();
            } else if (!name.equals("[Content_Types].xml")) {
                boolean typed = types.contains("PartName=\"/" + name + "\"")
                        || types.contains("Extension=\"" + name.replaceFirst(".*\\.", "") + "\"")
                                && !name.endsWith(".xml");
                assertThat(typed).as(name).isTrue();
            }
        }
        parts.keySet().removeIf(name -> name.endsWith(".rels") || name.equals("[Content_Types].xml"));
        assertThat(reached).isEqualTo(parts.keySet());
        for (String name : parts.keySet()) {
            Matcher id = Pattern.compile(" r:[a-z]+=\"(rId\\d+)\"").matcher(text(parts, name));
            while (id.find()) {
                String relationships = name.replaceFirst("([^/]*)$", "_rels/$1.rels");
                assertThat(partsText(Strips.clean(dirty()), relationships)).contains("Id=\"" + id.group(1) + "\"");
            }
        }
    }

    @Test
    void mat2_agrees_that_a_clean_copy_tells_nothing() throws Exception {
        assertThat(OtherProgram.mat2(Strips.clean(dirty()), format().extension()))
                .contains("No metadata found");
    }

    @Test
    void the_sample_is_what_the_builder_makes() throws IOException {
        Map<String, byte[]> made = Zips.unpack(built().zip());
        Map<String, byte[]> sample = Zips.unpack(dirty());

        assertThat(sample.keySet()).isEqualTo(made.keySet());
        sample.keySet().stream()
                .filter(name -> name.endsWith(".xml"))
                .forEach(name -> assertThat(text(sample, name)).as(name).isEqualTo(text(made, name)));
    }

    abstract Ooxml built();

    /** Ways of part names, for this test. */
    private static final class Path {
        static String normal(String way) {
            return java.nio.file.Path.of(way).normalize().toString();
        }
    }

    static String text(Map<String, byte[]> parts, String name) {
        return new String(parts.get(name), java.nio.charset.StandardCharsets.UTF_8);
    }

    static String partsText(byte[] file, String name) throws IOException {
        return text(Zips.unpack(file), name);
    }
}
