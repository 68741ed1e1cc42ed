package org.letopis.sanitize;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letopis.failure.Failure;

/** A part of the upright picture, in pixels from its upper left corner. */
public record RedactionBox(int x, int y, int width, int height) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6}),(\\d{1,6}),(\\d{1,6}),(\\d{1,6})");

    /**
     * Reads {@code x,y,width,height}.
     *
     * @throws Failure.Usage when it is not four numbers, or nothing would be covered
     */
    public static RedactionBox parse(String text) throws Failure.Usage {
        Matcher numbers = WRITTEN.matcher(text.strip());
        if (!numbers.matches()) {
            throw new Failure.Usage("redact.not-a-box", text);
        }
        RedactionBox box = new RedactionBox(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                Integer.parseInt(numbers.group(3)),
                Integer.parseInt(numbers.group(4)));
        if (box.width == 0 || box.height == 0) {
            throw new Failure.Usage("redact.empty-box", text);
        }
        return box;
    }

    void requireWithin(int pictureWidth, int pictureHeight) throws Failure.Usage {
        if (x + width > pictureWidth || y + height > pictureHeight) {
            throw new Failure.Usage("redact.outside", text(), pictureWidth, pictureHeight);
        }
    }

    /** Returns the box as {@link #parse} reads it. */
    public String text() {
        return x + "," + y + "," + width + "," + height;
    }
}
