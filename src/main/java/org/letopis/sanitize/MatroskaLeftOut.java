package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Notes elements of Matroska that are left out, in words for the person who holds the film. Source: RFC 9559. */
final class MatroskaLeftOut {
    private record What(FindingGroup group, String name) {}

    private static final What UNKNOWN = new What(FindingGroup.HIDDEN, "Element that is not needed");
    private static final What PROGRAM = new What(FindingGroup.DEVICE, "Program that wrote the file");
    private static final What FILM_ID = new What(FindingGroup.HISTORY, "Identifier of the film");
    private static final What FILE_NAME = new What(FindingGroup.HISTORY, "File name in the film");

    private static final Map<Integer, What> ELEMENTS = Map.ofEntries(
            Map.entry(0x7BA9, new What(FindingGroup.OTHER, "Title")),
            Map.entry(MatroskaId.MUXING_PROGRAM, PROGRAM),
            Map.entry(MatroskaId.WRITING_PROGRAM, PROGRAM),
            Map.entry(0x73A4, FILM_ID),
            Map.entry(0x3CB923, FILM_ID),
            Map.entry(0x3EB923, FILM_ID),
            Map.entry(0x4444, FILM_ID),
            Map.entry(0x7384, FILE_NAME),
            Map.entry(0x3C83AB, FILE_NAME),
            Map.entry(0x3E83BB, FILE_NAME),
            Map.entry(0x536E, new What(FindingGroup.OTHER, "Name of a track")),
            Map.entry(0x258688, new What(FindingGroup.DEVICE, "Compressor name")),
            Map.entry(MatroskaId.CODEC_PRIVATE, new What(FindingGroup.HIDDEN, "Data for a decoder that needs none")),
            Map.entry(MatroskaId.ADDITIONS, new What(FindingGroup.HIDDEN, "Data beside the coded picture")),
            Map.entry(MatroskaId.CHAPTERS, new What(FindingGroup.OTHER, "Chapters")),
            Map.entry(MatroskaId.TAGS, new What(FindingGroup.OTHER, "Tags")));

    /** What only says where other things are, or whether they are whole. */
    private static final Set<Integer> STRUCTURE = Set.of(
            MatroskaId.CHECKSUM,
            MatroskaId.SEEK_HEAD,
            MatroskaId.CUES,
            MatroskaId.POSITION,
            MatroskaId.PREVIOUS_SIZE,
            MatroskaId.TRACK_UID);

    private static final int SIMPLE_TAG = 0x67C8;
    private static final int TAG_NAME = 0x45A3;
    private static final int TAG_TEXT = 0x4487;
    private static final int TAG_BINARY = 0x4485;
    private static final int ATTACHED_FILE = 0x61A7;
    private static final int FILE_NAME_OF_ATTACHED = 0x466E;
    private static final int DESCRIPTION_OF_ATTACHED = 0x467E;
    private static final int DATA_OF_ATTACHED = 0x465C;
    private static final int MOST_TEXT_BYTES = 1 << 16;
    private static final int MOST_DEPTH = 8;
    private static final long SECONDS_1970_TO_2001 = 978_307_200L;
    private static final long NANOS = 1_000_000_000L;

    private final BoxReader in;
    private final Draft draft;

    private MatroskaLeftOut(BoxReader in, Draft draft) {
        this.in = in;
        this.draft = draft;
    }

    static void note(BoxReader in, Draft draft, EbmlElement element) throws Refusal, IOException {
        if (!STRUCTURE.contains(element.id())) {
            new MatroskaLeftOut(in, draft).note(element);
        }
    }

    private void note(EbmlElement element) throws Refusal, IOException {
        switch (element.id()) {
            case MatroskaId.VOID -> space(element);
            case MatroskaId.TIME_OF_WRITING -> time(element);
            case MatroskaId.TAGS -> tags(element.dataStart(), element.end(), 0);
            case MatroskaId.ATTACHMENTS -> attachments(element);
            default -> {
                What what = ELEMENTS.getOrDefault(element.id(), UNKNOWN);
                LeftOut.note(in, draft, what.group, what.name, element.dataStart(), element.dataBytes());
            }
        }
    }

    private void space(EbmlElement element) throws Refusal, IOException {
        long looked = Math.min(element.dataBytes(), MOST_TEXT_BYTES);
        for (long at = element.dataStart(); at < element.dataStart() + looked; at++) {
            if (in.u8(at) != 0) {
                LeftOut.note(
                        in,
                        draft,
                        FindingGroup.HIDDEN,
                        "Bytes in free space",
                        element.dataStart(),
                        element.dataBytes());
                return;
            }
        }
    }

    private void time(EbmlElement element) throws Refusal, IOException {
        long nanos = element.unsigned(in);
        Instant time =
                Instant.ofEpochSecond(SECONDS_1970_TO_2001 + Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
        draft.drop(FindingGroup.TIME, "Time of writing", time.toString());
    }

    /** Notes tags at any depth. What is damaged in them does not matter. */
    private void tags(long from, long end, int depth) throws IOException {
        String name = "";
        try {
            for (long at = from; at < end; ) {
                EbmlElement element = EbmlElement.at(in, at, end);
                switch (element.id()) {
                    case TAG_NAME -> name = text(element);
                    case TAG_BINARY ->
                        LeftOut.note(
                                in,
                                draft,
                                FindingGroup.HIDDEN,
                                "Data in a tag",
                                element.dataStart(),
                                Math.max(0, element.dataBytes()));
                    case TAG_TEXT -> SoundTag.note(draft, name, text(element));
                    case SIMPLE_TAG, 0x7373 -> {
                        if (depth < MOST_DEPTH) {
                            tags(element.dataStart(), element.end(), depth + 1);
                        }
                    }
                    default -> {
                        // Numbers that say which track a tag is about.
                    }
                }
                at = Math.max(at + 1, element.end());
            }
        } catch (Refusal e) {
            draft.drop(FindingGroup.HIDDEN, "Tags", "damaged");
        }
    }

    private void attachments(EbmlElement attachments) throws IOException {
        try {
            for (long at = attachments.dataStart(); at < attachments.end(); ) {
                EbmlElement file = EbmlElement.at(in, at, attachments.end());
                if (file.id() == ATTACHED_FILE) {
                    attachment(file);
                }
                at = Math.max(at + 1, file.end());
            }
        } catch (Refusal e) {
            draft.drop(FindingGroup.EMBEDDED, "Attached file", "damaged");
        }
    }

    private void attachment(EbmlElement file) throws Refusal, IOException {
        String name = "";
        long bytes = 0;
        for (long at = file.dataStart(); at < file.end(); ) {
            EbmlElement element = EbmlElement.at(in, at, file.end());
            switch (element.id()) {
                case FILE_NAME_OF_ATTACHED -> name = text(element);
                case DESCRIPTION_OF_ATTACHED ->
                    draft.droppedText("Attached file", text(element).getBytes(UTF_8));
                case DATA_OF_ATTACHED -> bytes = element.dataBytes();
                default -> {
                    // Media type and identifier.
                }
            }
            at = Math.max(at + 1, element.end());
        }
        draft.drop(FindingGroup.EMBEDDED, "Attached file", name + ", " + bytes + " bytes");
        draft.droppedText("Attached file", name.getBytes(UTF_8));
    }

    private String text(EbmlElement element) throws Refusal, IOException {
        if (element.isOpen()) {
            throw Refusal.damaged(in.format(), "element " + element.name(), element.start());
        }
        int length = (int) Math.min(MOST_TEXT_BYTES, element.dataBytes());
        return new String(in.bytes(element.dataStart(), length), UTF_8);
    }
}
