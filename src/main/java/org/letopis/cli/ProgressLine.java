package org.letopis.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.letopis.bundle.Progress;

/** A progress bar for work of more than a second; nothing where nobody watches. In ASCII, for any console. */
final class ProgressLine implements Progress, AutoCloseable {
    private static final long QUIET_NANOS = 1_000_000_000L;
    private static final int COLUMNS = 79;
    private static final int UPDATE_MILLIS = 200;
    private static final long MIB = 1024 * 1024;

    /** Does not end the line when the bar is closed. */
    private static final class OneLine extends ConsoleProgressBarConsumer {
        OneLine(PrintStream out) {
            super(out, COLUMNS);
        }

        @Override
        public void close() {}
    }

    private final Desk desk;
    private final String key;
    private final long startNanos;
    private ProgressBar bar;

    ProgressLine(Desk desk, String key) {
        this(desk, key, System.nanoTime());
    }

    /** Counts the second from another start. */
    ProgressLine(Desk desk, String key, long startNanos) {
        this.desk = desk;
        this.key = key;
        this.startNanos = startNanos;
    }

    @Override
    public void bytes(long doneBytes, long totalBytes) {
        show(doneBytes, totalBytes, " MiB", MIB);
    }

    /** Shows how many of the files are done. */
    void files(long done, long total) {
        show(done, total, "", 1);
    }

    private void show(long done, long total, String unit, long unitSize) {
        if (desk.quiet() || !desk.canAsk() || System.nanoTime() - startNanos < QUIET_NANOS) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(desk.words().text(key))
                    .setInitialMax(total)
                    .setUnit(unit, unitSize)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .setConsumer(new OneLine(desk.terminal().err()))
                    .build();
        }
        bar.maxHint(total);
        bar.stepTo(done);
    }

    /** Takes the bar off the screen, for what is printed in its place; the next step draws it again. */
    void clear() {
        if (bar != null) {
            bar.close();
            bar = null;
            // Closing draws a bar that was not drawn yet and leaves it there, so the library is not asked to wipe it.
            desk.terminal().err().print("\r" + " ".repeat(COLUMNS) + "\r");
            desk.terminal().err().flush();
        }
    }

    @Override
    public void close() {
        clear();
    }
}
