package org.letopis.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A tmpfs of a given size in a mount namespace of its own, and a process in there that runs commands: unshare(1),
 * mount(8). From outside its files are seen through {@code /proc/PID/root}. It is gone when the process ends.
 */
final class SmallDisk implements AutoCloseable {
    private static final int BUFFER_BYTES = 4_096;

    private final Path inside;
    private final KillableCommands commands;

    private SmallDisk(Path inside, KillableCommands commands) {
        this.inside = inside;
        this.commands = commands;
    }

    /**
     * Makes it; skips the test where that is not allowed.
     *
     * @param mounting a shell command that goes on after the tmpfs is mounted, in the folder
     */
    static SmallDisk mount(Path folder, int sizeKib, String mounting) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        String mount =
                "mount -t tmpfs -o size=" + sizeKib + "k letopis " + folder + " && cd " + folder + " && " + mounting;
        assumeTrue(
                mayMount(folder),
                "no mount namespace can be made here (unshare -rm): nothing was tried on a small disk");
        List<String> before = List.of("unshare", "-rm", "sh", "-c", mount + " && exec \"$@\"", "sh");
        return new SmallDisk(folder, KillableCommands.start(before));
    }

    /** Returns whether a folder of its own can be mounted over this one. */
    static boolean mayMount(Path folder) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "letopis", folder.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    /** Returns where it is for the process in there. */
    Path inside() {
        return inside;
    }

    /** Returns where it is for this process. */
    Path outside() {
        return Path.of("/proc/" + commands.pid() + "/root" + inside);
    }

    /** Runs a command in there. */
    Outcome run(List<String> words) throws IOException {
        return commands.run(words);
    }

    /** Takes all room but this, with a file. */
    void leaveFree(int freeKib) throws IOException {
        try (RandomAccessFile filler = new RandomAccessFile(filler().toFile(), "rw")) {
            byte[] block = new byte[BUFFER_BYTES];
            filler.setLength(0);
            try {
                while (true) {
                    filler.write(block);
                }
            } catch (IOException full) {
                filler.setLength(Math.max(0, filler.length() - freeKib * 1_024L));
            }
        }
    }

    void freeAll() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return outside().resolve("filler");
    }

    @Override
    public void close() throws IOException {
        try {
            commands.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
