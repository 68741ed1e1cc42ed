package org.letopis.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.letopis.crypto.Argon2Cost;
import org.letopis.failure.Failure;

/**
 * Destroys every way into a vault, at once and without SQLite: no lock stops it, and no damage. First the journal, from
 * which old slots could come back, then the pages of both slot tables and of the header, whose salt no passphrase can do
 * without; so slots that another process still had in memory and writes a moment later open nothing either.
 *
 * <p>What is left is a whole vault whose slots are all random: opening it is a wrong passphrase, exit 12, and not a
 * damaged file, exit 20. Only where the pages cannot be found by their form are the first pages overwritten outright.
 */
public final class Panic {
    private static final String MAGIC = "SQLite format 3\0";
    private static final int HEAD_BYTES = 100;
    private static final int DEFAULT_PAGE_BYTES = 16_384;
    private static final int MAX_JOURNAL_BYTES = 64 * 1024 * 1024;

    /** The tables of one page are made first, and SQLite keeps the roots of tables at the start of the file. */
    private static final int MOST_PAGES = 64;

    private static final int FIRST_TABLE_PAGE = 3; // after the schema and the map of pages
    private static final int SMALL_TABLES = 3;
    private static final byte[] HEADER_TEXT = "{\"format\":\"letopis-vault/".getBytes(StandardCharsets.US_ASCII);

    private final FileChannel file;
    private final SecureRandom random;
    private final int pageBytes;
    private final int usableBytes;

    private Panic(FileChannel file, SecureRandom random) throws IOException {
        this.file = file;
        this.random = random;
        byte[] head = read(0, HEAD_BYTES);
        int size = ((head[16] & 0xff) << 8 | head[17] & 0xff) == 1 ? 65_536 : (head[16] & 0xff) << 8 | head[17] & 0xff;
        boolean possible = size >= 8_192 && Integer.bitCount(size) == 1;
        pageBytes = possible ? size : DEFAULT_PAGE_BYTES;
        usableBytes = pageBytes - (possible ? head[20] & 0x3f : 0);
    }

    /**
     * What was destroyed.
     *
     * @param pages how many pages were overwritten; 3 in a whole vault
     * @param journal whether there was a journal, which is gone too
     * @param byForm whether both slot tables were recognised; if not, the first pages were overwritten outright
     */
    public record Destroyed(int pages, boolean journal, boolean byForm) {}

