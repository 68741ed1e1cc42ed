package org.letopis.sanitize;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.letopis.failure.Failure;

/** Looks into RTF: what stands about the document beside its text, and what readers do not show of the text. */
final class RtfInspection {
    private static final int MOST_DEPTH = 2_000;
    private static final int MOST_FONTS = 10_000;

    /** Character sets of fonts and the code pages that they stand for. */
    private static final Map<Integer, Integer> FONT_SETS = Map.ofEntries(
            Map.entry(0, 1252),
            Map.entry(77, 10000),
            Map.entry(128, 932),
            Map.entry(129, 949),
            Map.entry(134, 936),
            Map.entry(136, 950),
            Map.entry(161, 1253),
            Map.entry(162, 1254),
            Map.entry(163, 1258),
            Map.entry(177, 1255),
            Map.entry(178, 1256),
            Map.entry(186, 1257),
            Map.entry(204, 1251),
            Map.entry(222, 874),
            Map.entry(238, 1250));

    private final RtfTokens tokens;
    private final InspectionNotes notes;
    private final RtfTelling telling;
    private final Deque<RtfGroup> groups = new ArrayDeque<>();
    private final Map<Integer, Charset> fonts = new HashMap<>();
    private final Map<String, RtfText> texts = new HashMap<>();
    private final RtfText hidden = new RtfText();
    private final RtfText deleted = new RtfText();
    private RtfGroup group = new RtfGroup(CodePages.of(1252));
    private int font;
    private int toSkip;

    private RtfInspection(Source source, InspectionNotes notes, OldOfficePictures inside) {
        this.tokens = new RtfTokens(source);
        this.notes = notes;
        this.telling = new RtfTelling(notes, inside);
    }

    static Inspection of(Source source, StripResult.Refused refusal, Stripping stripping) throws Failure {
        InspectionNotes notes = new InspectionNotes();
        try {
            new RtfInspection(source, notes, new OldOfficePictures(stripping)).read();
        } catch (Refusal damaged) {
            notes.unread(InspectionNotes.UNREAD_METADATA);
        } catch (IOException e) {
            throw Failure.of(e);
        }
        notes.unread(InspectionNotes.UNREAD_TEXT);
        return notes.inspection(FileFormat.RTF, FileFormat.RTF.mediaType(), refusal);
    }

    private void read() throws Refusal, IOException {
        try {
            for (RtfTokens.Kind kind = tokens.next(); kind != RtfTokens.Kind.END; kind = tokens.next()) {
                token(kind);
                if (groups.isEmpty()) {
                    long rest = tokens.rest();
                    notes.tell(FindingGroup.EMBEDDED, "Data after the end", rest > 0 ? rest + " bytes" : "");
                    return;
                }
            }
            // The outermost group was not closed.
            notes.unread(InspectionNotes.UNREAD_METADATA);
        } finally {
            seen();
            telling.finish();
        }
    }

    private void token(RtfTokens.Kind kind) throws Refusal, IOException {
        switch (kind) {
            case OPEN -> open();
            case CLOSE -> close();
            case CONTROL -> control(tokens.word());
            case BYTE -> {
                group.fresh = false;
                if (toSkip > 0) {
                    toSkip--;
                } else {
                    sign(tokens.value());
                }
            }
            case CHARACTER -> {
                group.fresh = false;
                toSkip = group.substitutes;
                character((char) tokens.value());
            }
            case BINARY -> {
                byte[] raw = tokens.binary(RtfData.MOST_BYTES);
                if (isData()) {
                    telling.data().raw(raw, tokens.value());
                }
            }
            case END -> {
                // The caller ends.
            }
        }
    }

    private void open() throws Refusal {
        if (groups.size() == MOST_DEPTH) {
            throw Refusal.tooLarge(FileFormat.RTF, "groups");
        }
        toSkip = 0;
        groups.push(group);
        group = group.inside();
    }

    private void close() throws IOException {
        if (groups.isEmpty()) {
            return;
        }
        toSkip = 0;
        RtfGroup closed = group;
        group = groups.pop();
        if (closed.owner) {
            telling.end(closed.purpose, textOf(closed.purpose));
        } else if (closed.purpose.equals("docvar") && texts.containsKey("docvar")) {
            text("docvar").add(' ');
        }
        if (closed.hidden != group.hidden || closed.deleted != group.deleted) {
            seen();
        }
    }

    /** Tells what was hidden or deleted up to here. */
    private void seen() {
        telling.unseen(hidden.take(), deleted.take());
    }

    private void control(String word) {
        boolean first = group.fresh;
        if (word.equals("*") && first) {
            group.optional = true;
            return;
        }
        group.fresh = false;
        if (first && !group.purpose.equals(RtfPurpose.NOTHING)) {
            purpose(word);
        }
        switch (word) {
            case "ansicpg" -> charset(CodePages.of(tokens.number(1252)));
            case "mac" -> charset(CodePages.of(10000));
            case "pc" -> charset(CodePages.of(437));
            case "pca" -> charset(CodePages.of(850));
            case "f" -> {
                font = tokens.number(0);
                group.charset = fonts.getOrDefault(font, group.charset);
            }
            case "fcharset" -> {
                Integer page = FONT_SETS.get(tokens.number(1));
                if (page != null && fonts.size() < MOST_FONTS) {
                    fonts.put(font, CodePages.of(page));
                }
            }
            case "uc" -> group.substitutes = Math.max(0, Math.min(16, tokens.number(1)));
            case "v" -> format(tokens.number(1) != 0, group.deleted);
            case "deleted" -> format(group.hidden, tokens.number(1) != 0);
            case "plain" -> format(false, false);
            case "par", "line", "tab", "cell", "row", "sect", "page" -> sign(' ');
            default -> telling.number(word, tokens.number(0), group.purpose);
        }
    }

    private void charset(Charset charset) {
        group.charset = charset;
    }

    private void format(boolean isHidden, boolean isDeleted) {
        seen();
        group.hidden = isHidden;
        group.deleted = isDeleted;
    }

    private void purpose(String word) {
        if (RtfPurpose.isKnown(word)) {
            group.purpose = word;
            group.owner = true;
            telling.begin(word);
        } else if (RtfPurpose.SILENT.contains(word)) {
            group.purpose = word;
        } else if (group.optional && !RtfPurpose.FRAMES.contains(word)) {
            group.purpose = RtfPurpose.NOTHING;
        }
    }

    private RtfText text(String purpose) {
        return texts.computeIfAbsent(purpose, none -> new RtfText());
    }

    private String textOf(String purpose) {
        return texts.containsKey(purpose) ? text(purpose).take().strip() : "";
    }

    private boolean isData() {
        return RtfPurpose.DATA.contains(group.purpose);
    }

    private void sign(int value) {
        if (isData()) {
            telling.data().letter(value);
        } else if (!group.purpose.isEmpty()) {
            if (RtfPurpose.isKnown(group.purpose)) {
                text(group.purpose).add(value, group.charset);
            }
        } else {
            if (group.hidden) {
                hidden.add(value, group.charset);
            }
            if (group.deleted) {
                deleted.add(value, group.charset);
            }
        }
    }

    private void character(char value) {
        if (group.purpose.isEmpty()) {
            if (group.hidden) {
                hidden.add(value);
            }
            if (group.deleted) {
                deleted.add(value);
            }
        } else if (RtfPurpose.isKnown(group.purpose) && !isData()) {
            text(group.purpose).add(value);
        }
    }
}
