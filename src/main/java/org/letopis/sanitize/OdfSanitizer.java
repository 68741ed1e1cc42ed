package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;

/**
 * OpenDocument text, sheets, slides and drawings, and their templates (OASIS OpenDocument 1.2, parts 1 and 3). Kept:
 * visible text and its form, from a list of elements and attributes; pictures, sound and film, cleaned as files; charts,
 * formulas and documents inside. Dropped: metadata, comments, tracked changes (insertions stay), hidden text, sheets,
 * cells, slides and layers, macros, versions, signatures, thumbnails, printers, embedded fonts and programs, links to
 * other files, revision ids. Fields that name people, dates or files are kept as their text. Refused: what is locked
 * with a password.
 */
final class OdfSanitizer implements RewritingSanitizer {
    private static final String MANIFEST = "META-INF/manifest.xml";

    @Override
    public Set<FileFormat> formats() {
        return Set.of(
                FileFormat.ODT,
                FileFormat.ODS,
                FileFormat.ODP,
                FileFormat.ODG,
                FileFormat.OTT,
                FileFormat.OTS,
                FileFormat.OTP,
                FileFormat.OTG);
    }

    @Override
    public void rewrite(Source source, Draft draft, OutputStream clean, Members members) throws Refusal, IOException {
        ZipArchive archive = ZipArchive.of(source, draft.format());
        ZipTraces.note(archive, source, draft);
        try (ZipPacker packer = new ZipPacker(clean)) {
            Optional<ZipMember> manifest = archive.member(MANIFEST);
            if (manifest.isPresent()) {
                OdfManifest.demandUnlocked(archive.bytes(manifest.get()), draft.format());
            }
            OdfPackage.Whole whole = new OdfPackage.Whole(archive, packer, draft, members);
            whole.used().add(MANIFEST);
            whole.used().add("mimetype");
            packer.stored("mimetype", draft.format().mediaType().getBytes(ISO_8859_1));
            new OdfPackage(whole, "", "", 0).write();
            packer.deflated(MANIFEST, OdfManifest.write(draft.format(), whole.version(), whole.types()));
            archive.members().stream()
                    .filter(member -> !member.isFolder() && !whole.used().contains(member.name()))
                    .forEach(member -> noteUnused(member, draft));
        }
    }

    private static void noteUnused(ZipMember member, Draft draft) {
        String name = member.name();
        String folder = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
        switch (folder) {
            case "Basic", "Dialogs", "Scripts" -> draft.drop(FindingGroup.HIDDEN, "Macros", name);
            case "Thumbnails" -> draft.drop(FindingGroup.EMBEDDED, "Thumbnail", member.sizeBytes() + " bytes");
            case "Versions", "VersionList.xml" -> draft.drop(FindingGroup.HISTORY, "Earlier versions", name);
            case "META-INF" -> draft.drop(FindingGroup.PEOPLE, "Signatures", name);
            case "Fonts" -> draft.drop(FindingGroup.EMBEDDED, "Embedded fonts", name);
            case "Pictures", "Media" -> draft.drop(FindingGroup.EMBEDDED, "Pictures that are not shown", name);
            case "ObjectReplacements" -> draft.drop(FindingGroup.EMBEDDED, "Replacement pictures of objects", name);
            case "Configurations2", "layout-cache", "manifest.rdf" ->
                draft.drop(FindingGroup.OTHER, "Files of the program", name);
            default -> draft.drop(FindingGroup.EMBEDDED, "Files that are not shown", name);
        }
    }

    @Override
    public void compare(Source original, Source copy, Members members) throws Refusal, IOException {
        FileFormat format = Members.formatOf(copy);
        String before = OdfText.of(ZipParts.original(original, format, OdfText::isPart, members), format);
        String after = OdfText.of(ZipParts.copy(copy, format, OdfText::isPart, members), format);
        if (!before.equals(after)) {
            throw Refusal.unproven(format, "visible text");
        }
    }
}
