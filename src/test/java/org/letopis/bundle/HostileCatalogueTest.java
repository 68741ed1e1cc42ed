package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.letopis.crypto.Fingerprint;
import org.letopis.crypto.SigningKeys;
import org.letopis.failure.Failure;

/** Every bundle of the catalogue is refused as it says, before anything of it is handed over. */
class HostileCatalogueTest {
    private static final Path PAGE = Path.of("docs/reference/hostile-bundles.md");
    private static final String BEGIN = "<!-- From here on written by HostileCatalogueTest. -->\n";

    /** Knows the sender of the packer, who is right, and some who are not. */
    private static final Signers SIGNERS = new Signers() {
        @Override
        public Trust trust(Fingerprint fingerprint) {
            Map<Fingerprint, Trust> known = Map.of(
                    of(Correspondents.SENDER), Trust.COMPARED,
                    of(HostileSeals.NOT_COMPARED), Trust.UNVERIFIED,
                    of(HostileSeals.REVOKED), Trust.REVOKED);
            return known.getOrDefault(fingerprint, Trust.UNKNOWN);
        }

        @Override
        public boolean seen(String bundleId) {
            return bundleId.equals(HostileSeals.IMPORTED_BEFORE);
        }

        private static Fingerprint of(SigningKeys keys) {
            return keys.verifyingKeys().fingerprint();
        }
    };

    @TempDir
    Path folder;

    static List<HostileCase> cases() {
        HostileCase.Collection cases = new HostileCase.Collection();
        HostileArchives.addTo(cases);
        HostileWords.addTo(cases);
        HostileSeals.addTo(cases);
        return cases.all();
    }

    @Test
    void without_a_change_the_packer_packs_a_good_bundle() throws Exception {
        HostilePacker whole = new HostilePacker();
        whole.writeInto(folder);
        assertThatCode(this::read).doesNotThrowAnyException();
        Files.delete(folder.resolve("x.age"));
        HostilePacker inParts = new HostilePacker();
        inParts.files = HostileSeals::cut;
        inParts.writeInto(folder);
        assertThatCode(this::read).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void is_refused(HostileCase hostile) throws Exception {
        HostilePacker packer = new HostilePacker();
        hostile.change().accept(packer);
        packer.writeInto(folder);
        Failure failure = catchThrowableOfType(Failure.class, this::read);
        assertThat(failure).as("refusal").isNotNull();
        assertThat(failure.key()).isEqualTo(hostile.key());
        assertThat(failure.exitCode()).isEqualTo(hostile.exit());
    }

    /** What is handed over after a refusal would be written: the receiver fails the test. */
    private void read() throws Failure {
        List<BundleFiles> found = BundleFiles.among(List.of(folder));
        assertThat(found).hasSize(1);
        try (UnverifiedBundle bundle = UnverifiedBundle.open(found.get(0).whole(), List.of(Correspondents.RECEIVER))) {
            VerifiedBundle verified =
                    bundle.verify(SIGNERS, Acceptance.ONLY_COMPARED, Correspondents.ownKeys(), Progress.SILENT);
            Correspondents.Collected collected = new Correspondents.Collected();
            verified.read(collected, Progress.SILENT);
            assertThat(collected.files).hasSize(2);
            assertThat(collected.reports).hasSize(1);
        }
    }

    @Test
    void there_are_at_least_200_of_25_kinds_and_no_two_are_called_the_same() {
        List<HostileCase> cases = cases();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(200);
        assertThat(cases.stream().map(HostileCase::kind).distinct()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(cases.stream().map(HostileCase::toString)).doesNotHaveDuplicates();
    }

    @Test
    void the_page_lists_them() throws IOException {
        String page = Files.readString(PAGE);
        String written = page.substring(0, page.indexOf(BEGIN)) + BEGIN + table(cases());
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("hostile-bundles.md"), written);
        assertThat(page).as("the page is to be as in target/hostile-bundles.md").isEqualTo(written);
    }

    private static String table(List<HostileCase> cases) {
        Map<String, List<HostileCase>> kinds = cases.stream()
                .collect(Collectors.groupingBy(HostileCase::kind, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        text.append('\n')
                .append(cases.size())
                .append(" bundles of ")
                .append(kinds.size())
                .append(" kinds.\n");
        kinds.forEach((kind, members) -> {
            text.append("\n## ")
                    .append(kind)
                    .append("\n\nExit ")
                    .append(members.get(0).exit().number());
            text.append(". Messages: ")
                    .append(
                            members.stream()
                                    .map(one -> "`" + one.key() + "`")
                                    .collect(Collectors.toCollection(TreeSet::new))
                                    .stream()
                                    .collect(Collectors.joining(", ")))
                    .append(".\n\n");
            members.forEach(one -> text.append("* ").append(visible(one.name())).append('\n'));
        });
        return text.toString();
    }

    /** Control characters, direction marks and signs of Markdown as numbers. */
    private static String visible(String name) {
        return name.codePoints()
                .mapToObj(c -> c < ' ' || c > '~' || c == '<' || c == '*' || c == '_' || c == '`' || c == '\\'
                        ? "U+%04X".formatted(c)
                        : Character.toString(c))
                .collect(Collectors.joining())
                .replaceFirst(" $", "U+0020");
    }
}
