package org.letopis.sanitize;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a person sees of a PDF, as far as it takes to tell that nothing was lost.
 *
 * @param contents for each page a digest of its text, and of how many pictures it shows of what size
 * @param pictures small pictures of some pages, the same pages for each document with as many
 * @param leftOver the first thing found that no clean copy has, by its key
 */
record PdfLook(List<String> contents, List<Picture> pictures, Optional<String> leftOver) {
    static final int MOST_PICTURES = 4;
    static final int MOST_PIXELS = 300 * 300;

    /** A pixel differs when a channel of it does by more than this: fine enough for a missing letter. */
    private static final int TOLERANCE = 24;

    private static final int MEAN_TOLERANCE = 6;

    /**
     * A page, drawn small.
     *
     * @param rgb three bytes a pixel; empty when the page could not be drawn
     */
    record Picture(int page, int width, int height, byte[] rgb) {}

    PdfLook {
        contents = List.copyOf(contents);
        pictures = List.copyOf(pictures);
    }

    /** Returns which part of the other look differs, or nothing. */
    Optional<String> difference(PdfLook other) {
        if (contents.size() != other.contents.size()) {
            return Optional.of("number of pages");
        }
        for (int i = 0; i < contents.size(); i++) {
            if (!contents.get(i).equals(other.contents.get(i))) {
                return Optional.of("text or pictures of page " + (i + 1));
            }
        }
        return drawn(other, false);
    }

    /** Returns which page the other document draws otherwise; coarsely, since pictures may be compressed anew. */
    Optional<String> coarseDifference(PdfLook other) {
        return contents.size() == other.contents.size() ? drawn(other, true) : Optional.of("number of pages");
    }

    private Optional<String> drawn(PdfLook other, boolean coarse) {
        for (int i = 0; i < pictures.size(); i++) {
            Picture mine = pictures.get(i);
            Picture theirs = i < other.pictures.size() ? other.pictures.get(i) : new Picture(-1, 0, 0, new byte[0]);
            boolean same = mine.page == theirs.page && (coarse ? resembles(mine, theirs) : same(mine, theirs));
            if (!same) {
                return Optional.of("look of page " + (mine.page + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean same(Picture one, Picture other) {
        if (one.width != other.width || one.height != other.height || one.rgb.length != other.rgb.length) {
            return false;
        }
        int different = 0;
        for (int i = 0; i < one.rgb.length; i++) {
            different += Math.abs((one.rgb[i] & 0xFF) - (other.rgb[i] & 0xFF)) > TOLERANCE ? 1 : 0;
        }
        return different * 2_000L <= one.rgb.length;
    }

    private static boolean resembles(Picture one, Picture other) {
        if (Math.abs(one.width - other.width) > 1 || Math.abs(one.height - other.height) > 1) {
            return false;
        }
        long sum = 0;
        int rows = Math.min(one.height, other.height);
        int row = 3 * Math.min(one.width, other.width);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < row; x++) {
                sum += Math.abs((one.rgb[y * one.width * 3 + x] & 0xFF) - (other.rgb[y * other.width * 3 + x] & 0xFF));
            }
        }
        return sum <= (long) MEAN_TOLERANCE * rows * row;
    }

    /** Returns which of so many pages are drawn: all of a short document, else the first and some of the rest. */
    static int[] drawnPages(int count) {
        if (count <= MOST_PICTURES) {
            int[] all = new int[count];
            Arrays.setAll(all, i -> i);
            return all;
        }
        int[] some = new int[MOST_PICTURES];
        int half = MOST_PICTURES / 2;
        Arrays.setAll(some, i -> i < half ? i : half + (int) ((long) (i - half + 1) * (count - 1 - half) / half));
        return some;
    }
}
