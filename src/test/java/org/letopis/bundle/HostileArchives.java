package org.letopis.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.letopis.bundle.HostileCase.Collection;
import org.letopis.bundle.HostileCase.Unsorted;
import org.letopis.bundle.HostilePacker.Entry;

/** Archives that a tar program would take, and that a bundle reader must not. */
final class HostileArchives {
    private static final String TAR = "bundle.bad-tar-header";
    private static final String OTHER = "bundle.unexpected-entry";
    private static final int NAME = 0;
    private static final int MODE = 100;
    private static final int USER = 108;
    private static final int GROUP = 116;
    private static final int SIZE = 124;
    private static final int TIME = 136;
    private static final int CHECKSUM = 148;
    private static final int TYPE = 156;
    private static final int LINK = 157;
    private static final int MAGIC = 257;
    private static final int USER_NAME = 265;
    private static final int GROUP_NAME = 297;
    private static final int DEVICE = 329;
    private static final int PREFIX = 345;
    private static final int SPARE = 500;

    private HostileArchives() {}

    static void addTo(Collection cases) {
        addTypes(cases);
        addNames(cases);
        addFields(cases);
        addSizes(cases);
        addOrder(cases);
        addEnds(cases);
    }

    private static void addTypes(Collection cases) {
        cases.kind("types of entries");
        for (char type : "1234567\0xgSVMDN".toCharArray()) {
            cases.add(header("type " + (int) type, TAR, block -> block[TYPE] = (byte) type));
        }
        cases.add(header("symbolic link with a target", TAR, block -> {
            block[TYPE] = '2';
            text(block, LINK, "/etc/passwd");
        }));
        cases.kind("entries of other tar formats");
        for (char type : "LKxg".toCharArray()) {
            String name = type == 'L' || type == 'K' ? "././@LongLink" : "b/PaxHeaders/000001.jpg";
            cases.add(extra("record of type " + type + " before a file", OTHER, 7, name, type));
        }
        cases.add(extra("folder at the start", OTHER, 0, "b/", '5'));
        cases.add(extra("folder before its files", OTHER, 7, "b/data/", '5'));
        cases.add(extra("symbolic link between files", OTHER, 8, "b/data/attachments/000003.jpg", '2'));
        cases.add(extra("device between files", OTHER, 8, "b/data/attachments/000003.jpg", '3'));
    }

    private static void addNames(Collection cases) {
        cases.kind("names in the archive");
        for (String name : List.of(
                "b/../../.ssh/authorized_keys",
                "/b/data/attachments/000001.jpg",
                "./b/data/attachments/000001.jpg",
                "b//data/attachments/000001.jpg",
                "b/data/attachments/../attachments/000001.jpg",
                "b/data/attachments/000001.JPG",
                "b/data/attachments/000001.jpg/",
                "b/data/attachments/000001.jpg ",
                "b/data/attachments/000001.jpg\u00a0",
                "b/data/attachments\\000001.jpg",
                "b/data/attachments/con",
                "b/data/attachments/000001.\u202egpj",
                "c/data/attachments/000001.jpg",
                "data/attachments/000001.jpg",
                "C:/data/attachments/000001.jpg",
                "")) {
            cases.add(header(name.isEmpty() ? "no name" : "name " + name, OTHER, block -> {
                Arrays.fill(block, NAME, 100, (byte) 0);
                text(block, NAME, name);
            }));
        }
        cases.add(header("bytes behind the name", OTHER, block -> block[99] = 'x'));
        cases.add(header("prefix", TAR, block -> text(block, PREFIX, "../..")));
    }

    private static void addFields(Collection cases) {
        cases.kind("fields of the header");
        cases.add(header("mode 0755", TAR, block -> text(block, MODE, "0000755")));
        cases.add(header("set-user-id", TAR, block -> text(block, MODE, "0004644")));
        cases.add(header("mode ends in a space", TAR, block -> text(block, MODE, "000644 ")));
        cases.add(header("user 1000", TAR, block -> text(block, USER, "0001750")));
        cases.add(header("group 1000", TAR, block -> text(block, GROUP, "0001750")));
        cases.add(header("a time", TAR, block -> text(block, TIME, "14731417660")));
        cases.add(header("user name", TAR, block -> text(block, USER_NAME, "root")));
        cases.add(header("group name", TAR, block -> text(block, GROUP_NAME, "root")));
        cases.add(header("device number", TAR, block -> text(block, DEVICE, "0000001")));
        cases.add(header("empty device number", TAR, block -> Arrays.fill(block, DEVICE, DEVICE + 16, (byte) 0)));
        cases.add(header("link name", TAR, block -> text(block, LINK, "x")));
        cases.add(header("magic of GNU tar", TAR, block -> text(block, MAGIC, "ustar  \0")));
        cases.add(header("no magic", TAR, block -> Arrays.fill(block, MAGIC, MAGIC + 8, (byte) 0)));
        cases.add(header("bytes in the spare room", TAR, block -> block[SPARE] = 1));
        cases.kind("checksums of the header");
        cases.add(entry("wrong checksum", TAR, block -> block[CHECKSUM + 5] ^= 1));
        cases.add(entry("checksum ends otherwise", TAR, block -> block[CHECKSUM + 7] = 0));
        cases.add(entry("empty header", OTHER, block -> Arrays.fill(block, (byte) 0)));
    }

