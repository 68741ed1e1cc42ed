package org.letopis.sanitize;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * FLAC.
 *
 * <p>Kept: the description of the stream with the checksum of its sound, the places of the seek table at which a frame
 * stands, the frames bit for bit. Dropped: other places, comments, pictures, application data, cue sheets, padding, blocks of unknown type, tags of other formats in
 * front of and behind the sound, whatever follows the last frame. Refused: damaged or missing frames. Source: RFC 9639
 * sections 8 and 9.
 */
final class FlacSanitizer implements CopyingSanitizer {
    private static final int LAST = 0x80;
    private static final int MOST_BLOCKS = 10_000;
    private static final int MOST_LOOKED_AT_BYTES = 1 << 20;

    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.FLAC);
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
        long first = at;
        byte[] stream = in.bytes(at, (int) Math.min(FlacBlocks.FIRST_BYTES, source.sizeBytes() - at));
        if (!FlacBlocks.isFirst(stream)) {
            throw stream.length < FlacBlocks.FIRST_BYTES
                    ? Refusal.truncated(draft.format(), source.sizeBytes())
                    : Refusal.damaged(draft.format(), "first block", first);
        }
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
            if (type == FlacSeekTable.TYPE && table == null && length <= FlacSeekTable.MOST_BYTES) {
                table = in.bytes(at + 4, length);
            } else if (type != 0) {
                drop(in, draft, type, at + 4, length);
            }
            at += 4L + length;
        }
        frames(in, draft, stream, new FlacSeekTable(table == null ? new byte[0] : table), at);
    }

    private static void write(Draft draft, byte[] stream, byte[] table) {
        draft.kept().literal(new byte[] {'f', 'L', 'a', 'C'});
        draft.kept().literal(FlacBlocks.first(stream, table.length == 0));
        if (table.length > 0) {
            long head = (long) (LAST | FlacSeekTable.TYPE) << 24 | table.length;
            draft.kept().literal(new BoxContent().u32(head).bytes(table).array());
        }
    }

    private static void frames(BoxReader in, Draft draft, byte[] stream, FlacSeekTable table, long from)
            throws Refusal, IOException {
        long numbers = ByteBuffer.wrap(stream).getLong(FlacBlocks.NUMBERS_AT);
        int sampleBits = (int) (numbers >> 36 & 31) + 1;
        long samples = numbers & 0xFFFFFFFFFL;
        FlacFrame frame = new FlacFrame(in, sampleBits);
        long at = from;
        long done = 0;
        // Without a number, and where a program joined files and left it as it was, sound goes on as frames do.
        while (done < samples || FlacFrame.mayBeAt(in, at)) {
            long end = frame.end(at);
            table.frame(done, at - from, frame.blockSamples());
            done += frame.blockSamples();
            at = end;
        }
        write(draft, stream, table.kept(draft));
        draft.kept().picture(from, at - from);
        long end = new SoundTags(in, draft).start(at, in.sizeBytes());
        if (end == in.sizeBytes()) {
            Trailing.note(in.source(), at, draft);
        } else {
            LeftOut.note(in, draft, FindingGroup.HIDDEN, "Bytes behind the sound", at, end - at);
        }
    }

    private static void drop(BoxReader in, Draft draft, int type, long from, int length) throws Refusal, IOException {
        byte[] head = in.bytes(from, Math.min(length, MOST_LOOKED_AT_BYTES));
        FlacBlocks.note(draft, type, head);
    }
}
