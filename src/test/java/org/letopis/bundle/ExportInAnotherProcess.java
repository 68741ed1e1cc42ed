package org.letopis.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.protect.DisclosedFile;

/** An export in a process of its own, to be starved or stopped. It prints how it failed. */
final class ExportInAnotherProcess {
    private static final long LARGE_BYTES = 100_000_000;

    private ExportInAnotherProcess() {}

    /**
     * Starts it.
     *
     * @param before shell commands that the process inherits something from
     * @param how {@code full} writes 2 MB, {@code large} 100 MB and reads it, {@code stopped} prints a letter midway and
     *     waits
     */
    static Process start(Path folder, String before, String how) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String command = before + " exec \"$0\" \"$@\"";
        return new ProcessBuilder(
                        "bash",
                        "-c",
                        command,
                        java.toString(),
                        "-XX:-UsePerfData",
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ExportInAnotherProcess.class.getName(),
                        folder.resolve("x.age").toString(),
                        how)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) throws IOException {
        DisclosedFile file = switch (arguments[1]) {
            case "full" -> file(2_000_000, () -> new Endless(2_000_000));
            case "large" -> file(LARGE_BYTES, () -> new Endless(LARGE_BYTES));
            default -> file(2_000_000, ExportInAnotherProcess::waitForEver);
        };
        try {
            Path target = Path.of(arguments[0]);
            Correspondents.write(Correspondents.disclosure(List.of(Correspondents.report("x")), file), target);
            try (UnverifiedBundle bundle = UnverifiedBundle.open(target, List.of(Correspondents.RECEIVER))) {
                Correspondents.verify(bundle).read(new Counter(), Progress.SILENT);
            }
            System.out.print("written and read");
        } catch (Failure failure) {
            System.out.print(failure.getClass().getSimpleName() + " " + failure.key());
        }
        System.out.flush();
    }

    private static DisclosedFile file(long sizeBytes, DisclosedFile.Content content) throws IOException {
        Sha256 hash = new Sha256();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream bytes = new Endless(sizeBytes)) {
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                hash.update(buffer, 0, count);
            }
        }
        return Correspondents.file("bin", "a/b", sizeBytes, hash.digest(), content);
    }

    /** The same 4099 bytes again and again. */
    private static final class Endless extends InputStream {
        private final byte[] noise = Correspondents.noise(1, 4099);
        private long leftBytes;

        Endless(long sizeBytes) {
            this.leftBytes = sizeBytes;
        }

        @Override
        public int read() {
            return leftBytes == 0 ? -1 : noise[(int) (leftBytes-- % noise.length)] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int lengthBytes) {
            if (leftBytes == 0) {
                return -1;
            }
            int count = (int) Math.min(leftBytes, Math.min(lengthBytes, noise.length));
            System.arraycopy(noise, 0, bytes, offset, count);
            leftBytes -= count;
            return count;
        }
    }

    private static final class Counter implements Receiver {
        @Override
        public void file(ReceivedFile file, InputStream content) throws Failure {
            try {
                content.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw Failure.of(e);
            }
        }

        @Override
        public void report(JsonObject report) {}
    }

    private static InputStream waitForEver() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                System.out.print('w');
                System.out.flush();
                return System.in.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int lengthBytes) throws IOException {
                return read();
            }
        };
    }
}
