package org.letopis.bundle;

import java.nio.charset.StandardCharsets;

/** The two small tag files of a bag (RFC 8493, sections 2.1.1 and 2.2.2), each of which can have one form only. */
final class BagFiles {
    private BagFiles() {}

    static byte[] declaration() {
        return "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] info(long payloadBytes, int payloadFiles) {
        return ("Payload-Oxum: " + payloadBytes + "." + payloadFiles + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
