package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Which files of a book a clean copy keeps: pages in the order of reading, in the tables of contents and behind links,
 * and what these show or take their looks from. A file that nothing leads to is seen by nobody.
 */
final class EpubFiles {
    /** How a file is cleaned. */
    enum Kind {
        PAGE,
        STYLE,
        CONTENTS,
        MEDIA
    }

    private static final Set<String> PAGES = Set.of("application/xhtml+xml", "text/html");
    private static final String STYLE = "text/css";
    private static final String NCX = "application/x-dtbncx+xml";

    /** Where the bytes of a file of the book come from. */
    interface Reader {
        byte[] read(String name) throws Refusal, IOException;
    }

    private final EpubBook book;
    private final String opf;
    private final FileFormat format;
    private final Reader reader;
    private final Map<String, EpubBook.Item> known;
    private final Set<String> kept = new LinkedHashSet<>();
    private final NeutralNames names = new NeutralNames();
    private boolean found;

    private EpubFiles(EpubBook book, String opf, FileFormat format, Reader reader, Map<String, EpubBook.Item> known) {
        this.book = book;
        this.opf = opf;
        this.format = format;
        this.reader = reader;
        this.known = known;
    }

    /**
     * Finds what stays.
     *
     * @param opf full name of the package document
     * @param files of the book that are there, other than fonts and scripts
     */
    static EpubFiles of(EpubBook book, String opf, FileFormat format, Reader reader, List<EpubBook.Item> files)
            throws Refusal, IOException {
        Map<String, EpubBook.Item> known = new LinkedHashMap<>();
        for (EpubBook.Item item : files) {
            String name = EpubContainer.resolve(opf, item.href());
            if (!MemberNames.isSafe(name)) {
                throw Refusal.damaged(format, "name of a file", 0);
            }
            if (known.put(name, item) != null) {
                throw Refusal.damaged(format, "two files of one name", 0);
            }
        }
        EpubFiles result = new EpubFiles(book, opf, format, reader, known);
        result.find();
        result.found = true;
        return result;
    }

    private void find() throws Refusal, IOException {
        for (EpubBook.Place place : book.spine()) {
            keep(book.items().get(place.id()));
        }
        keep(book.items().get(book.coverId()));
        for (EpubBook.Item item : known.values()) {
            if (item.properties().contains("nav") || item.properties().contains("cover-image")) {
                keep(item);
            }
        }
        for (String part : book.guide().values()) {
            address(opf, part, false);
        }
        EpubBook.Item ncx = book.items().get(book.ncx());
        keep(ncx);
        if (ncx != null && isKept(ncx)) {
            NcxRewriter.rewrite(reader.read(name(ncx)), "", new Draft(format), addresses(name(ncx)));
        }
        // Names of classes and parts are complete only when all pages were read: what styles show comes after that.
        each(Kind.PAGE, page -> XhtmlRewriter.collect(reader.read(page), format, addresses(page), names));
        each(Kind.PAGE, page -> XhtmlRewriter.rewrite(reader.read(page), new Draft(format), this, page, ""));
        each(Kind.STYLE, sheet -> style(sheet, new Draft(format)));
    }

    private interface Look {
        void at(String name) throws Refusal, IOException;
    }

    /** Looks at all kept files of a kind, also at those that are kept because of one of them. */
    private void each(Kind kind, Look look) throws Refusal, IOException {
        Set<String> seen = new LinkedHashSet<>();
        int before = -1;
        while (before < kept.size()) {
            before = kept.size();
            for (String name : new ArrayList<>(kept)) {
                if (kind(known.get(name)) == kind && seen.add(name)) {
                    look.at(name);
                }
            }
        }
    }

    private void keep(EpubBook.Item item) {
        if (item != null && item.equals(known.get(name(item)))) {
            kept.add(name(item));
        }
    }

    Kind kind(EpubBook.Item item) {
        if (item.type().equals(NCX) || item.id().equals(book.ncx())) {
            return Kind.CONTENTS;
        }
        return PAGES.contains(item.type()) ? Kind.PAGE : item.type().equals(STYLE) ? Kind.STYLE : Kind.MEDIA;
    }

    boolean isKept(EpubBook.Item item) {
        String name = name(item);
        return kept.contains(name) && item.equals(known.get(name));
    }

    /** Returns the full name of a file. */
    String name(EpubBook.Item item) {
        return EpubContainer.resolve(opf, item.href());
    }

    NeutralNames names() {
        return names;
    }

    /** Returns what gives the address of a file as the copy writes it in another; null when it is not in the copy. */
    UnaryOperator<String> addresses(String from) {
        return address -> address(from, address, false);
    }

    /** The same for styles, which show pictures and take in other sheets but lead to no page. */
    UnaryOperator<String> looks(String from) {
        return address -> address(from, address, true);
    }

    private String address(String from, String address, boolean looks) {
        int mark = address.indexOf('#');
        String path = EpubBook.decode(mark < 0 ? address : address.substring(0, mark));
        String part = mark < 0 ? null : names.id(EpubBook.decode(address.substring(mark + 1)));
        if (path.isEmpty()) {
            return part == null || looks ? null : "#" + part;
        }
        String target = path.startsWith("/") ? "" : EpubContainer.resolve(from, path);
        EpubBook.Item item = known.get(target);
        boolean mayBe = item != null && kind(item) != Kind.CONTENTS && !(looks && kind(item) == Kind.PAGE);
        if (!mayBe || found && !kept.contains(target)) {
            return null;
        }
        kept.add(target);
        return EpubContainer.relative(from, target) + (part == null ? "" : "#" + part);
    }

    /** Returns a style sheet of the book, written anew. */
    String style(String name, Draft draft) throws Refusal, IOException {
        byte[] bytes = reader.read(name);
        Optional<String> css = CssRules.decode(bytes);
        CssRules rules = new CssRules(draft, names::className, names::id, looks(name));
        return rules.sheet(css.orElseThrow(() -> Refusal.characterSet(format)));
    }
}
