package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The names of OpenDocument that a clean copy may keep, from the list in {@code odf-names.txt}, and one prefix for each
 * namespace (OpenDocument 1.2, part 1, section 1.3 and table 1).
 */
final class OdfNames {
    private static final String OASIS = "urn:oasis:names:tc:opendocument:xmlns:";
    private static final String OFFICE_ORG = "http://openoffice.org/2009/";

    /** Prefix by namespace, in the order in which they are declared. */
    static final Map<String, String> PREFIXES = prefixes();

    private static final Set<String> ELEMENTS = new HashSet<>();
    private static final Set<String> ATTRIBUTES = new HashSet<>();
    private static final Set<String> SETTINGS = new HashSet<>();

    static {
        read();
    }

    private OdfNames() {}

    private static Map<String, String> prefixes() {
        Map<String, String> prefixes = new LinkedHashMap<>();
        for (String name :
                new String[] {"office", "style", "text", "table", "chart", "form", "presentation", "config"}) {
            prefixes.put(OASIS + name + ":1.0", name);
        }
        prefixes.put(OASIS + "drawing:1.0", "draw");
        prefixes.put(OASIS + "xsl-fo-compatible:1.0", "fo");
        prefixes.put(OASIS + "svg-compatible:1.0", "svg");
        prefixes.put(OASIS + "smil-compatible:1.0", "smil");
        prefixes.put(OASIS + "animation:1.0", "anim");
        prefixes.put(OASIS + "datastyle:1.0", "number");
        prefixes.put(OASIS + "dr3d:1.0", "dr3d");
        prefixes.put(OASIS + "meta:1.0", "meta");
        prefixes.put(OASIS + "script:1.0", "script");
        prefixes.put(OASIS + "manifest:1.0", "manifest");
        prefixes.put("http://www.w3.org/1999/xlink", "xlink");
        prefixes.put("http://www.w3.org/XML/1998/namespace", "xml");
        prefixes.put("http://purl.org/dc/elements/1.1/", "dc");
        prefixes.put("http://www.w3.org/1998/Math/MathML", "math");
        prefixes.put("urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext");
        prefixes.put("urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", "calcext");
        prefixes.put(OFFICE_ORG + "office", "officeooo");
        prefixes.put(OFFICE_ORG + "table", "tableooo");
        prefixes.put("http://openoffice.org/2010/draw", "drawooo");
        prefixes.put("http://www.w3.org/TR/css3-text/", "css3t");
        return prefixes;
    }

    private static void read() {
        try (InputStream in = OdfNames.class.getResourceAsStream("odf-names.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                for (int i = 2; i < words.length && !line.startsWith("#"); i++) {
                    switch (words[0]) {
                        case "element" -> ELEMENTS.add(words[1] + ":" + words[i]);
                        case "attribute" -> ATTRIBUTES.add(words[1] + ":" + words[i]);
                        default -> SETTINGS.add(words[i]);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns for example {@code text:p}; with a prefix of {@code ?} when the namespace is not known. */
    static String name(String namespace, String local) {
        return PREFIXES.getOrDefault(namespace, "?") + ":" + local;
    }

    static String namespace(String prefix) {
        return PREFIXES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(prefix))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** Returns whether content may need the prefix. */
    static boolean isUsed(String prefix) {
        return !prefix.equals("xml") && ATTRIBUTES.stream().anyMatch(name -> name.startsWith(prefix + ":"));
    }

    static boolean isElement(String name) {
        return ELEMENTS.contains(name);
    }

    static boolean isAttribute(String name) {
        return ATTRIBUTES.contains(name);
    }

    static boolean isSetting(String name) {
        return SETTINGS.contains(name);
    }
}
