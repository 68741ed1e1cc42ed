package org.letopis.sanitize;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;

/** Carries the things that pages draw with into a new document: each once, each by the rules of its kind. */
final class PdfCopier {
    private static final int DEEPEST = 40;
    private static final int MOST_STREAM_BYTES = 128 << 20;
    private static final int MOST_ALL_UNPACKED = 1 << 30;

    /** Entries that say nothing of their own: how a stream is coded, or where a part hangs in the structure tree. */
    private static final Set<String> SILENT = Set.of(
            "Length",
            "Filter",
            "DecodeParms",
            "DL",
            "Parent",
            "StructParent",
            "StructParents",
            "ProcSet",
            "Name",
            "P",
            "Resources",
            "CharProcs",
            "Tabs",
            "PZ",
            "F",
            "FFilter",
            "FDecodeParms",
            "NM0",
            "FormType");

    private final PdfWriter writer;
    private final PdfLosses losses;
    private final PdfInline inline = new PdfInline();
    private final PdfColours colours;
    private final PdfFonts fonts;
    private final PdfImages images;
    private final PdfLayers layers;
    private final Map<COSBase, COSObject> copied = new IdentityHashMap<>();
    private final Set<COSBase> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private long unpackedBytes;

    PdfCopier(PdfWriter writer, PdfLosses losses) {
        this.writer = writer;
        this.losses = losses;
        this.layers = new PdfLayers(this);
        this.colours = new PdfColours(this);
        this.fonts = new PdfFonts(this);
        this.images = new PdfImages(this);
    }

    PdfWriter writer() {
        return writer;
    }

    PdfLosses losses() {
        return losses;
    }

    PdfColours colours() {
        return colours;
    }

    PdfFonts fonts() {
        return fonts;
    }

    PdfImages images() {
        return images;
    }

    PdfLayers layers() {
        return layers;
    }

    /** Returns whether the object of the original, or its container, was carried over. */
    boolean visited(COSBase source) {
        return visited.contains(source);
    }

    void visit(COSBase source) {
        visited.add(source);
    }

    /** Writes the new object for a source object when it is first asked for. */
    interface Writing {
        void write(COSObject reference) throws Refusal, IOException;
    }

    COSObject once(COSBase source, Writing writing) throws Refusal, IOException {
        COSObject known = copied.get(source);
        if (known != null) {
            return known;
        }
        COSObject reference = writer.reserve();
        copied.put(source, reference);
        visited.add(source);
        writing.write(reference);
        return reference;
    }

    /** Returns the entries of a dictionary that its kind keeps. */
    COSDictionary entries(PdfRule.Kind kind, COSDictionary source, int depth) throws Refusal, IOException {
        if (depth > DEEPEST) {
            throw Refusal.tooLarge(FileFormat.PDF, "depth of " + kind.name());
        }
        visited.add(source);
        COSDictionary kept = new COSDictionary();
        for (COSName key : new TreeSet<>(source.keySet())) {
            COSBase value = source.getDictionaryObject(key);
            PdfRule rule = kind.of(key);
            COSBase copy = rule == null || value == null ? null : rule.keep(value, this, depth + 1);
            if (copy != null) {
                kept.setItem(key, copy);
            } else if (value != null && value != COSNull.NULL && !SILENT.contains(key.getName())) {
                losses.entry(key, source.getItem(key));
            }
        }
        return kept;
    }

    /** Returns a dictionary as part of what holds it; a name stands for itself. */
    COSBase direct(PdfRule.Kind kind, COSBase value, int depth) throws Refusal, IOException {
        if (value instanceof COSName) {
            return value;
        }
        return value instanceof COSDictionary dictionary ? entries(kind, dictionary, depth) : null;
    }

    COSObject object(PdfRule.Kind kind, COSDictionary source, int depth) throws Refusal, IOException {
        return once(source, reference -> writer.object(reference, entries(kind, source, depth)));
    }

    /** Returns what a stream holds, unpacked. */
    byte[] unpacked(COSStream source) throws Refusal, IOException {
        try (InputStream in = source.createInputStream()) {
            return bounded(in);
        } catch (RuntimeException e) {
            throw PdfFile.damaged("stream");
        }
    }

    byte[] bounded(InputStream in) throws Refusal, IOException {
        byte[] bytes = in.readNBytes(MOST_STREAM_BYTES + 1);
        unpackedBytes += bytes.length;
        if (bytes.length > MOST_STREAM_BYTES || unpackedBytes > MOST_ALL_UNPACKED) {
            throw Refusal.tooLarge(FileFormat.PDF, "unpacked size");
        }
        return bytes;
    }

    /**
     * Returns a form (ISO 32000-1 section 8.10).
     *
     * @param outer resources of what draws it, which old forms without resources of their own use; or null
     */
    COSObject form(COSBase value, COSDictionary outer, int depth) throws Refusal, IOException {
        if (!(value instanceof COSStream source)) {
            return null;
        }
        return once(source, reference -> content(reference, source, PdfRules.FORM, outer, depth));
    }

    /** Writes a stream of drawing orders with the resources that it uses. */
    void content(COSObject reference, COSStream source, PdfRule.Kind kind, COSDictionary outer, int depth)
            throws Refusal, IOException {
        COSDictionary kept = entries(kind, source, depth);
        PdfContent orders = PdfContent.of(unpacked(source), losses, inline);
        COSDictionary own = source.getCOSDictionary(COSName.RESOURCES);
        COSDictionary resources = resources(own == null ? outer : own, orders, depth);
        if (resources.size() > 0 || own != null) {
            kept.setItem(COSName.RESOURCES, resources);
        }
        writer.compressed(reference, kept, orders.bytes());
    }

