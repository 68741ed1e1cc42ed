package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The one jar: what is in it once, what is not in it, and what merging many jars must not lose. */
class JarIT {
    /** Counted in the jars of Tika 3.3.1: 9 in the image module, 5 in the audio and video one, 1 in the PDF one. */
    private static final int PARSERS = 9 + 5 + 1;

    @Test
    void there_is_one_bouncy_castle_and_it_is_1_87_or_newer() throws Exception {
        assertThat(names(name -> name.endsWith("org/bouncycastle/crypto/generators/Argon2BytesGenerator.class")
                        && !name.startsWith("META-INF/versions/")))
                .hasSize(1);
        assertThat(names(name -> name.contains("bcjmail") || name.startsWith("org/bouncycastle/mail/")))
                .isEmpty();
        try (URLClassLoader loader = alone()) {
            Object provider = loader.loadClass("org.bouncycastle.jce.provider.BouncyCastleProvider")
                    .getConstructor()
                    .newInstance();
            String version =
                    (String) provider.getClass().getMethod("getVersionStr").invoke(provider);
            String[] parts = version.split("\\.");
            assertThat(Integer.parseInt(parts[0]) * 1000 + Integer.parseInt(parts[1]))
                    .as("Bouncy Castle %s", version)
                    .isGreaterThanOrEqualTo(1087);
            assertThat(provider.getClass().getProtectionDomain().getCodeSource().getLocation())
                    .isEqualTo(Letopis.jar().toUri().toURL());
        }
    }

    @Test
    void no_signature_of_another_jar_is_left() throws IOException {
        assertThat(names(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)")))
                .isEmpty();
        assertThat(names(name -> name.endsWith("module-info.class"))).isEmpty();
    }

    @Test
    void the_manifest_keeps_what_the_parts_need() throws IOException {
        try (JarFile jar = open()) {
            var manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Multi-Release")).isEqualTo("true");
            assertThat(manifest.getValue("Main-Class")).isEqualTo("org.letopis.cli.Main");
            assertThat(manifest.getValue("Enable-Native-Access")).isEqualTo("ALL-UNNAMED");
            assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
        }
        assertThat(names(name -> name.startsWith("META-INF/versions/"))).isNotEmpty();
    }

    @Test
    void the_services_of_all_parts_are_there_and_can_be_loaded() throws Exception {
        List<String> parsers = service("org.apache.tika.parser.Parser");
        assertThat(parsers).hasSize(PARSERS).doesNotHaveDuplicates();
        assertThat(parsers)
                .contains("org.apache.tika.parser.pdf.PDFParser", "org.apache.tika.parser.image.JpegParser")
                .contains("org.apache.tika.parser.mp4.MP4Parser");
        assertThat(service("java.sql.Driver")).contains("org.sqlite.JDBC");
        try (URLClassLoader loader = alone();
                JarFile jar = open()) {
            List<String> services = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.matches("META-INF/services/org\\.(apache|sqlite|slf4j)[^/]*"))
                    .toList();
            assertThat(services).isNotEmpty();
            for (String file : services) {
                for (String provider : service(file.substring("META-INF/services/".length()))) {
                    assertThat(Class.forName(provider, false, loader)).isNotNull();
                }
            }
        }
    }

    /** The sample bundle stays outside: its vault and passphrase are for the tests. */
    @Test
    void the_sample_reports_and_files_travel_in_the_jar() throws IOException {
        for (String kind : List.of("reports", "files")) {
            Path folder = Correspondence.SAMPLES.resolve(kind);
            try (Stream<Path> files = Files.walk(folder);
                    JarFile jar = open()) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    ZipEntry entry = jar.getEntry("samples/" + kind + "/" + folder.relativize(file));
                    assertThat(entry).as("%s in the jar", file).isNotNull();
                    try (InputStream in = jar.getInputStream(entry)) {
                        assertThat(in.readAllBytes()).as("%s", file).isEqualTo(Files.readAllBytes(file));
                    }
                }
            }
        }
        assertThat(names(name -> name.startsWith("samples/") && name.matches(".*\\.(vault|passphrase)")))
                .isEmpty();
    }

    @Test
    void nothing_of_the_tests_is_in_it() throws IOException {
        assertThat(names(name -> name.matches("org/letopis/.*(Test|IT)\\.class")
                        || name.startsWith("org/junit/")
                        || name.startsWith("org/assertj/")))
                .isEmpty();
    }

    private static JarFile open() throws IOException {
        return new JarFile(Letopis.jar().toFile());
    }

    private static URLClassLoader alone() throws IOException {
        return new URLClassLoader(new URL[] {Letopis.jar().toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    private static List<String> names(Predicate<String> wanted) throws IOException {
        try (JarFile jar = open()) {
            return jar.stream().map(ZipEntry::getName).filter(wanted).toList();
        }
    }

    private static List<String> service(String name) throws IOException {
        try (JarFile jar = open();
                InputStream in = jar.getInputStream(jar.getEntry("META-INF/services/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceAll("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }
}
