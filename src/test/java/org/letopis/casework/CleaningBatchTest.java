package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.Failure;
import org.letopis.sanitize.StripResult;

class CleaningBatchTest {
    private static final Path SAMPLES = Path.of("samples/files");
    private static final int COPIES = 5;

    @TempDir
    private Path folder;

    /** Notes what it is told, in that order. */
    private static final class Heard implements CleaningBatch.Listener {
        private final List<Path> files = new ArrayList<>();
        private final List<Path> copies = new ArrayList<>();
        private final List<Path> failed = new ArrayList<>();

        @Override
        public void cleaned(FileCleaning.Cleaned cleaned) {
            files.add(cleaned.file());
            if (cleaned.result() instanceof StripResult.Stripped) {
                copies.add(cleaned.output());
            }
        }

        @Override
        public void failed(FileTree.Found file, Failure failure) {
            files.add(file.file());
            failed.add(file.file());
        }
    }

    private Heard clean(List<Path> files, String into, int threads) throws Exception {
        Heard heard = new Heard();
        Path target = Files.createDirectory(folder.resolve(into));
        try (CleaningBatch batch = new CleaningBatch(false, threads)) {
            batch.run(FileTree.of(files, target), CopyNames.numbered(target), heard);
        }
        return heard;
    }

    private List<Path> manyFiles() throws IOException {
        List<Path> samples;
        try (Stream<Path> all = Files.list(SAMPLES)) {
            samples = all.filter(file -> file.toString().contains("dirty"))
                    .sorted()
                    .toList();
        }
        assertThat(samples).hasSizeGreaterThanOrEqualTo(6);
        return IntStream.range(0, COPIES)
                .boxed()
                .flatMap(each -> samples.stream())
                .toList();
    }

    @Test
    void many_threads_write_the_same_copies_under_the_same_names_as_one() throws Exception {
        List<Path> files = manyFiles();

        Heard one = clean(files, "one", 1);
        Heard four = clean(files, "four", 4);

        assertThat(one.files).isEqualTo(files);
        assertThat(four.files).isEqualTo(files);
        assertThat(four.copies).hasSameSizeAs(one.copies).hasSameSizeAs(files);
        for (int i = 0; i < files.size(); i++) {
            assertThat(four.copies.get(i).getFileName())
                    .isEqualTo(one.copies.get(i).getFileName());
            assertThat(four.copies.get(i)).hasSameBinaryContentAs(one.copies.get(i));
        }
    }

    @Test
    void a_file_that_is_gone_and_one_that_is_refused_cost_no_other() throws Exception {
        Path text = Files.writeString(folder.resolve("unknown.bin"), "\0\1\2 no format that anybody knows");
        Path gone = folder.resolve("gone.jpg");
        Path good = manyFiles().get(0);

        Heard heard = clean(List.of(gone, text, good, gone), "clean", 2);

        assertThat(heard.files).containsExactly(gone, text, good, gone);
        assertThat(heard.failed).containsExactly(gone, gone);
        assertThat(heard.copies).hasSize(1);
        try (Stream<Path> left = Files.list(folder.resolve("clean"))) {
            assertThat(left).as("nothing half written").containsExactlyElementsOf(heard.copies);
        }
    }
}
