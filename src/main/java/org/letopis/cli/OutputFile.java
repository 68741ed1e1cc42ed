package org.letopis.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.letopis.bundle.NewFile;
import org.letopis.failure.Failure;

/** A small file that a command writes: new, its owner's alone, whole or not at all. */
final class OutputFile {
    private OutputFile() {}

    static void write(Desk desk, Path target, byte[] bytes) throws Failure {
        try (NewFile file = NewFile.at(target, desk.random())) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                file.channel().write(left);
            }
            file.channel().force(true);
            file.publish();
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }
}
