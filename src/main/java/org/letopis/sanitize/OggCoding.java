package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a stream of Ogg is coded: what its first packets must be, and which of their bytes a decoder needs. Source:
 * Vorbis I section 4.2, Theora section 6, RFC 7845 section 5, RFC 9639 section 10.1, the Speex manual section 7.3.
 */
enum OggCoding {
    VORBIS("\1vorbis", "\3vorbis", "\5vorbis", 7, "\0\0\0\0\0\0\0\0\1"),
    THEORA("\u0080theora", "\u0081theora", "\u0082theora", 7, "\0\0\0\0\0\0\0\0"),
    OPUS("OpusHead", "OpusTags", "", 8, "\0\0\0\0\0\0\0\0"),
    SPEEX("Speex   ", "", "", 0, "\0\0\0\0\0\0\0\0"),
    FLAC("\u007FFLAC", "", "", 4, "\u0084\0\0\10\0\0\0\0\0\0\0\0");

    private static final int VORBIS_BYTES = 30;
    private static final int THEORA_BYTES = 42;
    private static final int OPUS_BYTES = 19;
    private static final int OPUS_CHANNELS_AT = 9;
    private static final int OPUS_MAPPING_AT = 18;
    private static final int OPUS_MATRIX = 3;
    private static final int SPEEX_BYTES = 80;
    private static final int SPEEX_VERSION_AT = 8;
    private static final int SPEEX_VERSION_BYTES = 20;

    /** How many packets of further headers follow the comments, and two numbers without a meaning. */
    private static final int SPEEX_MORE_AT = 68;

    private static final int FLAC_PACKETS_AT = 7;
    private static final int FLAC_BLOCK_AT = 13;
    private static final int FLAC_BYTES = FLAC_BLOCK_AT + FlacBlocks.FIRST_BYTES;

    private final String firstWord;
    private final String commentWord;
    private final String setupWord;
    private final int commentsAt;
    private final byte[] noComments;

    OggCoding(String firstWord, String commentWord, String setupWord, int commentsAt, String noComments) {
        this.firstWord = firstWord;
        this.commentWord = commentWord;
        this.setupWord = setupWord;
        this.commentsAt = commentsAt;
        this.noComments = (commentWord + noComments).getBytes(ISO_8859_1);
    }

    /** Returns the coding of a stream that starts with this packet. */
    static Optional<OggCoding> of(byte[] packet) {
        return Arrays.stream(values())
                .filter(coding -> starts(packet, coding.firstWord))
                .findFirst();
    }

    static boolean starts(byte[] packet, String word) {
        return packet.length >= word.length() && new String(packet, 0, word.length(), ISO_8859_1).equals(word);
    }

    /** Returns the first packet at the length that it must have, without the name of a program; nothing when damaged. */
    Optional<byte[]> first(byte[] packet) {
        int length = firstBytes(packet);
        if (packet.length < length) {
            return Optional.empty();
        }
        if (this == FLAC && !isFlac(packet)) {
            return Optional.empty();
        }
        byte[] kept = Arrays.copyOf(packet, length);
        if (this == SPEEX) {
            Arrays.fill(kept, SPEEX_VERSION_AT, SPEEX_VERSION_AT + SPEEX_VERSION_BYTES, (byte) 0);
            Arrays.fill(kept, SPEEX_MORE_AT, SPEEX_BYTES, (byte) 0);
        } else if (this == FLAC) {
            kept[FLAC_PACKETS_AT] = 0;
            kept[FLAC_PACKETS_AT + 1] = 1;
        }
        return Optional.of(kept);
    }

    private static boolean isFlac(byte[] packet) {
        return new String(packet, FLAC_BLOCK_AT - 4, 4, ISO_8859_1).equals("fLaC")
                && FlacBlocks.isFirst(Arrays.copyOfRange(packet, FLAC_BLOCK_AT, packet.length));
    }

    private int firstBytes(byte[] packet) {
        return switch (this) {
            case VORBIS -> VORBIS_BYTES;
            case THEORA -> THEORA_BYTES;
            case SPEEX -> SPEEX_BYTES;
            case FLAC -> FLAC_BYTES;
            case OPUS -> opusBytes(packet);
        };
    }

    /** RFC 7845 section 5.1.1, RFC 8486 section 3.2. */
    private static int opusBytes(byte[] packet) {
        if (packet.length < OPUS_BYTES || packet[OPUS_MAPPING_AT] == 0) {
            return OPUS_BYTES;
        }
        int channels = packet[OPUS_CHANNELS_AT] & 0xFF;
        if (packet[OPUS_MAPPING_AT] != OPUS_MATRIX || packet.length < OPUS_BYTES + 2) {
            return OPUS_BYTES + 2 + channels;
        }
        int streams = (packet[OPUS_BYTES] & 0xFF) + (packet[OPUS_BYTES + 1] & 0xFF);
        return OPUS_BYTES + 2 + 2 * channels * streams;
    }

    /** Returns how many packets behind the comments are headers that a decoder does not need. */
    long moreHeaders(byte[] first) {
        return this == SPEEX
                ? Integer.toUnsignedLong(
                        ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getInt(SPEEX_MORE_AT))
                : 0;
    }

    /** Returns whether a packet is the one with comments. */
    boolean isComments(byte[] packet) {
        return starts(packet, commentWord);
    }

    /** Returns where the comments start in their packet. */
    int commentsAt() {
        return commentsAt;
    }

    /** Returns a packet of comments that says nothing, not even which program wrote it. */
    byte[] noComments() {
        return noComments.clone();
    }

    /** Returns whether a third packet sets up the decoder. */
    boolean hasSetup() {
        return !setupWord.isEmpty();
    }

    boolean isSetup(byte[] packet) {
        return starts(packet, setupWord);
    }

    /** Returns whether a packet behind the headers, of which this is the first byte, is picture or sound. */
    boolean isContent(int first) {
        return switch (this) {
            case VORBIS -> (first & 1) == 0;
            case THEORA -> (first & 0x80) == 0;
            case FLAC -> first == 0xFF;
            case OPUS, SPEEX -> true;
        };
    }
}