    /**
     * Destroys the ways into the vault.
     *
     * @throws Failure.NoVault when there is no file
     * @throws Failure.Damaged when the file shows no trace of a vault: it is not touched
     */
    public static Destroyed destroy(Path vault, SecureRandom random) throws Failure {
        if (!Files.isRegularFile(vault)) {
            throw new Failure.NoVault("vault.none", vault.toString());
        }
        try {
            Path real = vault.toRealPath();
            try (FileChannel file = FileChannel.open(real, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                Panic panic = new Panic(file, random);
                if (!panic.looksLikeVault()) {
                    throw new Failure.Damaged("vault.not-a-vault", vault.toString());
                }
                boolean journal = destroyJournal(real.resolveSibling(real.getFileName() + "-journal"));
                return panic.overwrite(journal);
            }
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /**
     * Destroys the ways into a file that another has replaced, and empties it, so that nobody who still has it open writes
     * into what nobody will see again.
     */
    public static void destroyReplaced(FileChannel replaced, SecureRandom random) throws IOException {
        new Panic(replaced, random).overwrite(false);
        replaced.truncate(0);
        replaced.force(true);
    }

    private static boolean destroyJournal(Path journal) throws IOException {
        if (!Files.isRegularFile(journal, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.WRITE)) {
            long left = Math.min(channel.size(), MAX_JOURNAL_BYTES);
            ByteBuffer zeros = ByteBuffer.allocate(1024 * 1024);
            for (long at = 0; at < left; at += zeros.capacity()) {
                zeros.clear().limit((int) Math.min(zeros.capacity(), left - at));
                writeFully(channel, zeros, at);
            }
            channel.force(true);
        }
        try {
            Files.deleteIfExists(journal);
        } catch (IOException e) {
            return true; // held open, on Windows; it holds nothing any more
        }
        return true;
    }

    private boolean looksLikeVault() throws IOException {
        byte[] head = read(0, HEAD_BYTES);
        boolean magic = new String(head, 0, MAGIC.length(), StandardCharsets.ISO_8859_1).equals(MAGIC);
        boolean ours = ByteBuffer.wrap(head).getInt(68) == Database.APPLICATION_ID;
        if (magic && ours) {
            return true;
        }
        for (int page = 2; page <= pages(); page++) {
            if (isHeader(SinglePage.blob(page(page)))) {
                return true;
            }
        }
        return ours;
    }

    private Destroyed overwrite(boolean journal) throws IOException {
        SortedSet<Integer> slots = new TreeSet<>();
        int header = 0;
        Argon2Cost cost = Argon2Cost.STANDARD;
        for (int page = 2; page <= pages(); page++) {
            Optional<byte[]> blob = SinglePage.blob(page(page));
            if (blob.isPresent() && blob.get().length == SlotTable.TABLE_BYTES) {
                slots.add(page);
            } else if (isHeader(blob)) {
                header = page;
                cost = cost(blob.get());
            }
        }
        boolean byForm = slots.size() == 2;
        if (!byForm) {
            slots.addAll(namedInSchema());
            for (int page = FIRST_TABLE_PAGE; page < FIRST_TABLE_PAGE + SMALL_TABLES; page++) {
                slots.add(page);
            }
            slots.remove(header);
        }
        for (int page : slots) {
            byte[] noise = new byte[SlotTable.TABLE_BYTES];
            random.nextBytes(noise);
            put(page, noise);
        }
        if (header != 0) {
            put(header, Header.create(random, cost).bytes());
        }
        file.force(true);
        return new Destroyed(slots.size() + (header == 0 ? 0 : 1), journal, byForm);
    }

    /** Reads the roots of the slot tables from the schema, as far as that can be read. */
    private SortedSet<Integer> namedInSchema() throws IOException {
        SortedSet<Integer> roots = new TreeSet<>();
        byte[] page = page(1);
        ByteBuffer in = ByteBuffer.wrap(page);
        int cells = Math.min(in.getShort(HEAD_BYTES + 3) & 0xffff, MOST_PAGES);
        for (int i = 0; i < cells; i++) {
            int cell = in.getShort(HEAD_BYTES + 8 + 2 * i) & 0xffff;
            Varints record = new Varints(page, Math.min(cell, page.length));
            record.next(); // length of the payload
            record.next(); // row id
            int start = record.at();
            long[] types = new long[5]; // the header's own length, type, name, tbl_name, rootpage
            for (int field = 0; field < types.length; field++) {
                types[field] = record.next();
            }
            long name = start + types[0] + textBytes(types[1]);
            long root = name + textBytes(types[2]) + textBytes(types[3]);
            if (types[4] < 1 || types[4] > 2 || name < start || root < name || root + types[4] > page.length) {
                continue; // a root below 2^16 is an integer of one or two bytes
            }
            String table = new String(page, (int) name, (int) textBytes(types[2]), StandardCharsets.ISO_8859_1);
            int number = types[4] == 1 ? page[(int) root] & 0xff : in.getShort((int) root) & 0xffff;
            if (table.endsWith("slot") && number >= 2 && number <= pages()) {
                roots.add(number);
            }
        }
        return roots;
    }

    private static long textBytes(long serialType) {
        return serialType >= 13 ? (serialType - 13) / 2 : 0;
    }

    private static boolean isHeader(Optional<byte[]> blob) {
        return blob.isPresent()
                && blob.get().length > HEADER_TEXT.length
                && Arrays.equals(Arrays.copyOf(blob.get(), HEADER_TEXT.length), HEADER_TEXT);
    }

    private static Argon2Cost cost(byte[] header) {
        try {
            return Header.read(header).costs().get(0);
        } catch (Failure unreadable) {
            return Argon2Cost.STANDARD;
        }
    }

    private int pages() throws IOException {
        return (int) Math.min(MOST_PAGES, (file.size() + pageBytes - 1) / pageBytes);
    }

    private byte[] page(int number) throws IOException {
        return read((number - 1L) * pageBytes, pageBytes);
    }

    private byte[] read(long from, int lengthBytes) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(lengthBytes); // what lies past the end stays zero
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = file.read(bytes, from + bytes.position());
        }
        return bytes.array();
    }

    private void put(int page, byte[] blob) throws IOException {
        if ((page - 1L) * pageBytes < file.size()) {
            writeFully(file, ByteBuffer.wrap(SinglePage.with(blob, pageBytes, usableBytes)), (page - 1L) * pageBytes);
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long from) throws IOException {
        long start = from - bytes.position();
        while (bytes.hasRemaining()) {
            channel.write(bytes, start + bytes.position());
        }
    }
}
