package org.letopis.bundle;

import java.util.List;

/** The fixed names and limits of a bundle. */
final class Layout {
    static final String FORMAT = "letopis-bundle/1";
    static final String SCHEMA = "letopis-report/1";
    static final String NAMESPACE = "letopis-bundle-v1";

    /** The one folder of the archive, with its slash. */
    static final String ROOT = "b/";

    static final String TAG_MANIFEST = "tagmanifest-sha256.txt";
    static final String ED25519_SIGNATURE = TAG_MANIFEST + ".ed25519.sig";
    static final String COMPOSITE_SIGNATURE = TAG_MANIFEST + ".mldsa44-ed25519.sig";
    static final String ENVELOPE = "bundle.json";
    static final String BAG_DECLARATION = "bagit.txt";
    static final String BAG_INFO = "bag-info.txt";
    static final String MANIFEST = "manifest-sha256.txt";
    static final String FILE_LIST = "data/files.json";
    static final String PADDING = "padding";

    /** What the tag manifest lists, in byte order. */
    static final List<String> TAGGED = List.of(BAG_INFO, BAG_DECLARATION, ENVELOPE, MANIFEST);

    static final int MAX_TAG_MANIFEST_BYTES = 4 * 1024;
    static final int MAX_SIGNATURE_BYTES = 16 * 1024;
    static final int MAX_ENVELOPE_BYTES = 64 * 1024;
    static final int MAX_BAG_FILE_BYTES = 1024;
    static final int MAX_FILE_LIST_BYTES = 32 * 1024 * 1024;
    static final int MAX_REPORT_BYTES = 8 * 1024 * 1024;
    static final int MAX_RECIPIENTS = 32;

    /** All payload files together: attachments, reports and the file list. */
    static final int MAX_FILES = 100_000;

    static final long MAX_PAYLOAD_BYTES = 200L << 30;

    /** A size of 11 octal digits. */
    static final long MAX_ENTRY_BYTES = (1L << 33) - 1;

    static final int BUFFER_BYTES = 64 * 1024;

    private Layout() {}
}
