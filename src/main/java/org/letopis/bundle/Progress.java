package org.letopis.bundle;

/** Hears how far the work is, about every 64 KiB, on the thread of the caller. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (doneBytes, totalBytes) -> {};

    void bytes(long doneBytes, long totalBytes);
}
