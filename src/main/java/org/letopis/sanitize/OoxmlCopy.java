package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;

/**
 * One clean copy of one office document. It starts at the main part and goes on to what the text that is kept refers to,
 * so that no part is left without use and no relationship without a part; parts and relationships get names of their own.
 */
final class OoxmlCopy {
    private static final long MOST_XML_BYTES = 256L << 20;
    private static final int MOST_PARTS = 20_000;
    private static final String TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String MICROSOFT = "http://schemas.microsoft.com/office/2007/relationships/";

    private final OoxmlPackage parts;
    private final Draft draft;
    private final Members members;
    private final OoxmlTally tally = new OoxmlTally();
    private final WordWriter.Notes notes = new WordWriter.Notes();
    private final Map<String, Part> found = new LinkedHashMap<>();
    private final Deque<Part> toDo = new ArrayDeque<>();
    private final Map<OoxmlKind, Integer> counts = new EnumMap<>(OoxmlKind.class);
    private final Set<String> hiddenSlides = new HashSet<>();
    private final Map<String, String> diagramDrawings = new HashMap<>();
    private WordStyles styles = new WordStyles();
    private SheetBook book;
    private String folder;
    private long xmlBytes;

    /** A part that is kept. */
    private final class Part implements OoxmlWriter.References {
        private final String source;
        private final OoxmlKind kind;
        private final String name;
        private final Map<String, OoxmlRelationship> relationships = new LinkedHashMap<>();
        private final Map<String, String> ids = new LinkedHashMap<>();
        private byte[] xml;

        private Part(String source, OoxmlKind kind, String name) throws Refusal, IOException {
            this.source = source;
            this.kind = kind;
            this.name = name;
            if (kind != OoxmlKind.MEDIA) {
                parts.relationships(source).forEach(each -> relationships.putIfAbsent(each.id(), each));
            }
        }

        @Override
        public boolean keeps(String id) {
            OoxmlRelationship relationship = relationships.get(id);
            return relationship != null
                    && (relationship.isPlainLink()
                            || wanted(source, relationship).isPresent());
        }

        @Override
        public String use(String id) {
            String known = ids.get(id);
            if (known != null) {
                return known;
            }
            String fresh = "rId" + (ids.size() + 1);
            ids.put(id, fresh);
            return fresh;
        }

        @Override
        public Optional<String> diagramDrawing() {
            return Optional.ofNullable(diagramDrawings.get(source));
        }
    }

    OoxmlCopy(OoxmlPackage parts, Draft draft, Members members) {
        this.parts = parts;
        this.draft = draft;
        this.members = members;
    }

    /** Reads all parts and cleans those that are text. */
    void read() throws Refusal, IOException {
        String main = main();
        OoxmlKind kind = parts.kind(main).orElseThrow();
        folder = OoxmlKind.folder(kind.family());
        prepare(main, kind);
        reach(main, kind);
        while (!toDo.isEmpty()) {
            Part part = toDo.poll();
            if (part.kind != OoxmlKind.MEDIA) {
                clean(part);
            }
        }
        if (book != null) {
            book.noteUnusedStrings();
        }
    }

    private String main() throws Refusal, IOException {
        for (OoxmlRelationship relationship : parts.relationships("")) {
            Optional<String> target = parts.target("", relationship);
            if (relationship.kind().equals("officeDocument") && target.isPresent()) {
                Optional<OoxmlKind> kind = parts.kind(target.get());
                if (kind.filter(each -> each.family() == draft.format()).isEmpty()) {
                    throw Refusal.unknownPart(draft.format(), parts.contentType(target.get()), 0);
                }
                return target.get();
            }
        }
        throw Refusal.damaged(draft.format(), "relationships", 0);
    }

    private void prepare(String main, OoxmlKind kind) throws Refusal, IOException {
        if (kind == OoxmlKind.WORKBOOK) {
            book = SheetBook.of(parts, main, draft);
        }
        for (OoxmlRelationship relationship : parts.relationships(main)) {
            Optional<String> target = parts.target(main, relationship);
            if (target.isEmpty()) {
                continue;
            }
            if (kind == OoxmlKind.DOCUMENT && relationship.kind().equals("styles")) {
                XmlWalk.walk(parts.bytes(target.get()), draft.format(), target.get(), styles);
            }
            if (kind == OoxmlKind.PRESENTATION && relationship.kind().equals("slide")) {
                XmlWalk.walk(parts.bytes(target.get()), draft.format(), target.get(), element -> {
                    if (element.name().equals("p:sld") && !OoxmlPlan.isOn(element.value("show"), true)) {
                        hiddenSlides.add(target.get());
                    }
                });
            }
        }
    }

