package org.letopis.sanitize;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What one part of an office document shows. */
final class OfficeTextPart {
    private static final Set<String> SHAPES =
            Set.of("sp", "pic", "graphicFrame", "grpSp", "cxnSp", "wsp", "inline", "anchor", "twoCellAnchor");

    private static final Set<String> TEXTS = Set.of("t", "v", "oddHeader", "oddFooter", "evenHeader", "evenFooter");
    private static final String OFF = "(0|false|off|none)";

    private final XMLStreamReader in;
    private final Set<String> noteIds;
    private final WordStyles styles;
    private final List<String> strings;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder piece = new StringBuilder();
    private final List<String> items = new ArrayList<>();
    private final Set<String> references = new LinkedHashSet<>();
    private final Set<String> notes = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Deque<Integer> shapes = new ArrayDeque<>();
    private final Deque<Boolean> codes = new ArrayDeque<>();
    private final SheetGrid grid = new SheetGrid();
    /** What is at this depth or deeper is not shown; 0 for nothing. */
    private int hiddenFrom;

    private boolean markDeleted;
    private boolean styleHides;
    private boolean hidden;

    OfficeTextPart(XMLStreamReader in, Set<String> noteIds, WordStyles styles, List<String> strings) {
        this.in = in;
        this.noteIds = noteIds;
        this.styles = styles;
        this.strings = strings;
    }

    void read() throws XMLStreamException {
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    open.push(in.getLocalName());
                    start(in.getLocalName());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    end(in.getLocalName());
                    open.pop();
                    if (hiddenFrom > open.size()) {
                        hiddenFrom = 0;
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (shown() && TEXTS.contains(open.peek())) {
                        piece.append(in.getText());
                    }
                }
                default -> {}
            }
        }
    }

    private boolean shown() {
        return hiddenFrom == 0 && !codes.contains(true);
    }

    /** Hides from the nearest open element of this name. */
    private void hide(String name) {
        int depth = open.size();
        for (String each : open) {
            if (each.equals(name) && hiddenFrom == 0) {
                hiddenFrom = depth;
                return;
            }
            depth--;
        }
    }

    private boolean within(String parent) {
        return open.size() > 1
                && open.stream().skip(1).findFirst().orElseThrow().equals(parent);
    }

    private String value(String attribute) {
        for (int i = 0; i < in.getAttributeCount(); i++) {
            if (in.getAttributeLocalName(i).equals(attribute)) {
                return in.getAttributeValue(i);
            }
        }
        return "";
    }

    private void start(String name) {
        if (SHAPES.contains(name)) {
            shapes.push(open.size());
        }
        word(name);
        switch (name) {
            case "sld" -> hidden = value("show").matches(OFF);
            case "sheet" -> {
                if (value("state").isEmpty() || value("state").equals("visible")) {
                    text.append(value("name")).append('\n');
                } else {
                    hide("sheet");
                }
            }
            case "docPr", "cNvPr" -> {
                if (!value("hidden").isEmpty()
                        && !value("hidden").matches(OFF)
                        && !shapes.isEmpty()
                        && hiddenFrom == 0) {
                    hiddenFrom = shapes.peek();
                }
            }
            case "col" -> grid.column(value("min"), value("max"), value("hidden"), value("width"));
            case "row" -> grid.row(value("r"), value("hidden"), value("ht"));
            case "c" -> grid.cell(value("r"), value("t"));
            case "rPh" -> hide("rPh");
            case "si" -> piece.setLength(0);
            default -> {}
        }
        if (shown()) {
            for (int i = 0; i < in.getAttributeCount(); i++) {
                String space = String.valueOf(in.getAttributeNamespace(i));
                if (space.endsWith("/relationships")) {
                    references.add(in.getAttributeValue(i));
                }
            }
        }
    }

    private void word(String name) {
        switch (name) {
            case "p" -> {
                markDeleted = false;
                styleHides = false;
            }
            case "r" -> {
                if (styleHides) {
                    hide("r");
                }
            }
            case "pStyle" -> styleHides = within("pPr") && styles.hides(value("val"));
            case "rStyle" -> {
                if (styles.hides(value("val"))) {
                    hide("r");
                }
            }
            case "vanish", "specVanish" -> {
                boolean run = open.stream().skip(2).findFirst().orElse("").equals("r");
                if (run && !value("val").matches(OFF)) {
                    hide("r");
                } else if (run && hiddenFrom > 0 && open.size() - hiddenFrom == 2) {
                    hiddenFrom = 0;
                }
            }
            case "del", "moveFrom" -> deleted(name);
            case "cellDel" -> hide("tc");
            case "fldChar" -> field(value("fldCharType"));
            case "footnoteReference", "endnoteReference" -> {
                if (shown()) {
                    notes.add(name.charAt(0) + value("id"));
                }
            }
            case "footnote", "endnote" -> {
                boolean separator = !value("type").isEmpty() && !value("type").equals("normal");
                if (!separator && !noteIds.contains(name.charAt(0) + value("id"))) {
                    hide(name);
                }
            }
            default -> {}
        }
    }

    private void deleted(String name) {
        if (within("rPr")) {
            markDeleted = true;
        } else if (within("trPr")) {
            hide("tr");
        } else if (!within("numPr")
                && in.getNamespaceURI() != null
                && in.getNamespaceURI().contains("wordprocessingml")) {
            hide(name);
        }
    }

    private void field(String type) {
        switch (type) {
            case "begin" -> codes.push(true);
            case "separate" -> {
                if (!codes.isEmpty()) {
                    codes.pop();
                    codes.push(false);
                }
            }
            default -> codes.poll();
        }
    }

    private void end(String name) {
        if (SHAPES.contains(name) && !shapes.isEmpty()) {
            shapes.pop();
        }
        switch (name) {
            case "t", "v" -> {
                if (!open.contains("c") && !open.contains("si")) {
                    flush("");
                }
            }
            case "oddHeader", "oddFooter", "evenHeader", "evenFooter" -> flush("\n");
            case "tab", "br", "cr" -> text.append(' ');
            case "p" -> text.append(markDeleted ? "" : "\n");
            case "c" -> cell();
            case "si" -> {
                items.add(piece.toString());
                piece.setLength(0);
            }
            default -> {}
        }
    }

    private void cell() {
        String value = piece.toString();
        piece.setLength(0);
        if (value.isEmpty() || !grid.shown()) {
            return;
        }
        if (grid.isShared() && value.strip().matches("\\d{1,9}")) {
            int number = Integer.parseInt(value.strip());
            value = number < strings.size() ? strings.get(number) : "?";
        }
        text.append(grid.name()).append(": ").append(value).append('\n');
    }

    private void flush(String after) {
        text.append(piece).append(after);
        piece.setLength(0);
    }

    String text() {
        return text.toString();
    }

    /** Returns the entries of a table of shared strings. */
    List<String> items() {
        return items;
    }

    /** Returns the ids of relationships that what is shown uses, in order. */
    Set<String> references() {
        return references;
    }

    Set<String> notes() {
        return notes;
    }

    /** Returns whether the whole part is not shown. */
    boolean hidden() {
        return hidden;
    }
}
