package org.letopis.cli;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A JVM that is kept for all commands of a long story in one folder, since most of the time of a short command is the
 * start of its JVM. It has the built jar on its class path and does what {@link Main} does, but for the process: stories
 * about descriptors, terminals, memory, kills and what is left behind start one for each command.
 */
final class KeptProcess {
    private static final int KEPT = 2;
    private static final int LIMIT_SECONDS = 120;
    private static final Map<List<Object>, KeptProcess> ALL = new LinkedHashMap<>();

    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream answers;

    private KeptProcess(ProcessBuilder builder) throws IOException {
        this.process = builder.start();
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(process.getInputStream());
    }

    /**
     * Returns the process of a folder, and ends one that was used least lately when there are too many.
     *
     * @param options of the JVM
     * @param environment all of it
     */
    static synchronized KeptProcess in(Path folder, List<String> options, Map<String, String> environment) {
        List<Object> key = List.of(folder, options, environment);
        KeptProcess kept = ALL.remove(key);
        if (kept == null || !kept.process.isAlive()) { // a story may kill whatever works in its folder
            ProcessBuilder builder = new ProcessBuilder(command(options)).directory(folder.toFile());
            builder.environment().keySet().retainAll(List.of("PATH", "SystemRoot"));
            builder.environment().putAll(environment);
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
            try {
                kept = new KeptProcess(builder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        ALL.put(key, kept);
        for (Iterator<KeptProcess> oldest = ALL.values().iterator(); ALL.size() > KEPT; ) {
            oldest.next().end();
            oldest.remove();
        }
        return kept;
    }

    private static List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Letopis.java().toString());
        command.addAll(options);
        command.add("-cp");
        command.add(Letopis.jar() + System.getProperty("path.separator") + testClasses());
        command.add(KeptMain.class.getName());
        return command;
    }

    private static Path testClasses() {
        try {
            return Path.of(KeptMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs one command with an empty standard input. */
    synchronized Outcome run(List<String> args) {
        CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(() -> asked(args));
        try {
            return outcome.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw new AssertionError(args + " did not end", e);
        } catch (ExecutionException e) {
            throw new AssertionError(args + " ended the process", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Outcome asked(List<String> args) {
        try {
            requests.write(args.size());
            for (String arg : args) {
                requests.writeUTF(arg);
            }
            requests.flush();
            return new Outcome(args, answers.readInt(), text(), text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() throws IOException {
        byte[] bytes = new byte[answers.readInt()];
        answers.readFully(bytes);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private void end() {
        process.destroy();
    }
}
