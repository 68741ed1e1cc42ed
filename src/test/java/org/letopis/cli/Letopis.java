package org.letopis.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs the built jar as a person would: {@code java -jar}, in a folder of its own, with nothing of this JVM's
 * environment but the path. A value; each setting returns a changed copy.
 */
public final class Letopis {
    private final Path folder;
    private final List<String> jvm;
    private final List<String> global;
    private final Map<String, String> environment;
    private final boolean kept;

    private Letopis(Path folder, List<String> jvm, List<String> global, Map<String, String> environment, boolean kept) {
        this.kept = kept;
        this.folder = folder;
        this.jvm = List.copyOf(jvm);
        this.global = List.copyOf(global);
        this.environment = Map.copyOf(environment);
    }

    /** Returns a command that runs in this folder, which also stands for the home folder. */
    public static Letopis in(Path folder) {
        return new Letopis(folder, List.of(), List.of(), Map.of("LC_ALL", "C.UTF-8"), false);
    }

    /** Returns the jar, as the build made it. */
    public static Path jar() {
        String jar = System.getProperty("letopis.jar");
        if (jar == null) {
            throw new IllegalStateException("the system property letopis.jar names the built jar");
        }
        return Path.of(jar);
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Adds options of the JVM. */
    public Letopis jvm(String... options) {
        return new Letopis(folder, joined(jvm, options), global, environment, kept);
    }

    /** Adds options that stand before the verb. */
    public Letopis with(String... options) {
        return new Letopis(folder, jvm, joined(global, options), environment, kept);
    }

    /** Works on {@code who.vault}: with {@code who.key} where there is one, since that is quick, or {@code who.passphrase}. */
    public Letopis as(String who) {
        return Files.exists(folder.resolve(who + ".key"))
                ? with("--vault", who + ".vault", "--key-file", who + ".key")
                : with("--vault", who + ".vault", "--passphrase-file", who + ".passphrase");
    }

    /** Sets an environment variable. */
    public Letopis environment(String name, String value) {
        Map<String, String> changed = new TreeMap<>(environment);
        changed.put(name, value);
        return new Letopis(folder, jvm, global, changed, kept);
    }

    /**
     * Keeps one JVM for all commands that run to their end here, for stories of many commands. Those that read a
     * descriptor have one of their own all the same.
     */
    public Letopis kept() {
        return new Letopis(folder, jvm, global, environment, true);
    }

    /** Runs to the end, with an empty standard input. */
    public Outcome run(String... args) {
        List<String> all = joined(global, args);
        if (kept && all.stream().noneMatch(arg -> arg.endsWith("-fd"))) {
            return KeptProcess.in(folder, options(), environment).run(all);
        }
        Running running = start(args);
        running.closeInput();
        return running.finish();
    }

    /** Starts, with a standard input that stays open until the caller closes it. */
    public Running start(String... args) {
        return startProgram(command(args));
    }

    /** Starts another program in the same surroundings, such as a shell that starts the jar. */
    Running startProgram(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "SystemRoot"));
        builder.environment().putAll(environment);
        try {
            Path texts = Files.createTempDirectory("letopis-it");
            builder.redirectOutput(texts.resolve("out").toFile());
            builder.redirectError(texts.resolve("err").toFile());
            return new Running(builder.start(), command, texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the words that start the jar with these arguments. */
    List<String> command(String... args) {
        List<String> command = new ArrayList<>();
        command.add(java().toString());
        command.addAll(options());
        if (jvm.isEmpty() && global.contains("--key-file")) {
            // Short runs: code that is compiled well is ready when they are over. Where a passphrase is stretched it
            // pays.
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.add("-jar");
        command.add(jar().toString());
        command.addAll(global);
        command.addAll(List.of(args));
        return command;
    }

    private List<String> options() {
        List<String> options = new ArrayList<>();
        options.add("-Duser.home=" + folder.toAbsolutePath());
        options.addAll(SharedClasses.options());
        options.addAll(jvm);
        return options;
    }

    private static List<String> joined(List<String> list, String... more) {
        List<String> joined = new ArrayList<>(list);
        joined.addAll(List.of(more));
        return joined;
    }
}
