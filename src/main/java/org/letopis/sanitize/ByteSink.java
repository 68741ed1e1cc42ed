package org.letopis.sanitize;

/** Takes bytes that are looked at and not kept. */
interface ByteSink {
    ByteSink NOTHING = (buffer, offset, length) -> {};

    void accept(byte[] buffer, int offset, int length);
}
