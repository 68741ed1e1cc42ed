package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One reading of one TIFF: follows the chain of directories, and decides which of them are pages. */
final class TiffWalk {
    /** The independent reader takes no more tags than these have. */
    private static final int MOST_PAGES = 800;

    private static final int REDUCED = 1;
    private static final int OLD_REDUCED = 2;
    private static final int CFA = 32_803;
    private static final int LINEAR_RAW = 34_892;
    private static final int CANON_SIGN = 8;
    private static final int MOST_BELOW = 16;

    /** Of cameras by Nikon, Sony, Pentax, Samsung. */
    private static final Set<Integer> RAW_COMPRESSIONS = Set.of(32_767, 32_769, 32_770, 34_713, 65_535);

    private final Source source;
    private final Draft draft;
    private final ByteSink pixels;
    private final List<TiffPage> pages = new ArrayList<>();

    TiffWalk(Source source, Draft draft, ByteSink pixels) {
        this.source = source;
        this.draft = draft;
        this.pixels = pixels;
    }

    void run() throws Refusal, IOException {
        TiffBytes in = TiffBytes.open(source);
        TiffSpine spine = new TiffSpine(in, draft);
        TiffLeftovers leftovers = new TiffLeftovers(in, draft);
        try {
            refuseCanon(in);
            chain(in, spine, leftovers);
        } finally {
            spine.write();
        }
        TiffWriter writer = new TiffWriter(in, draft, new TiffData(in, draft, pixels), leftovers);
        for (int i = 0; i < pages.size(); i++) {
            writer.page(pages.get(i), i == pages.size() - 1);
        }
        leftovers.end();
    }

    private void chain(TiffBytes in, TiffSpine spine, TiffLeftovers leftovers) throws Refusal, IOException {
        Set<Long> seen = new HashSet<>();
        long at = in.firstDirectory();
        if (at == 0) {
            throw Refusal.damaged(FileFormat.TIFF, "directory", 0);
        }
        while (at != 0) {
            if (!seen.add(at)) {
                throw Refusal.damaged(FileFormat.TIFF, "directory", at);
            }
            if (seen.size() > MOST_PAGES) {
                throw Refusal.tooLarge(FileFormat.TIFF, "number of pages");
            }
            TiffDirectory directory = TiffDirectory.read(in, at);
            TiffSpine.Node node = spine.page(directory);
            boolean smaller = !pages.isEmpty() && isSmallerPicture(directory);
            leftovers.directory(directory, node, !smaller);
            refuseRaw(in, directory);
            if (smaller) {
                draft.drop(FindingGroup.EMBEDDED, "Thumbnail", describe(directory));
            } else {
                pages.add(new TiffPage(in, directory));
            }
            at = directory.next();
        }
        draft.dimensions(pages.get(0).width(), pages.get(0).height());
    }

    /** A smaller version of another page, or the thumbnail that Exif puts behind the first, Exif 2.32 section 4.5.5. */
    private static boolean isSmallerPicture(TiffDirectory directory) throws Refusal, IOException {
        boolean ofExif = directory.has(TiffTag.JPEG_OFFSET)
                && !directory.has(TiffTag.STRIP_OFFSETS)
                && !directory.has(TiffTag.TILE_OFFSETS);
        return ofExif || isReduced(directory);
    }

    private static boolean isReduced(TiffDirectory directory) throws Refusal, IOException {
        return (directory.number(TiffTag.SUBFILE_TYPE, 0) & REDUCED) != 0
                || directory.number(TiffTag.OLD_SUBFILE_TYPE, 0) == OLD_REDUCED;
    }

    private static String describe(TiffDirectory directory) throws Refusal, IOException {
        return directory.number(TiffTag.WIDTH, 0) + " x " + directory.number(TiffTag.LENGTH, 0) + " pixels";
    }

    private static void refuseCanon(TiffBytes in) throws Refusal, IOException {
        if (in.holds(CANON_SIGN, 4) && in.u8(CANON_SIGN) == 'C' && in.u8(CANON_SIGN + 1) == 'R'
                && in.u8(CANON_SIGN + 2) == 2) {
            throw Refusal.cameraRaw(FileFormat.TIFF, "CR2");
        }
    }

    /** Files of cameras look like TIFFs; what the sensor saw is below the first page, which is a small preview. */
    private void refuseRaw(TiffBytes in, TiffDirectory directory) throws Refusal, IOException {
        if (directory.has(TiffTag.DNG_VERSION)) {
            throw Refusal.cameraRaw(FileFormat.TIFF, "DNG");
        }
        boolean sensor = isSensor(directory);
        TiffField below = directory.find(TiffTag.SUB_IFDS).orElse(null);
        boolean preview = pages.isEmpty() && isReduced(directory) && below != null;
        for (long i = 0; below != null && !sensor && i < Math.min(below.count(), MOST_BELOW); i++) {
            sensor = isSensor(in, below.number(in, i));
        }
        if (sensor || preview) {
            throw Refusal.cameraRaw(FileFormat.TIFF, "TIFF/EP");
        }
    }

    private static boolean isSensor(TiffDirectory directory) throws Refusal, IOException {
        long photometric = directory.number(TiffTag.PHOTOMETRIC, 0);
        return photometric == CFA
                || photometric == LINEAR_RAW
                || directory.has(TiffTag.CFA_REPEAT)
                || directory.has(TiffTag.CFA_PATTERN)
                || RAW_COMPRESSIONS.contains((int) directory.number(TiffTag.COMPRESSION, 1));
    }

    private static boolean isSensor(TiffBytes in, long at) throws IOException {
        try {
            return isSensor(TiffDirectory.read(in, at));
        } catch (Refusal e) {
            // Damaged ones below a page are left out.
            return false;
        }
    }
}
