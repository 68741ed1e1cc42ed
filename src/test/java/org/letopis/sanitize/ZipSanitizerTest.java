package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.failure.Failure;

class ZipSanitizerTest extends SanitizerContract {
    private static final byte[] PICTURE = Jpegs.planted(Jpegs.baseline(), Jpegs.segment(0xFE, Strips.latin("of Mira")));

    /** What exiftool says of any archive: how it is packed, and that its date is the first there is. */
    static final List<String> ZIP_FACTS = List.of(
            "ZIP:ZipRequiredVersion",
            "ZIP:ZipBitFlag",
            "ZIP:ZipCompression",
            "ZIP:ZipModifyDate",
            "ZIP:ZipCRC",
            "ZIP:ZipCompressedSize",
            "ZIP:ZipUncompressedSize",
            "ZIP:ZipFileName");

    @Override
    byte[] dirty() {
        return Strips.sample("dirty.zip");
    }

    @Override
    FileFormat format() {
        return FileFormat.ZIP;
    }

    @Override
    List<String> planted() {
        return List.of("Mira", "MIRA-LAPTOP", "lawyer", "AK2-0047731", "flat14", "example.org", "__MACOSX", "DS_Store");
    }

    @Override
    List<String> findings() {
        return List.of(
                "Dates of members",
                "Owner of the files",
                "Comment of the archive",
                "Litter of the system",
                "Рынок/market.jpg: GPS Latitude",
                "Рынок/market.jpg: Artist");
    }

    @Override
    List<String> facts() {
        return ZIP_FACTS;
    }

    @Override
    boolean exiftoolReads() {
        return false;
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) throws Exception {
        Map<String, byte[]> before = Zips.unpack(dirty);
        Map<String, byte[]> after = Zips.unpack(clean);
        assertThat(after.keySet()).containsExactly("Рынок/", "Рынок/empty.txt", "Рынок/market.jpg");
        assertThat(Strips.pixels(after.get("Рынок/market.jpg")))
                .isEqualTo(Strips.pixels(before.get("Рынок/market.jpg")));
        assertThat(after.get("Рынок/empty.txt")).isEmpty();
        OtherProgram.demandGoodZip(clean);
    }

    @Test
    void the_sample_tells_what_its_readme_says() throws Failure {
        assertThat(Strips.inspect(dirty()).findings())
                .contains(
                        new Finding(FindingGroup.PEOPLE, "Owner of the files", "1014:1014"),
                        new Finding(
                                FindingGroup.HIDDEN,
                                "Comment of the archive",
                                "packed by Mira on MIRA-LAPTOP for the lawyer"),
                        new Finding(FindingGroup.DEVICE, "Рынок/market.jpg: Body Serial Number", "AK2-0047731"),
                        new Finding(FindingGroup.HIDDEN, "Litter of the system", "__MACOSX/._market.jpg"));
    }

