package org.letopis.cli;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something that another process does. */
final class Waiting {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

    private Waiting() {}

    /** Returns as soon as it is so; fails the test when it does not come to be so. */
    static void until(String what, BooleanSupplier condition) {
        until(what, condition, () -> "nothing more is known");
    }

    /** Does the same, and tells what there is instead. */
    static void until(String what, BooleanSupplier condition, Supplier<String> instead) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            long waitedNanos = System.nanoTime() - start;
            if (waitedNanos > LIMIT.toNanos()) {
                throw new AssertionError("waited in vain for " + what + "; there is: " + instead.get());
            }
            // A look can cost as much as what is waited for, which it would only hold up.
            LockSupport.parkNanos(Math.max(SHORTEST_NANOS, Math.min(LONGEST_NANOS, waitedNanos / 8)));
        }
    }
}
