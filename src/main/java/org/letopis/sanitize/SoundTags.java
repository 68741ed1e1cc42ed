package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.List;

/**
 * The tags that stand behind sound, in any order and one behind the other: ID3v1 with its extension, APE, Lyrics3, and
 * ID3v2 with a footer. Source: ID3v1.1, APEv2 (Hydrogenaudio), Lyrics3 v1 and v2, ID3v2.4 section 3.4.
 */
final class SoundTags {
    private static final int ID3V1_BYTES = 128;
    private static final int ID3V1_MORE_BYTES = 227;
    private static final int APE_BYTES = 32;
    private static final int LYRICS_WORD_BYTES = 9;
    private static final int LYRICS_SIZE_BYTES = 6;
    private static final int LYRICS_V1_BYTES = 5_120;
    private static final int MOST_TAGS = 1_000;
    private static final List<String> WORDS =
            List.of("APETAGEX", "LYRICSBEGIN", "LYRICS200", "TAG", "ID3\2", "ID3\3", "ID3\4");

    private final BoxReader in;
    private final Draft draft;

    SoundTags(BoxReader in, Draft draft) {
        this.in = in;
        this.draft = draft;
    }

    /** Notes the tags at the end and returns where they start. */
    long start(long from, long end) throws Refusal, IOException {
        for (int tags = 0; tags < MOST_TAGS; tags++) {
            long length = last(from, end);
            if (length == 0) {
                return end;
            }
            end -= length;
        }
        throw Refusal.tooLarge(draft.format(), "number of tags");
    }

    /** Notes tags that start here, one behind the other, and returns where they end. */
    long end(long from, long end) throws Refusal, IOException {
        long at = from;
        while (true) {
            long length = apeAt(at, end);
            if (length == 0 && Id3Tag.isAt(in, at, end)) {
                length = Id3Tag.lengthBytes(in, at);
                if (length > end - at) {
                    throw Refusal.truncated(draft.format(), in.sizeBytes());
                }
                Id3Tag.note(in, draft, at, length);
            }
            if (length == 0) {
                return at;
            }
            at += length;
        }
    }

    /** A frame that was cut, with a tag put behind it, seems to reach into the tag: refused. */
    void demandNone(long from, long to) throws Refusal, IOException {
        String frame = new String(in.bytes(from, (int) (to - from)), ISO_8859_1);
        for (String word : WORDS) {
            if (frame.contains(word)) {
                throw Refusal.damaged(draft.format(), "last frame", from);
            }
        }
    }

    private long last(long from, long end) throws Refusal, IOException {
        long room = end - from;
        if (room >= ID3V1_BYTES && is("TAG", end - ID3V1_BYTES)) {
            boolean more = room >= ID3V1_BYTES + ID3V1_MORE_BYTES && is("TAG+", end - ID3V1_BYTES - ID3V1_MORE_BYTES);
            return drop("ID3v1 tag", end, ID3V1_BYTES + (more ? ID3V1_MORE_BYTES : 0));
        }
        if (room >= APE_BYTES && is("APETAGEX", end - APE_BYTES)) {
            return ape(end, room);
        }
        if (room >= LYRICS_WORD_BYTES + LYRICS_SIZE_BYTES) {
            if (is("LYRICS200", end - LYRICS_WORD_BYTES)) {
                return lyrics(end, room);
            }
            if (is("LYRICSEND", end - LYRICS_WORD_BYTES)) {
                return oldLyrics(end, room);
            }
        }
        if (room >= 2 * Id3Tag.HEADER_BYTES && is("3DI", end - Id3Tag.HEADER_BYTES)) {
            long length = Id3Tag.sevenBits(in, end - 4) + 2 * Id3Tag.HEADER_BYTES;
            if (length <= room && is("ID3", end - length)) {
                Id3Tag.note(in, draft, end - length, length - Id3Tag.HEADER_BYTES);
                return length;
            }
        }
        return 0;
    }

    private long ape(long end, long room) throws Refusal, IOException {
        long size = RiffChunk.little32(in, end - APE_BYTES + 12);
        boolean header = size + APE_BYTES <= room && is("APETAGEX", end - size - APE_BYTES);
        if (size < APE_BYTES || size > room) {
            throw Refusal.damaged(draft.format(), "APE tag", end - APE_BYTES);
        }
        return drop("APE tag", end, size + (header ? APE_BYTES : 0));
    }

    /** Returns the length of an APE tag that starts with its header here, or 0. */
    private long apeAt(long at, long end) throws Refusal, IOException {
        if (end - at < APE_BYTES || !is("APETAGEX", at)) {
            return 0;
        }
        long length = RiffChunk.little32(in, at + 12) + APE_BYTES;
        if (length > end - at) {
            // What it would cover may be the sound.
            throw Refusal.damaged(draft.format(), "APE tag", at);
        }
        drop("APE tag", at + length, length);
        return length;
    }

    private long lyrics(long end, long room) throws Refusal, IOException {
        String digits =
                new String(in.bytes(end - LYRICS_WORD_BYTES - LYRICS_SIZE_BYTES, LYRICS_SIZE_BYTES), ISO_8859_1);
        if (!digits.matches("[0-9]+")) {
            return 0;
        }
        long length = Long.parseLong(digits) + LYRICS_WORD_BYTES + LYRICS_SIZE_BYTES;
        return length <= room && is("LYRICSBEGIN", end - length) ? drop("Lyrics tag", end, length) : 0;
    }

    private long oldLyrics(long end, long room) throws Refusal, IOException {
        int length = (int) Math.min(room, LYRICS_V1_BYTES);
        int at = new String(in.bytes(end - length, length), ISO_8859_1).lastIndexOf("LYRICSBEGIN");
        return at < 0 ? 0 : drop("Lyrics tag", end, length - at);
    }

    private long drop(String name, long end, long length) throws Refusal, IOException {
        LeftOut.note(in, draft, FindingGroup.PEOPLE, name, end - length, length);
        return length;
    }

    boolean is(String word, long at) throws Refusal, IOException {
        for (int i = 0; i < word.length(); i++) {
            if (in.u8(at + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
