package org.letopis.vault;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Passphrase;
import org.letopis.crypto.SecretBytes;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Id;

/**
 * An open vault. It hands out one store for each noun; each store's methods are transactions of their own unless they
 * run inside {@link #read} or {@link #write}, which make one of many.
 */
public final class Vault implements AutoCloseable {
    private static final long ONLY_ROW = 1;

    private final Contents contents;
    private final Clock clock;

    private Vault(Contents contents, Clock clock) {
        this.contents = contents;
        this.clock = clock;
    }

    /** Work on a vault inside one transaction. */
    public interface Work<T> {
        T run() throws Failure;
    }

    /**
     * Makes a vault with new keys and opens it. It is built under another name and appears whole, with all its ways in,
     * or not at all.
     *
     * @param file must not exist
     * @param ways 1 to 8
     * @param secrets what all these ways need; the caller closes them
     */
    public static Vault create(
            Path file, List<Way> ways, SlotSecrets secrets, Argon2Cost cost, Clock clock, SecureRandom random)
            throws Failure {
        return create(file, ways, secrets, cost, clock, random, RowSeal.SEALING);
    }

    /** Makes a vault with a passphrase for its first way in. */
    public static Vault create(Path file, Passphrase passphrase, Argon2Cost cost, Clock clock, SecureRandom random)
            throws Failure {
        return create(file, passphrase, cost, clock, random, RowSeal.SEALING);
    }

    static Vault create(
            Path file, Passphrase passphrase, Argon2Cost cost, Clock clock, SecureRandom random, RowSeal.Maker maker)
            throws Failure {
        try (SlotSecrets secrets = new SlotSecrets().withPassphrase(passphrase)) {
            return create(file, List.of(Way.of(SlotKind.PASSPHRASE)), secrets, cost, clock, random, maker);
        }
    }

