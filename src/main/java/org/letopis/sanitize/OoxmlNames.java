package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of elements and attributes that office documents are made of, by namespace: those of the schemas of ISO/IEC
 * 29500, and of Microsoft's extensions the ones that show something. An allowlist, kept in {@code ooxml-names.txt}.
 */
final class OoxmlNames {
    /** In front of names of a namespace that is not known. */
    static final String UNKNOWN = "?";

    /** The root of a part of VML, which is in no namespace. */
    private static final String VML_ROOT = "xml";

    private static final Set<String> DRAWINGS =
            Set.of("p", "c", "cdr", "dgm", "dsp", "lc", "pic", "xdr", "wp", "wps", "wpg", "wpc", "p14");

    private static final OoxmlNames NAMES = new OoxmlNames();

    private final Map<String, Space> byUri = new HashMap<>();
    private final Map<String, Space> byCode = new HashMap<>();
    private final StringBuilder words = new StringBuilder();

    /** One namespace; {@code code} is also the prefix that it gets in a clean copy. */
    static final class Space {
        private final String code;
        private final String uri;
        private final Set<String> elements = new HashSet<>();
        private final Set<String> attributes = new HashSet<>();
        private final Set<String> texts = new HashSet<>();
        /** Names with their prefix, of those above: asked for at each element and attribute of each part. */
        private final Map<String, String> qualified = new HashMap<>();

        private Space(String code, String uri) {
            this.code = code;
            this.uri = uri;
        }

        String code() {
            return code;
        }

        /** Returns the namespace of the transitional form. */
        String uri() {
            return uri;
        }

        /** Returns whether a reader that does not know the namespace must be told that it may skip it. */
        boolean extension() {
            return uri.startsWith("http://schemas.microsoft.com/") && !code.equals("dsp");
        }

        private void addTo(Set<String> names, List<String> locals) {
            names.addAll(locals);
            locals.forEach(local -> qualified.put(local, code + ":" + local));
        }

        private String qualified(String local) {
            String known = qualified.get(local);
            return known == null ? code + ":" + local : known;
        }
    }

    private OoxmlNames() {
        try (InputStream file = OoxmlNames.class.getResourceAsStream("ooxml-names.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
            Space space = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() || line.startsWith("#")) {
                    continue;
                }
                words.append(line).append('\n');
                List<String> names = Arrays.asList(line.split(" "));
                List<String> rest = names.subList(1, names.size());
                switch (names.get(0)) {
                    case "namespace" -> space = add(rest);
                    case "elements" -> space.addTo(space.elements, rest);
                    case "attributes" -> space.addTo(space.attributes, rest);
                    case "text" -> space.texts.addAll(rest);
                    case "values" -> {}
                    default -> throw new IllegalStateException(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Space add(List<String> line) {
        Space space = new Space(line.get(0), line.get(1));
        byCode.put(space.code, space);
        line.stream().skip(1).forEach(uri -> byUri.put(uri, space));
        return space;
    }

    static Optional<Space> space(String uri) {
        return Optional.ofNullable(NAMES.byUri.get(uri));
    }

    /** Returns for example {@code w:p}; an attribute without namespace has its bare name. */
    static String qualified(String uri, String local) {
        if (uri.isEmpty() && local.equals(VML_ROOT)) {
            return local;
        }
        Space space = NAMES.byUri.get(uri);
        return space == null ? UNKNOWN + local : space.qualified(local);
    }

    /** Returns the namespace of a name such as {@code w:p}. */
    static Optional<Space> spaceOf(String name) {
        return Optional.ofNullable(NAMES.byCode.get(name.substring(0, Math.max(0, name.indexOf(':')))));
    }

    static boolean knowsElement(String name) {
        return name.equals(VML_ROOT)
                || spaceOf(name)
                        .filter(space -> space.elements.contains(local(name)))
                        .isPresent();
    }

    /** Returns whether the attribute may stand on the element; both as {@link #qualified} gives them. */
    static boolean knowsAttribute(String element, String attribute) {
        Optional<Space> space = spaceOf(attribute.indexOf(':') < 0 ? element : attribute);
        boolean known = space.filter(names -> names.attributes.contains(local(attribute)))
                .isPresent();
        // Many elements of drawings take their type, and with it their attributes, from the main schema of drawings.
        boolean drawing = attribute.indexOf(':') < 0
                && space.filter(names -> DRAWINGS.contains(names.code)).isPresent();
        return known || drawing && NAMES.byCode.get("a").attributes.contains(attribute);
    }

    static boolean holdsText(String element) {
        return spaceOf(element)
                .filter(space -> space.texts.contains(local(element)))
                .isPresent();
    }

    static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    /** Returns all names and the words that attributes take, to tell what of a document is not its own. */
    static byte[] words() {
        return NAMES.words.toString().getBytes(UTF_8);
    }
}
