package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One track that is kept: pictures or sound.
 *
 * <p>Kept: matrix (which way is up), layer, volume, size, edit list, sample tables. Blanked: times, language, names of
 * handlers. Dropped: user data, unknown boxes, references to tracks but those that layers of one picture need. Refused:
 * media in another file. Source: ISO/IEC 14496-12 sections 8.3 to 8.7.
 */
final class FilmTrack {
    /** What QuickTime calls an undetermined language. */
    private static final int UNSPECIFIED = 0x7FFF;

    private static final Map<String, Integer> MEDIA_HEADERS = Map.of("vmhd", 12, "smhd", 8);
    private static final Set<String> WRITTEN =
            Set.of("mdhd", "hdlr", "minf", "vmhd", "smhd", "gmhd", "nmhd", "dinf", "stbl", "free", "skip", "wide");
    private static final int MOST_ENTRIES = 100;

    private final BoxReader in;
    private final Draft draft;
    private final Box trak;
    private final List<Box> children;
    private final Box header;
    private final Box media;
    private final List<Box> mediaBoxes;
    private final List<Box> information;
    private final Box informationBox;
    private final Box table;
    private final List<SampleEntry> entries = new ArrayList<>();
    private SampleTable samples;

    FilmTrack(BoxReader in, Draft draft, Box trak) throws Refusal, IOException {
        this.in = in;
        this.draft = draft;
        this.trak = trak;
        this.children = in.children(trak);
        this.header = in.need(children, "tkhd", trak);
        this.media = in.need(children, "mdia", trak);
        this.mediaBoxes = in.children(media);
        this.informationBox = in.need(mediaBoxes, "minf", media);
        this.information = in.children(informationBox);
        this.table = in.need(information, "stbl", informationBox);
    }

    long id() throws Refusal, IOException {
        return in.u32(header.contentStart() + (version(header) == 0 ? 12 : 20));
    }

    String handler() throws Refusal, IOException {
        Box handler = in.need(mediaBoxes, "hdlr", media);
        return in.type(handler.contentStart() + 8);
    }

    SampleTable samples() {
        return samples;
    }

    List<SampleEntry> entries() {
        return entries;
    }

    /** Reads what the samples are and where, and notes what of the track is left out. */
    void read() throws Refusal, IOException {
        List<Box> tables = in.children(table);
        Box descriptions = in.need(tables, "stsd", table);
        List<Box> coded = in.children(descriptions.contentStart() + 8, descriptions.end());
        if (coded.isEmpty() || coded.size() > MOST_ENTRIES) {
            throw in.damaged(descriptions);
        }
        boolean sound = handler().equals("soun");
        for (Box entry : coded) {
            entries.add(sound ? SampleEntry.sound(in, draft, entry) : SampleEntry.picture(in, draft, entry));
        }
        checkReferences();
        samples = new SampleTable(in, tables, entries, table);
        samples.dropped().forEach(box -> FilmTags.noteUnknown(box, draft));
        noteDropped();
    }

    /** Returns whether a track of auxiliary pictures says that they are how transparent the others are. */
    boolean isAlpha() throws Refusal, IOException {
        Box descriptions = in.need(in.children(table), "stsd", table);
        for (Box entry : in.children(descriptions.contentStart() + 8, descriptions.end())) {
            Optional<Box> kind =
                    in.only(in.children(entry.contentStart() + SampleEntry.PICTURE_BYTES, entry.end()), "auxi");
            if (kind.isEmpty() || !HeifProperty.isAlpha(HeifProperty.auxiliary(in, kind.get()))) {
                return false;
            }
        }
        return true;
    }

    /** Reads only where the samples are. */
    void readPlaces() throws Refusal, IOException {
        samples = new SampleTable(in, in.children(table), List.of(), table);
    }

