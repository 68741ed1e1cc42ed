package org.letopis.sanitize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letopis.failure.Failure;

/** Looks into RTF: what stands about the document beside its text, and what readers do not show of the text. */
final class RtfInspection {
    private static final int MOST_DEPTH = 2_000;
    private static final int MOST_FONTS = 10_000;
    private static final int MOST_DATA_BYTES = 16 << 20;

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

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
    private final OldOfficePictures inside;
    private final Deque<RtfGroup> groups = new ArrayDeque<>();
    private final Map<Integer, Charset> fonts = new HashMap<>();
    private final Map<String, RtfText> texts = new HashMap<>();
    private final RtfText hidden = new RtfText();
    private final RtfText deleted = new RtfText();
    private final int[] moment = new int[6];
    private ByteArrayOutputStream data = new ByteArrayOutputStream();
    private boolean dataCut;
    private int half = -1;
    private RtfGroup group = new RtfGroup(CodePages.of(1252));
    private int font;
    private int toSkip;
    private int revisions;
    private int pictures;
    private int objects;
    private String property = "";

    private RtfInspection(Source source, InspectionNotes notes, OldOfficePictures inside) {
        this.tokens = new RtfTokens(source);
        this.notes = notes;
        this.inside = inside;
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
            notes.tell(FindingGroup.HISTORY, "Marks of editing sessions", revisions > 0 ? "" + revisions : "");
            notes.tell(FindingGroup.EMBEDDED, "Pictures", pictures > 0 ? "" + pictures : "");
            notes.tell(FindingGroup.EMBEDDED, "Embedded objects", objects > 0 ? "" + objects : "");
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
            case BINARY -> binary(tokens.binary(MOST_DATA_BYTES));
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
            end(closed.purpose);
        } else if (closed.purpose.equals("docvar") && texts.containsKey("docvar")) {
            text("docvar").add(' ');
        }
        if (closed.hidden != group.hidden || closed.deleted != group.deleted) {
            seen();
        }
    }

    /** Tells what was hidden or deleted up to here. */
    private void seen() {
        notes.tell(FindingGroup.HIDDEN, "Hidden text", hidden.take());
        notes.tell(FindingGroup.HISTORY, "Deleted text", deleted.take());
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
            default -> number(word);
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

    private void number(String word) {
        switch (word) {
            case "yr" -> moment[0] = tokens.number(0);
            case "mo" -> moment[1] = tokens.number(0);
            case "dy" -> moment[2] = tokens.number(0);
            case "hr" -> moment[3] = tokens.number(0);
            case "min" -> moment[4] = tokens.number(0);
            case "sec" -> moment[5] = tokens.number(0);
            case "edmins" -> count("Minutes of editing");
            case "version" -> count("Number of revisions");
            case "rsid" -> revisions += group.purpose.equals("rsidtbl") ? 1 : 0;
            case "objemb", "objlink", "objautlink", "objsub", "objpub", "objicemb", "objhtml", "objocx" -> objects++;
            default -> {
                // How the text looks.
            }
        }
    }

    private void count(String name) {
        notes.tell(FindingGroup.HISTORY, name, tokens.number(0) > 0 ? "" + tokens.number(0) : "");
    }

    private void purpose(String word) {
        if (RtfPurpose.isKnown(word)) {
            group.purpose = word;
            group.owner = true;
            begin();
        } else if (RtfPurpose.SILENT.contains(word)) {
            group.purpose = word;
        } else if (group.optional && !RtfPurpose.FRAMES.contains(word)) {
            group.purpose = RtfPurpose.NOTHING;
        }
    }

    private void begin() {
        if (RtfPurpose.MOMENTS.containsKey(group.purpose)) {
            Arrays.fill(moment, 0);
        } else if (isData()) {
            data.reset();
            dataCut = false;
            half = -1;
        }
    }

    private RtfText text(String purpose) {
        return texts.computeIfAbsent(purpose, none -> new RtfText());
    }

    private boolean isData() {
        return group.purpose.equals("objdata") || group.purpose.equals("pict") || group.purpose.equals("datastore");
    }

    private void sign(int value) {
        if (isData()) {
            hex(value);
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

    private void hex(int value) {
        int digit = Character.digit(value, 16);
        if (digit < 0) {
            return;
        }
        if (half < 0) {
            half = digit;
            return;
        }
        if (data.size() < MOST_DATA_BYTES) {
            data.write(half << 4 | digit);
        } else {
            dataCut = true;
        }
        half = -1;
    }

    private void binary(byte[] bytes) {
        if (isData()) {
            dataCut |= tokens.value() > bytes.length || data.size() + bytes.length > MOST_DATA_BYTES;
            data.write(bytes, 0, Math.min(bytes.length, MOST_DATA_BYTES - data.size()));
        }
    }

    /** Tells what a group held that is now closed. */
    private void end(String purpose) throws IOException {
        RtfPurpose.Told told = RtfPurpose.TEXTS.get(purpose);
        String text = texts.containsKey(purpose) ? text(purpose).take().strip() : "";
        if (RtfPurpose.MOMENTS.containsKey(purpose)) {
            notes.tell(FindingGroup.TIME, RtfPurpose.MOMENTS.get(purpose), moment());
        } else if (RtfPurpose.LISTS.contains(purpose)) {
            for (String each : text.split(";")) {
                notes.tell(told.group(), told.name(), each.strip().equals("Unknown") ? "" : each);
            }
        } else if (told != null) {
            notes.tell(told.group(), told.name(), purpose.equals("generator") ? text.replaceFirst(";$", "") : text);
        } else {
            other(purpose, text);
        }
    }

    private void other(String purpose, String text) throws IOException {
        switch (purpose) {
            case "propname", "sn" -> property = text;
            case "staticval" -> notes.tell(FindingGroup.HIDDEN, "Custom property", property + ": " + text);
            case "sv" -> shape(text);
            case "fldinst" -> field(text);
            case "atndate" -> notes.tell(FindingGroup.TIME, "Date of a comment", date(text));
            case "datastore" -> notes.tell(FindingGroup.HIDDEN, "Custom data", data.size() + " bytes");
            case "pict" -> {
                pictures++;
                inside(notes.at("pict " + pictures));
            }
            case "objdata" -> object();
            default -> {
                // Counted while it was read.
            }
        }
    }

    /** Shapes remember the file that a picture came from. */
    private void shape(String text) {
        if (property.equals("pibName") || property.equals("pibFillName") || property.equals("pihlShape")) {
            notes.tell(FindingGroup.HISTORY, "Links to local files", OleValue.isLocal(text) ? text : "");
        }
    }

    private void field(String text) {
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            String address = quoted.group(1).replace("\\\\", "\\");
            notes.tell(FindingGroup.HISTORY, "Links to local files", OleValue.isLocal(address) ? address : "");
        }
    }

    private static String date(String text) {
        return text.matches("-?\\d{1,10}") ? WordBinary.local(Long.parseLong(text) & 0xFFFF_FFFFL) : "";
    }

    private String moment() {
        if (moment[0] == 0) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02dT%02d:%02d:%02d",
                moment[0],
                moment[1],
                moment[2],
                moment[3],
                moment[4],
                moment[5]);
    }

    private void inside(InspectionNotes here) throws IOException {
        if (dataCut) {
            notes.unread(InspectionNotes.UNREAD_EMBEDDED);
        } else if (data.size() > 0) {
            inside.picture(Source.of(data.toByteArray()), here);
        }
        data = new ByteArrayOutputStream();
    }

    private void object() throws IOException {
        if (dataCut) {
            notes.unread(InspectionNotes.UNREAD_EMBEDDED);
        } else {
            OleObject.tell(new OleBytes(data.toByteArray()), notes.at("object " + objects), inside);
        }
        data = new ByteArrayOutputStream();
    }
}