    PdfContent orders(byte[] content) throws Refusal, IOException {
        return PdfContent.of(content, losses, inline);
    }

    /** Returns the resources that the orders name, and no others (section 7.8.3). */
    COSDictionary resources(COSDictionary source, PdfContent orders, int depth) throws Refusal, IOException {
        COSDictionary kept = new COSDictionary();
        if (source == null) {
            return kept;
        }
        visited.add(source);
        for (PdfContent.Resource resource : PdfContent.Resource.values()) {
            COSDictionary named = source.getCOSDictionary(resource.key());
            if (named == null) {
                continue;
            }
            visited.add(named);
            COSDictionary copies = new COSDictionary();
            Set<COSName> used = new TreeSet<>(orders.used(resource));
            if (resource == PdfContent.Resource.COLOUR_SPACE) {
                // Section 8.6.5.6: these change what the device spaces mean.
                used.add(COSName.DEFAULT_GRAY);
                used.add(COSName.DEFAULT_RGB);
                used.add(COSName.DEFAULT_CMYK);
            }
            for (COSName name : used) {
                COSBase value = named.getDictionaryObject(name);
                COSBase copy = value == null ? null : resource(resource, value, source, depth + 1);
                if (copy != null) {
                    copies.setItem(name, copy);
                }
            }
            if (copies.size() > 0) {
                kept.setItem(resource.key(), copies);
            }
        }
        return kept;
    }

    private COSBase resource(PdfContent.Resource resource, COSBase value, COSDictionary outer, int depth)
            throws Refusal, IOException {
        if (depth > DEEPEST) {
            throw Refusal.tooLarge(FileFormat.PDF, "depth of resources");
        }
        return switch (resource) {
            case FORM_OR_IMAGE -> drawn(value, outer, depth);
            case STATE -> state(value, depth);
            case FONT -> fonts.font(value, outer, depth);
            case COLOUR_SPACE -> colours.space(value, depth);
            case PATTERN -> pattern(value, outer, depth);
            case SHADING -> shading(value, depth);
            case PROPERTIES -> layers.reference(value);
        };
    }

    private COSBase drawn(COSBase value, COSDictionary outer, int depth) throws Refusal, IOException {
        if (!(value instanceof COSStream source)) {
            return null;
        }
        COSName kind = source.getCOSName(COSName.SUBTYPE);
        if (COSName.IMAGE.equals(kind)) {
            return images.image(source, depth);
        }
        if (COSName.FORM.equals(kind) || kind == null) {
            return form(source, outer, depth);
        }
        throw Refusal.unknownPart(FileFormat.PDF, "XObject", 0);
    }

    COSBase state(COSBase value, int depth) throws Refusal, IOException {
        return value instanceof COSDictionary source ? object(PdfRules.STATE, source, depth) : null;
    }

    COSBase fontAndSize(COSBase value, int depth) throws Refusal, IOException {
        if (!(value instanceof COSArray array) || array.size() != 2 || PdfRules.plain(array.getObject(1)) == null) {
            return null;
        }
        COSBase font = fonts.font(array.getObject(0), null, depth);
        if (font == null) {
            return null;
        }
        COSArray kept = new COSArray();
        kept.add(font);
        kept.add(array.getObject(1));
        return kept;
    }

    private COSBase pattern(COSBase value, COSDictionary outer, int depth) throws Refusal, IOException {
        if (value instanceof COSStream source) {
            return once(source, reference -> content(reference, source, PdfRules.TILING, outer, depth));
        }
        return value instanceof COSDictionary source ? object(PdfRules.SHADING_PATTERN, source, depth) : null;
    }

    COSBase shading(COSBase value, int depth) throws Refusal, IOException {
        if (value instanceof COSStream source) {
            return once(
                    source,
                    reference ->
                            writer.compressed(reference, entries(PdfRules.SHADING, source, depth), unpacked(source)));
        }
        return value instanceof COSDictionary source ? object(PdfRules.SHADING, source, depth) : null;
    }

    /** Returns a function, an array of functions, or a name that stands for one (section 7.10). */
    COSBase function(COSBase value, int depth) throws Refusal, IOException {
        if (value instanceof COSName) {
            return value;
        }
        if (value instanceof COSArray array) {
            COSArray kept = new COSArray();
            for (int i = 0; i < array.size(); i++) {
                COSBase each = array.getObject(i);
                kept.add(Optional.ofNullable(each == null ? null : function(each, depth + 1))
                        .orElseThrow(() -> PdfFile.damaged("function")));
            }
            return kept;
        }
        if (value instanceof COSStream source) {
            return once(source, reference -> {
                byte[] data = unpacked(source);
                boolean program = source.getInt(COSName.FUNCTION_TYPE) == 4;
                writer.compressed(
                        reference,
                        entries(PdfRules.FUNCTION_DICTIONARY, source, depth),
                        program ? PdfPostScript.withoutComments(data, losses) : data);
            });
        }
        return value instanceof COSDictionary source ? object(PdfRules.FUNCTION_DICTIONARY, source, depth) : null;
    }

    static COSInteger number(long value) {
        return COSInteger.get(value);
    }
}
