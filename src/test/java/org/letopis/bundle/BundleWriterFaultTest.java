package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.crypto.Peers;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;
import org.letopis.json.JsonObject;
import org.letopis.protect.DisclosedFile;
import org.letopis.protect.Disclosure;

/** An export that fails leaves nothing behind, and one that succeeds takes no other file's place. */
class BundleWriterFaultTest {
    private static final int SIZE = 300_000;

    @TempDir
    Path folder;

    @Test
    void another_file_is_never_overwritten() throws IOException {
        Path target = Files.writeString(folder.resolve("x.age"), "mine");
        Failure.Usage failure = catchThrowableOfType(
                Failure.Usage.class, () -> Correspondents.write(Correspondents.ordinary(), target));
        assertThat(failure.key()).isEqualTo("output.exists");
        assertThat(failure.arguments()).hasToString("[" + target + "]");
        assertThat(target).hasContent("mine");
        demandOnly(target);
    }

    @Test
    void nor_is_a_link_that_leads_nowhere() throws IOException {
        Path target = Files.createSymbolicLink(folder.resolve("x.age"), folder.resolve("nothing"));
        assertThatThrownBy(() -> Correspondents.write(Correspondents.ordinary(), target))
                .isInstanceOf(Failure.Usage.class);
        demandOnly(target);
    }

    @Test
    void nor_a_file_that_appears_while_the_bundle_is_written() throws IOException {
        Path target = folder.resolve("x.age");
        byte[] content = Correspondents.noise(1, SIZE);
        DisclosedFile file = file(content, () -> {
            Files.writeString(target, "faster");
            return new ByteArrayInputStream(content);
        });
        assertThatThrownBy(() -> Correspondents.write(with(file), target)).isInstanceOf(Failure.Usage.class);
        assertThat(target).hasContent("faster");
        demandOnly(target);
    }

    @Test
    void a_content_that_cannot_be_opened_leaves_nothing() throws IOException {
        demandNothingAfter(
                file(new byte[5], () -> {
                    throw new IOException("gone");
                }),
                Failure.Io.class,
                "io.failed");
    }

    @Test
    void a_content_that_breaks_midway_leaves_nothing_and_tells_why() throws IOException {
        byte[] content = Correspondents.noise(1, SIZE);
        DisclosedFile.Content broken =
                () -> new SequenceInputStream(new ByteArrayInputStream(content, 0, SIZE / 2), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new FailureInStream(new Failure.Damaged("vault.seal-broken"));
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int lengthBytes) throws IOException {
                        return read();
                    }
                });
        demandNothingAfter(file(content, broken), Failure.Damaged.class, "vault.seal-broken");
    }

    @Test
    void a_content_that_ends_the_program_midway_leaves_nothing() throws IOException {
        DisclosedFile file = file(new byte[5], () -> {
            throw new IllegalStateException("a bug");
        });
        assertThatThrownBy(() -> Correspondents.write(with(file), folder.resolve("x.age")))
                .isInstanceOf(IllegalStateException.class);
        demandOnly();
    }

    @Test
    void a_content_that_is_not_what_was_disclosed_leaves_nothing() throws IOException {
        byte[] content = Correspondents.noise(1, SIZE);
        byte[] other = content.clone();
        other[SIZE - 1] ^= 1;
        String key = "bundle.content-changed";
        demandNothingAfter(file(content, () -> new ByteArrayInputStream(other)), Failure.Damaged.class, key);
        demandNothingAfter(
                file(content, () -> new ByteArrayInputStream(content, 0, SIZE - 1)), Failure.Damaged.class, key);
        demandNothingAfter(
                file(content, () -> new ByteArrayInputStream(new byte[SIZE + 1])), Failure.Damaged.class, key);
        demandNothingAfter(file(content, InputStream::nullInputStream), Failure.Damaged.class, key);
    }

    /** A limit on the size of files stops a write in the middle, as a full disk does. */
    @Test
    void a_disk_that_is_full_is_told_and_left_clean() throws Exception {
        Peers.require("bash", "--version");
        Process child = ExportInAnotherProcess.start(folder, "ulimit -f 600;", "full");
        assertThat(new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("Io io.failed");
        demandOnly();
    }

    /** 24 MiB of heap for 100 MB: nothing is held but a few buffers. */
    @Test
    void a_large_file_takes_no_memory() throws Exception {
        Peers.require("bash", "--version");
        Process child = ExportInAnotherProcess.start(folder, "", "large");
        assertThat(new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("written and read");
    }

    @Test
    void a_command_that_the_user_stops_leaves_nothing() throws Exception {
        Peers.require("bash", "--version");
        Process child = ExportInAnotherProcess.start(folder, "", "stopped");
        assertThat(child.getInputStream().read()).isEqualTo('w');
        try (var there = Files.list(folder)) {
            assertThat(there)
                    .singleElement()
                    .satisfies(file -> assertThat(file.getFileName().toString()).matches("\\.letopis-[0-9a-f]{32}"));
        }
        child.destroy();
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        demandOnly();
    }

    @Test
    void a_folder_that_is_a_file_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Failure failure = catchThrowableOfType(
                Failure.class, () -> Correspondents.write(Correspondents.ordinary(), file.resolve("x.age")));
        assertThat(failure).isInstanceOf(Failure.Io.class);
        demandOnly(file);
    }

    @Test
    void a_folder_that_is_not_there_is_told() {
        Failure failure = catchThrowableOfType(
                Failure.class, () -> Correspondents.write(Correspondents.ordinary(), folder.resolve("no/x.age")));
        assertThat(failure).isInstanceOf(Failure.Io.class);
    }

    @Test
    void what_no_bundle_can_hold_is_refused_before_anything_is_written() throws IOException {
        DisclosedFile huge = Correspondents.file(
                "bin", "application/octet-stream", 1L << 33, new byte[32], InputStream::nullInputStream);
        demandNothingAfter(huge, Failure.Usage.class, "bundle.file-too-large");
        JsonObject report = JsonObject.empty().with("a", "x".repeat(8 << 20));
        Failure failure = catchThrowableOfType(
                Failure.class,
                () -> Correspondents.write(Correspondents.disclosure(List.of(report)), folder.resolve("x.age")));
        assertThat(failure.key()).isEqualTo("bundle.file-too-large");
        demandOnly();
    }

    private static DisclosedFile file(byte[] promised, DisclosedFile.Content content) {
        return Correspondents.file("bin", "application/octet-stream", promised.length, Sha256.of(promised), content);
    }

    private static Disclosure with(DisclosedFile file) {
        return Correspondents.disclosure(List.of(Correspondents.report("x")), file);
    }

    private void demandNothingAfter(DisclosedFile file, Class<? extends Failure> kind, String key) throws IOException {
        Failure failure =
                catchThrowableOfType(Failure.class, () -> Correspondents.write(with(file), folder.resolve("x.age")));
        assertThat(failure).isInstanceOf(kind);
        assertThat(failure.key()).isEqualTo(key);
        demandOnly();
    }

    private void demandOnly(Path... files) throws IOException {
        try (var there = Files.list(folder)) {
            assertThat(there).containsExactlyInAnyOrder(files);
        }
    }
}