    private static Vault create(
            Path file,
            List<Way> ways,
            SlotSecrets secrets,
            Argon2Cost cost,
            Clock clock,
            SecureRandom random,
            RowSeal.Maker maker)
            throws Failure {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Failure.Usage("vault.exists", file.toString());
        }
        Path building = file.resolveSibling("." + file.getFileName() + "." + Long.toHexString(random.nextLong()));
        Header header = Header.create(random, cost);
        Keys keys = Keys.generate(header, maker, random);
        try {
            keys.givenWith(secrets.marks(keys.vaultId()));
            fill(building, header, keys, ways, secrets, clock, random);
            move(building, file);
            return new Vault(new Contents(Database.open(file), keys, random, Header.FORMAT), clock);
        } catch (Failure failure) {
            keys.close();
            deleteQuietly(building);
            throw failure;
        }
    }

    private static void fill(
            Path file, Header header, Keys keys, List<Way> ways, SlotSecrets secrets, Clock clock, SecureRandom random)
            throws Failure {
        try (Database database = Database.create(
                        file, Arrays.stream(Table.values()).map(Table::sqlName).toList());
                OwnKeys own = OwnKeys.generate(random)) {
            Slots slots = Slots.empty(header, random);
            List<Slot> list = new ArrayList<>();
            for (Way way : ways) {
                list.add(slots.put(list.size(), way, secrets, keys, random));
            }
            Vault vault = new Vault(new Contents(database, keys, random, Header.FORMAT), clock);
            vault.write(() -> {
                slots.insert(database);
                vault.ownKeySets().add("", own);
                vault.slots().begin(list);
                vault.custody().add(CustodyLog.Action.CREATED, Sha256.hex(header.vaultId()), JsonObject.empty());
                return null;
            });
        }
    }

    /** Opens a vault with a passphrase. */
    public static Vault open(Path file, Passphrase passphrase, Clock clock, SecureRandom random) throws Failure {
        try (SlotSecrets secrets = new SlotSecrets().withPassphrase(passphrase)) {
            return open(file, secrets, clock, random);
        }
    }

    /** Opens a vault with whatever of the secrets opens it; the caller closes them. */
    public static Vault open(Path file, SlotSecrets secrets, Clock clock, SecureRandom random) throws Failure {
        return open(file, secrets, clock, random, RowSeal.SEALING);
    }

    /** Opens a vault only to read it: not a byte of its file changes, whatever way it is opened by. */
    public static Vault look(Path file, SlotSecrets secrets, Clock clock, SecureRandom random) throws Failure {
        return open(Database.look(file), secrets, clock, random, RowSeal.SEALING);
    }

    /**
     * Opens a vault with keys that were kept from an opening before.
     *
     * @throws Failure.WrongPassphrase when another vault lies there now, or its ways in were destroyed
     */
    public static Vault open(Path file, OpenKeys kept, Clock clock, SecureRandom random) throws Failure {
        Database database = Database.open(file);
        try {
            Header header = Slots.read(database).header();
            Vault vault = new Vault(new Contents(database, kept.keys(header), random, header.format()), clock);
            vault.read(() -> null);
            return vault;
        } catch (Failure failure) {
            database.close();
            throw failure;
        }
    }

    /** Returns the keys of this vault, to open it again without a passphrase; the caller closes them. */
    public OpenKeys keepKeys() {
        return new OpenKeys(contents.keys().copy());
    }

    static Vault open(Path file, SlotSecrets secrets, Clock clock, SecureRandom random, RowSeal.Maker maker)
            throws Failure {
        return open(Database.open(file), secrets, clock, random, maker);
    }

    private static Vault open(
            Database database, SlotSecrets secrets, Clock clock, SecureRandom random, RowSeal.Maker maker)
            throws Failure {
        try {
            Slots slots = Slots.read(database);
            Slots.Opened opened =
                    slots.open(secrets).orElseThrow(() -> new Failure.WrongPassphrase("vault.wrong-passphrase"));
            Keys keys = Keys.of(slots.header(), opened, maker);
            keys.givenWith(secrets.marks(keys.vaultId()));
            Vault vault = new Vault(
                    new Contents(database, keys, random, slots.header().format()), clock);
            vault.read(() -> null);
            if (secrets.identityPassphrase().isPresent()) {
                vault.contents.compartment().open(secrets.identityPassphrase().get());
            }
            if (database.isWritable()
                    && opened.kind().hasPassphrase()
                    && !opened.cost().equals(slots.header().costs().get(0))) {
                vault.renew(opened, secrets);
            }
            return vault;
        } catch (Failure failure) {
            database.close();
            throw failure;
        }
    }

    /** Wraps the way just used at the current cost; where that cannot be done now, it is at another opening. */
    private void renew(Slots.Opened opened, SlotSecrets secrets) throws Failure {
        try {
            slots().renew(opened, secrets);
        } catch (Failure.Busy | Failure.Io | Failure.Refused later) {
            contents.read(() -> null);
        }
    }

    Contents contents() {
        return contents;
    }

    /** Runs the work on one unchanging state of the vault. */
    public <T> T read(Work<T> work) throws Failure {
        return contents.read(work::run);
    }

    /** Runs the work as one whole: all of it is kept, or none. */
    public <T> T write(Work<T> work) throws Failure {
        return contents.write(work::run);
    }

    public ReportStore reports() {
        return new ReportStore(contents);
    }

    public AttachmentStore attachments() {
        return new AttachmentStore(contents);
    }

    /** Returns the report that was begun and not sealed. */
    public UnfinishedStore unfinished() {
        return new UnfinishedStore(contents);
    }

    /** Returns whether a report, a file or an identity has this id. */
    public boolean knows(Id id) throws Failure {
        return contents.read(() -> {
            boolean known = false;
            for (Entry.Kind kind : List.of(Entry.Kind.REPORT, Entry.Kind.ATTACHMENT, Entry.Kind.IDENTITY)) {
                known |= contents.catalog().find(kind, id.hex()).isPresent();
            }
            return known;
        });
    }

    /** Returns whether identities can be read and kept: there is no passphrase of their own, or it was given. */
    public boolean identitiesOpen() throws Failure {
        return contents.read(() -> contents.compartment().isOpen());
    }

    /**
     * Opens the identity compartment until the vault is closed, for kept keys too. Where it has no passphrase of its own
     * there is nothing to do. Not inside {@link #read} or {@link #write}: it takes a second or two.
     *
     * @throws Failure.WrongPassphrase when it is another
     */
    public void openIdentities(Passphrase passphrase) throws Failure {
        try (SecretBytes words = passphrase.utf8()) {
            contents.compartment().open(words);
        }
    }

    public IdentityStore identities() {
        return new IdentityStore(contents);
    }

    public ContactStore contacts() {
        return new ContactStore(contents);
    }

    /** Returns what people judged of reports and persons that may be the same. */
    public MatchStore matches() {
        return new MatchStore(contents);
    }

    /** Returns what senders told of consent that was taken back. */
    public WithdrawalStore withdrawals() {
        return new WithdrawalStore(contents);
    }

    public CircleStore circles() {
        return new CircleStore(contents);
    }

    public SavedSearchStore savedSearches() {
        return new SavedSearchStore(contents);
    }

    public VocabularyStore vocabularies() {
        return new VocabularyStore(contents);
    }

    /** Returns the owner's own keys and cards. */
    public OwnKeyStore ownKeySets() {
        return new OwnKeyStore(contents);
    }

    public ExchangeStore exchange() {
        return new ExchangeStore(contents);
    }

    public ErasureStore erasures() {
        return new ErasureStore(contents, clock);
    }

    /** Returns the ways into this vault. */
    public SlotStore slots() {
        return new SlotStore(contents, custody());
    }

    public CustodyLog custody() {
        return new CustodyLog(contents, clock);
    }

    /**
     * Writes a copy of the last committed state into a file, packed, while others may go on working. Not inside {@link
     * #read} or {@link #write}.
     *
     * @param file empty, or not there
     */
    public void copyInto(Path file) throws Failure {
        contents.database().copyInto(file);
    }

    /** Returns the size of the file as SQLite counts it. */
    public long sizeBytes() throws Failure {
        return contents.database().sizeBytes();
    }

    /** Returns whether the file can be written: it is not on read-only media, and not of an old format. */
    public boolean isWritable() throws Failure {
        return contents.database().isWritable() && !hasOldFormat();
    }

    /** Returns whether it is of a format that is read but not written any more. */
    public boolean hasOldFormat() {
        return contents.format() != Header.FORMAT;
    }

    /** Brings a vault of an old format to the current one. Only for a file that nobody else knows yet. */
    public void upgrade() throws Failure {
        int from = contents.format();
        Slots slots = Slots.read(contents.database());
        JsonObject details = JsonObject.empty().with("from", from).with("to", Header.FORMAT);
        contents.upgrade(slots.with(slots.header().upgraded()), () -> {
            custody().add(CustodyLog.Action.MIGRATED, Sha256.hex(slots.header().vaultId()), details);
            return null;
        });
    }

    /**
     * Writes everything that this vault holds into another file, under new keys all through. Only the way in that this
     * vault was opened by leads into it.
     *
     * @param file is there and empty
     * @param secrets those that opened this vault, and the passphrase of its identity compartment if that has one
     * @throws Failure.WrongPassphrase when that passphrase is not among them
     */
    public void rekeyInto(Path file, SlotSecrets secrets, Check.Watch watch) throws Failure {
        contents.read(() -> {
            Resealing.into(file, contents, slots().find(slots().openedBy()), secrets, clock, watch);
            return null;
        });
    }

    /** Runs the work while nobody else can write into this vault, and writes nothing itself. */
    public <T> T hold(Work<T> work) throws Failure {
        return contents.hold(work::run);
    }

    /** Returns whether everything that another vault holds is in this one too, and what it did is in this one's log. */
    public boolean carries(Vault other) throws Failure {
        return contents.read(() -> Carried.all(other.contents, contents));
    }

    /** Opens a copy of this vault with the keys of this one; its ways in must be the same, byte for byte. */
    public Vault openCopy(Path file) throws Failure {
        Database database = Database.open(file);
        try {
            for (Table table : new Table[] {Table.META, Table.SLOT, Table.IDENTITY_SLOT}) {
                if (!Arrays.equals(Slots.plain(database, table), Slots.plain(contents.database(), table))) {
                    throw new Failure.Damaged("vault.damaged");
                }
            }
        } catch (Failure failure) {
            database.close();
            throw failure;
        }
        Vault copy =
                new Vault(new Contents(database, contents.keys().copy(), contents.random(), contents.format()), clock);
        try {
            copy.read(() -> null);
            return copy;
        } catch (Failure failure) {
            copy.close();
            throw failure;
        }
    }

    /**
     * Looks at every row and tells all that is wrong.
     *
     * @param percent of the attachments' bytes, chosen at random; everything else is looked at whole
     */
    public Check.Result check(int percent, Check.Watch watch) throws Failure {
        return contents.read(() -> new Check(contents, percent, watch).run());
    }

    /** Returns the owner's secret keys of today, those without a name; the caller closes them. */
    public OwnKeys ownKeys() throws Failure {
        return read(() ->
                ownKeySets().open(ownKeySets().current("").orElseThrow(() -> new Failure.Damaged("vault.damaged"))));
    }

    private static void move(Path from, Path to) throws Failure {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new Failure.Io("io.failed", e.getClass().getSimpleName());
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return; // the failure that is being reported matters more
        }
    }

    @Override
    public void close() throws Failure {
        contents.close();
    }
}
