package org.letopis.sanitize;

/** What the parser worker is asked to do with a file. */
enum WorkerTask {
    /** Read text and metadata; any format. */
    READ,
    /** Write a PDF anew. */
    CLEAN,
    /** Tell what a person sees of a PDF. */
    LOOK,
    /** Write a PDF anew as pictures of its pages. */
    FLATTEN,
    /** Read all text of a PDF. */
    TEXT;

    private static final WorkerTask[] ALL = values();

    /** Returns the task with this number, or null. */
    static WorkerTask of(int number) {
        return number >= 0 && number < ALL.length ? ALL[number] : null;
    }
}
