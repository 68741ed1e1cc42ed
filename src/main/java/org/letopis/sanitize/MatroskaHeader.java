package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Set;

/** The head of the file: what kind of EBML follows. Source: RFC 8794 section 11.2.1, RFC 9559 section 4. */
final class MatroskaHeader {
    private static final int VERSION = 0x4286;
    private static final int READER = 0x42F7;
    private static final int LONGEST_ID = 0x42F2;
    private static final int LONGEST_SIZE = 0x42F3;
    private static final int TYPE = 0x4282;
    private static final int TYPE_VERSION = 0x4287;
    private static final int TYPE_READER = 0x4285;
    private static final int MOST_TYPE_BYTES = 16;
    private static final int NEWEST_TYPE = 5;
    private static final Set<String> TYPES = Set.of("matroska", "webm");

    private MatroskaHeader() {}

    /** Returns the head written anew. */
    static byte[] keep(BoxReader in, Draft draft, EbmlElement header) throws Refusal, IOException {
        String type = "matroska";
        long version = 1;
        long reader = 1;
        if (header.id() != MatroskaId.EBML || header.isOpen()) {
            throw Refusal.damaged(in.format(), "header", 0);
        }
        for (EbmlElement element : header.children(in)) {
            switch (element.id()) {
                case TYPE ->
                    type = new String(element.bytes(in, MOST_TYPE_BYTES), ISO_8859_1).replaceAll("(?s)\0.*", "");
                case TYPE_VERSION -> version = element.unsigned(in);
                case TYPE_READER -> reader = element.unsigned(in);
                case READER -> demand(in, element, 1);
                case LONGEST_ID -> demand(in, element, 4);
                case LONGEST_SIZE -> demand(in, element, 8);
                case VERSION -> {
                    // Says only who wrote it; the reader's version counts.
                }
                default -> MatroskaLeftOut.note(in, draft, element);
            }
        }
        if (!TYPES.contains(type) || reader > NEWEST_TYPE) {
            throw Refusal.unknownPart(in.format(), "kind of EBML file", 0);
        }
        EbmlWriter kept = new EbmlWriter()
                .unsigned(VERSION, 1)
                .unsigned(READER, 1)
                .unsigned(LONGEST_ID, 4)
                .unsigned(LONGEST_SIZE, 8)
                .text(TYPE, type)
                .unsigned(TYPE_VERSION, Math.max(reader, Math.min(version, NEWEST_TYPE)))
                .unsigned(TYPE_READER, reader);
        return new EbmlWriter().list(MatroskaId.EBML, kept).array();
    }

    private static void demand(BoxReader in, EbmlElement element, long most) throws Refusal, IOException {
        if (element.unsigned(in) > most) {
            throw Refusal.unknownPart(in.format(), "kind of EBML file", element.start());
        }
    }
}
