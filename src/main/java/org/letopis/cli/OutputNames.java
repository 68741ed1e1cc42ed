package org.letopis.cli;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where bundles are written: never a name that tells who or when. */
final class OutputNames {
    private static final int RANDOM_BITS = 130;
    private static final int CHARACTERS = 26;

    private OutputNames() {}

    /**
     * Returns one file for each bundle: in a folder, a random name for each; else the file itself, or with several
     * bundles {@code name-1.age}, {@code name-2.age} in the order of the contacts.
     */
    static List<Path> of(Path output, int count, SecureRandom random) {
        List<Path> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            if (Files.isDirectory(output)) {
                names.add(output.resolve(neutral(random) + ".age"));
            } else {
                names.add(count == 1 ? output : numbered(output, i));
            }
        }
        return names;
    }

    private static Path numbered(Path output, int number) {
        String name = output.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return output.resolveSibling(
                dot > 0 ? name.substring(0, dot) + "-" + number + name.substring(dot) : name + "-" + number);
    }

    private static String neutral(SecureRandom random) {
        String digits = new BigInteger(RANDOM_BITS, random).toString(32).toLowerCase(Locale.ROOT);
        return "0".repeat(CHARACTERS - digits.length()) + digits;
    }
}
