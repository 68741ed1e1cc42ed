package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A stream of sound or pictures: its first packets are written anew on pages of our own, the pages behind them keep
 * their packets and their times, under new numbers and checksums. Whether pages are missing stays to be seen, since a
 * player hides the hole.
 */
final class OggSound implements OggStream {
    private static final int MOST_PACKET_BYTES = 1 << 20;
    private static final int LAST_BLOCK = 0x80;

    private final Draft draft;
    private final OggCoding coding;
    private final int serial;
    private final OggRoom room;
    private final List<byte[]> headers = new ArrayList<>();
    private ByteArrayOutputStream packet = new ByteArrayOutputStream();
    private long packetBytes;
    private int packets;
    private long moreHeaders;
    private boolean headersDone;
    private int sequence;
    private int lastSequence;
    private boolean hole;

    /** Whether the last packet goes on in the next page. */
    private boolean open;

    /** Whether the start of that packet is missing. */
    private boolean lost;

    private long endOfLast;

    /**
     * @param serial the number that the stream has in the clean copy
     * @param room for the headers of all streams
     */
    OggSound(Draft draft, OggCoding coding, int serial, OggRoom room) {
        this.room = room;
        this.draft = draft;
        this.coding = coding;
        this.serial = serial;
    }

    @Override
    public void take(OggPage page) throws Refusal {
        endOfLast = page.end();
        if (headersDone) {
            content(page);
        } else {
            header(page);
        }
        lastSequence = page.sequence();
    }

    @Override
    public void end() throws Refusal {
        if (!headersDone || open) {
            throw Refusal.truncated(draft.format(), endOfLast);
        }
    }

    private void header(OggPage page) throws Refusal {
        int at = page.bodyAt();
        if (page.parts() > 0 && page.isContinued() != packetBytes > 0) {
            throw damaged("page of headers", page);
        }
        for (int part = 0; part < page.parts(); part++) {
            if (headersDone || packets == 1 && page.isFirst()) {
                // The rules give the first packet a page of its own, and let sound start on a fresh one.
                throw damaged("page of headers", page);
            }
            int length = page.partBytes(part);
            packetBytes += length;
            int kept = Math.max(0, Math.min(length, MOST_PACKET_BYTES - packet.size()));
            room.take(kept);
            packet.writeBytes(page.bytes(at, kept));
            at += length;
            if (page.endsPacket(part)) {
                finish(page);
            }
        }
        if (headersDone) {
            write();
        }
    }

    private void finish(OggPage page) throws Refusal {
        byte[] whole = packet.toByteArray();
        packet = new ByteArrayOutputStream();
        boolean cut = packetBytes > whole.length;
        packetBytes = 0;
        room.free(whole.length);
        packets++;
        if (packets == 1) {
            first(whole, page);
        } else if (packets == 2) {
            comments(whole, page);
            headersDone = coding == OggCoding.FLAC ? isLastBlock(whole) : !coding.hasSetup() && moreHeaders == 0;
        } else if (coding == OggCoding.FLAC) {
            int head = whole.length == 0 ? 0 : whole[0] & LAST_BLOCK - 1;
            FlacBlocks.note(draft, head, Arrays.copyOfRange(whole, Math.min(4, whole.length), whole.length));
            headersDone = isLastBlock(whole);
        } else if (packets - 2 <= moreHeaders) {
            LeftOut.note(draft, FindingGroup.HIDDEN, "Header that is not needed", whole);
            headersDone = packets - 2 == moreHeaders;
        } else {
            if (cut || !coding.isSetup(whole)) {
                throw damaged("setup header", page);
            }
            room.take(whole.length);
            headers.add(whole);
            headersDone = true;
        }
    }

    private static boolean isLastBlock(byte[] block) {
        return block.length > 0 && (block[0] & LAST_BLOCK) != 0;
    }

    private void first(byte[] whole, OggPage page) throws Refusal {
        byte[] kept = coding.first(whole).orElseThrow(() -> damaged("first header", page));
        moreHeaders = coding.moreHeaders(whole);
        if (whole.length > kept.length) {
            LeftOut.note(
                    draft,
                    FindingGroup.HIDDEN,
                    "Bytes behind the first header",
                    Arrays.copyOfRange(whole, kept.length, whole.length));
        } else if (!Arrays.equals(whole, kept) && coding == OggCoding.SPEEX) {
            LeftOut.note(draft, FindingGroup.DEVICE, "Version of the encoder", LeftOut.changed(whole, kept));
        }
        // The first pages of all streams come before anything else.
        draft.kept().literal(OggPage.of(OggPage.FIRST, 0, serial, sequence++, new byte[] {(byte) kept.length}, kept));
    }

    private void comments(byte[] whole, OggPage page) throws Refusal {
        if (!coding.isComments(whole)) {
            throw damaged("comments", page);
        }
        if (!Arrays.equals(whole, coding.noComments())) {
            VorbisComments.note(draft, whole, Math.min(coding.commentsAt(), whole.length));
        }
        headers.add(coding.noComments());
    }

    private void write() {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int flags = 0;
        long granule = -1;
        for (byte[] header : headers) {
            for (int at = 0; at <= header.length; at += OggPage.WHOLE_PART) {
                if (parts.size() == OggPage.MOST_PARTS) {
                    draft.kept()
                            .literal(OggPage.of(
                                    flags, granule, serial, sequence++, parts.toByteArray(), body.toByteArray()));
                    parts.reset();
                    body.reset();
                    flags = at > 0 ? OggPage.CONTINUED : 0;
                    granule = -1;
                }
                int length = Math.min(OggPage.WHOLE_PART, header.length - at);
                parts.write(length);
                body.write(header, at, length);
                granule = length < OggPage.WHOLE_PART ? 0 : granule;
            }
        }
        draft.kept().literal(OggPage.of(flags, granule, serial, sequence++, parts.toByteArray(), body.toByteArray()));
        headers.clear();
    }

    private void content(OggPage page) throws Refusal {
        int from = page.parts() == 0 ? 0 : follow(page);
        boolean fresh = from > 0 || !page.isContinued();
        int at = page.bodyAt();
        for (int part = 0; part < page.parts(); part++) {
            int length = page.partBytes(part);
            if (part >= from) {
                if (fresh && length > 0 && !coding.isContent(page.u8(at))) {
                    throw Refusal.unknownPart(draft.format(), "packet that is neither picture nor sound", page.start());
                }
                fresh = page.endsPacket(part);
                open = !fresh;
            }
            at += length;
        }
        if (from > 0 && from == page.parts()) {
            return;
        }
        sequence += hole ? 1 : 0;
        hole = false;
        page.write(serial, sequence++, from, draft.kept());
    }

    /**
     * Follows a packet from one page into the next and returns how many parts are of a packet whose start is missing.
     * Decoders leave them out, so that anything may stand there. Where no page is missing none can be.
     */
    private int follow(OggPage page) throws Refusal {
        boolean next = page.sequence() == lastSequence + 1;
        hole |= !next;
        if (next && page.isContinued() != (open || lost)) {
            throw damaged("page", page);
        }
        boolean wasOpen = open && page.isContinued();
        open = false;
        lost = page.isContinued() && !wasOpen;
        if (!lost) {
            return 0;
        }
        int parts = page.partsOfFirst();
        lost = !page.endsPacket(parts - 1);
        draft.drop(FindingGroup.HIDDEN, "Rest of a packet that is missing", "page at " + page.start());
        return parts;
    }

    private Refusal damaged(String part, OggPage page) {
        return Refusal.damaged(draft.format(), part, page.start());
    }
}
