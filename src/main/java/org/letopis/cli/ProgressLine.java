package org.letopis.cli;

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

    private final Desk desk;
    private final String key;
    private final long start = System.nanoTime();
    private ProgressBar bar;

    ProgressLine(Desk desk, String key) {
        this.desk = desk;
        this.key = key;
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
        if (desk.quiet() || !desk.canAsk() || System.nanoTime() - start < QUIET_NANOS) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(desk.words().text(key))
                    .setInitialMax(total)
                    .setUnit(unit, unitSize)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .setConsumer(new ConsoleProgressBarConsumer(desk.terminal().err(), COLUMNS))
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.maxHint(total);
        bar.stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
