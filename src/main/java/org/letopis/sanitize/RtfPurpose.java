package org.letopis.sanitize;

import java.util.Map;
import java.util.Set;

/** What groups of RTF are for, by their control words, and what those give away. Source: RTF specification 1.9.1. */
final class RtfPurpose {
    /** Of bytes. */
    static final Set<String> DATA = Set.of("objdata", "pict", "datastore");

    /** Groups that hold a text to be told. */
    static final Map<String, Told> TEXTS = Map.ofEntries(
            Map.entry("title", new Told(FindingGroup.OTHER, "Title")),
            Map.entry("subject", new Told(FindingGroup.OTHER, "Subject")),
            Map.entry("author", new Told(FindingGroup.PEOPLE, "Author")),
            Map.entry("operator", new Told(FindingGroup.PEOPLE, "Last modified by")),
            Map.entry("manager", new Told(FindingGroup.PEOPLE, "Manager")),
            Map.entry("company", new Told(FindingGroup.PEOPLE, "Company")),
            Map.entry("category", new Told(FindingGroup.OTHER, "Category")),
            Map.entry("keywords", new Told(FindingGroup.OTHER, "Keywords")),
            Map.entry("comment", new Told(FindingGroup.OTHER, "Description")),
            Map.entry("doccomm", new Told(FindingGroup.OTHER, "Description")),
            Map.entry("hlinkbase", new Told(FindingGroup.HISTORY, "Base of links")),
            Map.entry("template", new Told(FindingGroup.HISTORY, "Template")),
            Map.entry("generator", new Told(FindingGroup.DEVICE, "Program")),
            Map.entry("revtbl", new Told(FindingGroup.PEOPLE, "Authors of changes")),
            Map.entry("protusertbl", new Told(FindingGroup.PEOPLE, "People with rights")),
            Map.entry("atnauthor", new Told(FindingGroup.PEOPLE, "Authors of comments")),
            Map.entry("atnid", new Told(FindingGroup.PEOPLE, "Authors of comments")),
            Map.entry("annotation", new Told(FindingGroup.HIDDEN, "Comment")),
            Map.entry("docvar", new Told(FindingGroup.HIDDEN, "Variables")),
            Map.entry("filetbl", new Told(FindingGroup.HISTORY, "Links to local files")),
            Map.entry("nextfile", new Told(FindingGroup.HISTORY, "Links to local files")),
            Map.entry("mmconnectstr", new Told(FindingGroup.HIDDEN, "Mail merge")),
            Map.entry("mmdatasource", new Told(FindingGroup.HIDDEN, "Mail merge")),
            Map.entry("mmheadersource", new Told(FindingGroup.HIDDEN, "Mail merge")),
            Map.entry("objname", new Told(FindingGroup.EMBEDDED, "Embedded object")),
            Map.entry("objclass", new Told(FindingGroup.EMBEDDED, "Embedded object")));

    /** Groups that hold a moment in words of its own. */
    static final Map<String, String> MOMENTS = Map.of(
            "creatim", "Created, local time",
            "revtim", "Modified, local time",
            "printim", "Last printed, local time",
            "buptim", "Copied, local time");

    /** Groups that are read in a way of their own. */
    static final Set<String> OTHERS = Set.of(
            "propname", "staticval", "fldinst", "atndate", "objdata", "pict", "sn", "sv", "rsidtbl", "datastore");

    /** Lists of things, one behind the other with a semicolon. */
    static final Set<String> LISTS = Set.of("revtbl", "protusertbl", "filetbl");

    /** Groups of which readers are told that they may leave them out, and inside which things stand that are told. */
    static final Set<String> FRAMES = Set.of("shppict", "shpinst", "userprops", "picprop");

    /** Groups that hold no text of the page, though readers may not leave them out by rule. */
    static final Set<String> SILENT = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "listtable",
            "info",
            "sp",
            "nonshppict",
            "xmlnstbl",
            "bkmkstart",
            "bkmkend");

    /** A group for which nothing is told. */
    static final String NOTHING = "nothing";

    private RtfPurpose() {}

    static boolean isKnown(String word) {
        return TEXTS.containsKey(word) || MOMENTS.containsKey(word) || OTHERS.contains(word);
    }
}
