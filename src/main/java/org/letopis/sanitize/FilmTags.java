package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Notes what of a film or picture file is left out, in words for the person who holds it. */
final class FilmTags {
    private static final Set<String> SPACE = Set.of("free", "skip", "wide", "junk");
    private static final int MOST_BYTES_LOOKED_AT = 1 << 16;
    private static final int MOST_VALUE_BYTES = 400;
    private static final int MOST_BOXES = 1_000;
    private static final int LONG_RUN = 12;
    private static final int DATED = 4;
    private static final long LONGEST_TIME = 0xFF_FFFF_FFFFL;
    private static final long SECONDS_1904_TO_1970 = 2_082_844_800L;

    /** What tells of a user data box or iTunes item; the rest are notes. */
    private static final Map<String, Tag> TAGS = Map.ofEntries(
            Map.entry("\u00A9xyz", new Tag(FindingGroup.PLACE, "Position")),
            Map.entry("loci", new Tag(FindingGroup.PLACE, "Position")),
            Map.entry("\u00A9day", new Tag(FindingGroup.TIME, "Recording date")),
            Map.entry("date", new Tag(FindingGroup.TIME, "Recording date")),
            Map.entry("yrrc", new Tag(FindingGroup.TIME, "Recording date")),
            Map.entry("\u00A9mak", new Tag(FindingGroup.DEVICE, "Device")),
            Map.entry("\u00A9mod", new Tag(FindingGroup.DEVICE, "Device")),
            Map.entry("manu", new Tag(FindingGroup.DEVICE, "Device")),
            Map.entry("modl", new Tag(FindingGroup.DEVICE, "Device")),
            Map.entry("FIRM", new Tag(FindingGroup.DEVICE, "Device")),
            Map.entry("LENS", new Tag(FindingGroup.DEVICE, "Device")),
            Map.entry("CAME", new Tag(FindingGroup.DEVICE, "Device")),
            Map.entry("MUID", new Tag(FindingGroup.DEVICE, "Device")),
            Map.entry("GPMF", new Tag(FindingGroup.DEVICE, "Device")),
            Map.entry("\u00A9swr", new Tag(FindingGroup.DEVICE, "Program")),
            Map.entry("\u00A9too", new Tag(FindingGroup.DEVICE, "Program")),
            Map.entry("\u00A9enc", new Tag(FindingGroup.DEVICE, "Program")),
            Map.entry("\u00A9ART", new Tag(FindingGroup.PEOPLE, "Names")),
            Map.entry("aART", new Tag(FindingGroup.PEOPLE, "Names")),
            Map.entry("\u00A9aut", new Tag(FindingGroup.PEOPLE, "Names")),
            Map.entry("\u00A9wrt", new Tag(FindingGroup.PEOPLE, "Names")),
            Map.entry("\u00A9cpy", new Tag(FindingGroup.PEOPLE, "Names")),
            Map.entry("cprt", new Tag(FindingGroup.PEOPLE, "Names")),
            Map.entry("auth", new Tag(FindingGroup.PEOPLE, "Names")),
            Map.entry("perf", new Tag(FindingGroup.PEOPLE, "Names")),
            Map.entry("covr", new Tag(FindingGroup.EMBEDDED, "Cover picture")),
            Map.entry("emsg", new Tag(FindingGroup.TIME, "Event message")),
            Map.entry("prft", new Tag(FindingGroup.TIME, "Clock of the recorder")),
            Map.entry("mpvd", new Tag(FindingGroup.EMBEDDED, "Film of a motion photo")),
            Map.entry("uuid", new Tag(FindingGroup.HIDDEN, "Private box")));

    private static final Tag UNKNOWN = new Tag(FindingGroup.HIDDEN, "Box that is not needed");

    private static final Map<String, Tag> TRACKS = Map.ofEntries(
            Map.entry("meta", new Tag(FindingGroup.PLACE, "Track of places and motion")),
            Map.entry("tmcd", new Tag(FindingGroup.TIME, "Time code track")),
            Map.entry("text", new Tag(FindingGroup.HIDDEN, "Text track")),
            Map.entry("sbtl", new Tag(FindingGroup.HIDDEN, "Subtitle track")),
            Map.entry("subt", new Tag(FindingGroup.HIDDEN, "Subtitle track")),
            Map.entry("subp", new Tag(FindingGroup.HIDDEN, "Subtitle track")),
            Map.entry("clcp", new Tag(FindingGroup.HIDDEN, "Subtitle track")),
            Map.entry("auxv", new Tag(FindingGroup.EMBEDDED, "Track of auxiliary pictures")));

    /** What a part tells, and its closed name. */
    record Tag(FindingGroup group, String name) {}

    private FilmTags() {}

    static boolean isSpace(Box box) {
        return SPACE.contains(box.type());
    }

    /** Notes free space that is not empty. */
    static void noteSpace(BoxReader in, Box box, Draft draft) throws Refusal, IOException {
        byte[] head = head(in, box);
        for (byte value : head) {
            if (value != 0) {
                draft.drop(FindingGroup.HIDDEN, "Bytes in free space", box.contentBytes() + " bytes");
                texts("Bytes in free space", head, draft);
                return;
            }
        }
    }

    static void noteUnknown(Box box, Draft draft) {
        draft.drop(FindingGroup.HIDDEN, "Box that is not needed", "Box " + box.name(), box.contentBytes() + " bytes");
    }

