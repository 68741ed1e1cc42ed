package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.BundleFiles;
import org.letopis.failure.Failure;

/** A stick that was in many computers. */
class DeliveriesTest {
    private static final String UNFINISHED = ".letopis-00112233445566778899aabbccddeeff";

    @TempDir
    private Path folder;

    private Path stick;

    @BeforeEach
    void a_stick() throws IOException {
        stick = Files.createDirectories(folder.resolve("stick"));
        for (String name :
                List.of("x.age", "inner/y.age", UNFINISHED, ".DS_Store", "inner/._y.age", ".Trashes/501/z.age")) {
            Files.createDirectories(stick.resolve(name).getParent());
            Files.writeString(stick.resolve(name), name);
        }
    }

    @Test
    void what_is_hidden_in_a_folder_is_no_bundle() throws Failure {
        assertThat(found(stick))
                .containsExactly(
                        stick.resolve("inner/y.age").toString(),
                        stick.resolve("x.age").toString());
    }

    @Test
    void nor_are_the_folders_above_the_one_that_was_named_looked_at() throws Failure {
        assertThat(found(stick.resolve(".Trashes/501")))
                .containsExactly(stick.resolve(".Trashes/501/z.age").toString());
        assertThat(found(stick.resolve(".Trashes")))
                .containsExactly(stick.resolve(".Trashes/501/z.age").toString());
    }

    @Test
    void a_hidden_file_that_is_named_itself_is_meant() throws Failure {
        assertThat(found(stick.resolve(UNFINISHED)))
                .containsExactly(stick.resolve(UNFINISHED).toString());
    }

    @Test
    void a_folder_with_hidden_files_alone_has_no_bundles() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Files.writeString(empty.resolve(".DS_Store"), "");
        Failure.Usage failure = catchThrowableOfType(Failure.Usage.class, () -> found(empty));
        assertThat(failure.key()).isEqualTo("import.no-files");
    }

    private static List<String> found(Path named) throws Failure {
        return Deliveries.found(List.of(named)).stream().map(BundleFiles::name).toList();
    }
}
