package org.letopis.sanitize;

import java.io.IOException;

/** A compressed member of which mostly the first bytes are looked at: the rest is unpacked when it is asked for. */
final class ZipPeek implements Source {
    static final int HEAD_BYTES = 1 << 13;

    private final ZipArchive archive;
    private final ZipMember member;
    private final byte[] head;
    private Source whole;

    ZipPeek(ZipArchive archive, ZipMember member, byte[] head) {
        this.archive = archive;
        this.member = member;
        this.head = head;
    }

    @Override
    public long sizeBytes() {
        return member.sizeBytes();
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws IOException {
        if (position < head.length) {
            return new RangeSource(Source.of(head), 0, head.length).read(position, buffer, offset, length);
        }
        if (whole == null) {
            whole = unpack();
        }
        return whole.read(position, buffer, offset, length);
    }

    /** A damaged member ends where it is damaged; whoever reads it in earnest will refuse it. */
    private Source unpack() throws IOException {
        try {
            return Source.of(archive.bytes(member));
        } catch (Refusal refusal) {
            return Source.of(head);
        }
    }

    @Override
    public void close() {
        whole = null;
    }
}
