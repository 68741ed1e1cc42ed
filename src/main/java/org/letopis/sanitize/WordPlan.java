package org.letopis.sanitize;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A first reading of a part of a text: hidden runs, fields, bookmarks that nothing refers to, and what deletions leave
 * of paragraphs, rows and cells. Source: ISO/IEC 29500-1 sections 17.3.2.41 (vanish), 17.13.5 (revisions), 17.13.6
 * (bookmarks).
 */
final class WordPlan extends OoxmlPlan {
    private static final Set<String> GONE = Set.of("w:del", "w:moveFrom");

    /** What may stand between two paragraphs without parting them. */
    private static final Set<String> BETWEEN = Set.of(
            "w:bookmarkStart",
            "w:bookmarkEnd",
            "w:commentRangeStart",
            "w:commentRangeEnd",
            "w:proofErr", //
            "w:moveFromRangeStart",
            "w:moveFromRangeEnd",
            "w:moveToRangeStart",
            "w:moveToRangeEnd");

    private final WordStyles styles;
    private final WordFields fields = new WordFields(marks, draft);
    private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
    private final Deque<Run> runs = new ArrayDeque<>();
    private final Deque<Children> rows = new ArrayDeque<>();
    private final Deque<Children> cells = new ArrayDeque<>();
    private final List<XmlElement> bookmarks = new ArrayList<>();
    private final List<XmlElement> bookmarkEnds = new ArrayList<>();
    private final Set<String> anchors = new HashSet<>();
    private Paragraph waiting;
    private int gone;

    private static final class Paragraph {
        private final XmlElement element;
        private boolean markGone;
        private boolean content;
        private boolean joined;
        private boolean hidden;

        private Paragraph(XmlElement element) {
            this.element = element;
        }
    }

    private static final class Run {
        private final XmlElement element;
        private final StringBuilder text = new StringBuilder();
        private boolean styled;
        private Boolean direct;
        private boolean content;

        private Run(XmlElement element) {
            this.element = element;
        }
    }

    /** How many rows a table has, or cells a row, and how many of them were deleted. */
    private static final class Children {
        private final XmlElement element;
        private int all;
        private int gone;

        private Children(XmlElement element) {
            this.element = element;
        }
    }

    WordPlan(Draft draft, WordStyles styles) {
        super(draft);
        this.styles = styles;
    }

    @Override
    public void start(XmlElement element) throws Refusal {
        super.start(element);
        settle(element);
        switch (element.name()) {
            case "w:p" -> startParagraph(element);
            case "w:r" -> {
                fields.run(element);
                Run run = new Run(element);
                run.styled = !paragraphs.isEmpty() && paragraphs.peek().hidden;
                runs.push(run);
            }
            case "w:tbl" -> rows.push(new Children(element));
            case "w:tr" -> {
                count(rows, element);
                cells.push(new Children(element));
            }
            case "w:tc" -> count(cells, element);
            case "w:del", "w:moveFrom" -> startGone(element);
            case "w:cellDel" ->
                element.around("w:tc").ifPresent(cell -> {
                    marks.drop(cell);
                    goneIn(cells);
                });
            case "w:fldChar" -> fields.character(element);
            case "w:instrText" -> fields.instruction(element);
            case "w:fldSimple" -> fields.simple(element);
            case "w:bookmarkStart" -> bookmarks.add(element);
            case "w:bookmarkEnd" -> bookmarkEnds.add(element);
            case "w:hyperlink" -> anchors.add(element.value("w:anchor"));
            case "w:commentReference", "w:annotationRef" -> {
                if (element.isIn("w:r")) {
                    marks.drop(element.parent());
                }
            }
            default -> inRun(element);
        }
    }

    private void inRun(XmlElement element) {
        switch (element.name()) {
            case "w:vanish", "w:specVanish" -> {
                if (element.isIn("w:rPr") && element.parent().isIn("w:r") && !runs.isEmpty()) {
                    runs.peek().direct = isOn(element.value("w:val"), true);
                }
            }
            case "w:rStyle" -> {
                if (!runs.isEmpty()) {
                    runs.peek().styled |= styles.hides(element.value("w:val"));
                }
            }
            case "w:pStyle" -> {
                if (!paragraphs.isEmpty() && element.isIn("w:pPr")) {
                    paragraphs.peek().hidden = styles.hides(element.value("w:val"));
                }
            }
            case "w:pPr" -> {
                if (!paragraphs.isEmpty() && paragraphs.peek().joined && element.isIn("w:p")) {
                    marks.drop(element);
                }
            }
            case "w:sectPr", "m:oMath" -> {
                if (!paragraphs.isEmpty()) {
                    paragraphs.peek().content |= gone == 0;
                }
            }
            default -> {
                if (element.isIn("w:r") && !element.name().equals("w:rPr") && !runs.isEmpty()) {
                    runs.peek().content = true;
                }
            }
        }
    }

