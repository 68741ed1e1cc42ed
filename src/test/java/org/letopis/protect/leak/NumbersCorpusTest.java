package org.letopis.protect.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.letopis.casework.ProtectedPeople;

/** All that is not a name: {@code numbers.tsv} says what must be found in which line, written by hand, and where nothing. */
class NumbersCorpusTest {
    private static final int LEAST_LINES = 350;

    /** @param pieces one of which must be found; none of a trap */
    private record Line(String kind, String text, List<String> pieces) {}

    @Test
    void each_listed_notation_is_found_whole_and_no_trap_is_taken_for_one() throws Exception {
        Path people = Path.of(
                NumbersCorpusTest.class.getResource("numbers-people.json").toURI());
        LeakCheck check = new LeakCheck(ProtectedPeople.read(people));
        List<String> wrong = new ArrayList<>();
        Map<String, int[]> table = new LinkedHashMap<>();
        List<Line> lines = lines();
        for (Line line : lines) {
            List<String> found = check.hits(line.text).stream()
                    .map(hit -> hit.kind().word() + " " + hit.text())
                    .toList();
            boolean right = line.pieces.isEmpty()
                    ? found.isEmpty()
                    : found.size() == 1
                            && line.pieces.stream()
                                    .anyMatch(piece -> found.get(0).equals(line.kind + " " + piece));
            int[] counts = table.computeIfAbsent(line.kind, unknown -> new int[4]);
            counts[(line.pieces.isEmpty() ? 2 : 0) + (right ? 0 : 1)]++;
            if (!right) {
                wrong.add(line + " but found " + found);
            }
        }
        print("| class | notations | found | missed | traps | false alarms |");
        print("|---|---|---|---|---|---|");
        table.forEach((kind, counts) -> print("| " + kind + " | " + (counts[0] + counts[1]) + " | " + counts[0] + " | "
                + counts[1] + " | " + (counts[2] + counts[3]) + " | " + counts[3] + " |"));
        assertThat(wrong).isEmpty();
        assertThat(lines).hasSizeGreaterThan(LEAST_LINES);
    }

    private static void print(String line) {
        System.out.println(line);
    }

    private static List<Line> lines() throws IOException {
        return new String(resource("numbers.tsv"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(NumbersCorpusTest::line)
                .toList();
    }

    private static Line line(String tsv) {
        String[] fields = tsv.split("\t", -1);
        List<String> pieces = fields[2].equals("-")
                ? List.of()
                : Arrays.stream(fields[2].split(" \\|\\| ", -1))
                        .map(NumbersCorpusTest::unescaped)
                        .toList();
        return new Line(fields[0], unescaped(fields[1]), pieces);
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\n", i)) {
                plain.append('\n');
                i++;
            } else if (text.startsWith("\\\\", i)) {
                plain.append('\\');
                i++;
            } else if (text.startsWith("\\u", i)) {
                plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(NumbersCorpusTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }
}