    @Test
    void mat2_finds_nothing() throws Exception {
        assertThat(OtherProgram.mat2(Strips.clean(dirty()), "zip")).contains("No metadata found");
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd.jpg, etc/passwd.jpg",
        "/home/mira/a.jpg, home/mira/a.jpg",
        "C:\\Users\\Mira\\a.jpg, Users/Mira/a.jpg",
        "./a//b/../a.jpg, a/b/a.jpg",
        "a\u202Egpj.exe.jpg, a_gpj.exe.jpg",
        "photo.png, photo.jpg",
        "photo, photo.jpg",
        ".., file.jpg"
    })
    void names_are_made_safe_and_get_the_ending_of_their_content(String name, String safe) throws Failure, IOException {
        byte[] clean = Strips.clean(Zips.zip(Zips.stored(name, PICTURE)));

        assertThat(Zips.unpack(clean).keySet()).containsExactly(safe);
        assertThat(Strips.stripped(clean).alreadyClean()).isTrue();
    }

    @Test
    void names_that_differ_in_capitals_only_get_numbers() throws Failure, IOException {
        byte[] clean = Strips.clean(
                Zips.zip(Zips.stored("a.jpg", PICTURE), Zips.stored("A.JPG", PICTURE), Zips.stored("a.png", PICTURE)));

        assertThat(Zips.unpack(clean).keySet()).containsExactly("A.JPG", "a (2).jpg", "a (3).jpg");
        assertThat(Strips.clean(clean)).isEqualTo(clean);
    }

    @Test
    void russian_names_of_windows_are_written_in_utf_8() throws Failure, IOException {
        byte[] name = "Рынок.jpg".getBytes(java.nio.charset.Charset.forName("IBM866"));

        byte[] clean = Strips.clean(Zips.zip(Zips.stored("x", PICTURE).named(name)));

        assertThat(Zips.unpack(clean).keySet()).containsExactly("Рынок.jpg");
    }

    @Test
    void one_file_that_cannot_be_cleaned_refuses_the_archive_by_its_name() throws Failure {
        byte[] file = Zips.zip(
                Zips.stored("a.jpg", PICTURE),
                Zips.stored("b/old.doc", Strips.latin("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")));

        StripResult.Refused refused = Strips.refusal(file);

        assertThat(refused.key()).isEqualTo("strip.member");
        assertThat(refused.arguments()).startsWith("ZIP", "b/old.doc").contains(FileFormat.OLD_OFFICE.label());
    }

    @Test
    void archives_inside_archives_are_cleaned_to_a_depth() throws Failure, IOException {
        byte[] nested = Zips.zip(Zips.stored("a.jpg", PICTURE));
        for (int depth = 1; depth <= 3; depth++) {
            nested = Zips.zip(Zips.stored("n.zip", nested).comment("of Danil"));
        }
        byte[] clean = Strips.clean(nested);
        assertThat(Strips.contains(clean, Strips.latin("of "))).isFalse();
        byte[] inner = clean;
        for (int depth = 1; depth <= 3; depth++) {
            inner = Zips.unpack(inner).get("n.zip");
        }
        assertThat(Strips.pixels(Zips.unpack(inner).get("a.jpg"))).isEqualTo(Strips.pixels(PICTURE));

        for (int depth = 4; depth <= Members.MOST_DEPTH + 1; depth++) {
            nested = Zips.zip(Zips.stored("n.zip", nested));
        }
        StripResult.Refused refused = Strips.refusal(nested);
        assertThat(refused.key()).isEqualTo("strip.member");
        assertThat(refused.arguments()).contains("strip.too-large", "files inside files");
    }

    /** The shape of 42.zip: archives in archives, each ten times, whose sum is what nobody can unpack. */
    @Test
    void a_tree_of_archives_is_refused_by_what_it_would_cost() throws Failure {
        byte[] leaf = Zips.zip(Zips.deflated("0.bmp", new byte[3 << 20]));
        for (int level = 0; level < 5; level++) {
            List<Zips.Member> branches = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                branches.add(Zips.deflated(i + ".zip", leaf));
            }
            leaf = Zips.zip(branches.toArray(Zips.Member[]::new));
        }

        assertThat(Strips.refusal(leaf).key()).isEqualTo("strip.member");
    }

    @Test
    void a_program_in_front_is_cut_off_and_reported() throws Failure {
        byte[] dirty = Strips.join(
                Strips.latin("MZ\u0090\0 this unpacks itself, built by Mira"), Zips.zip(Zips.stored("a.jpg", PICTURE)));

        byte[] clean = Strips.clean(dirty);

        assertThat(clean).isEqualTo(Strips.clean(Zips.zip(Zips.stored("a.jpg", PICTURE))));
        assertThat(Strips.stripped(dirty).removed())
                .contains(new Removed(FindingGroup.EMBEDDED, "Data before the archive"));
    }

    @Test
    void what_lies_between_members_is_cut_out_and_reported() throws Failure {
        byte[] dirty = Zips.zip(
                Zips.stored("a.jpg", PICTURE), Zips.stored("b.jpg", PICTURE).after("meet Danil at the mill"));

        assertThat(Strips.contains(Strips.clean(dirty), Strips.latin("Danil"))).isFalse();
        assertThat(Strips.stripped(dirty).removed()).contains(new Removed(FindingGroup.HIDDEN, "Data between members"));
    }

    @Test
    void a_mislabelled_document_in_an_archive_is_cleaned_as_what_it_is() throws Failure, IOException {
        byte[] clean = Strips.clean(Zips.zip(Zips.deflated("statement.zip", Strips.sample("dirty.odt"))));

        assertThat(Zips.unpack(clean).keySet()).containsExactly("statement.odt");
        assertThat(Zips.unpack(clean).get("statement.odt")).isEqualTo(Strips.clean(Strips.sample("dirty.odt")));
    }

    /** Hundreds of megabytes of photos in a heap that could not hold them: each is cleaned and written on its own. */
    @Test
    void an_archive_is_not_held_in_memory() throws Failure, IOException {
        byte[] photo = Strips.join(Strips.sample("dirty.jpg"), new byte[4 << 20]);
        Zips.Member[] members = new Zips.Member[8];
        for (int i = 0; i < members.length; i++) {
            members[i] = Zips.stored(i + ".jpg", photo);
        }
        Source file = Source.of(Zips.zip(members));
        long[] largest = {0};
        OutputStream counted = new OutputStream() {
            @Override
            public void write(int value) {
                write(new byte[1], 0, 1);
            }

            @Override
            public void write(byte[] buffer, int offset, int length) {
                largest[0] = Math.max(largest[0], length);
            }
        };

        try (Stripping stripping = new Stripping()) {
            new ZipSanitizer().rewrite(file, new Draft(FileFormat.ZIP), counted, Members.outermost(stripping));
        } catch (Refusal refusal) {
            throw new AssertionError(refusal);
        }

        // Nothing larger than one clean photo is ever written at once.
        assertThat(largest[0]).isLessThan(Strips.sample("dirty.jpg").length + 1L);
    }

    @Test
    void an_empty_archive_stays_one() throws Failure {
        byte[] empty = Zips.zip();

        assertThat(Strips.clean(empty)).isEqualTo(empty);
    }

    @Test
    void the_same_files_give_the_same_archive_in_whatever_order_they_were_packed() throws Failure {
        Zips.Member first = Zips.stored("a.jpg", PICTURE);
        Zips.Member second = Zips.stored("b.png", Strips.sample("dirty.png"));

        assertThat(Strips.clean(Zips.zip(second, first))).isEqualTo(Strips.clean(Zips.zip(first, second)));
    }
}
