package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** One walk through the frames of an MP3 file. */
final class Mp3Walk {
    /** So many frames of one kind in a row are no chance, wherever they are found. */
    private static final int CERTAIN_FRAMES = 4;

    private static final int CERTAIN_AT_ONCE_FRAMES = 2;

    /** Each joined file has one, and it is kept in memory. */
    private static final int MOST_REWRITTEN = 4_096;

    /** Places where frames of free length were looked for, each over some thousand bytes. */
    private static final int MOST_FREE_LOOKS = 1_000;

    private final Source source;
    private final BoxReader in;
    private final Draft draft;
    private final SoundTags tags;
    private long frames;
    private int rewrittenFrames;
    private int freeLooks;

    Mp3Walk(Source source, Draft draft) {
        this.source = source;
        this.in = new BoxReader(source, draft.format());
        this.draft = draft;
        this.tags = new SoundTags(in, draft);
    }

    void run() throws Refusal, IOException {
        draft.table(MpegInfoFrame.ENCODERS);
        long at = tags.end(0, source.sizeBytes());
        long end = tags.start(at, source.sizeBytes());
        while (at < end) {
            long start = nextSound(at, end);
            if (start < 0) {
                break;
            }
            LeftOut.note(in, draft, FindingGroup.HIDDEN, "Bytes between frames", at, start - at);
            at = tags.end(run(start, end), end);
        }
        if (frames == 0) {
            throw source.sizeBytes() - at < MpegFrame.HEADER_BYTES
                    ? Refusal.truncated(draft.format(), source.sizeBytes())
                    : Refusal.damaged(draft.format(), "frames", at);
        }
        if (end - at > 0 && end - at < MpegFrame.HEADER_BYTES && in.u8(at) == 0xFF) {
            throw cutShort(at, end);
        }
        if (end < source.sizeBytes()) {
            LeftOut.note(in, draft, FindingGroup.HIDDEN, "Bytes between frames", at, end - at);
        } else {
            Trailing.note(source, at, draft);
        }
    }

    /** Returns where the next frames of sound start, or -1 when there are none. */
    private long nextSound(long from, long end) throws Refusal, IOException {
        for (long at = from; end - at >= MpegFrame.HEADER_BYTES; at++) {
            if (in.u8(at) == 0xFF && isSound(at, end, at == from ? CERTAIN_AT_ONCE_FRAMES : CERTAIN_FRAMES)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isSound(long from, long end, int wanted) throws Refusal, IOException {
        Optional<MpegFrame> first = MpegFrame.at(in, from, end);
        long at = from;
        for (int i = 0; i < wanted; i++) {
            if (i > 0 && at >= end) {
                return true;
            }
            Optional<MpegFrame> frame = MpegFrame.at(in, at, end);
            if (frame.isEmpty() || frame.get().kind() != first.get().kind()) {
                return false;
            }
            if (frame.get().lengthBytes() == 0) {
                return i == 0 && isFree(from, end, frame.get());
            }
            at += frame.get().lengthBytes();
        }
        return true;
    }

    /** Frames of free length are told by the same header coming again; they are rare, and refused. */
    private boolean isFree(long from, long end, MpegFrame first) throws Refusal, IOException {
        if (frames == 0 && from + MpegFrame.HEADER_BYTES < end && freeLooks++ < MOST_FREE_LOOKS) {
            for (long at = from + 24; at < Math.min(end - 4, from + 5_000); at++) {
                if (in.u8(at) == 0xFF && (in.u32(at) & ~0x200L) == (in.u32(from) & ~0x200L)) {
                    throw Refusal.unknownPart(draft.format(), "frames of free length", from);
                }
            }
        }
        return false;
    }

    /** Keeps frames as long as one follows the other; returns where they end. */
    private long run(long from, long end) throws Refusal, IOException {
        int kind = MpegFrame.at(in, from, end).orElseThrow().kind();
        long at = from;
        long last = from;
        Optional<MpegFrame> frame = MpegFrame.at(in, at, end);
        while (frame.isPresent() && frame.get().kind() == kind && frame.get().lengthBytes() > 0) {
            int length = frame.get().lengthBytes();
            if (length > end - at) {
                throw cutShort(at, end);
            }
            keep(at, frame.get());
            last = at;
            at += length;
            frame = MpegFrame.at(in, at, end);
        }
        if (at < end) {
            tags.demandNone(last, at);
        }
        return at;
    }

    private Refusal cutShort(long at, long end) {
        return end == source.sizeBytes()
                ? Refusal.truncated(draft.format(), end)
                : Refusal.damaged(draft.format(), "last frame", at);
    }

    private void keep(long at, MpegFrame frame) throws Refusal, IOException {
        frames++;
        if (frame.layer3() && mayTell(at, frame)) {
            byte[] bytes = in.bytes(at, frame.lengthBytes());
            byte[] rewritten = MpegInfoFrame.rewrite(bytes, frame)
                    .orElseThrow(() -> Refusal.damaged(draft.format(), "frame that tells of the others", at));
            if (!Arrays.equals(rewritten, bytes)) {
                if (++rewrittenFrames > MOST_REWRITTEN) {
                    throw Refusal.tooLarge(draft.format(), "number of frames that tell of others");
                }
                draft.kept().pictureLiteral(rewritten);
                draft.drop(FindingGroup.DEVICE, "Encoder's name and settings", name(bytes));
                return;
            }
        }
        draft.kept().picture(at, frame.lengthBytes());
        if (draft.kept().count() > Pieces.MOST_FILM_PIECES) {
            throw Refusal.tooLarge(draft.format(), "number of frames");
        }
    }

    private boolean mayTell(long at, MpegFrame frame) throws Refusal, IOException {
        int word = MpegFrame.HEADER_BYTES + frame.sideBytes();
        return tells("Xing", at, word, frame)
                || tells("Info", at, word, frame)
                || tells("VBRI", at, MpegInfoFrame.VBRI_AT, frame);
    }

    private boolean tells(String word, long at, int wordAt, MpegFrame frame) throws Refusal, IOException {
        return frame.lengthBytes() >= wordAt + word.length() && tags.is(word, at + wordAt);
    }

    private static String name(byte[] frame) {
        return PlainText.runs(frame, frame.length).stream()
                .map(run -> new String(run, ISO_8859_1))
                .reduce("", (one, other) -> one + " " + other)
                .strip();
    }
}
