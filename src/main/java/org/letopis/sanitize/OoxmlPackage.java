package org.letopis.sanitize;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The parts of an office document, their types and their relationships. Source: ECMA-376 part 2, sections 9 and 10. */
final class OoxmlPackage {
    static final String CONTENT_TYPES = "[Content_Types].xml";
    static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
    static final String TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";

    private static final int MOST_RELATIONSHIPS = 100_000;

    private final ZipArchive archive;
    private final FileFormat format;
    private final Map<String, ZipMember> parts = new LinkedHashMap<>();
    private final Map<String, String> defaults = new HashMap<>();
    private final Map<String, String> overrides = new HashMap<>();

    private OoxmlPackage(ZipArchive archive, FileFormat format) {
        this.archive = archive;
        this.format = format;
    }

    static OoxmlPackage of(ZipArchive archive, FileFormat format) throws Refusal, IOException {
        OoxmlPackage parts = new OoxmlPackage(archive, format);
        for (ZipMember member : archive.members()) {
            if (!member.isFolder()) {
                parts.parts.put(member.name().toLowerCase(Locale.ROOT), member);
            }
        }
        parts.readTypes();
        return parts;
    }

    private void readTypes() throws Refusal, IOException {
        ZipMember types = archive.member(CONTENT_TYPES).orElseThrow(() -> Refusal.damaged(format, "content types", 0));
        XmlWalk.walk(archive.bytes(types), format, CONTENT_TYPES, element -> {
            String name = OoxmlNames.local(element.name()).replace(OoxmlNames.UNKNOWN, "");
            if (element.uri().equals(TYPES) && name.equals("Default")) {
                defaults.put(element.value("Extension").toLowerCase(Locale.ROOT), element.value("ContentType"));
            } else if (element.uri().equals(TYPES) && name.equals("Override")) {
                overrides.put(key(element.value("PartName")), element.value("ContentType"));
            }
        });
    }

    FileFormat format() {
        return format;
    }

    /** Returns the names of all parts but the content types, as the file has them. */
    List<String> names() {
        return parts.values().stream()
                .map(ZipMember::name)
                .filter(name -> !name.equals(CONTENT_TYPES))
                .toList();
    }

    boolean has(String part) {
        return parts.containsKey(key(part));
    }

    byte[] bytes(String part) throws Refusal, IOException {
        return archive.bytes(parts.get(key(part)));
    }

    long sizeBytes(String part) {
        return parts.get(key(part)).sizeBytes();
    }

    /** Returns the content type of a part, empty when it has none. */
    String contentType(String part) {
        String key = key(part);
        String override = overrides.get(key);
        return override != null ? override : defaults.getOrDefault(key.substring(key.lastIndexOf('.') + 1), "");
    }

    Optional<OoxmlKind> kind(String part) {
        return OoxmlKind.of(contentType(part));
    }

    /** Returns the relationships of a part in the order of the file; of the package itself for an empty name. */
    List<OoxmlRelationship> relationships(String part) throws Refusal, IOException {
        String name = relationshipsOf(part);
        List<OoxmlRelationship> relationships = new ArrayList<>();
        if (!has(name)) {
            return relationships;
        }
        XmlWalk.walk(bytes(name), format, name, element -> {
            if (element.uri().equals(RELATIONSHIPS)
                    && OoxmlNames.local(element.name()).endsWith("Relationship")) {
                relationships.add(new OoxmlRelationship(
                        element.value("Id"),
                        element.value("Type"),
                        element.value("Target"),
                        element.value("TargetMode").equals("External")));
            }
            if (relationships.size() > MOST_RELATIONSHIPS) {
                throw Refusal.tooLarge(format, "number of relationships");
            }
        });
        return relationships;
    }

    static String relationshipsOf(String part) {
        int folder = part.lastIndexOf('/') + 1;
        return part.substring(0, folder) + "_rels/" + part.substring(folder) + ".rels";
    }

    /** Returns the part that a relationship leads to, or nothing when there is no such part in the file. */
    Optional<String> target(String from, OoxmlRelationship relationship) {
        if (relationship.external()) {
            return Optional.empty();
        }
        String target = relationship.target().replace('\\', '/').replaceFirst("[#?].*", "");
        Deque<String> path = new ArrayDeque<>();
        String base = target.startsWith("/") ? "" : from.substring(0, from.lastIndexOf('/') + 1);
        for (String step : (base + target).split("/")) {
            if (step.equals("..")) {
                path.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                path.addLast(step);
            }
        }
        String name = String.join("/", path);
        return Optional.ofNullable(parts.get(key(name))).map(ZipMember::name);
    }

    /** Part names are compared without regard to case (section 9.1.1.3), and may be percent-encoded. */
    private static String key(String part) {
        String name = part.startsWith("/") ? part.substring(1) : part;
        if (name.indexOf('%') >= 0) {
            try {
                name = URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                // Not percent-encoded after all.
            }
        }
        return name.toLowerCase(Locale.ROOT);
    }
}
