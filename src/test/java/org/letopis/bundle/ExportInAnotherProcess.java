package org.letopis.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.protect.DisclosedFile;

/** An export in a process of its own, to be starved or stopped. It prints how it failed. */
final class ExportInAnotherProcess {
    private ExportInAnotherProcess() {}

    /**
     * Starts it.
     *
     * @param before shell commands that the process inherits something from
     * @param how {@code full} writes 2 MB, {@code stopped} prints a letter midway and waits
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
                        "-cp",
                        System.getProperty("java.class.path"),
                        ExportInAnotherProcess.class.getName(),
                        folder.resolve("x.age").toString(),
                        how)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) {
        byte[] content = Correspondents.noise(1, 2_000_000);
        DisclosedFile.Content source = arguments[1].equals("full")
                ? () -> new ByteArrayInputStream(content)
                : ExportInAnotherProcess::waitForEver;
        DisclosedFile file = Correspondents.file("bin", "a/b", content.length, Sha256.of(content), source);
        try {
            Correspondents.write(
                    Correspondents.disclosure(List.of(Correspondents.report("x")), file), Path.of(arguments[0]));
            System.out.print("written");
        } catch (Failure failure) {
            System.out.print(failure.getClass().getSimpleName() + " " + failure.key());
        }
        System.out.flush();
    }

    private static InputStream waitForEver() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                System.out.print('w');
                System.out.flush();
                return System.in.read();
            }
        };
    }
}
