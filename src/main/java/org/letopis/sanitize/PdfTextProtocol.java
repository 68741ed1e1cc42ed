package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the worker answers to {@link WorkerTask#TEXT}: any number of parts (u8 1, place, whether it is prose, text in
 * pieces), kinds of what is to be seen (u8 2, u8) and reasons why it is unread (u8 3, key, place), then u8 0 and the
 * refusal. The starter trusts no length, and knows the reasons.
 */
final class PdfTextProtocol {
    private static final int END = 0;
    private static final int PART = 1;
    private static final int HOLDS = 2;
    private static final int UNREAD = 3;
    private static final int PIECE_CHARS = 1 << 14;
    private static final int MOST_PIECES = 4_096;
    private static final int LONGEST_PLACE = 64;
    private static final int MOST_ITEMS = 200_000;
    private static final Set<String> REASONS =
            Set.of("text.unread.letters", "text.unread.picture-page", "text.unread.format");

    /** One thing that was found; a part has a text, a reason a key. */
    record Item(String where, String text, boolean prose, Optional<FileText.Kind> kind, String reason) {}

    /** What was found, and why it was not all. */
    record Found(List<Item> items, Optional<Refusal> refusal) {}

    private PdfTextProtocol() {}

    /** Writes what is found as it comes; what was said before is not said again. */
    static final class Writer implements PdfText.Sink {
        private final DataOutputStream out;
        private boolean picture;
        private boolean unread;

        Writer(DataOutputStream out) {
            this.out = out;
        }

        @Override
        public void add(String where, String text, boolean prose) throws IOException {
            out.writeByte(PART);
            PdfProtocol.writeText(out, where, LONGEST_PLACE);
            out.writeBoolean(prose);
            int pieces = (text.length() + PIECE_CHARS - 1) / PIECE_CHARS;
            out.writeInt(pieces);
            for (int i = 0; i < pieces; i++) {
                String piece = text.substring(i * PIECE_CHARS, Math.min(text.length(), (i + 1) * PIECE_CHARS));
                out.writeInt(piece.length());
                out.writeChars(piece);
            }
        }

        @Override
        public void holds(FileText.Kind kind) throws IOException {
            if (!picture) {
                picture = true;
                out.writeByte(HOLDS);
                out.writeByte(kind.ordinal());
            }
        }

        @Override
        public void unread(String key, String where) throws IOException {
            if (!unread) {
                unread = true;
                out.writeByte(UNREAD);
                PdfProtocol.writeText(out, key, LONGEST_PLACE);
                PdfProtocol.writeText(out, where, LONGEST_PLACE);
            }
        }

        void end(Refusal refusal) throws IOException {
            out.writeByte(END);
            PdfProtocol.writeRefusal(out, refusal);
            out.flush();
        }
    }

    static Found read(DataInputStream in) throws IOException {
        WorkerProtocol.demandAnswer(in);
        List<Item> items = new ArrayList<>();
        for (int what = in.readUnsignedByte(); what != END; what = in.readUnsignedByte()) {
            if (items.size() >= MOST_ITEMS) {
                throw new IOException("number out of bounds");
            }
            items.add(item(in, what));
        }
        return new Found(items, PdfProtocol.readRefusal(in));
    }

    private static Item item(DataInputStream in, int what) throws IOException {
        switch (what) {
            case PART -> {
                String where = PdfProtocol.readText(in, LONGEST_PLACE);
                boolean prose = in.readBoolean();
                return new Item(where, text(in), prose, Optional.empty(), "");
            }
            case HOLDS -> {
                int kind = WorkerProtocol.bounded(in.readUnsignedByte(), FileText.Kind.values().length - 1);
                return new Item("", "", false, Optional.of(FileText.Kind.values()[kind]), "");
            }
            case UNREAD -> {
                String key = PdfProtocol.readText(in, LONGEST_PLACE);
                if (!REASONS.contains(key)) {
                    throw new IOException("not a reason");
                }
                return new Item(PdfProtocol.readText(in, LONGEST_PLACE), "", false, Optional.empty(), key);
            }
            default -> throw new IOException("not an answer");
        }
    }

    private static String text(DataInputStream in) throws IOException {
        int pieces = WorkerProtocol.bounded(in.readInt(), MOST_PIECES);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            byte[] piece = new byte[2 * WorkerProtocol.bounded(in.readInt(), PIECE_CHARS)];
            in.readFully(piece);
            text.append(new String(piece, UTF_16BE));
        }
        return text.toString();
    }
}
