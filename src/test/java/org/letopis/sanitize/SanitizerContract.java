package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.cli.RussianParts;
import org.letopis.failure.Failure;

/** What every format that is stripped must do. A new format extends this and adds its own cases. */
abstract class SanitizerContract {
    /** A file of {@link #format()} with planted metadata. */
    abstract byte[] dirty();

    abstract FileFormat format();

    /** Texts that are planted in {@link #dirty()}, readable or compressed. */
    abstract List<String> planted();

    /** Names of findings that inspecting must show. */
    abstract List<String> findings();

    /** Tags, as group and name, that exiftool may find in a clean copy of this format: facts of the content itself. */
    List<String> facts() {
        return List.of();
    }

    /** Whether exiftool tells more of a dirty file than facts: of archives it mostly tells how they are packed. */
    boolean exiftoolReads() {
        return true;
    }

    /** How many bytes of a file must be there to tell its format from others that begin alike. */
    int tellingBytes() {
        return 11;
    }

    /** Whether a file that is cut there is a whole, shorter one: some formats are a row of frames without an end. */
    boolean isWhole(byte[] clean, int length) {
        return false;
    }

    /** Fails when the clean copy does not show what the dirty file shows, judged by a program that is not ours. */
    void demandSameContent(byte[] clean, byte[] dirty) throws Exception {
        assertThat(Strips.pixels(clean)).isEqualTo(Strips.pixels(dirty));
    }

    @Test
    void a_dirty_file_shows_what_it_tells() throws Failure {
        Inspection inspection = Strips.inspect(dirty());

        assertThat(inspection.format()).isEqualTo(format());
        assertThat(inspection.strippable()).isTrue();
        assertThat(inspection.unread()).isEmpty();
        assertThat(inspection.findings()).extracting(Finding::name).containsAll(findings());
    }

    @Test
    void a_clean_copy_tells_nothing() throws Failure {
        byte[] clean = Strips.clean(dirty());

        assertThat(Strips.inspect(clean).findings()).isEmpty();
        for (String text : planted()) {
            assertThat(Strips.contains(clean, text.getBytes(UTF_8))).as(text).isFalse();
            assertThat(Strips.contains(clean, text.getBytes(StandardCharsets.UTF_16LE)))
                    .as(text)
                    .isFalse();
        }
    }

    @Test
    void exiftool_agrees_that_a_clean_copy_tells_nothing() throws Failure, IOException, InterruptedException {
        Exiftool.need();

        assertThat(Exiftool.telling(dirty(), facts()).isEmpty()).isNotEqualTo(exiftoolReads());
        assertThat(Exiftool.telling(Strips.clean(dirty()), facts())).isEmpty();
    }

    @Test
    void the_content_stays_the_same() throws Exception {
        demandSameContent(Strips.clean(dirty()), dirty());
    }

    @Test
    void stripping_again_changes_nothing() throws Failure {
        byte[] clean = Strips.clean(dirty());

        assertThat(Strips.clean(clean)).isEqualTo(clean);
        StripResult.Stripped again = Strips.stripped(clean);
        assertThat(again.alreadyClean()).isTrue();
        assertThat(again.removed()).isEmpty();
        assertThat(Strips.stripped(dirty()).alreadyClean()).isFalse();
    }

    /** A tag of a standard that has no words keeps its name. */
    @Test
    void what_was_removed_has_a_name_in_Russian_too() throws Failure {
        assertThat(Strips.stripped(dirty()).removed())
                .extracting(Removed::name)
                .allMatch(
                        name -> RussianParts.knows(name) || RussianParts.tags().contains(name));
    }

    @Test
    void what_was_removed_is_named_without_a_value() throws Failure {
        List<Removed> removed = Strips.stripped(dirty()).removed();

        assertThat(removed).isNotEmpty().doesNotHaveDuplicates();
        for (String text : planted()) {
            assertThat(removed).noneMatch(each -> each.name().contains(text));
        }
    }

    @Test
    void a_truncated_file_is_refused_wherever_it_ends() throws Failure {
        byte[] clean = Strips.clean(dirty());
        // Shorter ones do not even say what they are.
        for (int length = clean.length - 1; length > tellingBytes(); length -= Math.max(1, length / 40)) {
            if (isWhole(clean, length)) {
                continue;
            }
            StripResult.Refused refused = Strips.refusal(Arrays.copyOf(clean, length));

            assertThat(refused.key()).isIn("strip.truncated", "strip.damaged");
            assertThat(refused.arguments()).contains(format().label());
        }
    }

    @Test
    void data_after_the_end_is_cut_off() throws Failure {
        byte[] clean = Strips.clean(dirty());
        byte[] appended = Strips.join(clean, Strips.latin("PK\3\4 meet me at the mill, bring the ledger"));

        assertThat(Strips.clean(appended)).isEqualTo(clean);
        assertThat(Strips.stripped(appended).removed())
                .containsExactly(new Removed(FindingGroup.EMBEDDED, "Data after the end"));
    }

    @Test
    void a_wrong_file_name_does_not_matter(@TempDir Path folder) throws Failure, IOException {
        Path mislabelled = Files.write(folder.resolve("statement.pdf"), dirty());
        MemoryCopy copy = new MemoryCopy();
        try (Source source = Source.of(mislabelled)) {
            assertThat(Strips.strip(source, copy).format()).isEqualTo(format());
        }

        assertThat(copy.bytes()).isEqualTo(Strips.clean(dirty()));
    }
}
