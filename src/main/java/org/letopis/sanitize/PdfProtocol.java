package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the worker answers about a PDF. To {@link WorkerTask#CLEAN} and {@link WorkerTask#FLATTEN}: the new file in parts,
 * each a length (i32, above 0) and bytes; 0; then the report: refusal (u8 whether there is one, key, arguments), kinds
 * of what was left out by number, findings, texts. To {@link WorkerTask#LOOK}: refusal; digests of the pages, small
 * pictures, what is left over. Neither side trusts a length, and names come by number from {@link PdfPart}.
 */
final class PdfProtocol {
    static final long MOST_NEW_BYTES = 256L << 20;
    private static final int PART_BYTES = 1 << 16;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_TEXT = 4_096;
    private static final int MOST_ARGUMENTS = 8;
    private static final int BYTES_PER_CHAR = 3;

    /** Reasons that the worker may give; the words are ours. */
    private static final Set<String> REASONS = Set.of(
            "strip.truncated",
            "strip.damaged",
            "strip.unknown-part",
            "strip.too-large",
            "strip.colour-profile",
            "strip.unproven",
            "strip.encrypted",
            "strip.member",
            "strip.portfolio",
            "strip.xfa");

    /** What was left out of a file. */
    record Report(
            Set<PdfPart> parts, List<PdfLosses.Loss> losses, List<PdfLosses.Text> texts, Optional<Refusal> refusal) {}

    private PdfProtocol() {}

    /** Sends what is written to it in parts. Flush sends the last. */
    static final class Parts extends OutputStream {
        private final DataOutputStream out;
        private final byte[] part = new byte[PART_BYTES];
        private int filled;

        Parts(DataOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            part[filled++] = (byte) b;
            if (filled == part.length) {
                flush();
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int done = 0;
            while (done < length) {
                int count = Math.min(length - done, part.length - filled);
                System.arraycopy(bytes, offset + done, part, filled, count);
                filled += count;
                done += count;
                if (filled == part.length) {
                    flush();
                }
            }
        }

        @Override
        public void flush() throws IOException {
            if (filled > 0) {
                out.writeInt(filled);
                out.write(part, 0, filled);
                filled = 0;
            }
        }
    }

    /** Where the parts of the new file go; what it throws is not the worker's fault. */
    interface Target {
        void accept(byte[] part) throws IOException;
    }

    static void writeReport(DataOutputStream out, PdfLosses losses, Refusal refusal) throws IOException {
        out.writeInt(0);
        writeRefusal(out, refusal);
        out.writeInt(losses.parts().size());
        for (PdfPart part : losses.parts()) {
            out.writeByte(part.ordinal());
        }
        List<PdfLosses.Loss> found = losses.losses();
        out.writeInt(found.size());
        for (PdfLosses.Loss loss : found) {
            out.writeByte(loss.part().ordinal());
            writeText(out, loss.name(), LONGEST_NAME);
            writeText(out, loss.value(), LONGEST_TEXT);
        }
        List<PdfLosses.Text> texts = losses.texts();
        out.writeInt(texts.size());
        for (PdfLosses.Text text : texts) {
            out.writeByte(text.part().ordinal());
            writeText(out, text.text(), LONGEST_TEXT);
        }
        out.flush();
    }

    static Report readNewFile(DataInputStream in, Target target) throws IOException {
        WorkerProtocol.demandAnswer(in);
        long all = 0;
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            byte[] part = new byte[WorkerProtocol.bounded(length, PART_BYTES)];
            in.readFully(part);
            all += length;
            if (all > MOST_NEW_BYTES) {
                throw new IOException("number out of bounds");
            }
            target.accept(part);
        }
        Optional<Refusal> refusal = readRefusal(in);
        Set<PdfPart> parts = EnumSet.noneOf(PdfPart.class);
        int count = WorkerProtocol.bounded(in.readInt(), PdfPart.values().length);
        for (int i = 0; i < count; i++) {
            parts.add(readPart(in));
        }
        List<PdfLosses.Loss> losses = new ArrayList<>();
        count = WorkerProtocol.bounded(in.readInt(), PdfLosses.MOST_FINDINGS);
        for (int i = 0; i < count; i++) {
            losses.add(new PdfLosses.Loss(readPart(in), readText(in, LONGEST_NAME), readText(in, LONGEST_TEXT)));
        }
        List<PdfLosses.Text> texts = new ArrayList<>();
        count = WorkerProtocol.bounded(in.readInt(), PdfLosses.MOST_TEXTS);
        for (int i = 0; i < count; i++) {
            texts.add(new PdfLosses.Text(readPart(in), readText(in, LONGEST_TEXT)));
        }
        return new Report(parts, losses, texts, refusal);
    }

    private static PdfPart readPart(DataInputStream in) throws IOException {
        return PdfPart.values()[WorkerProtocol.bounded(in.readUnsignedByte(), PdfPart.values().length - 1)];
    }

    static void writeRefusal(DataOutputStream out, Refusal refusal) throws IOException {
        out.writeBoolean(refusal != null);
        if (refusal == null) {
            return;
        }
        writeText(out, refusal.key(), LONGEST_NAME);
        List<Object> arguments = refusal.arguments();
        out.writeInt(Math.min(arguments.size(), MOST_ARGUMENTS));
        for (Object argument : arguments.subList(0, Math.min(arguments.size(), MOST_ARGUMENTS))) {
            out.writeBoolean(argument instanceof Long);
            if (argument instanceof Long number) {
                out.writeLong(number);
            } else {
                writeText(out, argument.toString(), LONGEST_NAME);
            }
        }
    }

    static Optional<Refusal> readRefusal(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return Optional.empty();
        }
        String key = readText(in, LONGEST_NAME);
        int count = WorkerProtocol.bounded(in.readInt(), MOST_ARGUMENTS);
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(
                    in.readBoolean()
                            ? (Object) in.readLong()
                            : Escaping.escape(readText(in, LONGEST_NAME), LONGEST_NAME));
        }
        boolean inner = key.equals("strip.member");
        boolean known = REASONS.contains(key)
                && (!inner
                        || count > 2
                                && REASONS.contains(arguments.get(2))
                                && !arguments.get(2).equals(key));
        if (!known) {
            throw new IOException("not a reason");
        }
        return Optional.of(Refusal.reported(key, arguments));
    }

    static void writeLook(DataOutputStream out, PdfLook look, Refusal refusal) throws IOException {
        writeRefusal(out, refusal);
        if (refusal == null) {
            out.writeInt(look.contents().size());
            for (String content : look.contents()) {
                writeText(out, content, LONGEST_NAME);
            }
            out.writeInt(look.pictures().size());
            for (PdfLook.Picture picture : look.pictures()) {
                out.writeInt(picture.page());
                out.writeInt(picture.width());
                out.writeInt(picture.height());
                out.writeInt(picture.rgb().length);
                out.write(picture.rgb());
            }
            writeText(out, look.leftOver().orElse(""), LONGEST_NAME);
        }
        out.flush();
    }

    static Look readLook(DataInputStream in) throws IOException {
        WorkerProtocol.demandAnswer(in);
        Optional<Refusal> refusal = readRefusal(in);
        if (refusal.isPresent()) {
            return new Look(null, refusal);
        }
        List<String> contents = new ArrayList<>();
        int count = WorkerProtocol.bounded(in.readInt(), PdfPages.MOST_PAGES);
        for (int i = 0; i < count; i++) {
            contents.add(readText(in, LONGEST_NAME));
        }
        List<PdfLook.Picture> pictures = new ArrayList<>();
        count = WorkerProtocol.bounded(in.readInt(), PdfLook.MOST_PICTURES);
        for (int i = 0; i < count; i++) {
            int page = WorkerProtocol.bounded(in.readInt(), PdfPages.MOST_PAGES);
            int width = WorkerProtocol.bounded(in.readInt(), PdfLook.MOST_PIXELS);
            int height = WorkerProtocol.bounded(in.readInt(), PdfLook.MOST_PIXELS);
            byte[] rgb = new byte[WorkerProtocol.bounded(in.readInt(), PdfLook.MOST_PIXELS * 3)];
            in.readFully(rgb);
            if ((long) width * height * 3 != rgb.length) {
                throw new IOException("number out of bounds");
            }
            pictures.add(new PdfLook.Picture(page, width, height, rgb));
        }
        String leftOver = readText(in, LONGEST_NAME);
        return new Look(
                new PdfLook(contents, pictures, leftOver.isEmpty() ? Optional.empty() : Optional.of(leftOver)),
                Optional.empty());
    }

    /** What was seen, or why nothing was. */
    record Look(PdfLook seen, Optional<Refusal> refusal) {}

    static void writeText(DataOutputStream out, String text, int mostChars) throws IOException {
        byte[] bytes = text.substring(0, Math.min(text.length(), mostChars)).getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInputStream in, int mostChars) throws IOException {
        byte[] bytes = in.readNBytes(WorkerProtocol.bounded(in.readInt(), mostChars * BYTES_PER_CHAR));
        return new String(bytes, UTF_8);
    }
}
