package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.Programs;
import org.letopis.crypto.Fingerprint;

/** QR codes of fingerprints, as {@code zbarimg} reads them from the picture, and from a screen of either theme. */
class QrTextTest {
    private static final Fingerprint FINGERPRINT = Fingerprint.parse("0123456789abcdef".repeat(4));
    private static final String TEXT = "LETOPIS-FP1:" + "0123456789ABCDEF".repeat(4);
    private static final int CELL = 10;

    @TempDir
    Path folder;

    @BeforeEach
    void need_a_scanner() {
        Programs.need("zbarimg", "zbar-tools");
    }

    private String scanned(Path picture, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("zbarimg", "-q", "--nodbus", "--raw"));
        command.addAll(List.of(options));
        command.add(picture.toString());
        return Programs.run(folder, command.toArray(String[]::new)).strip();
    }

    /** Draws the printed blocks as a terminal does, each two squares high. */
    private Path screen(int ground, int ink) throws Exception {
        List<String> lines = QrText.lines(FINGERPRINT);
        int columns = lines.get(0).length();
        BufferedImage screen =
                new BufferedImage((columns + 4) * CELL, (lines.size() + 2) * 2 * CELL, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < screen.getHeight(); y++) {
            for (int x = 0; x < screen.getWidth(); x++) {
                int row = y / CELL - 2;
                int column = x / CELL - 2;
                boolean inside = row >= 0 && row < 2 * lines.size() && column >= 0 && column < columns;
                char block = inside ? lines.get(row / 2).charAt(column) : ' ';
                boolean drawn = block == '█' || block == (row % 2 == 0 ? '▀' : '▄');
                screen.setRGB(x, y, drawn ? ink : ground);
            }
        }
        Path file = folder.resolve("screen.png");
        ImageIO.write(screen, "png", file.toFile());
        return file;
    }

    @Test
    void the_picture_says_the_fingerprint_and_nothing_else() throws Exception {
        byte[] png = QrText.png(FINGERPRINT);
        assertThat(scanned(Files.write(folder.resolve("q.png"), png))).isEqualTo(TEXT);
        assertThat(new String(png, StandardCharsets.ISO_8859_1)).doesNotContain("tEXt", "iTXt", "tIME", "eXIf");
    }

    @Test
    void a_dark_screen_is_scanned() throws Exception {
        assertThat(scanned(screen(0x101010, 0xD0D0D0))).isEqualTo(TEXT);
    }

    @Test
    void a_light_screen_is_scanned_by_scanners_that_know_codes_with_light_and_dark_exchanged() throws Exception {
        assertThat(scanned(screen(0xFFFFFF, 0x202020), "-Stest-inverted")).isEqualTo(TEXT);
    }

    @Test
    void it_fits_the_screen_and_has_no_colour() {
        assertThat(QrText.lines(FINGERPRINT))
                .hasSizeLessThan(24)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(80).matches("[█▀▄ ]+"));
    }
}
