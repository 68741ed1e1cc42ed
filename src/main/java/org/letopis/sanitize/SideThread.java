package org.letopis.sanitize;

import java.io.Closeable;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Shows bytes to a {@link ByteSink} on another core while the caller reads and writes: all input and output stays with
 * the caller. For few bytes there is no thread.
 */
final class SideThread implements Closeable {
    private static final long FEW_BYTES = 8L << 20;
    private static final int BLOCKS = 8;
    private static final int BLOCK_BYTES = 1 << 18;

    /** Some bytes on their way; one without bytes is the end. */
    private static final class Block {
        private final byte[] bytes;
        private int filled;

        Block(int size) {
            bytes = new byte[size];
        }
    }

    private final ByteSink sink;
    private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final Thread thread;
    private Block filling;
    private volatile RuntimeException failure;

    private SideThread(ByteSink sink, boolean threaded) {
        this.sink = sink;
        if (!threaded) {
            thread = null;
            return;
        }
        for (int i = 0; i < BLOCKS; i++) {
            free.add(new Block(BLOCK_BYTES));
        }
        thread = new Thread(this::run, "letopis-proof");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns one that suits so many bytes. */
    static SideThread forBytes(long sizeBytes, ByteSink sink) {
        return new SideThread(sink, sizeBytes > FEW_BYTES);
    }

    private void run() {
        try {
            for (Block block = full.take(); block.filled > 0; block = full.take()) {
                if (failure == null) {
                    show(block);
                }
                free.put(block);
            }
        } catch (InterruptedException e) {
            failure = new IllegalStateException(e);
        }
    }

    private void show(Block block) {
        try {
            sink.accept(block.bytes, 0, block.filled);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Hands over bytes, which are copied. */
    void give(byte[] bytes, int length) throws InterruptedIOException {
        if (thread == null) {
            sink.accept(bytes, 0, length);
            return;
        }
        try {
            int done = 0;
            while (done < length) {
                if (filling == null) {
                    filling = free.take();
                    filling.filled = 0;
                }
                int count = Math.min(length - done, BLOCK_BYTES - filling.filled);
                System.arraycopy(bytes, done, filling.bytes, filling.filled, count);
                filling.filled += count;
                done += count;
                if (filling.filled == BLOCK_BYTES) {
                    full.put(filling);
                    filling = null;
                }
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Waits until all bytes were shown. */
    @Override
    public void close() throws InterruptedIOException {
        if (thread == null) {
            return;
        }
        try {
            if (filling != null) {
                full.put(filling);
            }
            full.put(new Block(0));
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private InterruptedIOException interrupted() {
        thread.interrupt();
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted");
    }
}
