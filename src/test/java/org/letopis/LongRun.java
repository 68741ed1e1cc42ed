package org.letopis;

/**
 * How much a test does: a short form in each build, the long form with {@code mvn -Plong}. See {@code
 * docs/reference/long-tests.md}.
 */
public final class LongRun {
    /** The tag of the tests that have a long form. */
    public static final String TAG = "long";

    private LongRun() {}

    public static boolean isWanted() {
        return Boolean.getBoolean("letopis.long");
    }

    /** Returns how many times to do something; {@code letopis.count} asks for another number. */
    public static int of(int shortForm, int longForm) {
        return Integer.getInteger("letopis.count", isWanted() ? longForm : shortForm);
    }

    /** Returns how many of so many the short form does: a fifth of them. */
    public static int share(int all) {
        return of((all + 4) / 5, all);
    }

    /** Returns at how many places on the next one is tried in the long form: each, unless {@code letopis.stride} asks. */
    public static int stride() {
        return Integer.getInteger("letopis.stride", 1);
    }

    /** Returns the seed of this run: today's own in the long form, always the same in the short one. */
    public static long seed() {
        return Long.getLong("letopis.seed", isWanted() ? System.currentTimeMillis() / 1_000 : 20261123);
    }

    /** Prints how far a long form has come, now and then. */
    public static void progress(Class<?> test, int done, int all) {
        if (isWanted() && done % Math.max(1, all / 20) == 0) {
            tell(test, "%d of %d", done, all);
        }
    }

    /** Prints what was done, as the last line of the test. */
    public static void tell(Class<?> test, String format, Object... arguments) {
        System.out.println(test.getSimpleName() + ": " + String.format(java.util.Locale.ROOT, format, arguments));
    }
}