    private void noteDropped() throws Refusal, IOException {
        FilmTags.noteTimes(in, header, draft);
        FilmTags.noteTimes(in, in.need(mediaBoxes, "mdhd", media), draft);
        FilmTags.noteHandler(in, in.need(mediaBoxes, "hdlr", media), draft);
        Box mediaHeader = in.need(mediaBoxes, "mdhd", media);
        int language = in.u16(mediaHeader.contentStart() + (version(mediaHeader) == 0 ? 20 : 32));
        if (language != TrackHeaders.UNDETERMINED && language != UNSPECIFIED) {
            draft.drop(FindingGroup.PEOPLE, "Language of a track", FilmTags.language(language));
        }
        for (Box box : children) {
            if (!Set.of("tkhd", "edts", "mdia", "tref", "tapt", "free", "skip", "wide")
                    .contains(box.type())) {
                FilmTags.noteBox(in, box, draft);
            }
        }
        for (List<Box> boxes : List.of(mediaBoxes, information)) {
            for (Box box : boxes) {
                if (!WRITTEN.contains(box.type())) {
                    FilmTags.noteBox(in, box, draft);
                }
            }
        }
        Optional<Box> dataHandler = in.only(information, "hdlr");
        if (dataHandler.isPresent()) {
            FilmTags.noteHandler(in, dataHandler.get(), draft);
        }
    }

    /** All media must be in this very file (section 8.7.2). */
    private void checkReferences() throws Refusal, IOException {
        Box data = in.need(information, "dinf", informationBox);
        Box references = in.need(in.children(data), "dref", data);
        for (Box reference : in.children(references.contentStart() + 8, references.end())) {
            if (reference.contentBytes() < 4 || (in.u8(reference.contentStart() + 3) & 1) == 0) {
                throw Refusal.unknownPart(in.format(), "media in another file", reference.start());
            }
        }
    }

    private int version(Box box) throws Refusal, IOException {
        return in.u8(box.contentStart());
    }

    /**
     * Returns the track written anew.
     *
     * @param base where the media data starts in the clean copy
     * @param kept ids of all tracks that are kept
     */
    Pieces written(long base, boolean wide, Set<Long> kept) throws Refusal, IOException {
        TrackHeaders headers = new TrackHeaders(in);
        Pieces track = headers.track(header);
        Optional<Box> edits = in.only(children, "edts");
        if (edits.isPresent()) {
            track.append(headers.editList(edits.get()));
        }
        Optional<Box> references = in.only(children, "tref");
        if (references.isPresent()) {
            track.append(headers.references(references.get(), kept));
        }
        Optional<Box> aperture = in.only(children, "tapt");
        if (aperture.isPresent()) {
            track.append(headers.aperture(aperture.get()));
        }
        Pieces inner = headers.media(in.need(mediaBoxes, "mdhd", media));
        inner.append(headers.handler(in.need(mediaBoxes, "hdlr", media)));
        inner.append(information(base, wide));
        track.append(BoxContent.box("mdia", inner));
        return BoxContent.box("trak", track);
    }

    private Pieces information(long base, boolean wide) throws Refusal, IOException {
        Pieces kept = new Pieces();
        for (Box box : information) {
            Integer bytes = MEDIA_HEADERS.get(box.type());
            if (bytes != null) {
                if (box.contentBytes() < bytes) {
                    throw in.damaged(box);
                }
                Pieces content = new Pieces();
                content.range(box.contentStart(), bytes);
                kept.append(BoxContent.box(box.type(), content));
            } else if (box.type().equals("hdlr")) {
                kept.append(new TrackHeaders(in).handler(box));
            } else if (box.type().equals("nmhd")) {
                kept.append(BoxContent.full(0, 0).box("nmhd"));
            }
        }
        kept.append(dataReferences());
        Pieces tables = descriptions();
        tables.append(samples.written(base, wide));
        kept.append(BoxContent.box("stbl", tables));
        return BoxContent.box("minf", kept);
    }

    /** As many references as there were, each of which says: this file. */
    private Pieces dataReferences() throws Refusal, IOException {
        Box data = in.need(information, "dinf", informationBox);
        Box references = in.need(in.children(data), "dref", data);
        int count = in.children(references.contentStart() + 8, references.end()).size();
        Pieces content = Pieces.of(BoxContent.full(0, 0).u32(count).array());
        for (int i = 0; i < count; i++) {
            content.append(BoxContent.full(0, 1).box("url "));
        }
        return BoxContent.box("dinf", BoxContent.box("dref", content));
    }

    private Pieces descriptions() throws Refusal, IOException {
        Box box = in.need(in.children(table), "stsd", table);
        Pieces content =
                Pieces.of(BoxContent.full(version(box), 0).u32(entries.size()).array());
        entries.forEach(entry -> content.append(entry.kept()));
        return BoxContent.box("stsd", content);
    }

    Box box() {
        return trak;
    }
}
