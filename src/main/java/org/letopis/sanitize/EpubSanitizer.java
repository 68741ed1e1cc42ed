package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * EPUB 2 and 3 (EPUB 3.3, sections 4 to 7; OCF 2.0.1; OPF 2.0.1). Kept: pages and style sheets written anew, pictures,
 * sound and film cleaned as files, title, language, reading order, table of contents. Dropped: all other metadata, which
 * an identifier made of the content replaces; fonts, scripts, remarks, alternative texts, files that are not in the list
 * of the book, notes of programs and shops. Refused: books that are locked, and books in several renditions.
 */
final class EpubSanitizer implements RewritingSanitizer {
    private static final String CONTAINER = "META-INF/container.xml";
    private static final String ENCRYPTION = "META-INF/encryption.xml";

    /** Ways to make fonts unreadable outside their book: fonts are dropped in any case. */
    private static final Set<String> FONT_ALGORITHMS =
            Set.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");

    private static final Set<String> PAGES = Set.of("application/xhtml+xml", "text/html");
    private static final Set<String> STYLES = Set.of("text/css");

    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.EPUB);
    }

    /** What one writing of a book needs. */
    private static final class Writing {
        private ZipArchive archive;
        private Draft draft;
        private Members members;
        private EpubBook book;
        private String opf;
        private String folder;
        private ZipPacker packer;
        private final EpubIdentifier identifier = new EpubIdentifier();

        /** Items by their full names, of those that are kept. */
        private final Map<String, EpubBook.Item> kept = new HashMap<>();

        boolean keeps(EpubBook.Item item) {
            return item.equals(kept.get(folder + item.href()));
        }
    }

    @Override
    public void rewrite(Source source, Draft draft, OutputStream clean, Members members) throws Refusal, IOException {
        Writing writing = new Writing();
        writing.archive = ZipArchive.of(source, draft.format());
        writing.draft = draft;
        writing.members = members;
        ZipTraces.note(writing.archive, source, draft);
        demandUnlocked(writing);
        writing.opf = EpubContainer.packageDocument(read(writing, CONTAINER), draft.format());
        writing.folder = writing.opf.substring(0, writing.opf.lastIndexOf('/') + 1);
        writing.book = EpubBook.read(read(writing, writing.opf), draft);
        for (EpubBook.Item item : writing.book.items().values()) {
            choose(writing, item);
        }
        draft.table(String.join("\n", writing.kept.keySet()).getBytes(UTF_8));
        for (String title : writing.book.titles()) {
            draft.table(title.getBytes(UTF_8));
        }
        try (ZipPacker packer = new ZipPacker(clean)) {
            writing.packer = packer;
            packer.stored("mimetype", FileFormat.EPUB.mediaType().getBytes(ISO_8859_1));
            packer.deflated(CONTAINER, EpubContainer.write(writing.opf));
            for (EpubBook.Item item : writing.book.items().values()) {
                if (writing.keeps(item)) {
                    put(writing, item);
                }
            }
            String identifier = writing.identifier.text();
            writing.book.noteIdentifiers(identifier, draft);
            EpubBook.Item ncx = writing.book.items().get(writing.book.ncx());
            if (ncx != null && writing.keeps(ncx)) {
                String name = writing.folder + ncx.href();
                packer.deflated(
                        name, NcxRewriter.rewrite(read(writing, name), identifier, draft, inBook(writing, name)));
            }
            packer.deflated(writing.opf, EpubPackage.write(writing.book, identifier, item -> writing.keeps(item)));
        }
        noteUnused(writing);
    }

    private static void demandUnlocked(Writing writing) throws Refusal, IOException {
        if (writing.archive.member(ENCRYPTION).isEmpty()) {
            return;
        }
        XmlCursor xml = new XmlCursor(read(writing, ENCRYPTION), writing.draft.format(), "encryption.xml");
        xml.root(false);
        for (int event = XmlCursor.START; event != XmlCursor.DONE; event = xml.next()) {
            boolean method = event == XmlCursor.START && xml.local().equals("EncryptionMethod");
            if (method && !FONT_ALGORITHMS.contains(xml.attribute("", "Algorithm"))) {
                throw Refusal.encrypted(writing.draft.format());
            }
        }
        writing.draft.drop(FindingGroup.EMBEDDED, "Embedded fonts", ENCRYPTION);
    }

    /** Decides whether a file of the book is kept. */
    private static void choose(Writing writing, EpubBook.Item item) throws Refusal {
        String type = item.type();
        boolean isNcx = item.id().equals(writing.book.ncx());
        if (type.contains("font") || type.equals("application/vnd.ms-opentype")) {
            writing.draft.drop(FindingGroup.EMBEDDED, "Embedded fonts", item.href());
        } else if (type.contains("javascript") || type.contains("ecmascript")) {
            writing.draft.drop(FindingGroup.HIDDEN, "Scripts and remote parts", item.href());
        } else if (type.contains("smil") || type.contains("page-template") || type.contains("page-map")) {
            writing.draft.drop(FindingGroup.OTHER, "Files of the program", item.href());
        } else if (writing.archive.member(writing.folder + item.href()).isEmpty()) {
            writing.draft.drop(FindingGroup.HISTORY, "Files that are not in the book", item.href());
        } else if (type.equals("application/x-dtbncx+xml") && !isNcx) {
            writing.draft.drop(FindingGroup.OTHER, "Files of the program", item.href());
        } else if (!MemberNames.isSafe(writing.folder + item.href())) {
            throw Refusal.damaged(writing.draft.format(), "name of a file", 0);
        } else if (writing.kept.put(writing.folder + item.href(), item) != null) {
            throw Refusal.damaged(writing.draft.format(), "two files of one name", 0);
        }
    }

    private static void put(Writing writing, EpubBook.Item item) throws Refusal, IOException {
        String name = writing.folder + item.href();
        Draft draft = writing.draft;
        byte[] clean;
        if (item.id().equals(writing.book.ncx())) {
            return;
        }
        if (PAGES.contains(item.type())) {
            clean = new XhtmlRewriter(read(writing, name), draft, inBook(writing, name)).rewrite();
            draft.table(EpubText.page(clean, draft.format()).getBytes(UTF_8));
            writing.packer.deflated(name, clean);
        } else if (STYLES.contains(item.type())) {
            String css = PlainText.decode(read(writing, name), "");
            clean = CssCleaner.clean(css, draft, inBook(writing, name)).getBytes(UTF_8);
            writing.packer.deflated(name, clean);
        } else {
            Source file = writing.archive.source(writing.archive.member(name).orElseThrow());
            clean = writing.members.clean(file, name, draft);
            if (Members.formatOf(file).mayHoldText()) {
                writing.packer.deflated(name, clean);
            } else {
                writing.packer.stored(name, clean);
            }
        }
        writing.identifier.add(clean);
    }

    /** Returns what tells whether an address on a page leads to a file that is kept. */
    private static Predicate<String> inBook(Writing writing, String page) {
        return address -> {
            int mark = address.indexOf('#');
            String path = EpubBook.decode(mark < 0 ? address : address.substring(0, mark));
            return path.isEmpty() || writing.kept.containsKey(EpubContainer.resolve(page, path));
        };
    }

    private static byte[] read(Writing writing, String name) throws Refusal, IOException {
        ZipMember member = writing.archive
                .member(name)
                .orElseThrow(() -> Refusal.damaged(
                        writing.draft.format(), name.startsWith("META-INF/") ? name : "package document", 0));
        writing.members.spend(writing.draft.format(), member.sizeBytes());
        return writing.archive.bytes(member);
    }

    private static void noteUnused(Writing writing) {
        Set<String> known = new HashSet<>(List.of("mimetype", CONTAINER, ENCRYPTION, writing.opf));
        writing.book.items().values().forEach(item -> known.add(writing.folder + item.href()));
        for (ZipMember member : writing.archive.members()) {
            if (!member.isFolder() && !known.contains(member.name())) {
                writing.draft.drop(FindingGroup.EMBEDDED, "Files that are not in the list of the book", member.name());
            }
        }
    }

    @Override
    public void compare(Source original, Source copy, Members members) throws Refusal, IOException {
        String before = EpubText.of(ZipParts.original(original, FileFormat.EPUB, EpubText::isPart, members));
        String after = EpubText.of(ZipParts.copy(copy, FileFormat.EPUB, EpubText::isPart, members));
        if (!before.equals(after)) {
            throw Refusal.unproven(FileFormat.EPUB, "visible text");
        }
    }
}
