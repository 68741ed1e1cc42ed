package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Notes parts of sound and film files that are left out, with the text that is in them. */
final class LeftOut {
    private static final int MOST_BYTES = 1 << 16;
    private static final int LONG_RUN = 12;
    private static final int MOST_SHOWN_CHARS = 200;
    private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S} ]{6,}");

    private LeftOut() {}

    /** Notes a range of the file; of a long one only the start is looked into. */
    static void note(BoxReader in, Draft draft, FindingGroup group, String name, long from, long length)
            throws Refusal, IOException {
        if (length > 0) {
            note(draft, group, name, in.bytes(from, (int) Math.min(MOST_BYTES, length)), length);
        }
    }

    static void note(Draft draft, FindingGroup group, String name, byte[] bytes) {
        note(draft, group, name, bytes, bytes.length);
    }

    /** Returns the bytes that are not the same any more, with zeros for those that are. */
    static byte[] changed(byte[] before, byte[] after) {
        byte[] changed = new byte[after.length];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = before[i] == after[i] ? 0 : before[i];
        }
        return changed;
    }

    private static void note(Draft draft, FindingGroup group, String name, byte[] head, long length) {
        byte[] readable = Arrays.copyOf(head, PlainText.pictureStart(head));
        List<String> texts = texts(readable);
        for (String text : texts) {
            draft.droppedText(name, text.getBytes(UTF_8));
        }
        String shown = String.join("; ", texts);
        draft.drop(
                group,
                name,
                texts.isEmpty() ? length + " bytes" : shown.substring(0, Math.min(MOST_SHOWN_CHARS, shown.length())));
    }

    private static List<String> texts(byte[] bytes) {
        List<String> texts = new ArrayList<>();
        boolean plain = false;
        for (byte[] run : PlainText.runs(bytes, bytes.length)) {
            texts.add(new String(run, ISO_8859_1));
            plain |= run.length >= LONG_RUN;
        }
        String decoded = PlainText.decode(bytes, "");
        collect(decoded, texts, false);
        if (!plain) {
            for (Charset wide : List.of(UTF_16LE, UTF_16BE)) {
                collect(new String(bytes, wide), texts, true);
                collect(new String(bytes, Math.min(1, bytes.length), Math.max(0, bytes.length - 1), wide), texts, true);
            }
        }
        return texts.stream().distinct().toList();
    }

    /** Takes runs of letters; of bytes read as UTF-16 only those of few alphabets, since any two bytes are a sign. */
    private static void collect(String text, List<String> texts, boolean doubtful) {
        Matcher run = RUN.matcher(text);
        while (run.find()) {
            String found = run.group();
            boolean european = found.chars().allMatch(sign -> sign < 0x530);
            if (!doubtful || european) {
                texts.add(found);
            }
        }
    }
}
