package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The entries of a page's directory as a clean copy has them: each tag in one form, with as many values as it needs. */
final class TiffValues {
    /** The values of one entry. */
    record Value(int type, long count, byte[] bytes) {}

    private static final int PAGE_OF_MANY_OR_MASK = 6;
    private static final int PALETTE = 3;
    private static final int MOST_BITS_OF_PALETTE = 16;
    private static final int MOST_TABLES_BYTES = 1 << 16;

    private final TiffBytes in;
    private final TiffPage page;
    private final TiffDirectory directory;
    private final Draft draft;
    private final TreeMap<Integer, Value> values = new TreeMap<>();

    private TiffValues(TiffBytes in, TiffPage page, Draft draft) {
        this.in = in;
        this.page = page;
        this.directory = page.directory();
        this.draft = draft;
    }

    /** Returns the entries of a page by tag; where its data is stands for the caller to add. */
    static Map<Integer, Value> of(TiffBytes in, TiffPage page, TiffJpeg jpeg, Draft draft) throws Refusal, IOException {
        TiffValues values = new TiffValues(in, page, draft);
        values.layout();
        values.look();
        values.colours();
        values.tables(jpeg);
        return values.values;
    }

    private void layout() throws Refusal, IOException {
        number(TiffTag.WIDTH, TiffField.LONG, page.width());
        number(TiffTag.LENGTH, TiffField.LONG, page.height());
        long[] bits = new long[page.samples()];
        Arrays.setAll(bits, page::bits);
        numbers(TiffTag.BITS, TiffField.SHORT, bits);
        number(TiffTag.COMPRESSION, TiffField.SHORT, page.compression());
        number(TiffTag.PHOTOMETRIC, TiffField.SHORT, page.photometric());
        number(TiffTag.SAMPLES, TiffField.SHORT, page.samples());
        number(TiffTag.PLANAR, TiffField.SHORT, page.separate() ? 2 : 1);
        if (page.lowBitFirst()) {
            number(TiffTag.FILL_ORDER, TiffField.SHORT, 2);
        }
        if (page.tiled()) {
            number(TiffTag.TILE_WIDTH, TiffField.LONG, page.partWidth());
            number(TiffTag.TILE_LENGTH, TiffField.LONG, page.partRows());
        } else {
            number(TiffTag.ROWS_PER_STRIP, TiffField.LONG, page.partRows());
        }
        if (page.compression() == TiffPage.LZW || page.deflated()) {
            predictor();
        }
        copied(TiffTag.T4_OPTIONS, TiffField.LONG, 1);
        copied(TiffTag.T6_OPTIONS, TiffField.LONG, 1);
    }

    private void predictor() throws Refusal, IOException {
        long predictor = directory.number(TiffTag.PREDICTOR, 1);
        if (predictor < 1 || predictor > 3) {
            throw Refusal.unknownPart(FileFormat.TIFF, "predictor " + predictor, directory.at());
        }
        if (predictor > 1) {
            number(TiffTag.PREDICTOR, TiffField.SHORT, predictor);
        }
    }

    private void look() throws Refusal, IOException {
        long kind = directory.number(TiffTag.SUBFILE_TYPE, 0) & PAGE_OF_MANY_OR_MASK;
        if (kind != 0) {
            number(TiffTag.SUBFILE_TYPE, TiffField.LONG, kind);
        }
        long turned = directory.number(TiffTag.ORIENTATION, 1);
        if (turned >= 2 && turned <= 8) {
            number(TiffTag.ORIENTATION, TiffField.SHORT, turned);
        }
        copied(TiffTag.PAGE_NUMBER, TiffField.SHORT, 2);
        rationals(TiffTag.X_RESOLUTION, 1);
        rationals(TiffTag.Y_RESOLUTION, 1);
        rationals(TiffTag.X_POSITION, 1);
        rationals(TiffTag.Y_POSITION, 1);
        copied(TiffTag.RESOLUTION_UNIT, TiffField.SHORT, 1);
    }

    private void colours() throws Refusal, IOException {
        long extra = directory.find(TiffTag.EXTRA_SAMPLES).map(TiffField::count).orElse(0L);
        copied(TiffTag.EXTRA_SAMPLES, TiffField.SHORT, (int) Math.min(extra, page.samples()));
        copied(TiffTag.SAMPLE_FORMAT, TiffField.SHORT, page.samples());
        copied(TiffTag.LEAST_SAMPLE, TiffField.SHORT, page.samples());
        copied(TiffTag.GREATEST_SAMPLE, TiffField.SHORT, page.samples());
        ofSamples(TiffTag.LEAST_VALUE);
        ofSamples(TiffTag.GREATEST_VALUE);
        if (page.photometric() == PALETTE) {
            if (page.bits(0) > MOST_BITS_OF_PALETTE || !directory.has(TiffTag.COLOUR_MAP)) {
                throw Refusal.damaged(FileFormat.TIFF, "palette", directory.at());
            }
            copied(TiffTag.COLOUR_MAP, TiffField.SHORT, 3 << page.bits(0));
        }
        if (page.photometric() == TiffPage.CMYK) {
            copied(TiffTag.INK_SET, TiffField.SHORT, 1);
        }
        rationals(TiffTag.WHITE_POINT, 2);
        rationals(TiffTag.PRIMARIES, 6);
        rationals(TiffTag.YCC_COEFFICIENTS, 3);
        copied(TiffTag.YCC_SUBSAMPLING, TiffField.SHORT, 2);
        copied(TiffTag.YCC_POSITIONING, TiffField.SHORT, 1);
        rationals(TiffTag.BLACK_AND_WHITE, 6);
        profile();
    }

