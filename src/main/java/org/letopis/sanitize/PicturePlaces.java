package org.letopis.sanitize;

import java.util.List;

/** Goes through the runs of coded picture data in a file that {@link Pieces} describe. */
final class PicturePlaces {
    private final List<PieceBlock> blocks;
    private int block;
    private int piece;
    private long position;
    private long start;
    private long end;

    PicturePlaces(List<PieceBlock> blocks) {
        this.blocks = blocks;
    }

    /** Goes to the next run, and returns whether there is one. */
    boolean next() {
        start = 0;
        end = 0;
        for (; block < blocks.size(); block++, piece = 0) {
            PieceBlock in = blocks.get(block);
            for (; piece < in.count(); piece++) {
                if (in.picture(piece)) {
                    start = end == 0 ? position : start;
                    end = position + in.length(piece);
                } else if (end > 0) {
                    return true;
                }
                position += in.length(piece);
            }
        }
        return end > 0;
    }

    /** Returns where the run starts in the described file. */
    long start() {
        return start;
    }

    /** Returns where the run ends; 0 behind the last one. */
    long end() {
        return end;
    }
}
