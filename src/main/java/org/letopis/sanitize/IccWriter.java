package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Lays out a profile: header, tag table, elements on multiples of four, equal elements once. */
final class IccWriter {
    private final Map<String, byte[]> tags;

    IccWriter(Map<String, byte[]> tags) {
        this.tags = tags;
    }

    /** Returns the profile; its size is filled in at the start of the header. */
    byte[] write(byte[] header) {
        List<byte[]> elements = new ArrayList<>();
        List<Integer> offsets = new ArrayList<>();
        int end = header.length + 4 + tags.size() * 12;
        ByteBuffer table = ByteBuffer.allocate(4 + tags.size() * 12).putInt(tags.size());
        for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
            int same = indexOf(elements, tag.getValue());
            if (same == elements.size()) {
                elements.add(tag.getValue());
                offsets.add(end);
                end += padded(tag.getValue().length);
            }
            table.put(tag.getKey().getBytes(ISO_8859_1))
                    .putInt(offsets.get(same))
                    .putInt(tag.getValue().length);
        }
        ByteBuffer profile = ByteBuffer.allocate(end).put(header).put(table.array());
        for (int i = 0; i < elements.size(); i++) {
            profile.position(offsets.get(i)).put(elements.get(i));
        }
        return profile.putInt(0, end).array();
    }

    private static int indexOf(List<byte[]> elements, byte[] wanted) {
        int at = 0;
        while (at < elements.size() && !Arrays.equals(elements.get(at), wanted)) {
            at++;
        }
        return at;
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }
}
