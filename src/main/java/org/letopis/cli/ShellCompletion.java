package org.letopis.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completes verbs, options and file names; never anything that is in the vault. */
final class ShellCompletion implements Completer, Parser {
    private final CommandLine root;
    private final List<String> words;

    /** @param words that the session itself understands */
    ShellCompletion(CommandLine root, List<String> words) {
        this.root = root;
        this.words = words;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        CommandLine command = root;
        for (String word : line.words().subList(0, line.wordIndex())) {
            command = command.getSubcommands().getOrDefault(word, command);
        }
        String begun = line.word();
        if (begun.startsWith("-")) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                candidates.add(whole(option.longestName()));
            }
            return;
        }
        command.getSubcommands().keySet().forEach(verb -> candidates.add(whole(verb)));
        if (line.wordIndex() == 0) {
            words.forEach(word -> candidates.add(whole(word)));
        } else {
            files(begun, candidates);
        }
    }

    private static Candidate whole(String word) {
        return new Candidate(word);
    }

    private static void files(String begun, List<Candidate> candidates) {
        String folder = begun.substring(0, begun.lastIndexOf('/') + 1);
        String prefix = begun.substring(folder.length());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder.isEmpty() ? "." : folder))) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.startsWith(prefix) && (prefix.startsWith(".") || !name.startsWith("."))) {
                    boolean isFolder = Files.isDirectory(file);
                    String value = folder + name + (isFolder ? "/" : "");
                    candidates.add(new Candidate(value, value, null, null, null, null, !isFolder));
                }
            }
        } catch (IOException | InvalidPathException e) {
            return; // no such folder, so nothing to offer
        }
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        ShellWords read = ShellWords.read(line.substring(0, cursor));
        return new Begun(line, cursor, read);
    }

    /** The words up to the cursor, of which the last is completed. */
    private record Begun(String line, int cursor, ShellWords read) implements CompletingParsedLine {
        @Override
        public String word() {
            return read.last();
        }

        @Override
        public int wordCursor() {
            return word().length();
        }

        @Override
        public int wordIndex() {
            return read.before().size();
        }

        @Override
        public List<String> words() {
            List<String> words = new ArrayList<>(read.before());
            words.add(word());
            return words;
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return ShellWords.quoted(candidate.toString());
        }

        @Override
        public int rawWordCursor() {
            return cursor - read.lastFrom(cursor);
        }

        @Override
        public int rawWordLength() {
            return rawWordCursor();
        }
    }
}