    /** Notes a box that is left out, and what it says. */
    static void noteBox(BoxReader in, Box box, Draft draft) throws Refusal, IOException {
        switch (box.type()) {
            case "udta" -> {
                for (Box child : lenient(in, box.contentStart(), box.end())) {
                    noteBox(in, child, draft);
                }
            }
            case "meta" -> new FilmMetadata(in, box, draft).note();
            default -> {
                if (isSpace(box)) {
                    noteSpace(in, box, draft);
                } else {
                    note(in, box, tag(box, UNKNOWN), draft);
                }
            }
        }
    }

    /** Returns what a box tells; {@code otherwise} when its type is not known. */
    static Tag tag(Box box, Tag otherwise) {
        Tag note = box.type().startsWith("\u00A9") ? new Tag(FindingGroup.OTHER, "Note") : otherwise;
        return TAGS.getOrDefault(box.type(), note);
    }

    static void note(BoxReader in, Box box, Tag tag, Draft draft) throws Refusal, IOException {
        byte[] head = head(in, box);
        draft.drop(tag.group(), tag.name(), tag.name() + " (" + box.name() + ")", readable(head));
        texts(tag.name(), head, draft);
    }

    /** Notes a track that is left out, and texts in its first samples. */
    static void noteTrack(BoxReader in, FilmTrack track, Draft draft) throws Refusal, IOException {
        Tag tag = TRACKS.getOrDefault(track.handler(), new Tag(FindingGroup.HIDDEN, "Track without picture or sound"));
        draft.drop(tag.group(), tag.name(), tag.name() + " (" + Box.name(track.handler()) + ")", "");
        texts(tag.name(), head(in, track.box()), draft);
        try {
            track.readPlaces();
        } catch (Refusal e) {
            // Nothing of the track is kept, so it may be damaged; its samples are then bytes of no track.
            return;
        }
        SampleTable samples = track.samples();
        long looked = 0;
        for (int i = 0; i < samples.chunks() && looked < MOST_BYTES_LOOKED_AT; i++) {
            byte[] bytes = in.bytes(samples.place(i), (int) Math.min(samples.length(i), MOST_BYTES_LOOKED_AT));
            texts(tag.name(), bytes, draft);
            looked += bytes.length + 1L;
        }
    }

    /** Notes creation and modification times of a header that has them first. */
    static void noteTimes(BoxReader in, Box box, Draft draft) throws Refusal, IOException {
        int bytes = in.u8(box.contentStart()) == 1 ? 8 : 4;
        long created = in.number(box.contentStart() + DATED, bytes) & LONGEST_TIME;
        long modified = in.number(box.contentStart() + DATED + bytes, bytes) & LONGEST_TIME;
        if (created != 0 || modified != 0) {
            String name = "Times of film and tracks";
            Instant time = Instant.ofEpochSecond((created != 0 ? created : modified) - SECONDS_1904_TO_1970);
            draft.drop(FindingGroup.TIME, name, name + " (" + box.name() + ")", time.toString());
        }
    }

    static void noteHandler(BoxReader in, Box box, Draft draft) throws Refusal, IOException {
        byte[] head = head(in, box);
        for (int i = 12; i < head.length; i++) {
            if (head[i] != 0) {
                byte[] name = Arrays.copyOfRange(head, 12, head.length);
                draft.drop(FindingGroup.DEVICE, "Handler name", readable(name));
                texts("Handler name", name, draft);
                return;
            }
        }
    }

    /** Returns the three letters of a packed language code, or a QuickTime code as it is. */
    static String language(int code) {
        if (code < 0x400) {
            return "code " + code;
        }
        return "" + (char) (0x60 + (code >> 10 & 31)) + (char) (0x60 + (code >> 5 & 31)) + (char) (0x60 + (code & 31));
    }

    /** Returns the boxes in a range that is not kept, as far as they go. */
    static List<Box> lenient(BoxReader in, long from, long end) throws IOException {
        List<Box> boxes = new ArrayList<>();
        long at = from;
        try {
            while (end - at >= 8 && boxes.size() < MOST_BOXES && in.u32(at) >= 8) {
                Box box = in.at(at, end).orElseThrow();
                boxes.add(box);
                at = box.end();
            }
        } catch (Refusal e) {
            // Damage in what is dropped does not matter.
            return boxes;
        }
        return boxes;
    }

    /** Returns the first bytes of the content. */
    static byte[] head(BoxReader in, Box box) throws Refusal, IOException {
        return in.bytes(box.contentStart(), (int) Math.min(box.contentBytes(), MOST_BYTES_LOOKED_AT));
    }

    /** Returns the longest readable text in the bytes. */
    static String readable(byte[] bytes) {
        String text = PlainText.decode(bytes, new String(bytes, ISO_8859_1));
        StringBuilder best = new StringBuilder();
        StringBuilder run = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) != '\u007F') {
                run.append(text.charAt(i));
                continue;
            }
            if (run.length() > best.length()) {
                best = run;
            }
            run = new StringBuilder();
        }
        return best.length() > MOST_VALUE_BYTES
                ? best.substring(0, MOST_VALUE_BYTES)
                : best.length() == 0 ? String.format(Locale.ROOT, "%d bytes", bytes.length) : best.toString();
    }

    /** Notes readable texts for the search in the clean copy. */
    static void texts(String name, byte[] bytes, Draft draft) {
        for (byte[] run : PlainText.runs(bytes, PlainText.pictureStart(bytes))) {
            if (run.length >= LONG_RUN) {
                draft.droppedText(name, run);
            }
        }
    }
}
