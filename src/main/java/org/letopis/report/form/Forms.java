package org.letopis.report.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forms that are built in, and the way to read one's own. */
public final class Forms {
    /** The most bytes of a form file. */
    public static final int MAX_BYTES = 512 * 1024;

    private static final List<String> BUILT_IN = List.of(
            "general",
            "arrest",
            "killing",
            "disappearance",
            "torture",
            "defender-attack",
            "hate-attack",
            "ngo-inspection",
            "refoulement",
            "court-case");

    private final List<Form> all;

    private Forms(List<Form> all) {
        this.all = List.copyOf(all);
    }

    /** Returns all forms that are built in. */
    public static Forms builtIn() {
        List<Form> all = new ArrayList<>();
        for (String id : BUILT_IN) {
            all.add(builtIn(id));
        }
        return new Forms(all);
    }

    /** Returns one of the forms that are built in, without the time that reading the others takes. */
    public static Optional<Form> find(String id) {
        return BUILT_IN.contains(id) ? Optional.of(builtIn(id)) : Optional.empty();
    }

    /** Returns the ids of the forms that are built in, in the order of a list to choose from. */
    public static List<String> ids() {
        return BUILT_IN;
    }

    /** Reads a form file, and names everything in it that is not right. */
    public static FormFile read(byte[] utf8) {
        return FormReader.read(utf8);
    }

    /** Returns the file of a form that is built in, to begin one's own from. */
    public static String source(String id) {
        return new String(resource("forms/" + id + ".yaml"), StandardCharsets.UTF_8);
    }

    public List<Form> all() {
        return all;
    }

    private static Form builtIn(String id) {
        FormFile file = read(resource("forms/" + id + ".yaml"));
        return file.form()
                .orElseThrow(() -> new IllegalStateException(
                        "form " + id + ": " + file.problems().get(0)));
    }

    static byte[] resource(String name) {
        try (InputStream in = Forms.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
