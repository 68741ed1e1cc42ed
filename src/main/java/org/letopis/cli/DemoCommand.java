package org.letopis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import picocli.CommandLine.Command;

/**
 * Runs the main job before one's eyes, in a fresh folder: two practice vaults, a report with files that tell too much,
 * and a bundle from one to the other. Each line that it prints is run through the same parser that a person's would be.
 */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
    private static final String FOLDER = "letopis-demo";
    private static final int MAX_FOLDERS = 1_000;
    private static final List<String> SAMPLES =
            List.of("reports/market-inspection.json", "files/dirty.jpg", "files/dirty.png");

    private final Desk desk;

    /** A step: the key of its words, and the line that a person would type; @ stands for the folder. */
    private record Step(String key, String line) {}

    private static final String MONITOR = "letopis --vault @/monitor.vault --passphrase-file @/monitor.passphrase ";
    private static final String RESEARCHER =
            "letopis --vault @/researcher.vault --passphrase-file @/researcher.passphrase ";

    static final List<Step> STEPS = List.of(
            new Step("demo.init-monitor", MONITOR + "init"),
            new Step("demo.init-researcher", RESEARCHER + "init"),
            new Step("demo.card-monitor", MONITOR + "card -o @/monitor.card"),
            new Step("demo.card-researcher", RESEARCHER + "card -o @/researcher.card"),
            new Step("demo.contact-monitor", MONITOR + "contact add @/researcher.card --name researcher --verified"),
            new Step("demo.contact-researcher", RESEARCHER + "contact add @/monitor.card --name monitor --verified"),
            new Step("demo.inspect", "letopis inspect @/samples/dirty.jpg @/samples/dirty.png"),
            new Step(
                    "demo.capture",
                    MONITOR + "capture --from @/samples/market-inspection.json"
                            + " --attach @/samples/dirty.jpg @/samples/dirty.png --checked"),
            new Step("demo.list", MONITOR + "list"),
            new Step("demo.export", MONITOR + "export last --to researcher -o @/for-researcher.age"),
            new Step("demo.verify", RESEARCHER + "verify @/for-researcher.age"),
            new Step("demo.import", RESEARCHER + "import @/for-researcher.age"),
            new Step("demo.show", RESEARCHER + "show last"));

    DemoCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        List<JsonObject> done = new ArrayList<>();
        Path folder = freshFolder();
        unpack(folder);
        desk.data("demo.welcome", folder);
        for (int i = 0; i < STEPS.size(); i++) {
            Step step = STEPS.get(i);
            String line = step.line.replace("@", folder.toString());
            desk.data("demo.gap");
            desk.data("demo.step", i + 1, STEPS.size(), desk.words().text(step.key));
            if (!desk.json()) {
                desk.line(CommandText.wrapped(line));
            }
            int exit = run(line);
            done.add(JsonObject.empty().with("command", line).with("exit", exit));
            if (exit != 0) {
                throw new Failure.Io("demo.failed", exit);
            }
        }
        if (desk.json()) {
            desk.print(JsonObject.empty().with("folder", folder.toString()).with("steps", done));
        } else {
            desk.line("");
            desk.line(desk.words().text("demo.end", folder));
        }
        return 0;
    }

    private int run(String line) {
        String[] words = line.split(" ");
        String[] args = new String[words.length + 1];
        System.arraycopy(words, 1, args, 0, words.length - 1);
        args[words.length - 1] = "--lang";
        args[words.length] = desk.words().locale().getLanguage();
        Terminal own = desk.terminal();
        PrintStream out = desk.json() ? new PrintStream(OutputStream.nullOutputStream(), false, UTF_8) : own.out();
        return new App(new Terminal(own.in(), out, own.err(), own.hidden())).run(args);
    }

    private static Path freshFolder() throws Failure {
        for (int i = 1; i < MAX_FOLDERS; i++) {
            Path folder = Path.of(i == 1 ? FOLDER : FOLDER + "-" + i);
            if (!Files.exists(folder)) {
                return folder;
            }
        }
        throw new Failure.Usage("output.exists", FOLDER);
    }

    private static void unpack(Path folder) throws Failure {
        try {
            Files.createDirectories(folder.resolve("samples"));
            for (String sample : SAMPLES) {
                String name = sample.substring(sample.indexOf('/') + 1);
                try (InputStream in = DemoCommand.class.getResourceAsStream("/samples/" + sample)) {
                    Files.copy(in, folder.resolve("samples").resolve(name));
                }
            }
            for (String who : List.of("monitor", "researcher")) {
                Path file = folder.resolve(who + ".passphrase");
                Files.write(file, ("practice only: " + who + "\n").getBytes(UTF_8));
                if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            }
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }
}
