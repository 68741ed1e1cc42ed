package org.letopis.sanitize;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;

/**
 * Lets one core read and look at bytes while another writes them, for files that are worth it. Blocks go round between
 * the two.
 */
final class Relay {
    /** Below this a thread costs more than it saves. */
    static final long WORTH_IT_BYTES = 8L << 20;

    private static final int BLOCKS = 4;
    private static final int BLOCK_BYTES = 1 << 19;

    /** Some bytes on their way; one without bytes is the end. */
    private static final class Block {
        private final byte[] bytes = new byte[BLOCK_BYTES];
        private int filled;
    }

    private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS);
    private volatile boolean stopped;

    private Relay() {
        for (int i = 0; i < BLOCKS; i++) {
            free.add(new Block());
        }
    }

    /**
     * Reads the described file in a thread of its own, shows it to {@code look} there, and writes it in this one.
     *
     * @param original must allow reads from another thread
     */
    static void run(Pieces pieces, Source original, Pieces.CodedSink look, OutputStream target) throws IOException {
        Relay relay = new Relay();
        FutureTask<Void> reading = new FutureTask<>(() -> {
            relay.read(pieces, original, look);
            return null;
        });
        start(reading);
        try {
            relay.write(target);
        } finally {
            relay.stopped = true;
            relay.drain(reading);
        }
        Parallel.result(reading);
    }

    static void start(FutureTask<Void> task) {
        Thread thread = new Thread(task, "letopis-copy");
        thread.setDaemon(true);
        thread.start();
    }

    private void read(Pieces pieces, Source original, Pieces.CodedSink look) throws IOException, InterruptedException {
        Block[] filling = {free.take()};
        Pieces.CodedSink sink = new Pieces.CodedSink() {
            @Override
            public byte[] buffer() {
                return filling[0].bytes;
            }

            @Override
            public void accept(byte[] bytes, int length, boolean picture) throws IOException {
                if (stopped) {
                    throw new IOException("writing stopped");
                }
                look.accept(bytes, length, picture);
                filling[0].filled = length;
                filling[0] = pass(filling[0]);
            }
        };
        try {
            pieces.readTo(sink, original);
        } finally {
            filling[0].filled = 0;
            full.put(filling[0]);
        }
    }

    /** Hands over a full block and returns an empty one. */
    private Block pass(Block block) throws InterruptedIOException {
        try {
            full.put(block);
            return free.take();
        } catch (InterruptedException e) {
            throw Parallel.interrupted();
        }
    }

    private void write(OutputStream target) throws IOException {
        try {
            for (Block block = full.take(); block.filled > 0; block = full.take()) {
                target.write(block.bytes, 0, block.filled);
                free.put(block);
            }
        } catch (InterruptedException e) {
            throw Parallel.interrupted();
        }
    }

    /** Keeps blocks going until the reader has noticed. */
    private void drain(FutureTask<Void> reading) throws InterruptedIOException {
        while (!reading.isDone()) {
            Block block = full.poll();
            if (block != null) {
                free.offer(block);
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
