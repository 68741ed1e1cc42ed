package org.letopis.sanitize;

/** Identifiers of elements that are more than kept or dropped. Source: RFC 9559 section 5.1. */
final class MatroskaId {
    static final int EBML = 0x1A45DFA3;
    static final int VOID = 0xEC;
    static final int CHECKSUM = 0xBF;
    static final int SEGMENT = 0x18538067;
    static final int SEEK_HEAD = 0x114D9B74;
    static final int INFO = 0x1549A966;
    static final int TRACKS = 0x1654AE6B;
    static final int CLUSTER = 0x1F43B675;
    static final int CUES = 0x1C53BB6B;
    static final int ATTACHMENTS = 0x1941A469;
    static final int CHAPTERS = 0x1043A770;
    static final int TAGS = 0x1254C367;

    static final int MUXING_PROGRAM = 0x4D80;
    static final int WRITING_PROGRAM = 0x5741;
    static final int TIME_OF_WRITING = 0x4461;

    static final int TRACK = 0xAE;
    static final int TRACK_NUMBER = 0xD7;
    static final int TRACK_UID = 0x73C5;
    static final int TRACK_TYPE = 0x83;
    static final int TRACK_TIME_SCALE = 0x23314F;
    static final int TRACK_OPERATION = 0xE2;
    static final int LANGUAGE = 0x22B59C;
    static final int LANGUAGE_BCP47 = 0x22B59D;
    static final int CODEC = 0x86;
    static final int CODEC_PRIVATE = 0x63A2;
    static final int VIDEO = 0xE0;
    static final int ALPHA_MODE = 0x53C0;
    static final int ENCODINGS = 0x6D80;
    static final int ENCODING = 0x6240;
    static final int ENCODING_SCOPE = 0x5032;
    static final int ENCODING_TYPE = 0x5033;
    static final int COMPRESSION = 0x5034;
    static final int COMPRESSION_ALGORITHM = 0x4254;
    static final int COMPRESSION_SETTINGS = 0x4255;
    static final int ADDITION_MAPPING = 0x41E4;
    static final int ADDITION_TYPE = 0x41E7;

    static final int TIMESTAMP = 0xE7;
    static final int POSITION = 0xA7;
    static final int PREVIOUS_SIZE = 0xAB;
    static final int SIMPLE_BLOCK = 0xA3;
    static final int BLOCK_GROUP = 0xA0;
    static final int BLOCK = 0xA1;
    static final int ENCRYPTED_BLOCK = 0xAF;
    static final int CODEC_STATE = 0xA4;
    static final int REFERENCE = 0xFB;
    static final int ADDITIONS = 0x75A1;
    static final int ADDITION = 0xA6;
    static final int ADDITION_ID = 0xEE;
    static final int ADDITION_DATA = 0xA5;

    private MatroskaId() {}
}
