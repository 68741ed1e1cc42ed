package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * EPUB 2 and 3 (EPUB 3.3, sections 4 to 7; OCF 2.0.1; OPF 2.0.1). Kept: pages and style sheets written anew, pictures,
 * sound and film that they show, cleaned as files, title, language, reading order, table of contents. Dropped: all
 * other metadata, which an identifier made of the content replaces; fonts, scripts, remarks, alternative texts, files
 * that nothing in the book leads to, notes of programs and shops. Refused: books that are locked, books in several
 * renditions, and what is shown without being a picture, sound or film.
 */
final class EpubSanitizer implements RewritingSanitizer {
    static final String CONTAINER = "META-INF/container.xml";
    private static final String ENCRYPTION = "META-INF/encryption.xml";
    private static final String PAGE_TYPE = "application/xhtml+xml";

    /** Ways to make fonts unreadable outside their book: fonts are dropped in any case. */
    private static final Set<String> FONT_ALGORITHMS =
            Set.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");

    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.EPUB);
    }

    /** One writing of a book. */
    private static final class Writing {
        private final ZipArchive archive;
        private final Draft draft;
        private final Members members;
        private final String opf;
        private final EpubBook book;
        private final List<String> titles;
        private final List<EpubBook.Item> candidates;
        private final EpubFiles files;
        private final EpubIdentifier identifier = new EpubIdentifier();

        /** Media types, by what the files hold. */
        private final Map<EpubBook.Item, String> types = new HashMap<>();

        Writing(ZipArchive archive, Draft draft, Members members) throws Refusal, IOException {
            this.archive = archive;
            this.draft = draft;
            this.members = members;
            demandUnlocked();
            opf = EpubContainer.packageDocument(read(CONTAINER), draft.format());
            book = EpubBook.read(read(opf), draft);
            titles = book.titles().stream()
                    .map(each -> HiddenCharacters.clean(each, draft))
                    .toList();
            candidates = candidates();
            files = EpubFiles.of(book, opf, draft.format(), this::read, candidates);
        }

        private byte[] read(String name) throws Refusal, IOException {
            ZipMember member = archive.member(name)
                    .orElseThrow(() -> Refusal.damaged(
                            draft.format(), name.startsWith("META-INF/") ? name : "package document", 0));
            members.spend(draft.format(), member.sizeBytes());
            return archive.bytes(member);
        }

        private void demandUnlocked() throws Refusal, IOException {
            if (archive.member(ENCRYPTION).isEmpty()) {
                return;
            }
            XmlCursor xml = new XmlCursor(read(ENCRYPTION), draft.format(), "encryption.xml");
            xml.root(false);
            for (int event = XmlCursor.START; event != XmlCursor.DONE; event = xml.next()) {
                boolean method = event == XmlCursor.START && xml.local().equals("EncryptionMethod");
                if (method && !FONT_ALGORITHMS.contains(xml.attribute("", "Algorithm"))) {
                    throw Refusal.encrypted(draft.format());
                }
            }
            draft.drop(FindingGroup.EMBEDDED, "Embedded fonts", ENCRYPTION);
        }

        /** Returns the files that are there and of a kind that may stay. */
        private List<EpubBook.Item> candidates() {
            List<EpubBook.Item> candidates = new ArrayList<>();
            for (EpubBook.Item item : book.items().values()) {
                String type = item.type();
                if (type.contains("font") || type.equals("application/vnd.ms-opentype")) {
                    draft.drop(FindingGroup.EMBEDDED, "Embedded fonts", item.href());
                } else if (type.contains("javascript") || type.contains("ecmascript")) {
                    draft.drop(FindingGroup.HIDDEN, "Scripts and remote parts", item.href());
                } else if (type.contains("smil") || type.contains("page-template") || type.contains("page-map")) {
                    draft.drop(FindingGroup.OTHER, "Files of the program", item.href());
                } else if (archive.member(EpubContainer.resolve(opf, item.href()))
                        .isEmpty()) {
                    draft.drop(FindingGroup.HISTORY, "Files that are not in the book", item.href());
                } else {
                    candidates.add(item);
                }
            }
            return candidates;
        }

        void write(ZipPacker packer) throws Refusal, IOException {
            packer.stored("mimetype", FileFormat.EPUB.mediaType().getBytes(ISO_8859_1));
            packer.deflated(CONTAINER, EpubContainer.write(opf));
            EpubBook.Item ncx = null;
            for (EpubBook.Item item : book.items().values()) {
                if (files.isKept(item) && files.kind(item) == EpubFiles.Kind.CONTENTS) {
                    ncx = item;
                } else if (files.isKept(item)) {
                    put(item, files.name(item), packer);
                }
            }
            String name = identifier.text();
            book.noteIdentifiers(name, draft);
            if (ncx != null) {
                types.put(ncx, ncx.type());
                String place = files.name(ncx);
                packer.deflated(place, NcxRewriter.rewrite(read(place), name, draft, files.addresses(place)));
            }
            packer.deflated(opf, EpubPackage.write(book, opf, titles, name, types::get, files.addresses(opf)));
        }

        private void put(EpubBook.Item item, String name, ZipPacker packer) throws Refusal, IOException {
            byte[] clean;
            switch (files.kind(item)) {
                case PAGE -> {
                    String title = titles.isEmpty() ? "" : titles.get(0);
                    clean = XhtmlRewriter.rewrite(read(name), draft, files, name, title);
                    draft.table(EpubText.page(clean, draft.format()).getBytes(UTF_8));
                    types.put(item, PAGE_TYPE);
                    packer.deflated(name, clean);
                }
                case STYLE -> {
                    clean = files.style(name, draft).getBytes(UTF_8);
                    draft.table(clean);
                    types.put(item, item.type());
                    packer.deflated(name, clean);
                }
                default -> {
                    Source file = archive.source(archive.member(name).orElseThrow());
                    FileFormat format = Members.formatOf(file);
                    clean = members.cleanMedia(file, name, draft);
                    types.put(item, format.mediaType());
                    if (format == FileFormat.SVG) {
                        packer.deflated(name, clean);
                    } else {
                        packer.stored(name, clean);
                    }
                }
            }
            identifier.add(clean);
        }

        private void noteLeftOut() {
            for (EpubBook.Item item : candidates) {
                if (!files.isKept(item)) {
                    draft.drop(FindingGroup.EMBEDDED, "Files that nothing in the book shows", item.href());
                }
            }
            Set<String> known = new HashSet<>(List.of("mimetype", CONTAINER, ENCRYPTION, opf));
            book.items().values().forEach(item -> known.add(files.name(item)));
            for (ZipMember member : archive.members()) {
                if (!member.isFolder() && !known.contains(member.name())) {
                    draft.drop(FindingGroup.EMBEDDED, "Files that are not in the list of the book", member.name());
                }
            }
        }
    }

    @Override
    public void rewrite(Source source, Draft draft, OutputStream clean, Members members) throws Refusal, IOException {
        ZipArchive archive = ZipArchive.of(source, draft.format());
        ZipTraces.note(archive, source, draft);
        Writing writing = new Writing(archive, draft, members);
        for (EpubBook.Item item : writing.book.items().values()) {
            draft.table(writing.files.isKept(item) ? writing.files.name(item).getBytes(UTF_8) : new byte[0]);
        }
        draft.table(String.join("\n", writing.titles).getBytes(UTF_8));
        draft.table(EpubNames.vocabulary().getBytes(UTF_8));
        try (ZipPacker packer = new ZipPacker(clean)) {
            writing.write(packer);
        }
        writing.noteLeftOut();
    }

    @Override
    public void compare(Source original, Source copy, Members members) throws Refusal, IOException {
        String before = EpubText.of(wanted -> ZipParts.original(original, FileFormat.EPUB, wanted, members));
        String after = EpubText.of(wanted -> ZipParts.copy(copy, FileFormat.EPUB, wanted, members));
        if (!before.equals(after)) {
            throw Refusal.unproven(FileFormat.EPUB, "visible text");
        }
    }
}