    /** Returns the part that the relationship leads to, if the copy keeps it. */
    private Optional<String> wanted(String source, OoxmlRelationship relationship) {
        return parts.target(source, relationship)
                .filter(target -> parts.sizeBytes(target) > 0)
                .filter(target -> parts.kind(target)
                        .filter(kind -> kind.isReachedBy(relationship.kind()))
                        .isPresent())
                .filter(target -> !hiddenSlides.contains(target))
                .filter(target ->
                        book == null || parts.kind(target).orElseThrow() != OoxmlKind.WORKSHEET || book.shows(target));
    }

    private Part reach(String source, OoxmlKind kind) throws Refusal, IOException {
        Part known = found.get(source);
        if (known != null) {
            return known;
        }
        if (found.size() >= MOST_PARTS) {
            throw Refusal.tooLarge(draft.format(), "number of parts");
        }
        int number = counts.merge(kind, 1, Integer::sum);
        String name = kind == OoxmlKind.MEDIA ? mediaName(source, number) : kind.partName(folder, number);
        Part part = new Part(source, kind, name);
        found.put(source, part);
        toDo.add(part);
        return part;
    }

    private String mediaName(String source, int number) throws Refusal, IOException {
        try {
            FileFormat format = FileFormat.detect(Source.of(parts.bytes(source)));
            String type = format.mediaType();
            if (!type.startsWith("image/") && !type.startsWith("audio/") && !type.startsWith("video/")) {
                throw Refusal.unknownPart(draft.format(), Escaping.escape(source, 120), 0);
            }
            return folder + "/media/media" + number + "." + format.extension();
        } catch (Failure e) {
            throw new FailureInStream(e);
        }
    }

    private void clean(Part part) throws Refusal, IOException {
        byte[] xml = parts.bytes(part.source);
        members.spend(draft.format(), xml.length);
        OoxmlPlan plan = plan(part.kind);
        XmlWalk.walk(xml, draft.format(), part.source, plan);
        OoxmlWriter writer = writer(part, plan);
        peekDiagrams(part, plan.diagrams());
        XmlWalk.walk(xml, draft.format(), part.source, writer);
        part.xml = writer.bytes();
        xmlBytes += part.xml.length;
        if (xmlBytes > MOST_XML_BYTES) {
            throw Refusal.tooLarge(draft.format(), "text");
        }
        for (OoxmlRelationship relationship : part.relationships.values()) {
            if (part.kind.implies(relationship.kind()) && part.keeps(relationship.id())) {
                part.use(relationship.id());
            }
        }
        for (String id : List.copyOf(part.ids.keySet())) {
            Optional<String> target = wanted(part.source, part.relationships.get(id));
            if (target.isPresent()) {
                reach(target.get(), parts.kind(target.get()).orElseThrow());
            }
        }
    }

    private OoxmlPlan plan(OoxmlKind kind) {
        return switch (kind) {
            case DOCUMENT, HEADER, FOOTER, FOOTNOTES, ENDNOTES -> new WordPlan(draft, styles);
            case WORKBOOK, WORKSHEET, TABLE -> new SheetPlan(draft, book);
            default -> new OoxmlPlan(draft);
        };
    }

    private OoxmlWriter writer(Part part, OoxmlPlan plan) {
        return switch (part.kind) {
            case SHARED_STRINGS -> new StringsWriter(plan, part, tally, book);
            case WORKBOOK, WORKSHEET, TABLE -> new SheetWriter(plan, part, tally, book);
            case DOCUMENT, HEADER, FOOTER, FOOTNOTES, ENDNOTES, WORD_SETTINGS ->
                new WordWriter(plan, part, tally, notes);
            case CHART -> new ChartWriter(plan, part, tally, book);
            default -> new OoxmlWriter(plan, part, tally);
        };
    }

    /**
     * The drawing of a diagram is named in the diagram's data by the id of a relationship of the part around it
     * ([MS-ODRAWXML] section 2.6.1.1), so that part has to give it a new id before its data are written.
     */
    private void peekDiagrams(Part around, List<String> data) throws Refusal, IOException {
        for (String id : data) {
            Optional<String> part = Optional.ofNullable(around.relationships.get(id))
                    .flatMap(relationship -> wanted(around.source, relationship));
            if (part.isPresent()) {
                XmlWalk.walk(parts.bytes(part.get()), draft.format(), part.get(), element -> {
                    String drawing = element.value("relId");
                    if (element.name().equals("dsp:dataModelExt") && around.keeps(drawing)) {
                        diagramDrawings.put(part.get(), around.use(drawing));
                    }
                });
            }
        }
    }

