package org.letopis.sanitize;

import java.io.IOException;
import java.util.Set;

/**
 * FLAC.
 *
 * <p>Kept: the description of the stream with the checksum of its sound, the seek table, the frames bit for bit.
 * Dropped: comments, pictures, application data, cue sheets, padding, blocks of unknown type, tags of other formats in
 * front of and behind the sound, whatever follows the last frame. Refused: damaged or missing frames. Source: RFC 9639
 * sections 8 and 9.
 */
final class FlacSanitizer implements CopyingSanitizer {
    private static final int STREAM_BYTES = 34;
    private static final int SEEK_POINT_BYTES = 18;
    private static final int SEEK_TABLE = 3;
    private static final int LAST = 0x80;
    private static final int MOST_BLOCKS = 10_000;
    private static final int MOST_LOOKED_AT_BYTES = 1 << 20;

    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.FLAC);
    }

    @Override
    public byte[] end() {
        return new byte[0];
    }

    @Override
    public void read(Source source, Draft draft, ByteSink pixels) throws Refusal, IOException {
        BoxReader in = new BoxReader(source, draft.format());
        long at = 0;
        while (Id3Tag.isAt(in, at, source.sizeBytes())) {
            long length = Math.min(Id3Tag.lengthBytes(in, at), source.sizeBytes() - at);
            Id3Tag.note(in, draft, at, length);
            at += length;
        }
        at += 4;
        if ((in.u8(at) & LAST - 1) != 0 || (in.u32(at) & 0xFFFFFF) != STREAM_BYTES) {
            throw Refusal.damaged(draft.format(), "first block", at);
        }
        long stream = at + 4;
        byte[] table = null;
        boolean more = true;
        for (int blocks = 0; more; blocks++) {
            int head = in.u8(at);
            int type = head & LAST - 1;
            int length = (int) in.u32(at) & 0xFFFFFF;
            more = (head & LAST) == 0;
            if (at + 4 + length > source.sizeBytes()) {
                throw Refusal.truncated(draft.format(), source.sizeBytes());
            }
            if (blocks == MOST_BLOCKS || type == 127 || blocks > 0 && type == 0) {
                throw Refusal.damaged(draft.format(), "metadata block", at);
            }
            if (type == SEEK_TABLE && table == null && length % SEEK_POINT_BYTES == 0) {
                table = in.bytes(at + 4, length);
            } else if (type != 0) {
                drop(in, draft, type, at + 4, length);
            }
            at += 4L + length;
        }
        Pieces kept = draft.kept();
        kept.literal(new byte[] {'f', 'L', 'a', 'C', (byte) (table == null ? LAST : 0), 0, 0, STREAM_BYTES});
        kept.range(stream, STREAM_BYTES);
        if (table != null) {
            kept.literal(new BoxContent().u32((LAST | SEEK_TABLE) << 24 | table.length).array());
            kept.literal(table);
        }
        frames(in, draft, stream, at);
    }

    private static void frames(BoxReader in, Draft draft, long stream, long from) throws Refusal, IOException {
        int sampleBits = (in.u16(stream + 12) >> 4 & 31) + 1;
        long samples = in.u64(stream + 10) & 0xFFFFFFFFFL;
        FlacFrame frame = new FlacFrame(in, sampleBits);
        long at = from;
        long done = 0;
        // Without a number, and where a program joined files and left it as it was, sound goes on as frames do.
        while (done < samples || FlacFrame.mayBeAt(in, at)) {
            at = frame.end(at);
            done += frame.blockSamples();
        }
        draft.kept().picture(from, at - from);
        long end = new SoundTags(in, draft).start(at, in.sizeBytes());
        if (end == in.sizeBytes()) {
            Trailing.note(in.source(), at, draft);
        } else {
            LeftOut.note(in, draft, FindingGroup.HIDDEN, "Bytes behind the sound", at, end - at);
        }
    }

    private static void drop(BoxReader in, Draft draft, int type, long from, int length)
            throws Refusal, IOException {
        byte[] head = in.bytes(from, Math.min(length, MOST_LOOKED_AT_BYTES));
        FlacBlocks.note(draft, type, head);
    }
}