    private static void count(Deque<Children> counted, XmlElement child) {
        if (!counted.isEmpty()) {
            counted.peek().all++;
        }
    }

    private static void goneIn(Deque<Children> counted) {
        if (!counted.isEmpty()) {
            counted.peek().gone++;
        }
    }

    private void startParagraph(XmlElement element) {
        Paragraph paragraph = new Paragraph(element);
        if (waiting != null) {
            marks.join(waiting.element, element);
            paragraph.joined = true;
            waiting = null;
        }
        paragraphs.push(paragraph);
    }

    /** Decides about a paragraph whose end was deleted, now that it is known what follows it. */
    private void settle(XmlElement next) {
        if (waiting == null || BETWEEN.contains(next.name())) {
            return;
        }
        boolean follows = next.name().equals("w:p") && next.parent() == waiting.element.parent();
        if (follows && !waiting.content) {
            marks.drop(waiting.element);
            waiting = null;
        } else if (!follows) {
            waiting = null;
        }
    }

    private void startGone(XmlElement element) {
        if (element.isIn("w:rPr")) {
            if (element.parent().isIn("w:pPr") && !paragraphs.isEmpty()) {
                paragraphs.peek().markGone = true;
            }
        } else if (element.isIn("w:trPr")) {
            element.around("w:tr").ifPresent(row -> {
                marks.drop(row);
                goneIn(rows);
            });
        } else if (!element.isIn("w:numPr")) {
            gone++;
        }
    }

    @Override
    public void text(XmlElement inside, String text) {
        if (inside.name().equals("w:instrText")) {
            fields.code(text);
        } else if (inside.name().equals("w:t")
                && !runs.isEmpty()
                && runs.peek().text.length() < 400) {
            runs.peek().text.append(text);
        }
    }

    @Override
    public void end(XmlElement element) throws Refusal {
        if (waiting != null && element == waiting.element.parent()) {
            waiting = null;
        }
        switch (element.name()) {
            case "w:r" -> endRun(runs.poll());
            case "w:p" -> endParagraph(paragraphs.poll());
            case "w:tr" -> endChildren(cells.poll(), rows);
            case "w:tbl" -> endChildren(rows.poll(), null);
            default -> {
                boolean container = GONE.contains(element.name())
                        && !element.isIn("w:rPr")
                        && !element.isIn("w:trPr")
                        && !element.isIn("w:numPr");
                gone -= container ? 1 : 0;
            }
        }
        super.end(element);
    }

    private void endRun(Run run) {
        if (run == null) {
            return;
        }
        boolean hidden = run.direct != null ? run.direct : run.styled;
        if (hidden && gone == 0 && !marks.drops(run.element) && run.content) {
            marks.drop(run.element);
            draft.drop(FindingGroup.HIDDEN, "Hidden text", run.text.toString());
            OoxmlTally.searchFor(draft, "Hidden text", run.text.toString());
        } else if (run.content && gone == 0 && !paragraphs.isEmpty() && !marks.drops(run.element)) {
            paragraphs.peek().content = true;
        }
    }

    private void endParagraph(Paragraph paragraph) {
        if (paragraph != null && paragraph.markGone) {
            paragraph.content |= paragraph.joined;
            waiting = paragraph;
        }
    }

    private void endChildren(Children ended, Deque<Children> above) {
        if (ended != null && ended.all > 0 && ended.gone == ended.all && !marks.drops(ended.element)) {
            marks.drop(ended.element);
            if (above != null) {
                goneIn(above);
            }
        }
    }

    @Override
    void finish() throws Refusal {
        super.finish();
        fields.finish();
        Set<String> dropped = new HashSet<>();
        for (XmlElement bookmark : bookmarks) {
            String name = bookmark.value("w:name");
            boolean kept = name.startsWith("_Toc")
                    || name.startsWith("_Ref")
                    || !name.isEmpty() && (anchors.contains(name) || fields.refersTo(name));
            if (!kept) {
                dropped.add(bookmark.value("w:id"));
                marks.drop(bookmark);
                draft.drop(FindingGroup.HISTORY, "Bookmark", name);
            }
        }
        for (XmlElement end : bookmarkEnds) {
            if (dropped.contains(end.value("w:id"))) {
                marks.drop(end);
            }
        }
    }
}