    private static void addSizes(Collection cases) {
        cases.kind("sizes in the header");
        cases.add(header("size in base 256", TAR, block -> {
            Arrays.fill(block, SIZE, SIZE + 12, (byte) 0);
            block[SIZE] = (byte) 0x80;
            block[SIZE + 11] = 100;
        }));
        cases.add(header("negative size", TAR, block -> Arrays.fill(block, SIZE, SIZE + 12, (byte) 0xff)));
        cases.add(header("size with spaces", TAR, block -> text(block, SIZE, "      11610 ")));
        cases.add(header("size without an end", TAR, block -> text(block, SIZE, "000000011610")));
        cases.add(header("size with a digit 8", TAR, block -> text(block, SIZE, "00000011618")));
        cases.add(header("size one too small", "bundle.bad-tar-gap", block -> text(block, SIZE, "00000011607")));
        cases.add(header("size one too large", "bundle.wrong-hash", block -> text(block, SIZE, "00000011611")));
        cases.add(header("size of a block more", "bundle.wrong-hash", block -> text(block, SIZE, "00000012610")));
        cases.add(header("size zero", "bundle.wrong-hash", block -> text(block, SIZE, "00000000000")));
        cases.add(header("size of 8 GiB", "bundle.entry-too-large", block -> text(block, SIZE, "77777777777")));
        cases.kind("contents");
        cases.add(new Unsorted(
                "huge tag manifest",
                "bundle.entry-too-large",
                packer -> packer.entries = list -> {
                    list.set(0, Entry.of("b/tagmanifest-sha256.txt", new byte[4097]));
                }));
        cases.add(new Unsorted(
                "huge signature",
                "bundle.entry-too-large",
                packer -> packer.entries = list -> {
                    list.set(1, Entry.of("b/tagmanifest-sha256.txt.ed25519.sig", new byte[16385]));
                }));
        cases.add(new Unsorted(
                "gap that is not zero",
                "bundle.bad-tar-gap",
                packer -> packer.entries = list -> {
                    byte[] body = list.get(7).body();
                    body[body.length - 1] = 1;
                }));
        cases.add(new Unsorted(
                "content one bit off",
                "bundle.wrong-hash",
                packer -> packer.entries = list -> {
                    list.get(8).body()[700] ^= 1;
                }));
        cases.add(new Unsorted(
                "report one bit off",
                "bundle.wrong-hash",
                packer -> packer.entries = list -> {
                    list.get(10).body()[7] ^= 1;
                }));
    }

    private static void addOrder(Collection cases) {
        cases.kind("entries twice or missing");
        for (int i = 0; i < 11; i++) {
            int at = i;
            cases.add(new Unsorted(
                    "entry " + i + " twice",
                    OTHER,
                    packer -> packer.entries = list -> {
                        list.add(at, list.get(at));
                    }));
            cases.add(
                    new Unsorted("entry " + i + " missing", OTHER, packer -> packer.entries = list -> list.remove(at)));
        }
        cases.kind("order of entries");
        for (int i = 1; i < 11; i++) {
            int at = i;
            cases.add(new Unsorted(
                    "entry " + i + " too early",
                    OTHER,
                    packer -> packer.entries = list -> {
                        Collections.swap(list, at, at - 1);
                    }));
        }
        cases.kind("entries that nothing lists");
        cases.add(new Unsorted(
                "unlisted file at the end",
                OTHER,
                packer -> packer.entries = list -> {
                    list.add(Entry.of("b/data/reports/000002.json", HostilePacker.utf8("{}")));
                }));
        cases.add(new Unsorted(
                "unlisted tag file",
                OTHER,
                packer -> packer.entries = list -> {
                    list.add(7, Entry.of("b/fetch.txt", HostilePacker.utf8("http://example.org/ - data/x\n")));
                }));
        cases.add(new Unsorted(
                "padding before the payload",
                OTHER,
                packer -> packer.entries = list -> {
                    list.add(7, Entry.of("b/padding", new byte[512]));
                }));
        cases.add(new Unsorted(
                "two paddings",
                "bundle.wrong-padding",
                packer -> packer.entries = list -> {
                    list.add(Entry.of("b/padding", new byte[512]));
                }));
    }

