package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** A clean copy in memory, read where it was written. */
final class MemoryCopy extends ByteArrayOutputStream implements CleanCopy {
    @Override
    public OutputStream open() {
        return this;
    }

    @Override
    public Source reread() {
        return new RangeSource(Source.of(buf), 0, count);
    }

    byte[] bytes() {
        return count == buf.length ? buf : toByteArray();
    }
}
