package org.letopis.sanitize;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads what a person sees of an office document: text without what was deleted or hidden, the values of visible cells,
 * visible slides. It knows nothing of the rules by which copies are written; that is what they are held against.
 */
final class OfficeText {
    /**
     * What one part shows.
     *
     * @param kind what it is, for example {@code slide}
     * @param text of a sheet, a line for each cell: {@code 2/1: value} for row 2, column 1
     */
    record Section(String kind, String text) {
        /** Returns whether the same is shown, apart from how lines break and from signs that leave no ink. */
        boolean sameAs(Section other) {
            return kind.equals(other.kind) && VisibleText.of(text).equals(VisibleText.of(other.text));
        }
    }

    private static final Set<String> READ = Set.of(
            "header",
            "footer",
            "footnotes",
            "endnotes",
            "worksheet",
            "chartsheet",
            "slide",
            "notesSlide",
            "chart", //
            "diagramData",
            "drawing",
            "chartUserShapes",
            "slideLayout",
            "slideMaster");

    /** Read although nothing in the text names them. */
    private static final Set<String> IMPLIED = Set.of("footnotes", "endnotes", "notesSlide", "slideLayout");

    private static final ThreadLocal<XMLInputFactory> READERS = ThreadLocal.withInitial(XmlWalk::readers);
    private static final int MOST_CHARS = 200 << 20;

    private final OoxmlPackage parts;
    private final FileFormat format;
    private final List<Section> sections = new ArrayList<>();
    private final Set<String> done = new HashSet<>();
    private final Set<String> notes = new HashSet<>();
    private final List<String> strings = new ArrayList<>();
    private WordStyles styles = new WordStyles();
    private long chars;

    private record Waiting(String part, String kind) {}

    private OfficeText(OoxmlPackage parts, FileFormat format) {
        this.parts = parts;
        this.format = format;
    }

    /** Returns what is shown, in the order in which the document refers to its parts. */
    static List<Section> of(Source source, FileFormat format) throws Refusal, IOException {
        OoxmlPackage parts = OoxmlPackage.of(ZipArchive.of(source, format), format);
        OfficeText text = new OfficeText(parts, format);
        for (OoxmlRelationship relationship : parts.relationships("")) {
            Optional<String> main = parts.target("", relationship);
            if (relationship.word().equals("officeDocument") && main.isPresent()) {
                text.read(main.get());
                return List.copyOf(text.sections);
            }
        }
        throw Refusal.damaged(format, "relationships", 0);
    }

    private void read(String main) throws Refusal, IOException {
        for (OoxmlRelationship relationship : parts.relationships(main)) {
            Optional<String> target = parts.target(main, relationship);
            if (target.isPresent() && relationship.word().equals("sharedStrings")) {
                OfficeTextPart table = new OfficeTextPart(reader(target.get()), Set.of(), styles, List.of());
                walk(target.get(), table);
                strings.addAll(table.items());
            } else if (target.isPresent() && relationship.word().equals("styles") && format == FileFormat.DOCX) {
                XmlWalk.walk(parts.bytes(target.get()), format, target.get(), styles);
            }
        }
        Deque<Waiting> waiting = new ArrayDeque<>();
        waiting.add(new Waiting(main, "main"));
        while (!waiting.isEmpty()) {
            Waiting next = waiting.poll();
            if (!done.add(next.part)) {
                continue;
            }
            OfficeTextPart part = new OfficeTextPart(reader(next.part), notes, styles, strings);
            walk(next.part, part);
            if (part.hidden()) {
                continue;
            }
            notes.addAll(part.notes());
            chars += part.text().length();
            if (chars > MOST_CHARS) {
                throw Refusal.tooLarge(format, "text");
            }
            sections.add(new Section(next.kind, part.text()));
            follow(next.part, part.references(), waiting);
        }
    }

    private void follow(String part, Set<String> references, Deque<Waiting> waiting) throws Refusal, IOException {
        List<OoxmlRelationship> relationships = parts.relationships(part);
        Set<OoxmlRelationship> ordered = new LinkedHashSet<>();
        for (String id : references) {
            relationships.stream().filter(each -> each.id().equals(id)).forEach(ordered::add);
        }
        relationships.stream().filter(each -> IMPLIED.contains(each.word())).forEach(ordered::add);
        for (OoxmlRelationship relationship : ordered) {
            Optional<String> target = parts.target(part, relationship);
            if (READ.contains(relationship.word()) && target.isPresent() && parts.sizeBytes(target.get()) > 0) {
                waiting.add(new Waiting(target.get(), relationship.word()));
            }
        }
    }

    private XMLStreamReader reader(String part) throws Refusal, IOException {
        try {
            return READERS.get().createXMLStreamReader(XmlCursor.characters(parts.bytes(part)));
        } catch (XMLStreamException | CharacterCodingException e) {
            throw Refusal.damaged(format, part, 0);
        }
    }

    private void walk(String part, OfficeTextPart text) throws Refusal {
        try {
            text.read();
        } catch (XMLStreamException e) {
            throw Refusal.damaged(format, Escaping.escape(part, 120), 0);
        }
    }
}
