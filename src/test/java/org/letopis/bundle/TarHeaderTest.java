package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.crypto.Peers;

class TarHeaderTest {
    @TempDir
    Path folder;

    @Test
    void an_archive_is_byte_for_byte_that_of_gnu_tar() throws IOException {
        Peers.require("tar", "--version");
        Map<String, byte[]> contents = new TreeMap<>();
        for (int size : List.of(0, 1, 511, 512, 513, 10_000, 70_000, 1_234_567)) {
            contents.put("data/attachments/" + size + ".jpg", Correspondents.noise(size, size));
        }
        contents.put("data/" + "a".repeat(TarHeader.MAX_NAME_BYTES - "b/data/".length()), new byte[3]);
        ByteArrayOutputStream ours = new ByteArrayOutputStream();
        TarWriter tar = new TarWriter(ours);
        List<String> command = new ArrayList<>(List.of(
                "tar", "--format=ustar", "--owner=0", "--group=0", "--numeric-owner", "--mode=0644", "--mtime=@0"));
        command.addAll(List.of("-b", "1", "-cf", "out.tar"));
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            put(Layout.ROOT + content.getKey(), content.getValue(), command);
            tar.entry(content.getKey(), content.getValue());
        }
        tar.finish();
        byte[] padding = new byte[(int) paddingSize(ours.toByteArray())];
        put(Layout.ROOT + Layout.PADDING, padding, command);

        assertThat(Peers.run(folder, new byte[0], command).exitCode()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("out.tar"))).isEqualTo(ours.toByteArray());
        assertThat(ours.size()).isEqualTo(Padme.sizeFor(ours.size()));
    }

    /** {@code truncate -s 8589934591 f; tar ... -cf - f | head -c 512 | od}: the largest size, 77777777777 octal. */
    @Test
    void the_largest_size_is_eight_gib_less_one() {
        assertThat(TarHeader.claimedSize(TarHeader.of("b/x", 8_589_934_591L))).isEqualTo(8_589_934_591L);
        assertThatThrownBy(() -> TarHeader.of("b/x", 8_589_934_592L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TarHeader.of("b".repeat(100), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private void put(String name, byte[] content, List<String> command) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        command.add(name);
    }

    private static long paddingSize(byte[] archive) {
        for (int at = 0; at < archive.length; at += 512) {
            byte[] block = Arrays.copyOfRange(archive, at, at + 512);
            if (TarHeader.hasName(block, "b/padding")) {
                return TarHeader.claimedSize(block);
            }
        }
        throw new AssertionError("no padding entry");
    }
}
