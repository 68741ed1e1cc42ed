package org.letopis.sanitize;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One walk through the pages of an Ogg file, in which the pages of several streams may take turns. */
final class OggWalk {
    /** An hour of film has 200,000 pages, of sound 4,000 to 20,000. */
    private static final int MOST_PAGES = 400_000;

    /** What pages have in front of picture and sound is kept in memory: 27 bytes and one for each part. */
    private static final int MOST_HEADER_BYTES = 32 << 20;

    private static final int MOST_STREAMS = 10_000;
    private static final int MOST_FALSE_PAGES = 1_000;

    private final Source source;
    private final BoxReader in;
    private final Draft draft;
    private final OggRoom room;
    private final Map<Integer, OggStream> streams = new HashMap<>();
    private int opened;
    private int keptStreams;
    private int falsePages;
    private int pages;
    private int headerBytes;

    OggWalk(Source source, Draft draft) {
        this.source = source;
        this.in = new BoxReader(source, draft.format());
        this.draft = draft;
        this.room = new OggRoom(draft.format());
    }

    void run() throws Refusal, IOException {
        long at = 0;
        while (at < source.sizeBytes()) {
            if (mayBePage(at)) {
                OggPage page = OggPage.at(in, at);
                take(page);
                at = page.end();
                continue;
            }
            long next = nextPage(at + 1);
            if (next < 0) {
                break;
            }
            LeftOut.note(in, draft, FindingGroup.HIDDEN, "Bytes between pages", at, next - at);
            at = next;
        }
        for (OggStream stream : streams.values()) {
            stream.end();
        }
        if (draft.kept().sizeBytes() == 0) {
            throw Refusal.damaged(draft.format(), "streams", 0);
        }
        Trailing.note(source, at, draft);
    }

    /** Returns whether the letters that start a page are there, or the file ends in the middle of them. */
    private boolean mayBePage(long at) throws Refusal, IOException {
        for (int i = 0; i < OggPage.CAPTURE.length() && at + i < source.sizeBytes(); i++) {
            if (in.u8(at + i) != OggPage.CAPTURE.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private long nextPage(long from) throws Refusal, IOException {
        for (long at = from; at + OggPage.HEADER_BYTES <= source.sizeBytes(); at++) {
            if (in.u8(at) == 'O' && mayBePage(at)) {
                if (OggPage.isAt(in, at)) {
                    return at;
                }
                if (++falsePages > MOST_FALSE_PAGES) {
                    throw Refusal.damaged(draft.format(), "page", at);
                }
            }
        }
        return -1;
    }

    private void take(OggPage page) throws Refusal {
        headerBytes += page.bodyAt();
        if (++pages > MOST_PAGES || headerBytes > MOST_HEADER_BYTES) {
            throw Refusal.tooLarge(draft.format(), "number of pages");
        }
        if (page.isFirst()) {
            open(page);
        }
        OggStream stream = streams.get(page.serial());
        if (stream == null) {
            draft.drop(FindingGroup.HIDDEN, "Pages of no stream", "page at " + page.start());
        } else {
            stream.take(page);
        }
    }

    /** A stream may come behind another that has ended, under the same number too. */
    private void open(OggPage page) throws Refusal {
        OggStream before = streams.get(page.serial());
        if (before != null) {
            before.end();
        }
        if (++opened > MOST_STREAMS) {
            throw Refusal.tooLarge(draft.format(), "number of streams");
        }
        byte[] start = page.bytes(page.bodyAt(), (int) (page.end() - page.start()) - page.bodyAt());
        Optional<OggCoding> coding = OggCoding.of(start);
        streams.put(
                page.serial(),
                coding.isPresent()
                        ? new OggSound(draft, coding.get(), ++keptStreams, room)
                        : new OggLeftOut(draft, page, start));
    }
}
