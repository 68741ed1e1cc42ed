package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.letopis.LongRun;
import org.letopis.failure.Failure;

/** Thousands of damaged texts: each is stripped or refused, and a clean copy tells nothing and is proved again. */
class TextualMutationTest {
    static Stream<Arguments> files() {
        return Stream.of( //
                Arguments.of("text", new TextSanitizerTest().dirty(), 2_000), //
                Arguments.of("track", new TrackSanitizerTest().dirty(), 1_000), //
                Arguments.of("drawing", new SvgSanitizerTest().dirty(), 150),
                Arguments.of("page", HtmlSanitizerTest.saved(), 80),
                Arguments.of("mail", new MailSanitizerTest().dirty(), 80));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void a_damaged_text_is_stripped_or_refused(String name, byte[] file, int mutants) throws Failure {
        Random random = new Random(name.hashCode());
        int tried = LongRun.share(mutants);
        for (int i = 0; i < tried; i++) {
            byte[] mutant = MutationTest.mutant(file, random);
            MemoryCopy copy = new MemoryCopy();
            if (Strips.strip(Source.of(mutant), copy) instanceof StripResult.Stripped && copy.bytes().length > 0) {
                assertThat(Strips.inspect(copy.bytes()).findings())
                        .as("mutant %d", i)
                        .isEmpty();
                assertThat(Strips.clean(copy.bytes())).as("mutant %d", i).isEqualTo(copy.bytes());
            }
        }
        LongRun.tell(TextualMutationTest.class, "%s: %d damaged files", name, tried);
    }
}
