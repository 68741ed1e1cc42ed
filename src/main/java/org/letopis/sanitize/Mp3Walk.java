package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** One walk through the frames of an MP3 file. */
final class Mp3Walk extends FrameWalk {
    /** So many frames of one kind in a row are no chance, wherever they are found. */
    private static final int CERTAIN_FRAMES = 4;

    private static final int CERTAIN_AT_ONCE_FRAMES = 2;

    /** Each joined file has one, and it is kept in memory. */
    private static final int MOST_REWRITTEN = 4_096;

    /** Places where frames of free length were looked for, each over some thousand bytes. */
    private static final int MOST_FREE_LOOKS = 1_000;

    private int rewrittenFrames;
    private int freeLooks;

    Mp3Walk(Source source, Draft draft) {
        super(source, draft, MpegFrame.HEADER_BYTES);
        draft.table(MpegInfoFrame.ENCODERS);
    }

    @Override
    int frameBytes(long at, long end) throws Refusal, IOException {
        return MpegFrame.at(in, at, end).map(MpegFrame::lengthBytes).orElse(0);
    }

    @Override
    int kind(long at) throws Refusal, IOException {
        return MpegFrame.of((int) in.u32(at)).orElseThrow().kind();
    }

    @Override
    boolean isSound(long from, long end, boolean expected) throws Refusal, IOException {
        return isSound(from, end, expected ? CERTAIN_AT_ONCE_FRAMES : CERTAIN_FRAMES);
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
                return i == 0 && isFree(from, end);
            }
            at += frame.get().lengthBytes();
        }
        return true;
    }

    /** Frames of free length are told by the same header coming again; they are rare, and refused. */
    private boolean isFree(long from, long end) throws Refusal, IOException {
        if (isStart() && from + MpegFrame.HEADER_BYTES < end && freeLooks++ < MOST_FREE_LOOKS) {
            for (long at = from + 24; at < Math.min(end - 4, from + 5_000); at++) {
                if (in.u8(at) == 0xFF && (in.u32(at) & ~0x200L) == (in.u32(from) & ~0x200L)) {
                    throw Refusal.unknownPart(draft.format(), "frames of free length", from);
                }
            }
        }
        return false;
    }

    @Override
    void keep(long at, int length) throws Refusal, IOException {
        MpegFrame frame = MpegFrame.of((int) in.u32(at)).orElseThrow();
        if (frame.layer3() && mayTell(at, frame)) {
            byte[] bytes = in.bytes(at, length);
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
        draft.kept().picture(at, length);
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
