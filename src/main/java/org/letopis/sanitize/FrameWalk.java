package org.letopis.sanitize;

import java.io.IOException;

/**
 * One walk through a file that is frames of sound one behind the other, with tags in front, between and behind. What is
 * neither frame nor tag is dropped.
 */
abstract class FrameWalk {
    final BoxReader in;
    final Draft draft;
    final SoundTags tags;
    private final Source source;
    private final int headerBytes;
    private long frames;

    /** @param headerBytes how many bytes of a frame say how long it is */
    FrameWalk(Source source, Draft draft, int headerBytes) {
        this.source = source;
        this.in = new BoxReader(source, draft.format());
        this.draft = draft;
        this.tags = new SoundTags(in, draft);
        this.headerBytes = headerBytes;
    }

    /** Returns the length of the frame at a place; 0 when there is none, or none that says its length. */
    abstract int frameBytes(long at, long end) throws Refusal, IOException;

    /** Returns what is the same in all frames of one sound. */
    abstract int kind(long at) throws Refusal, IOException;

    /**
     * Returns whether frames start at a place.
     *
     * @param expected whether that is where they should start
     */
    abstract boolean isSound(long at, long end, boolean expected) throws Refusal, IOException;

    /** Notes in the draft what is kept of a frame. */
    abstract void keep(long at, int length) throws Refusal, IOException;

    /** Returns whether no frame was found yet. */
    final boolean isStart() {
        return frames == 0;
    }

    final void run() throws Refusal, IOException {
        long at = tags.end(0, source.sizeBytes());
        long end = tags.start(at, source.sizeBytes());
        while (at < end) {
            long start = next(at, end);
            if (start < 0) {
                break;
            }
            LeftOut.note(in, draft, FindingGroup.HIDDEN, "Bytes between frames", at, start - at);
            at = tags.end(sound(start, end), end);
        }
        if (frames == 0) {
            throw source.sizeBytes() - at < headerBytes
                    ? Refusal.truncated(draft.format(), source.sizeBytes())
                    : Refusal.damaged(draft.format(), "frames", at);
        }
        if (end - at > 0 && end - at < headerBytes && in.u8(at) == 0xFF) {
            throw cutShort(at, end);
        }
        if (end < source.sizeBytes()) {
            LeftOut.note(in, draft, FindingGroup.HIDDEN, "Bytes between frames", at, end - at);
        } else {
            Trailing.note(source, at, draft);
        }
    }

    private Refusal cutShort(long at, long end) {
        return end == source.sizeBytes()
                ? Refusal.truncated(draft.format(), end)
                : Refusal.damaged(draft.format(), "last frame", at);
    }

    /** Returns where the next frames start, or -1 when there are none. */
    private long next(long from, long end) throws Refusal, IOException {
        for (long at = from; end - at >= headerBytes; at++) {
            if (in.u8(at) == 0xFF && isSound(at, end, at == from)) {
                return at;
            }
        }
        return -1;
    }

    /** Keeps frames as long as one follows the other; returns where they end. */
    private long sound(long from, long end) throws Refusal, IOException {
        int kind = kind(from);
        long at = from;
        long last = from;
        for (int length = frameBytes(at, end); length > 0 && kind(at) == kind; length = frameBytes(at, end)) {
            if (length > end - at) {
                throw cutShort(at, end);
            }
            frames++;
            keep(at, length);
            if (draft.kept().count() > Pieces.MOST_FILM_PIECES) {
                throw Refusal.tooLarge(draft.format(), "number of frames");
            }
            last = at;
            at += length;
        }
        if (at < end) {
            tags.demandNone(last, at);
        }
        return at;
    }
}
