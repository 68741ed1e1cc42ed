package org.letopis.cli;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.letopis.crypto.Fingerprint;
import org.letopis.failure.Failure;

/**
 * A fingerprint as a QR code, for a screen or as a picture. On the screen the light squares are drawn, with a margin of
 * four of them, and no colour is used: where the letters are light on dark it is a code as printed, and where they are
 * dark on light the same code with light and dark exchanged, which scanners read too (ISO/IEC 18004, "reflectance
 * reversal").
 */
final class QrText {
    private static final int MARGIN = 4;
    private static final int PIXELS = 8;
    private static final int WHITE = 0xFFFFFF;

    private QrText() {}

    /** Prints the code as data, for a person; not with {@code --json}. */
    static void show(Desk desk, Fingerprint fingerprint) {
        if (!desk.json()) {
            lines(fingerprint).forEach(desk::line);
        }
    }

    /** Returns two rows of squares in each line: upper half, lower half, both or neither drawn. */
    static List<String> lines(Fingerprint fingerprint) {
        QrCode code = code(fingerprint);
        List<String> lines = new ArrayList<>();
        for (int y = -MARGIN; y < code.size + MARGIN; y += 2) {
            StringBuilder line = new StringBuilder();
            for (int x = -MARGIN; x < code.size + MARGIN; x++) {
                boolean upper = isLight(code, x, y);
                boolean lower = isLight(code, x, y + 1);
                line.append(upper ? (lower ? '█' : '▀') : (lower ? '▄' : ' '));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** Returns the code as a PNG file, black on white, with nothing else in it. */
    static byte[] png(Fingerprint fingerprint) throws Failure {
        QrCode code = code(fingerprint);
        int side = (code.size + 2 * MARGIN) * PIXELS;
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (isLight(code, x / PIXELS - MARGIN, y / PIXELS - MARGIN)) {
                    picture.setRGB(x, y, WHITE);
                }
            }
        }
        ImageIO.setUseCache(false); // which would be a file
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", png);
        } catch (IOException e) {
            throw Failure.of(e);
        }
        return png.toByteArray();
    }

    private static QrCode code(Fingerprint fingerprint) {
        return QrCode.encodeSegments(List.of(QrSegment.makeAlphanumeric(fingerprint.qrText())), QrCode.Ecc.MEDIUM);
    }

    private static boolean isLight(QrCode code, int x, int y) {
        return !code.getModule(x, y);
    }
}
