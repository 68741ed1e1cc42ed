package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.protect.DisclosedFile;
import org.letopis.report.Id;

/** {@code docs/reference/bundle-format.md}, section 6: {@code original_of}. */
class OriginalsTest {
    private static final byte[] CONTENT = Correspondents.noise(21, 70_000);

    @TempDir
    private Path folder;

    private static DisclosedFile original(Id id, Id of) {
        return new DisclosedFile(
                id,
                Optional.of(of),
                "image/jpeg",
                "jpg",
                CONTENT.length,
                Sha256.of(CONTENT),
                () -> new ByteArrayInputStream(CONTENT));
    }

    private static Id id() {
        return Id.random(Correspondents.RANDOM);
    }

    private Path packed(DisclosedFile... files) throws Failure {
        Path target = folder.resolve(id().hex());
        Correspondents.write(Correspondents.disclosure(List.of(Correspondents.report("x")), files), target);
        return target;
    }

    @Test
    void an_original_arrives_beside_its_clean_copy_and_says_whose_it_is() throws Exception {
        DisclosedFile clean = Correspondents.file("jpg", "image/jpeg", Correspondents.noise(22, 1_000));
        DisclosedFile original = original(id(), clean.id());
        Correspondents.Collected collected = new Correspondents.Collected();
        Correspondents.verifyAndRead(packed(clean, original), collected);
        assertThat(collected.files).extracting(ReceivedFile::id).containsExactly(clean.id(), original.id());
        assertThat(collected.files)
                .extracting(ReceivedFile::originalOf)
                .containsExactly(Optional.empty(), Optional.of(clean.id()));
        assertThat(collected.files).extracting(ReceivedFile::attachment).containsOnly(clean.id());
        assertThat(collected.contents.get(1)).isEqualTo(CONTENT);
    }

    @Test
    void a_file_has_one_original_and_an_original_has_none() {
        Id of = id();
        Id other = id();
        List<DisclosedFile[]> wrong = List.of(
                new DisclosedFile[] {original(id(), of), original(id(), of)},
                new DisclosedFile[] {original(of, of)},
                new DisclosedFile[] {original(of, other), original(id(), of)});
        for (DisclosedFile[] files : wrong) {
            assertThatThrownBy(() -> packed(files))
                    .isInstanceOf(Failure.Damaged.class)
                    .hasMessageContaining("json");
        }
    }

    static Stream<Arguments> mutations() {
        String id = "\"id\":\"00000000000000000000000000000001\"";
        return Stream.of(
                Arguments.of("null", id, id + ",\"original_of\":null"),
                Arguments.of("no id", id, id + ",\"original_of\":\"1\""),
                Arguments.of("a list", id, id + ",\"original_of\":[]"),
                Arguments.of("itself", id, id + ",\"original_of\":\"00000000000000000000000000000001\""),
                Arguments.of("another name", id, id + ",\"original-of\":\"00000000000000000000000000000009\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutations")
    void whatever_else_stands_there_is_damaged(String what, String from, String to) throws Exception {
        HostilePacker packer = new HostilePacker();
        packer.edit(HostilePacker.FILE_LIST, text -> text.replaceFirst(from, Matcher.quoteReplacement(to)));
        Path file = packer.writeTo(folder.resolve("hostile.age"));
        assertThatThrownBy(() -> Correspondents.verify(file)).isInstanceOf(Failure.Damaged.class);
    }

    @Test
    void a_changed_original_is_found() throws Exception {
        HostilePacker packer = new HostilePacker();
        packer.edit(
                HostilePacker.FILE_LIST,
                text -> text.replaceFirst(
                        "\"name\":\"data/attachments/000001.jpg\"",
                        "\"name\":\"data/attachments/000001.jpg\",\"original_of\":\"00000000000000000000000000000009\""));
        Path good = packer.writeTo(folder.resolve("good.age"));
        Correspondents.verify(good);
        packer.payload.put(HostilePacker.PICTURE, Correspondents.noise(23, 2_000));
        Path bad = packer.writeTo(folder.resolve("bad.age"));
        assertThatThrownBy(() -> Correspondents.verify(bad)).isInstanceOf(Failure.Damaged.class);
    }
}