    private static void addEnds(Collection cases) {
        cases.kind("padding");
        cases.add(new Unsorted("no padding", OTHER, packer -> packer.morePadding = -1));
        cases.add(new Unsorted(
                "a block of padding too much", "bundle.wrong-padding", packer -> packer.morePadding = 512));
        cases.add(plain("a block of padding too few", "bundle.wrong-padding", plain -> {
            byte[] shorter = cut(plain, 512);
            int at = paddingAt(plain);
            long size = TarHeader.claimedSize(Arrays.copyOfRange(plain, at, at + 512));
            System.arraycopy(TarHeader.of("b/padding", size - 512), 0, shorter, at, 512);
            return shorter;
        }));
        cases.add(plain("padding that says something", "bundle.bad-tar-gap", plain -> {
            plain[plain.length - 1025] = 'x';
            return plain;
        }));
        cases.kind("end of the archive");
        cases.add(plain("one zero block at the end", "bundle.archive-ends", plain -> cut(plain, 512)));
        cases.add(plain("no end", "bundle.archive-ends", plain -> cut(plain, 1024)));
        cases.add(plain("half an end", "bundle.archive-ends", plain -> cut(plain, 1)));
        cases.add(plain("ends in the padding", "bundle.archive-ends", plain -> cut(plain, 9_999)));
        cases.add(plain("ends in a picture", "bundle.archive-ends", plain -> Arrays.copyOf(plain, 20_000)));
        cases.add(plain("ends in a header", "bundle.archive-ends", plain -> Arrays.copyOf(plain, 100)));
        cases.add(plain("is empty", "bundle.archive-ends", plain -> new byte[0]));
        cases.add(plain("first end block is not zero", "bundle.bad-end", plain -> {
            plain[plain.length - 1024] = 1;
            return plain;
        }));
        cases.add(plain("second end block is not zero", "bundle.bad-end", plain -> {
            plain[plain.length - 1] = 1;
            return plain;
        }));
        cases.add(plain("zeros after the end", "bundle.bad-end", plain -> Arrays.copyOf(plain, plain.length + 512)));
        cases.add(plain("a byte after the end", "bundle.bad-end", plain -> Arrays.copyOf(plain, plain.length + 1)));
        cases.add(plain("a second archive after the end", "bundle.bad-end", plain -> {
            byte[] both = Arrays.copyOf(plain, 2 * plain.length);
            System.arraycopy(plain, 0, both, plain.length, plain.length);
            return both;
        }));
        cases.add(plain("something else altogether", OTHER, plain -> Correspondents.noise(9, 300_000)));
    }

    /** A change of the first picture's header, with the checksum made right again. */
    private static Unsorted header(String name, String key, Consumer<byte[]> change) {
        return entry(name, key, block -> {
            change.accept(block);
            checksum(block);
        });
    }

    private static Unsorted entry(String name, String key, Consumer<byte[]> change) {
        return new Unsorted(
                name,
                key,
                packer -> packer.entries = list -> change.accept(list.get(7).header()));
    }

    private static Unsorted extra(String name, String key, int at, String path, char type) {
        return new Unsorted(
                name,
                key,
                packer -> packer.entries = list -> {
                    Entry entry = Entry.of(path, new byte[0]);
                    entry.header()[TYPE] = (byte) type;
                    checksum(entry.header());
                    list.add(at, entry);
                });
    }

    private static Unsorted plain(String name, String key, UnaryOperator<byte[]> change) {
        return new Unsorted(name, key, packer -> packer.archive = change);
    }

    private static byte[] cut(byte[] plain, int lastBytes) {
        return Arrays.copyOf(plain, plain.length - lastBytes);
    }

    private static int paddingAt(byte[] plain) {
        int at = 0;
        while (!TarHeader.hasName(Arrays.copyOfRange(plain, at, at + 512), "b/padding")) {
            at += 512;
        }
        return at;
    }

    private static void text(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static void checksum(byte[] block) {
        text(block, CHECKSUM, "        ");
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        text(block, CHECKSUM, "%06o\0 ".formatted(sum));
    }
}
