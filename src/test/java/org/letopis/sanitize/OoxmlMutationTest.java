package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.letopis.LongRun;
import org.letopis.failure.Failure;

/** Damage inside the parts of office files, behind the checksums of the archive. The seeds are fixed. */
class OoxmlMutationTest {
    private static final int MUTANTS = 300;

    /** Small, so that nearly all the time goes to what is damaged. */
    private static final byte[] PICTURE = Pngs.grey(12, 8, Pngs.chunk("IDAT", Pngs.deflate(Pngs.rows(12, 8, 1))));

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("word", (Supplier<Ooxml>) OoxmlSamples::word),
                Arguments.of("workbook", (Supplier<Ooxml>) OoxmlSamples::workbook),
                Arguments.of("slides", (Supplier<Ooxml>) OoxmlSamples::slides));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void a_document_with_a_damaged_part_is_stripped_or_refused(String name, Supplier<Ooxml> document) throws Failure {
        Random random = new Random(name.hashCode());
        List<String> parts = document.get().names().stream()
                .filter(part -> part.endsWith(".xml"))
                .toList();
        int tried = LongRun.share(MUTANTS);
        for (int i = 0; i < tried; i++) {
            Ooxml mutant = document.get();
            String part = parts.get(random.nextInt(parts.size()));
            mutant.names().stream()
                    .filter(each -> each.endsWith(".png"))
                    .forEach(each -> mutant.replace(each, PICTURE));
            mutant.replace(part, mutate(mutant.bytes(part), random));
            MemoryCopy copy = new MemoryCopy();

            StripResult result = Strips.strip(Source.of(mutant.zip()), copy);

            if (result instanceof StripResult.Stripped) {
                assertThat(Strips.inspect(copy.bytes()).findings())
                        .as("%s, mutant %d of %s", name, i, part)
                        .isEmpty();
            }
        }
        LongRun.tell(OoxmlMutationTest.class, "%s: %d documents with a damaged part", name, tried);
    }

    /** Elements and attributes are moved, doubled and renamed more often than bytes are flipped: that stays XML. */
    private static byte[] mutate(byte[] part, Random random) {
        String text = new String(part, StandardCharsets.UTF_8);
        int from = random.nextInt(text.length());
        int to = from + random.nextInt(Math.min(120, text.length() - from));
        switch (random.nextInt(5)) {
            case 0 -> {
                byte[] flipped = part.clone();
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(7));
                return flipped;
            }
            case 1 -> {
                return Arrays.copyOf(part, random.nextInt(part.length));
            }
            case 2 -> text = text.substring(0, from) + text.substring(to);
            case 3 -> {
                String[] tags = text.split("(?=<)");
                int tag = random.nextInt(tags.length);
                tags[tag] = tags[tag] + (tags[tag].contains("/>") ? tags[tag] : "");
                int other = random.nextInt(tags.length);
                if (tags[other].contains("/>")) {
                    tags[other] = "";
                }
                text = String.join("", tags);
            }
            default ->
                text = text.replaceFirst(
                        "=\"[^\"]*\"",
                        "=\""
                                + List.of("", "0", "-1", "1", "99999999999", "A1", "off")
                                        .get(random.nextInt(7)) + "\"");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
