package org.letopis.sanitize;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Notes what the groups of an RTF file tell, each when it is closed, and what is only counted at the end. */
final class RtfTelling {
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private final InspectionNotes notes;
    private final OldOfficePictures inside;
    private final RtfData data = new RtfData();
    private final int[] moment = new int[6];
    private int revisions;
    private int pictures;
    private int objects;
    private String property = "";

    RtfTelling(InspectionNotes notes, OldOfficePictures inside) {
        this.notes = notes;
        this.inside = inside;
    }

    /** Returns where the bytes of pictures and objects go. */
    RtfData data() {
        return data;
    }

    /** Begins a group of this purpose. */
    void begin(String purpose) {
        if (RtfPurpose.MOMENTS.containsKey(purpose)) {
            Arrays.fill(moment, 0);
        } else if (RtfPurpose.DATA.contains(purpose)) {
            data.begin();
        }
    }

    /** Takes a control word whose number tells something. */
    void number(String word, int number, String purpose) {
        switch (word) {
            case "yr" -> moment[0] = number;
            case "mo" -> moment[1] = number;
            case "dy" -> moment[2] = number;
            case "hr" -> moment[3] = number;
            case "min" -> moment[4] = number;
            case "sec" -> moment[5] = number;
            case "edmins" -> count("Minutes of editing", number);
            case "version" -> count("Number of revisions", number);
            case "rsid" -> revisions += purpose.equals("rsidtbl") ? 1 : 0;
            case "objemb", "objlink", "objautlink", "objsub", "objpub", "objicemb", "objhtml", "objocx" -> objects++;
            default -> {
                // How the text looks.
            }
        }
    }

    private void count(String name, int number) {
        notes.tell(FindingGroup.HISTORY, name, number > 0 ? "" + number : "");
    }

    /** Tells what a group held that is now closed. */
    void end(String purpose, String text) throws IOException {
        Told told = RtfPurpose.TEXTS.get(purpose);
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
            case "datastore" -> notes.tell(FindingGroup.HIDDEN, "Custom data", data.sizeBytes() + " bytes");
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
        if (!data.isWhole()) {
            notes.unread(InspectionNotes.UNREAD_EMBEDDED);
        } else if (data.sizeBytes() > 0) {
            inside.picture(Source.of(data.take()), here);
        }
    }

    private void object() throws IOException {
        if (!data.isWhole()) {
            notes.unread(InspectionNotes.UNREAD_EMBEDDED);
        } else {
            OleObject.tell(new OleBytes(data.take()), notes.at("object " + objects), inside);
        }
    }

    /** Notes text that readers do not show, up to where it ends. */
    void unseen(String hidden, String deleted) {
        notes.tell(FindingGroup.HIDDEN, "Hidden text", hidden);
        notes.tell(FindingGroup.HISTORY, "Deleted text", deleted);
    }

    /** Notes what was counted. */
    void finish() {
        notes.tell(FindingGroup.HISTORY, "Marks of editing sessions", revisions > 0 ? "" + revisions : "");
        notes.tell(FindingGroup.EMBEDDED, "Pictures", pictures > 0 ? "" + pictures : "");
        notes.tell(FindingGroup.EMBEDDED, "Embedded objects", objects > 0 ? "" + objects : "");
    }
}
