package org.letopis.sanitize;

import java.io.IOException;
import java.util.Map;

/** Names of the chunks that are left out of WAV and AVI files. */
final class RiffLeftOut {
    private record What(FindingGroup group, String name) {}

    private static final What UNKNOWN = new What(FindingGroup.HIDDEN, "Unknown chunk");

    private static final Map<String, What> CHUNKS = Map.ofEntries(
            Map.entry("bext", new What(FindingGroup.PEOPLE, "Broadcast notes (bext)")),
            Map.entry("iXML", new What(FindingGroup.PLACE, "Recorder's notes (iXML)")),
            Map.entry("aXML", new What(FindingGroup.OTHER, "Notes as XML (axml)")),
            Map.entry("axml", new What(FindingGroup.OTHER, "Notes as XML (axml)")),
            Map.entry("_PMX", new What(FindingGroup.OTHER, "Notes as XMP")),
            Map.entry("cart", new What(FindingGroup.PEOPLE, "Broadcast notes (cart)")),
            Map.entry("id3 ", new What(FindingGroup.PEOPLE, "ID3 tag")),
            Map.entry("ID3 ", new What(FindingGroup.PEOPLE, "ID3 tag")),
            Map.entry("cue ", new What(FindingGroup.HISTORY, "Cue points")),
            Map.entry("plst", new What(FindingGroup.HISTORY, "Cue points")),
            Map.entry("smpl", new What(FindingGroup.DEVICE, "Notes for samplers")),
            Map.entry("inst", new What(FindingGroup.DEVICE, "Notes for samplers")),
            Map.entry("PEAK", new What(FindingGroup.TIME, "Loudest sample, with the time of writing")),
            Map.entry("levl", new What(FindingGroup.TIME, "Loudness, with the time of writing")),
            Map.entry("IDIT", new What(FindingGroup.TIME, "Time of recording (IDIT)")),
            Map.entry("ISMP", new What(FindingGroup.TIME, "Time code (ISMP)")),
            Map.entry("strn", new What(FindingGroup.OTHER, "Name of a stream")),
            Map.entry("strd", new What(FindingGroup.DEVICE, "Driver's notes (strd)")),
            Map.entry("LIST", new What(FindingGroup.OTHER, "List of notes")),
            Map.entry("JUNK", new What(FindingGroup.HIDDEN, "Bytes in free space")),
            Map.entry("junk", new What(FindingGroup.HIDDEN, "Bytes in free space")),
            Map.entry("PAD ", new What(FindingGroup.HIDDEN, "Bytes in free space")),
            Map.entry("FLLR", new What(FindingGroup.HIDDEN, "Bytes in free space")),
            Map.entry("FILL", new What(FindingGroup.HIDDEN, "Bytes in free space")));

    private RiffLeftOut() {}

    static void note(BoxReader in, Draft draft, RiffChunk chunk) throws Refusal, IOException {
        What what = CHUNKS.getOrDefault(chunk.type(), UNKNOWN);
        if (chunk.dataBytes() == 0) {
            draft.drop(what.group, what.name, "empty");
        } else {
            LeftOut.note(in, draft, what.group, what.name, chunk.dataStart(), chunk.dataBytes());
        }
    }
}
