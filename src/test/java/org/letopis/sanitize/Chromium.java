package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.letopis.Programs;

/** Asks a browser what it shows. */
final class Chromium {
    private static final List<String> COMMAND = List.of(
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--window-size=900,2400");

    private Chromium() {}

    /** Returns the pixels of pictures, one under another on one page. */
    static int[] pixels(Path folder, Map<String, byte[]> pictures) throws IOException, InterruptedException {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><body>");
        for (Map.Entry<String, byte[]> picture : pictures.entrySet()) {
            Files.write(folder.resolve(picture.getKey()), picture.getValue());
            page.append("<p><img width=700 height=500 src=\"").append(picture.getKey()).append("\">");
        }
        return screen(folder, page.toString().getBytes(UTF_8));
    }

    /** Returns the pixels of a page. */
    static int[] screen(Path folder, byte[] page) throws IOException, InterruptedException {
        Path shot = folder.resolve("shot.png");
        run(folder, page, "--screenshot=" + shot);
        return Strips.pixels(Files.readAllBytes(shot));
    }

    /** Returns the markup of a page after its scripts have run. */
    static String markup(Path folder, byte[] page) throws IOException, InterruptedException {
        return run(folder, page, "--dump-dom");
    }

    private static String run(Path folder, byte[] page, String what) throws IOException, InterruptedException {
        Programs.need("chromium", "chromium");
        Path file = Files.write(folder.resolve("shown.html"), page);
        List<String> command = new ArrayList<>(COMMAND);
        command.addAll(Arrays.asList("--user-data-dir=" + folder.resolve("profile"), what, file.toUri().toString()));
        return Programs.run(folder, command.toArray(String[]::new));
    }
}
