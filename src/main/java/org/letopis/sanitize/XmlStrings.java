package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All that stands in a part that is XML: its text with a line for each paragraph, cell or other element, and apart from
 * it the values of attributes, remarks and codes of fields. What is cut into runs within a paragraph is joined.
 */
final class XmlStrings {
    /** Within these, elements are pieces of one line. */
    private static final Set<String> PARAGRAPHS = Set.of(("p h si is text li td th dt dd div body caption pre center"
                    + " blockquote figcaption h1 h2 h3 h4 h5 h6 a span description")
            .split(" "));

    /** These end a line within a paragraph too. */
    private static final Set<String> BREAKS = Set.of(("p h br cr line-break note frame annotation tc c rPh drawing pict"
                    + " object AlternateContent li td th dt dd div h1 h2 h3 h4 h5 h6 tr table ul ol caption blockquote title"
                    + " desc custom-shape text-box list-item img")
            .split(" "));

    /** Shapes and places on the page: long, and without a word. */
    private static final Set<String> FIGURES =
            Set.of("d", "points", "viewBox", "transform", "gradientTransform", "path", "enhanced-path", "keyTimes");

    private static final Pattern TELLING = Pattern.compile("\\p{L}[^\\n]*\\p{L}|\\d(?:[^\\d\\n]?\\d){5}");

    private final FileFormat format;
    private final TextParts parts;
    private final FileTextReader reader;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder codes = new StringBuilder();
    private final StringBuilder places = new StringBuilder();
    private final Set<String> names = new LinkedHashSet<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Deque<Boolean> paragraphs = new ArrayDeque<>();
    private SheetValues cells;
    private List<String> strings;
    private int stringFrom;
    private boolean spansBreak;

    XmlStrings(FileFormat format, TextParts parts, FileTextReader reader) {
        this.format = format;
        this.parts = parts;
        this.reader = reader;
    }

    /** Makes cells say what they show: a text of the table, a number, a date. */
    XmlStrings cells(SheetValues values) {
        cells = values;
        return this;
    }

    /** Returns the texts of a table of shared texts, in their order, without adding them to the parts. */
    List<String> table(byte[] xml, String where) throws Refusal, IOException {
        strings = new ArrayList<>();
        walk(xml, where);
        return strings;
    }

    void read(byte[] xml, String where) throws Refusal, IOException {
        walk(xml, where);
        parts.add(where, text.toString(), true);
        if (format == FileFormat.SVG && names.size() + text.length() > 0) {
            // Pieces of a text that have places of their own may be lines, or letters of one word.
            String joined = text.toString();
            text.setLength(0);
            spansBreak = true;
            walk(xml, where);
            if (!text.toString().equals(joined)) {
                parts.add(where + ", by line", text.toString(), true);
            }
        }
        parts.add(where + ", coordinates", places.toString(), false);
        parts.add(where + ", fields", codes.toString(), false);
        parts.addNames(where + ", names", names);
    }

    private void walk(byte[] xml, String where) throws Refusal, IOException {
        XmlCursor in = new XmlCursor(xml, format, Escaping.escape(where, 120));
        for (int event = in.next(); event != XmlCursor.DONE; event = in.next()) {
            switch (event) {
                case XmlCursor.START -> start(in);
                case XmlCursor.END -> end(in.local());
                case XmlCursor.TEXT -> text(in.text());
                default -> name("", in.text());
            }
        }
    }

    private boolean inParagraph() {
        return Boolean.TRUE.equals(paragraphs.peek());
    }

    private boolean breaks(String name) {
        return BREAKS.contains(name) || spansBreak && name.equals("tspan");
    }

    private void start(XmlCursor in) throws Refusal, IOException {
        String name = in.local();
        if (!inParagraph() || breaks(name)) {
            newLine();
        }
        open.push(name);
        paragraphs.push(inParagraph() || PARAGRAPHS.contains(name));
        switch (name) {
            case "tab" -> text.append('\t');
            case "s" -> text.append(' ');
            case "noBreakHyphen" -> text.append('-');
            case "fldChar" -> codes.append('\n');
            case "si" -> stringFrom = text.length();
            case "c" -> {
                if (cells != null) {
                    cells.cell(in.attribute(null, "t"), in.attribute(null, "s"));
                }
            }
            default -> {}
        }
        String lat = in.attribute(null, "lat");
        if (!lat.isEmpty()) {
            places.append(lat).append(", ").append(in.attribute(null, "lon")).append('\n');
        }
        for (int i = 0; i < in.attributes(); i++) {
            name(in.attributeLocal(i), in.attributeValue(i));
        }
    }

    private void name(String attribute, String value) throws Refusal, IOException {
        if (strings != null || spansBreak || FIGURES.contains(attribute)) {
            return;
        }
        if (DataAddress.is(value.strip())) {
            reader.address(value.strip());
        } else if (TELLING.matcher(value).find()) {
            names.add(value);
        }
    }

    private void text(String piece) {
        String element = open.isEmpty() ? "" : open.peek();
        switch (element) {
            case "instrText" -> codes.append(piece);
            case "v" -> text.append(cells == null ? piece : cells.shown(piece));
            case "coordinates", "coord" -> coordinates(element, piece);
            default -> {
                if (inParagraph() || !piece.isBlank()) {
                    text.append(piece);
                }
            }
        }
    }

    /** KML puts the longitude first (OGC 12-007r2, section 10.5); we say places the other way round. */
    private void coordinates(String element, String piece) {
        boolean one = element.equals("coord");
        for (String place : one ? List.of(piece) : List.of(piece.strip().split("\\s+"))) {
            String[] numbers = place.strip().split(one ? "\\s+" : ",", 3);
            if (numbers.length > 1) {
                places.append(numbers[1]).append(", ").append(numbers[0]).append('\n');
            }
        }
    }

    private void end(String name) {
        open.pop();
        paragraphs.pop();
        if (name.equals("si") && strings != null) {
            strings.add(text.substring(Math.min(stringFrom, text.length())).strip());
            text.setLength(0);
        } else if (!inParagraph() || breaks(name)) {
            newLine();
        }
        if (name.toLowerCase(Locale.ROOT).equals("fldsimple")) {
            codes.append('\n');
        }
    }

    private void newLine() {
        if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
