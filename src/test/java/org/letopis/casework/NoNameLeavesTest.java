package org.letopis.casework;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.crypto.Sha256;
import org.letopis.protect.Decision;
import org.letopis.protect.FoundHit;
import org.letopis.report.Profile;
import org.letopis.report.Text;
import org.letopis.vault.ReportSummary;

/** Real bundles of random reports, opened with the receiver's keys. */
class NoNameLeavesTest {
    private static final int REPORTS = 60;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32,64}");
    private static final Pattern CODE = Pattern.compile("P-[0-9A-Z]{4,}");

    @TempDir
    private Path folder;

    private final Set<String> secrets = new LinkedHashSet<>();

    @ParameterizedTest
    @ValueSource(longs = {7, 2026, 70_011})
    void what_the_compartment_holds_is_in_no_pseudonymised_bundle_in_whatever_encoding(long seed) throws Exception {
        Random random = new Random(seed);
        try (Doorway doorway = new Doorway(folder)) {
            Sender receiver = doorway.contact("partner", Profile.NETWORK);
            List<ReportSummary> reports = new ArrayList<>();
            for (int i = 0; i < REPORTS; i++) {
                reports.add(report(doorway, random));
            }
            replaceAll(doorway, reports);
            List<ReportSummary> now = new ArrayList<>();
            for (ReportSummary report : reports) {
                now.add(doorway.office.reports().find(report.id().hex()));
            }
            byte[] plain = doorway.packed("partner", receiver, now.toArray(ReportSummary[]::new));
            String archive = new String(plain, ISO_8859_1);
            assertThat(archive).as("the bundle was opened").contains("data/reports/");
            String small = new String(plain, UTF_8).toLowerCase(Locale.ROOT);
            for (String secret : secrets) {
                assertThat(small.contains(secret.toLowerCase(Locale.ROOT))).as("seed %d: %s", seed, secret).isFalse();
                for (String form : forms(secret)) {
                    assertThat(archive.contains(form)).as("seed %d: %s", seed, secret).isFalse();
                }
            }
            for (int gzip = archive.indexOf("\u001f\u008b"); gzip >= 0; gzip = archive.indexOf("\u001f\u008b", gzip + 1)) {
                assertThat(archive.charAt(gzip + 2)).as("nothing in it is compressed").isNotEqualTo('\b');
            }
        }
    }

    @Test
    void the_search_sees_a_name_in_each_encoding() {
        for (String form : forms("Дорохина")) {
            assertThat(form).isNotEmpty();
        }
        String base64 = Base64.getEncoder().encodeToString("{\"a\":\"Дорохина была\"}".getBytes(UTF_8));
        assertThat(forms("Дорохина")).anyMatch(base64::contains);
    }

    private static List<String> forms(String secret) {
        List<String> forms = new ArrayList<>();
        forms.add(new String(secret.getBytes(UTF_16LE), ISO_8859_1));
        forms.add(new String(secret.getBytes(UTF_16BE), ISO_8859_1));
        forms.add(URLEncoder.encode(secret, UTF_8));
        byte[] bytes = secret.getBytes(UTF_8);
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            int from = before == 0 ? 0 : 4;
            int whole = shifted.length / 3 * 3;
            String all = Base64.getEncoder().encodeToString(Arrays.copyOf(shifted, whole));
            forms.add(all.substring(from));
        }
        return forms;
    }

    private ReportSummary report(Doorway doorway, Random random) throws Exception {
        StringBuilder persons = new StringBuilder();
        StringBuilder consents = new StringBuilder();
        StringBuilder words = new StringBuilder("It was told.");
        int people = 1 + random.nextInt(3);
        for (int i = 0; i < people; i++) {
            String first = name(random);
            String last = name(random) + "ов";
            String phone = String.format(Locale.ROOT, "+000 555 %04d %02d", random.nextInt(10_000), random.nextInt(100));
            String mail = latin(random) + random.nextInt(1_000) + "@example.org";
            String paper = "XA " + (100_000 + random.nextInt(900_000));
            persons.append(i == 0 ? "" : ",")
                    .append("{'id':'p" + i + "','kind':'individual','names':['" + first + " " + last + "'],'contacts':['"
                            + phone + "','" + mail + "'],'idDocuments':['" + paper + "']}");
            consents.append(i == 0 ? "" : ",")
                    .append("{'person':'p" + i + "','scope':'network','decision':'yes'}");
            String[] said = {
                "",
                " Пришёл " + first + " " + last + ".",
                " Спрашивали " + last + "а, говорили с " + last + "ым.",
                " Call " + phone + " or " + mail + ".",
                " Звонить " + phone.replace(" ", "-") + ".",
                " Паспорт " + paper + " забрали у " + last.toUpperCase(Locale.ROOT) + "А.",
                " " + last.charAt(0) + "\u00AD" + last.substring(1) + " ушёл."
            };
            words.append(said[random.nextInt(said.length)]).append(said[random.nextInt(said.length)]);
            secrets.addAll(List.of(first, last, mail, phone, phone.replaceAll("\\D", ""), paper));
        }
        return Reports.capture(
                doorway.office,
                "Stalls closed." + words,
                "2026-03-04",
                "'persons':[" + persons + "],'consents':[" + consents + "]");
    }

    private static String name(Random random) {
        String[] syllables = {"бор", "вел", "гра", "дур", "зам", "кол", "лум", "мир", "нар", "пет", "рун", "сав", "тих"};
        String name = "";
        for (int i = 0; i < 3; i++) {
            name += syllables[random.nextInt(syllables.length)];
        }
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String latin(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    /** Decides that everything found is replaced. */
    private static void replaceAll(Doorway doorway, List<ReportSummary> reports) throws Exception {
        Decision decision = doorway.decide("partner", false, reports.toArray(ReportSummary[]::new));
        Text reason = Text.of("en", "Read.");
        for (ReportSummary report : reports) {
            Set<Deciding.Ruling> rulings = new LinkedHashSet<>();
            for (FoundHit hit : decision.found().hits()) {
                if (report.id().hex().startsWith(hit.report())) {
                    Optional<String> person =
                            Optional.of(hit.hit().person()).filter(label -> label.startsWith("P-"));
                    boolean here = person.isPresent()
                            && doorway.office.reports().report(report.id()).persons().stream()
                                    .anyMatch(one -> one.code().text().equals(person.get()));
                    rulings.add(new Deciding.Ruling(
                            here ? person : Optional.empty(), hit.hit().text(), Optional.empty(), Set.of()));
                }
            }
            if (!rulings.isEmpty()) {
                new Deciding(doorway.office, Vaults.TODAY).decide(report, List.copyOf(rulings), reason);
            }
        }
    }

    @Test
    void two_bundles_to_two_people_share_no_id_code_hash_or_order() throws Exception {
        try (Doorway doorway = new Doorway(folder)) {
            Sender one = doorway.contact("partner", Profile.NETWORK);
            Sender other = doorway.contact("other", Profile.NETWORK);
            List<ReportSummary> reports = new ArrayList<>();
            Random random = new Random(41);
            for (int i = 0; i < 12; i++) {
                reports.add(report(doorway, random));
            }
            replaceAll(doorway, reports);
            ReportSummary[] now = new ReportSummary[reports.size()];
            for (int i = 0; i < now.length; i++) {
                now[i] = doorway.office.reports().find(reports.get(i).id().hex());
            }
            String first = new String(doorway.packed("partner", one, now), UTF_8);
            String second = new String(doorway.packed("other", other, now), UTF_8);
            Set<String> shared = all(ID, first);
            shared.retainAll(all(ID, second));
            String sender = OwnIdentities.signing(doorway.office, "").fingerprint();
            shared.removeIf(sender::contains);
            shared.remove(Sha256.hex(Sha256.of("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".getBytes(UTF_8))));
            shared.remove(Sha256.hex(Sha256.of("[]".getBytes(UTF_8))));
            assertThat(shared).isEmpty();
            Set<String> codes = all(CODE, first);
            assertThat(codes).hasSizeGreaterThanOrEqualTo(12);
            codes.retainAll(all(CODE, second));
            assertThat(codes).isEmpty();
        }
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new HashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
