package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.Programs;

class ZipArchiveTest {
    private static final byte[] NOTE = "Nobody showed an order.".getBytes(UTF_8);

    private static ZipArchive read(byte[] file) throws Refusal, IOException {
        return ZipArchive.of(Source.of(file), FileFormat.ZIP);
    }

    private static String text(ZipArchive archive, String name) throws Refusal, IOException {
        return new String(archive.bytes(archive.member(name).orElseThrow()), UTF_8);
    }

    private static void demandRefusal(String key, String part, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(Refusal.class, refusal -> {
            StripResult.Refused refused = refusal.result(FileFormat.ZIP);
            assertThat(refused.key()).isEqualTo(key);
            assertThat(refused.arguments().toString()).contains(part);
        });
    }

    @Test
    void members_are_found_by_the_directory() throws Refusal, IOException {
        ZipArchive archive = read(Zips.zip(Zips.deflated("a/note.txt", NOTE), Zips.stored("b.txt", NOTE)));

        assertThat(archive.members()).extracting(ZipMember::name).containsExactly("a/note.txt", "b.txt");
        assertThat(text(archive, "a/note.txt")).isEqualTo("Nobody showed an order.");
        assertThat(text(archive, "b.txt")).isEqualTo("Nobody showed an order.");
        assertThat(archive.looseBytes()).isZero();
    }

    @Test
    void the_archives_that_info_zip_writes_are_read(@TempDir Path folder) throws Exception {
        Programs.need("zip", "zip");
        Files.write(folder.resolve("note.txt"), NOTE);
        Programs.run(folder, "zip", "-q", "plain.zip", "note.txt");
        Programs.run(folder, "zip", "-q", "-fz", "large.zip", "note.txt");
        Programs.run(folder, "sh", "-c", "zip -q - note.txt | cat > streamed.zip");
        Programs.run(folder, "sh", "-c", "cat note.txt | zip -q -fd piped.zip -");

        for (String name : List.of("plain.zip", "large.zip", "streamed.zip")) {
            ZipArchive archive = read(Files.readAllBytes(folder.resolve(name)));

            assertThat(text(archive, "note.txt")).as(name).isEqualTo("Nobody showed an order.");
            assertThat(archive.looseBytes()).as(name).isZero();
            assertThat(archive.prefixBytes()).as(name).isZero();
        }
        assertThat(text(read(Files.readAllBytes(folder.resolve("piped.zip"))), "-"))
                .isEqualTo("Nobody showed an order.");
    }

