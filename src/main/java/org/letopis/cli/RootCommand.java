package org.letopis.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a verb: the options that every verb takes, before or after it. */
@Command(name = "letopis", sortOptions = false, sortSynopsis = false)
final class RootCommand implements Callable<Integer> {
    private final Desk desk;

    @Spec
    private CommandSpec spec;

    RootCommand(Desk desk) {
        this.desk = desk;
    }

    @Option(names = "--vault", paramLabel = "FILE", scope = ScopeType.INHERIT, descriptionKey = "global.vault")
    void vault(Path file) {
        desk.vault(file);
    }

    @Option(
            names = "--passphrase-file",
            paramLabel = "F",
            scope = ScopeType.INHERIT,
            descriptionKey = "global.passphrase-file")
    void passphraseFile(Path file) {
        desk.passphraseSource().file(file);
    }

    @Option(
            names = "--passphrase-fd",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            descriptionKey = "global.passphrase-fd")
    void passphraseDescriptor(int number) {
        desk.passphraseSource().descriptor(number);
    }

    @Option(names = "--key-file", paramLabel = "F", scope = ScopeType.INHERIT, descriptionKey = "global.key-file")
    void keyFile(Path file) {
        desk.keySource().keyFile(file);
    }

    @Option(
            names = "--identity-passphrase-file",
            paramLabel = "F",
            scope = ScopeType.INHERIT,
            descriptionKey = "global.identity-passphrase-file")
    void identityPassphraseFile(Path file) {
        desk.identitySource().file(file);
    }

    @Option(
            names = "--identity-passphrase-fd",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            descriptionKey = "global.identity-passphrase-fd")
    void identityPassphraseDescriptor(int number) {
        desk.identitySource().descriptor(number);
    }

    @Option(
            names = "--recovery-code-file",
            paramLabel = "F",
            scope = ScopeType.INHERIT,
            descriptionKey = "global.recovery-code-file")
    void recoveryCodeFile(Path file) {
        desk.keySource().code(file);
    }

    @Option(names = "--share-file", paramLabel = "F", scope = ScopeType.INHERIT, descriptionKey = "global.share-file")
    void shareFiles(List<Path> files) {
        desk.keySource().shares(files);
    }

    @Option(names = "--json", scope = ScopeType.INHERIT, descriptionKey = "global.json")
    void json(boolean on) {
        desk.json(on);
    }

    @Option(
            names = "--lang",
            paramLabel = "en|ru",
            scope = ScopeType.INHERIT,
            descriptionKey = "global.lang",
            converter = LanguageCode.class)
    void language(String code) {
        // Words.choose has read it before this parser was built, since the parser's own help depends on it.
    }

    @Option(names = "--quiet", scope = ScopeType.INHERIT, descriptionKey = "global.quiet")
    void quiet(boolean on) {
        desk.quiet(on);
    }

    @Option(names = "--no-input", scope = ScopeType.INHERIT, descriptionKey = "global.no-input")
    void noInput(boolean on) {
        desk.noInput(on);
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            descriptionKey = "global.help")
    @SuppressWarnings("UnusedVariable") // picocli shows the help when it is set
    private boolean help;

    @Option(names = "--version", descriptionKey = "global.version")
    private boolean version;

    @Override
    public Integer call() {
        if (version) {
            desk.line(Version.text());
        } else {
            spec.commandLine().usage(desk.printer());
        }
        return 0;
    }

    /** Accepts the languages that there are. */
    static final class LanguageCode implements CommandLine.ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (value.equals("en") || value.equals("ru")) {
                return value;
            }
            throw new CommandLine.TypeConversionException(value);
        }
    }
}