    private void profile() throws Refusal, IOException {
        TiffField field = directory.find(TiffTag.ICC).orElse(null);
        if (field == null || field.sizeBytes() == 0) {
            return;
        }
        if (field.sizeBytes() > IccProfile.MOST_BYTES) {
            throw Refusal.tooLarge(FileFormat.TIFF, "colour profile");
        }
        byte[] profile = in.bytes(field.at(), (int) field.sizeBytes());
        String space = switch (page.photometric()) {
            case 0, 1, 4 -> "GRAY";
            case TiffPage.CMYK -> "CMYK";
            case 8, 9, 10 -> "none";
            default -> "RGB ";
        };
        IccProfile.kept(draft, profile, space).ifPresent(bytes -> {
            values.put(TiffTag.ICC, new Value(TiffField.UNDEFINED, bytes.length, bytes));
            // Photoshop's block repeats parts of it.
            draft.table(bytes);
        });
    }

    private void tables(TiffJpeg jpeg) throws Refusal, IOException {
        jpeg.startPage();
        TiffField field = directory.find(TiffTag.JPEG_TABLES).orElse(null);
        if (field == null || page.compression() != TiffPage.JPEG) {
            return;
        }
        if (field.sizeBytes() > MOST_TABLES_BYTES) {
            throw Refusal.tooLarge(FileFormat.TIFF, "tables");
        }
        if (!in.holds(field.at(), field.sizeBytes())) {
            throw Refusal.truncated(FileFormat.TIFF, in.source().sizeBytes());
        }
        try (InputStream clean = jpeg.clean(field.at(), field.sizeBytes(), true).stream(in.source())) {
            byte[] bytes = clean.readAllBytes();
            values.put(TiffTag.JPEG_TABLES, new Value(TiffField.UNDEFINED, bytes.length, bytes));
        }
    }

    private void number(int tag, int type, long number) {
        numbers(tag, type, number);
    }

    private void numbers(int tag, int type, long... numbers) {
        values.put(tag, encode(in, type, numbers));
    }

    /** Returns the numbers in the byte order of the file. */
    static Value encode(TiffBytes in, int type, long... numbers) {
        ByteOrder order = in.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer bytes =
                ByteBuffer.allocate(numbers.length * TiffField.typeBytes(type)).order(order);
        for (long number : numbers) {
            switch (type) {
                case TiffField.SHORT -> bytes.putShort((short) number);
                case TiffField.LONG -> bytes.putInt((int) number);
                default -> bytes.putLong(number);
            }
        }
        return new Value(type, numbers.length, bytes.array());
    }

    /** Writes as many whole numbers as are wanted; of fewer the last stands for the rest. */
    private void copied(int tag, int type, int wanted) throws Refusal, IOException {
        TiffField field = directory.find(tag).orElse(null);
        if (field == null || field.count() == 0 || wanted == 0 || !field.isNumbers()) {
            return;
        }
        long[] numbers = new long[wanted];
        for (int i = 0; i < wanted; i++) {
            numbers[i] = field.number(in, Math.min(i, field.count() - 1));
        }
        numbers(tag, type, numbers);
    }

    private void rationals(int tag, int wanted) throws Refusal, IOException {
        TiffField field = directory.find(tag).orElse(null);
        if (field != null && field.type() == TiffField.RATIONAL && field.count() >= wanted) {
            byte[] bytes = in.bytes(field.at(), wanted * TiffField.typeBytes(TiffField.RATIONAL));
            values.put(tag, new Value(TiffField.RATIONAL, wanted, bytes));
        }
    }

    /** A tag whose values are of the samples' own type. */
    private void ofSamples(int tag) throws Refusal, IOException {
        TiffField field = directory.find(tag).orElse(null);
        int valueBytes = field == null ? 0 : TiffField.typeBytes(field.type());
        boolean text = field != null && (field.type() == TiffField.ASCII || field.type() == TiffField.UNDEFINED);
        if (valueBytes == 0 || text || field.type() > TiffField.DOUBLE || field.count() == 0) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < page.samples(); i++) {
            bytes.writeBytes(in.bytes(field.at() + Math.min(i, field.count() - 1) * valueBytes, valueBytes));
        }
        values.put(tag, new Value(field.type(), page.samples(), bytes.toByteArray()));
    }
}