    /** Writes the copy; media are cleaned one by one on the way. */
    void write(OutputStream clean) throws Refusal, IOException {
        try (ZipPacker zip = new ZipPacker(clean)) {
            zip.deflated(OoxmlPackage.CONTENT_TYPES, contentTypes());
            zip.deflated("_rels/.rels", mainRelationship());
            for (Part part : found.values()) {
                if (part.kind == OoxmlKind.MEDIA) {
                    zip.stored(part.name, members.cleanMedia(Source.of(parts.bytes(part.source)), part.source, draft));
                    continue;
                }
                zip.deflated(part.name, part.xml);
                if (!part.ids.isEmpty()) {
                    zip.deflated(OoxmlPackage.relationshipsOf(part.name), relationships(part));
                }
            }
        }
    }

    private byte[] contentTypes() {
        XmlText text = new XmlText();
        text.start("Types").attribute("xmlns", OoxmlPackage.TYPES);
        Map<String, String> defaults = new TreeMap<>();
        defaults.put("rels", "application/vnd.openxmlformats-package.relationships+xml");
        defaults.put("xml", "application/xml");
        for (Part part : found.values()) {
            if (part.kind == OoxmlKind.MEDIA) {
                String ending = part.name.substring(part.name.lastIndexOf('.') + 1);
                for (FileFormat format : FileFormat.values()) {
                    if (format.extension().equals(ending)) {
                        defaults.put(ending, format.mediaType());
                    }
                }
            }
        }
        defaults.forEach((ending, type) -> text.start("Default")
                .attribute("Extension", ending)
                .attribute("ContentType", type)
                .end("Default"));
        for (Part part : found.values()) {
            if (part.kind != OoxmlKind.MEDIA) {
                text.start("Override")
                        .attribute("PartName", "/" + part.name)
                        .attribute("ContentType", part.kind.contentType())
                        .end("Override");
            }
        }
        text.end("Types");
        return declared(text);
    }

    private byte[] mainRelationship() {
        XmlText text = new XmlText();
        text.start("Relationships").attribute("xmlns", OoxmlPackage.RELATIONSHIPS);
        String main = found.values().iterator().next().name;
        relationship(text, "rId1", TRANSITIONAL + "officeDocument", main, false);
        text.end("Relationships");
        return declared(text);
    }

    private byte[] relationships(Part part) {
        XmlText text = new XmlText();
        text.start("Relationships").attribute("xmlns", OoxmlPackage.RELATIONSHIPS);
        for (Map.Entry<String, String> id : part.ids.entrySet()) {
            OoxmlRelationship relationship = part.relationships.get(id.getKey());
            boolean microsoft = relationship.type().startsWith(MICROSOFT);
            String type = (microsoft ? MICROSOFT : TRANSITIONAL) + relationship.kind();
            String target = relationship.external()
                    ? relationship.target()
                    : relative(
                            part.name,
                            found.get(wanted(part.source, relationship).orElseThrow()).name);
            relationship(text, id.getValue(), type, target, relationship.external());
        }
        text.end("Relationships");
        return declared(text);
    }

    private static void relationship(XmlText text, String id, String type, String target, boolean external) {
        text.start("Relationship").attribute("Id", id).attribute("Type", type).attribute("Target", target);
        if (external) {
            text.attribute("TargetMode", "External");
        }
        text.end("Relationship");
    }

    /** Returns the way from a part to another, both by names such as {@code word/document.xml}. */
    static String relative(String from, String to) {
        String[] here = from.split("/");
        String[] there = to.split("/");
        int same = 0;
        while (same < here.length - 1 && same < there.length - 1 && here[same].equals(there[same])) {
            same++;
        }
        return "../".repeat(here.length - 1 - same)
                + String.join("/", List.of(there).subList(same, there.length));
    }

    private static byte[] declared(XmlText text) {
        return (XmlText.DECLARATION + new String(text.bytes(), UTF_8)).getBytes(UTF_8);
    }

    /** Notes what is left behind: parts, and relationships to the outside. */
    void noteRest(OoxmlFindings findings) throws Refusal, IOException {
        Set<String> known = new HashSet<>();
        known.add(OoxmlPackage.relationshipsOf("").toLowerCase(Locale.ROOT));
        for (Part part : found.values()) {
            known.add(part.source.toLowerCase(Locale.ROOT));
            known.add(OoxmlPackage.relationshipsOf(part.source).toLowerCase(Locale.ROOT));
            for (OoxmlRelationship relationship : part.relationships.values()) {
                if (relationship.external() && !part.ids.containsKey(relationship.id())) {
                    findings.external(relationship);
                } else if (relationship.isPlainLink()) {
                    tally.keptName(relationship.target());
                }
            }
        }
        for (String name : parts.names()) {
            if (!known.contains(name.toLowerCase(Locale.ROOT))) {
                findings.part(name);
            }
        }
        tally.note(draft);
    }
}
