package org.letopis.cli;

import java.util.Locale;
import org.letopis.bundle.Progress;

/** One line on the terminal that grows, for work of more than a second; nothing where nobody watches. */
final class ProgressLine implements Progress, AutoCloseable {
    private static final long QUIET_NANOS = 1_000_000_000L;
    private static final long BETWEEN_NANOS = 200_000_000L;
    private static final int WIDTH = 30;

    private final Desk desk;
    private final String key;
    private final long start = System.nanoTime();
    private long shown;
    private boolean drawn;

    ProgressLine(Desk desk, String key) {
        this.desk = desk;
        this.key = key;
    }

    @Override
    public void bytes(long doneBytes, long totalBytes) {
        long now = System.nanoTime();
        if (desk.quiet() || !desk.canAsk() || now - start < QUIET_NANOS || now - shown < BETWEEN_NANOS) {
            return;
        }
        shown = now;
        drawn = true;
        double part = totalBytes <= 0 ? 0 : Math.min(1, (double) doneBytes / totalBytes);
        int full = (int) (part * WIDTH);
        String bar = "#".repeat(full) + "-".repeat(WIDTH - full);
        String line = String.format(Locale.ROOT, "\r%s [%s] %3d%%", desk.words().text(key), bar, (int) (part * 100));
        desk.terminal().err().print(line);
        desk.terminal().err().flush();
    }

    @Override
    public void close() {
        if (drawn) {
            desk.terminal().err().print("\r" + " ".repeat(desk.words().text(key).length() + WIDTH + 9) + "\r");
            desk.terminal().err().flush();
        }
    }
}
