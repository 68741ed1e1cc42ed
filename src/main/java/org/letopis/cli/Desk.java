package org.letopis.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.letopis.crypto.Passphrase;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;

/** What each command works with: the words, where to print, the global options, and the vault they lead to. */
final class Desk {
    private static final int SCREEN_COLUMNS = 80;

    private Terminal terminal;
    private final Words words;
    private final PrintWriter printer;
    private final PassphraseSource passphraseSource;
    private final KeySource keySource;
    private final PassphraseSource identitySource;
    private SecureRandom random;
    private Path vault = Path.of(System.getProperty("user.home"), "letopis.vault");
    private boolean json;
    private boolean vaultNamed;
    private boolean quiet;
    private boolean noInput;
    private Session session;

    Desk(Terminal terminal, Words words) {
        this.terminal = terminal;
        this.words = words;
        this.printer = new PrintWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8), true);
        this.passphraseSource = new PassphraseSource(this);
        this.keySource = new KeySource(this);
        this.identitySource = new PassphraseSource(this, "identities.ask");
    }

    Terminal terminal() {
        return terminal;
    }

    /** Reads and writes there from now on. */
    void terminal(Terminal other) {
        terminal = other;
    }

    /** Returns a desk for one command of a session: what was said to the session holds, unless said otherwise. */
    Desk forCommand(Session within, Words inWords) {
        Desk desk = new Desk(terminal, inWords);
        desk.vault = vault;
        desk.json = json;
        desk.quiet = quiet;
        desk.noInput = noInput;
        desk.session = within;
        return desk;
    }

    /** Returns the session that this command runs in, if it does. */
    Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    Words words() {
        return words;
    }

    PrintWriter printer() {
        return printer;
    }

    PassphraseSource passphraseSource() {
        return passphraseSource;
    }

    KeySource keySource() {
        return keySource;
    }

    /** Returns where the passphrase of the identity compartment comes from, in a vault where it has one of its own. */
    PassphraseSource identitySource() {
        return identitySource;
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    SecureRandom random() {
        if (random == null) {
            random = new SecureRandom(); // takes 20 ms, which help and version need not wait for
        }
        return random;
    }

    void vault(Path file) {
        vault = file;
        vaultNamed = true;
    }

    /** Returns whether a vault was named, or a session has one open: what needs none uses it then. */
    boolean isVaultNamed() {
        return vaultNamed || session != null;
    }

    Path vault() {
        return vault;
    }

    void json(boolean on) {
        json = on;
    }

    boolean json() {
        return json;
    }

    void quiet(boolean on) {
        quiet = on;
    }

    boolean quiet() {
        return quiet;
    }

    void noInput(boolean on) {
        noInput = on;
    }

    /** Returns whether there is a person to ask. */
    boolean canAsk() {
        return terminal.hidden() != null && !noInput;
    }

    /** Returns whether it was said how the vault is opened. */
    boolean isWayGiven() {
        return passphraseSource.isGiven() || keySource.isGiven();
    }

    /** Opens the vault with all that was given; the caller closes it. */
    Vault open() throws Failure {
        return open(vault);
    }

    /** Opens a vault that lies in another file, in the way that was given for the vault. */
    Vault open(Path file) throws Failure {
        if (session != null && session.isOf(file) && !isWayGiven()) {
            return inSession();
        }
        return open(file, Vault::open);
    }

    private Vault inSession() throws Failure {
        Vault vault = session.open();
        try {
            if (identitySource.isGiven()) {
                openIdentities(vault);
            }
            return vault;
        } catch (Failure failure) {
            vault.close();
            throw failure;
        }
    }

    /**
     * Opens the identity compartment, after asking where it has a passphrase of its own that was not given. In a session it
     * stays open until that is locked.
     *
     * @throws Failure.WrongPassphrase when there is nobody to ask, or it is another
     */
    void openIdentities(Vault vault) throws Failure {
        if (vault.identitiesOpen()) {
            return;
        }
        try (Passphrase passphrase = identityPassphrase()) {
            vault.openIdentities(passphrase);
        }
        keepOpen(vault);
    }

    /** Keeps what was opened of the vault by now until a session is locked; without a session there is nothing to keep. */
    void keepOpen(Vault opened) {
        if (session != null && session.isOf(vault) && !isWayGiven()) {
            session.keep(opened);
        }
    }

    private Passphrase identityPassphrase() throws Failure {
        if (!identitySource.isGiven() && !canAsk()) {
            throw new Failure.WrongPassphrase("identities.closed");
        }
        return identitySource.given();
    }

    /** Does what may need the identity compartment and is undone without it, and does it again once that is open. */
    <T> T withIdentities(Vault vault, Vault.Work<T> work) throws Failure {
        try {
            return work.run();
        } catch (Failure.WrongPassphrase closed) {
            if (vault.identitiesOpen()) {
                throw closed;
            }
        }
        openIdentities(vault);
        return work.run();
    }

    /** Holds the passphrase of the identity compartment too, for what needs all that opens a vault. */
    void holdIdentityPassphrase(Path file, SlotSecrets secrets) throws Failure {
        try (Vault look = Vault.look(file, secrets, clock(), random())) {
            if (look.identitiesOpen()) {
                return;
            }
        }
        try (Passphrase passphrase = identityPassphrase()) {
            secrets.withIdentityPassphrase(passphrase);
        }
    }

    /** Opens the vault only to read it: not a byte of its file changes. */
    Vault look() throws Failure {
        boolean within = session != null && session.isOf(vault) && !isWayGiven();
        return within ? inSession() : look(vault);
    }

    /** Opens a vault only to read it: not a byte of its file changes. */
    Vault look(Path file) throws Failure {
        return open(file, Vault::look);
    }

    /** What is done with a vault file and the secrets that open it, which are wiped afterwards. */
    interface Opening<T> {
        T with(Path file, SlotSecrets secrets, Clock clock, SecureRandom random) throws Failure;
    }

    /** Does something with the vault and the secrets that open it, also in a session, which keeps none of them. */
    <T> T withSecrets(Opening<T> opening) throws Failure {
        if (session == null) {
            return open(vault, opening);
        }
        return session.isOf(vault) && !isWayGiven() ? session.withSecrets(opening) : open(vault, opening);
    }

    private <T> T open(Path file, Opening<T> opening) throws Failure {
        try (SlotSecrets secrets = new SlotSecrets()) {
            keySource.addTo(secrets);
            if (identitySource.isGiven()) {
                try (Passphrase passphrase = identitySource.given()) {
                    secrets.withIdentityPassphrase(passphrase);
                }
            }
            if (passphraseSource.isGiven() || !keySource.isGiven()) {
                addPassphrase(secrets, file);
                return opening.with(file, secrets, clock(), random());
            }
            try {
                return opening.with(file, secrets, clock(), random());
            } catch (Failure.WrongPassphrase alone) {
                if (!alone.key().equals("vault.wrong-passphrase")) {
                    throw alone; // it was the passphrase of the identity compartment
                }
                if (keySource.recovers()) {
                    throw new Failure.WrongPassphrase("recovery.foreign");
                }
                if (!canAsk()) {
                    throw new Failure.WrongPassphrase("keyfile.opens-nothing");
                }
            }
            addPassphrase(secrets, file); // the key file may open it only together with one
            return opening.with(file, secrets, clock(), random());
        }
    }

    private void addPassphrase(SlotSecrets secrets, Path file) throws Failure {
        try (Passphrase passphrase = passphraseSource.known(file)) {
            secrets.withPassphrase(passphrase);
        }
    }

    /** Refuses to go on when there is something at that place already. */
    void requireFree(Path file) throws Failure {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Failure.Usage("output.exists", file.toString());
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Failure.Io("io.no-such-folder", String.valueOf(folder));
        }
    }

    /** Prints one object, the only thing on standard output. */
    void print(JsonObject object) {
        line(object.toString());
    }

    /** Prints a line of data. */
    void line(String text) {
        terminal.out().print(text + "\n");
        terminal.out().flush();
    }

    /** Prints a secret as it stands, past the buffers that text goes through; the caller wipes it. */
    void secret(CharBuffer text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.remaining() * 3);
        StandardCharsets.UTF_8.newEncoder().encode(text, bytes, true);
        terminal.out().write(bytes.array(), 0, bytes.position());
        terminal.out().flush();
        Arrays.fill(bytes.array(), (byte) 0);
    }

    /** Prints a message as a line of data, for a person; not with {@code --json}. */
    void data(String key, Object... arguments) {
        if (!json) {
            line(told(key, arguments));
        }
    }

    /** Says something to a person, unless that was not wanted. */
    void say(String key, Object... arguments) {
        if (!quiet) {
            terminal.err().println(told(key, arguments));
        }
    }

    /** Tells, also with {@code --quiet}, what went wrong with one of several. */
    void tell(String key, Object... arguments) {
        terminal.err().println(told(key, arguments));
    }

    /** Says something that a person must not miss. */
    void warn(String key, Object... arguments) {
        terminal.err().println(told("warning", words.text(key, arguments)));
    }

    /** Returns a message as it stands on the screen. */
    String told(String key, Object... arguments) {
        return Columns.wrapped(words.text(key, arguments), SCREEN_COLUMNS);
    }
}
