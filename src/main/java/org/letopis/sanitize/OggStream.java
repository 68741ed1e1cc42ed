package org.letopis.sanitize;

/** One stream of an Ogg file: takes its pages as they come. */
interface OggStream {
    void take(OggPage page) throws Refusal;

    /** Is told that no more pages come. */
    void end() throws Refusal;
}
