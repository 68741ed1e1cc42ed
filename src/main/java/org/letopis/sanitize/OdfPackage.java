package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of one document in an OpenDocument archive: the outermost one, or one embedded in it (OpenDocument 1.2, part
 * 3, sections 2 and 3.1). Pictures and embedded documents get numbers for names, in the order in which they are shown.
 */
final class OdfPackage {
    private static final int MOST_DEPTH = 4;

    /** What all documents of one archive share. */
    static final class Whole {
        private final ZipArchive archive;
        private final ZipPacker packer;
        private final Draft draft;
        private final Members members;
        private final Set<String> used = new HashSet<>();
        private final Map<String, String> types = new TreeMap<>();
        private final String version;

        Whole(ZipArchive archive, ZipPacker packer, Draft draft, Members members) throws Refusal, IOException {
            this.archive = archive;
            this.packer = packer;
            this.draft = draft;
            this.members = members;
            this.version = OdfManifest.version(read("content.xml"), draft.format());
        }

        /** Returns the version of the document: LibreOffice opens none whose parts say different ones. */
        String version() {
            return version;
        }

        /** Returns the names of members that are in the copy, by their old names. */
        Set<String> used() {
            return used;
        }

        /** Returns media types by name, for the manifest of the copy. */
        Map<String, String> types() {
            return types;
        }

        byte[] read(String name) throws Refusal, IOException {
            ZipMember member = archive.member(name).orElse(null);
            if (member == null) {
                return null;
            }
            members.spend(draft.format(), member.sizeBytes());
            return archive.bytes(member);
        }
    }

    private final Whole whole;
    private final String oldPrefix;
    private final String newPrefix;
    private final int depth;

    /** New names by old ones, relative to this document. */
    private final Map<String, String> files = new LinkedHashMap<>();

    private final Map<String, String> objects = new LinkedHashMap<>();

    OdfPackage(Whole whole, String oldPrefix, String newPrefix, int depth) {
        this.whole = whole;
        this.oldPrefix = oldPrefix;
        this.newPrefix = newPrefix;
        this.depth = depth;
    }

    String version() {
        return whole.version;
    }

    /** Writes the document and all it shows. */
    void write() throws Refusal, IOException {
        FileFormat format = whole.draft.format();
        byte[] content = whole.read(oldPrefix + "content.xml");
        if (content == null) {
            throw Refusal.damaged(format, "content.xml", 0);
        }
        byte[] styles = whole.read(oldPrefix + "styles.xml");
        byte[] newContent = rewrite(styles, content, "content.xml");
        byte[] newStyles = styles == null ? null : rewrite(styles, styles, "styles.xml");
        put("content.xml", newContent);
        if (newStyles != null) {
            put("styles.xml", newStyles);
        }
        byte[] settings = whole.read(oldPrefix + "settings.xml");
        byte[] newSettings = settings == null ? null : OdfSettings.rewrite(settings, whole.version, whole.draft);
        whole.used.add(oldPrefix + "settings.xml");
        if (newSettings != null) {
            put("settings.xml", newSettings);
        }
        byte[] meta = whole.read(oldPrefix + "meta.xml");
        whole.used.add(oldPrefix + "meta.xml");
        if (meta != null) {
            OdfMeta.note(meta, whole.draft);
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            putFile(file.getKey(), file.getValue());
        }
        for (Map.Entry<String, String> object : objects.entrySet()) {
            if (depth == MOST_DEPTH) {
                throw Refusal.tooLarge(format, "documents inside documents");
            }
            String prefix = newPrefix + object.getValue() + "/";
            whole.types.put(
                    prefix, OdfManifest.typeOf(whole.read(oldPrefix + object.getKey() + "/content.xml"), format));
            new OdfPackage(whole, oldPrefix + object.getKey() + "/", prefix, depth + 1).write();
        }
    }

    private byte[] rewrite(byte[] styles, byte[] part, String name) throws Refusal, IOException {
        FileFormat format = whole.draft.format();
        OdfHidden hidden = OdfHidden.of(styles, part, format, name);
        XmlCursor xml = new XmlCursor(part, format, name);
        byte[] written = new OdfRewriter(this, hidden, xml, whole.draft).rewrite();
        whole.used.add(oldPrefix + name);
        // What stays to be seen is no leak when it is also the name of the author or the title.
        whole.draft.table(OdfText.of(null, written, format, name).getBytes(UTF_8));
        return written;
    }

    private void put(String name, byte[] bytes) throws IOException {
        whole.types.put(newPrefix + name, "text/xml");
        whole.packer.deflated(newPrefix + name, bytes);
    }

    private void putFile(String oldName, String newName) throws Refusal, IOException {
        ZipMember member = whole.archive.member(oldPrefix + oldName).orElseThrow();
        Source source = whole.archive.source(member);
        whole.used.add(oldPrefix + oldName);
        whole.types.put(newPrefix + newName, Members.formatOf(source).mediaType());
        whole.packer.stored(newPrefix + newName, whole.members.cleanMedia(source, oldPrefix + oldName, whole.draft));
    }

    /** Returns the new name of a picture in the archive; null when there is no such picture in it. */
    String picture(String href) throws Refusal, IOException {
        return file(href, "Pictures/");
    }

    /** The same for sound and film. */
    String media(String href) throws Refusal, IOException {
        return file(href, "Media/");
    }

    private String file(String href, String folder) throws Refusal, IOException {
        String name = inside(href);
        ZipMember member = whole.archive.member(oldPrefix + name).orElse(null);
        if (member == null || member.isFolder() || member.sizeBytes() == 0) {
            return null;
        }
        if (!files.containsKey(name)) {
            String extension = Members.formatOf(whole.archive.peek(member)).extension();
            files.put(name, folder + (files.size() + 1) + "." + extension);
        }
        return files.get(name);
    }

    /** Returns whether a picture in the archive is of a format that can be cleaned. */
    boolean isCleanable(String href) throws Refusal, IOException {
        ZipMember member = whole.archive.member(oldPrefix + inside(href)).orElse(null);
        if (member == null || member.sizeBytes() == 0) {
            return false;
        }
        FileFormat format = Members.formatOf(whole.archive.peek(member));
        return format.isMedia() && Sanitizers.of(format).isPresent();
    }

    /** Returns the new name of an embedded document; null when it is not in the archive. */
    String object(String href) {
        String name = inside(href);
        if (name.isEmpty()
                || whole.archive.member(oldPrefix + name + "/content.xml").isEmpty()) {
            return null;
        }
        return "./" + objects.computeIfAbsent(name, any -> "Object " + (objects.size() + 1));
    }

    private static String inside(String href) {
        String name = href.startsWith("./") ? href.substring(2) : href;
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }
}
