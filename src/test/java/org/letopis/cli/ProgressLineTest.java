package org.letopis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** The bar leaves the line to what is printed while the work goes on. */
class ProgressLineTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    private Desk desk(boolean watched) {
        PrintStream out = new PrintStream(screen, true, UTF_8);
        HiddenInput person = watched ? prompt -> new char[0] : null;
        return new Desk(new Terminal(InputStream.nullInputStream(), out, out, person), new Words(Words.RUSSIAN));
    }

    private static long longAgo() {
        return System.nanoTime() - 60_000_000_000L;
    }

    @Test
    void what_is_printed_between_two_steps_begins_on_an_empty_line() {
        Desk desk = desk(true);
        try (ProgressLine progress = new ProgressLine(desk, "strip.progress", longAgo())) {
            progress.files(1, 3);
            progress.clear();
            desk.line("a.jpg");
            progress.files(2, 3);
            progress.clear();
            desk.line("b.jpg");
        }

        assertThat(screen.toString(UTF_8))
                .containsPattern("Очистка[^\\n]*1/3[^\\n]*\\r *\\ra.jpg\\n")
                .containsPattern("Очистка[^\\n]*2/3[^\\n]*\\r *\\rb.jpg\\n$");
    }

    @Test
    void nothing_is_drawn_in_the_first_second_or_where_nobody_watches() {
        long now = System.nanoTime() + 60_000_000_000L; // the second never passes, however slow the machine
        try (ProgressLine early = new ProgressLine(desk(true), "strip.progress", now);
                ProgressLine unseen = new ProgressLine(desk(false), "strip.progress", longAgo())) {
            early.files(1, 3);
            unseen.files(1, 3);
        }

        assertThat(screen.size()).isZero();
    }
}