    @Test
    void the_archives_that_the_jdk_streams_are_read() throws Refusal, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("note.txt"));
            zip.write(NOTE);
        }

        ZipArchive archive = read(bytes.toByteArray());

        assertThat(text(archive, "note.txt")).isEqualTo("Nobody showed an order.");
        assertThat(archive.looseBytes()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, false", "true, true", "false, true"})
    void sizes_behind_the_data_are_read_in_all_four_forms(boolean signature, boolean wide) throws Refusal, IOException {
        ZipArchive archive = read(Zips.zip(
                Zips.deflated("a.txt", NOTE).streamed(signature, wide),
                Zips.deflated("b.txt", NOTE).streamed(signature, wide)));

        assertThat(text(archive, "b.txt")).isEqualTo("Nobody showed an order.");
        assertThat(archive.looseBytes()).isZero();
    }

    @Test
    void sizes_behind_the_data_that_say_something_else_are_refused() {
        byte[] file = Zips.zip(Zips.deflated("a.txt", NOTE).streamed(true, false));
        byte[] lying = file.clone();
        int descriptor = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\7\b");
        lying[descriptor + 12]++;

        demandRefusal("strip.damaged", "descriptor", () -> read(lying));
    }

    /** Names as they were written on Russian, English and Japanese Windows; the bytes by iconv of glibc 2.36. */
    @ParameterizedTest
    @CsvSource({
        // printf 'Показания свидетеля.txt' | iconv -t CP866
        "8FAEAAA0A7A0ADA8EF20E1A2A8A4A5E2A5ABEF2E747874, Показания свидетеля.txt",
        // printf 'Рынок Морвеска.txt' | iconv -t CP1251
        "D0FBEDEEEA20CCEEF0E2E5F1EAE02E747874, Рынок Морвеска.txt",
        // printf 'Prüfung für Ärzte.txt' | iconv -t CP437
        "5072816675 6E672066 81 72208E727A74652E747874, Prüfung für Ärzte.txt",
        // printf '市場の写真.txt' | iconv -t CP932
        "8E738FEA82CC8ECA905E2E747874, 市場の写真.txt",
        // printf 'Рынок.txt' in UTF-8 without the mark, as macOS writes it
        "D0A0D18BD0BDD0BED0BA2E747874, Рынок.txt"
    })
    void names_in_old_sets_are_read_as_they_were_meant(String hex, String name) throws Refusal, IOException {
        byte[] bytes = java.util.HexFormat.of().parseHex(hex.replace(" ", ""));

        ZipArchive archive = read(Zips.zip(Zips.stored("x", NOTE).named(bytes)));

        assertThat(archive.members()).extracting(ZipMember::name).containsExactly(name);
    }

    @Test
    void a_name_in_utf_8_beside_the_old_one_is_taken_when_it_belongs_to_it() throws Refusal, IOException {
        byte[] old = "Рынок.txt".getBytes(Charset.forName("IBM866"));
        java.util.zip.CRC32 checksum = new java.util.zip.CRC32();
        checksum.update(old);
        for (int lie : new int[] {0, 1}) {
            byte[] field = Strips.join(
                    new byte[] {1},
                    Zips.little(4).putInt((int) checksum.getValue() + lie).array(),
                    "Базар.txt".getBytes(UTF_8));
            ZipArchive archive = read(Zips.zip(Zips.stored("x", NOTE).named(old).extra(Zips.field(0x7075, field))));

            assertThat(archive.members())
                    .extracting(ZipMember::name)
                    .containsExactly(lie == 0 ? "Базар.txt" : "Рынок.txt");
        }
    }

    @Test
    void a_name_that_is_not_the_utf_8_it_claims_to_be_is_refused() {
        byte[] file = Zips.zip(
                Zips.stored("x", NOTE).named(new byte[] {'a', (byte) 0xFF}).flags(1 << 11));

        demandRefusal("strip.damaged", "member name", () -> read(file));
    }

    @Test
    void a_program_in_front_that_unpacks_the_archive_is_told_apart() throws Refusal, IOException {
        byte[] file = Zips.zip("MZ this unpacks itself", "", UnaryOperator.identity(), Zips.stored("a.txt", NOTE));

        ZipArchive archive = read(file);

        assertThat(text(archive, "a.txt")).isEqualTo("Nobody showed an order.");
        assertThat(archive.prefixBytes()).isEqualTo(22);
        assertThat(archive.looseBytes()).isZero();
    }

    @Test
    void bytes_between_members_are_counted() throws Refusal, IOException {
        ZipArchive archive = read(
                Zips.zip(Zips.stored("a.txt", NOTE), Zips.stored("b.txt", NOTE).after("call Danil")));

        assertThat(archive.looseBytes()).isEqualTo(10);
    }

    @Test
    void members_that_share_bytes_are_refused() {
        byte[] bomb = Zips.overlapping(20, new byte[1 << 20]);

        demandRefusal("strip.damaged", "member name", () -> read(bomb));

        byte[] twice = Zips.zip(Zips.stored("a.txt", NOTE), Zips.stored("b.txt", NOTE));
        int second = twice.length - 22 - 51;
        // The second entry now leads to the first member, whose name is made to fit.
        ByteBuffer.wrap(twice).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(second + 42, 0);
        twice[second + 46] = 'a';
        demandRefusal("strip.damaged", "two members of one name", () -> read(twice));
    }

    @Test
    void a_member_inside_another_is_refused() {
        byte[] inner = Zips.zip(Zips.stored("b.txt", NOTE));
        byte[] outer = Zips.zip(Zips.stored("a.txt", inner), Zips.stored("b.txt", NOTE));
        // Two readers would disagree which b.txt it is: the one inside the first member, or the second member.
        int second = outer.length - 22 - 51;
        ByteBuffer.wrap(outer).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(second + 42, 30 + 5);

        demandRefusal("strip.damaged", "overlap", () -> read(outer));
    }

    @Test
    void a_name_or_a_header_that_says_something_else_than_the_directory_is_refused() {
        demandRefusal(
                "strip.damaged",
                "member name",
                () -> read(Zips.zip(Zips.stored("a.txt", NOTE).locallyNamed("b.txt"))));
        byte[] file = Zips.zip(Zips.stored("a.txt", NOTE));
        for (int lie : new int[] {8, 14, 18, 22}) {
            byte[] lying = file.clone();
            lying[lie]++;
            demandRefusal("strip.damaged", "member header", () -> read(lying));
        }
    }

    @ParameterizedTest
    @CsvSource({"9, Deflate64", "12, bzip2", "14, LZMA", "93, Zstandard", "95, XZ", "98, PPMd", "77, 77"})
    void other_ways_of_compressing_are_refused_by_name(int method, String name) {
        demandRefusal(
                "strip.unknown-part",
                name,
                () -> read(Zips.zip(Zips.stored("a.txt", NOTE).method(method))));
    }

    @ParameterizedTest
    @CsvSource({"1", "65", "8192"})
    void locked_archives_are_refused(int flags) {
        demandRefusal(
                "strip.encrypted",
                "ZIP",
                () -> read(Zips.zip(Zips.stored("a.txt", NOTE).flags(flags))));
    }

    @Test
    void a_part_of_a_split_archive_is_refused() {
        UnaryOperator<ByteBuffer> second = end -> end.putShort(4, (short) 1);

        demandRefusal(
                "strip.unknown-part",
                "several parts",
                () -> read(Zips.zip("", "", second, Zips.stored("a.txt", NOTE))));
    }

    @Test
    void what_unfolds_beyond_measure_is_refused_before_it_is_unpacked() {
        byte[] zeros = new byte[64 << 20];

        demandRefusal("strip.too-large", "unpacked size", () -> read(Zips.zip(Zips.deflated("a", zeros))));
        demandRefusal(
                "strip.too-large",
                "unpacked size",
                () -> read(Zips.zip(Zips.deflated("a", NOTE).claiming(0xF0000001L))));
    }

    @Test
    void a_member_that_is_larger_than_it_says_is_refused_while_it_is_unpacked() throws Refusal, IOException {
        ZipArchive archive = read(Zips.zip(Zips.deflated("a", new byte[1 << 20]).claiming(100)));

        demandRefusal(
                "strip.damaged",
                "size of a member",
                () -> archive.bytes(archive.member("a").orElseThrow()));
    }

    @Test
    void a_damaged_member_is_refused() throws Refusal, IOException {
        byte[] file = Zips.zip(Zips.stored("a.txt", NOTE));
        file[40]++;
        ZipArchive archive = read(file);

        demandRefusal(
                "strip.damaged",
                "checksum",
                () -> archive.bytes(archive.member("a.txt").orElseThrow()));
    }

    @Test
    void one_name_twice_is_refused_and_in_documents_one_name_in_capitals_too() throws Refusal, IOException {
        byte[] same = Zips.zip(Zips.stored("a.txt", NOTE), Zips.stored("a.txt", NOTE));
        byte[] similar = Zips.zip(Zips.stored("a.txt", NOTE), Zips.stored("A.TXT", NOTE));

        demandRefusal("strip.damaged", "one name", () -> read(same));
        assertThat(read(similar).members()).hasSize(2);
        demandRefusal("strip.damaged", "one name", () -> ZipArchive.of(Source.of(similar), FileFormat.ODT));
    }

    @Test
    void an_end_record_inside_the_comment_does_not_mislead() throws Refusal, IOException {
        byte[] file = Zips.zip(
                "",
                "PK\5\6 and what follows is no record of the end",
                UnaryOperator.identity(),
                Zips.stored("a.txt", NOTE));

        assertThat(read(file).members()).hasSize(1);
        assertThat(read(file).comment()).startsWith('P', 'K', 5, 6);
    }

    @Test
    void what_is_cut_short_is_refused_wherever_it_ends() {
        byte[] file = Zips.zip(Zips.stored("a.txt", NOTE));
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            demandRefusal("strip.truncated", "ZIP", () -> read(cut));
        }
    }

    @Test
    void what_is_written_is_the_same_in_every_time_zone_and_tells_none() throws Exception {
        java.util.TimeZone before = java.util.TimeZone.getDefault();
        try {
            java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("Asia/Vladivostok"));
            byte[] east = packed();
            java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("America/Lima"));

            assertThat(packed()).isEqualTo(east);
            ZipArchive archive = read(east);
            assertThat(archive.members()).noneMatch(ZipMember::extras).noneMatch(ZipMember::dated);
            assertThat(archive.members()).extracting(ZipMember::name).containsExactly("Рынок/", "Рынок/a.txt", "b");
            OtherProgram.demandGoodZip(east);
        } finally {
            java.util.TimeZone.setDefault(before);
        }
    }

    private static byte[] packed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipPacker packer = new ZipPacker(bytes)) {
            packer.folder("Рынок/");
            packer.deflated("Рынок/a.txt", "again and again and again".getBytes(UTF_8));
            packer.stored("b", NOTE);
        }
        return bytes.toByteArray();
    }
}
