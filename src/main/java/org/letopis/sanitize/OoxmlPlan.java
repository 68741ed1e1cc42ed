package org.letopis.sanitize;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A first reading of a part, for what is known only after it has gone by: which branch of alternative content is shown
 * (ISO/IEC 29500-3 section 7.5), which shapes are hidden, what stands for an embedded object.
 */
class OoxmlPlan implements XmlWalk.Visitor {
    /** What may stand in a frame. An embedded object stands there too, and leaves its picture. */
    private static final Set<String> FRAMED = Set.of("picture", "chart", "diagram", "table", "lockedCanvas");

    private static final Set<String> EXTENSIONS_FRAMED =
            Set.of("wordprocessingShape", "wordprocessingGroup", "wordprocessingCanvas");

    /** Extensions of elements that show something: [MS-XLSX] 2.3.1, [MS-PPTX] 2.2, [MS-ODRAWXML] 2.1. */
    private static final Set<String> EXTENSIONS = Set.of(
            "{78C0D931-6437-407d-A8EE-F0AAD7539E65}", // conditional formats
            "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}", // ids that join them to the old ones
            "{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}", // rules for entering data
            "{05C60535-1F16-4fd2-B633-F4F36F0B64E0}", // small charts in cells
            "{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}", // sound and film
            "http://schemas.microsoft.com/office/drawing/2008/diagram");

    private static final String[] SHAPES = {
        "xdr:twoCellAnchor",
        "xdr:oneCellAnchor",
        "xdr:absoluteAnchor",
        "wp:inline",
        "wp:anchor", //
        "p:sp",
        "p:pic",
        "p:graphicFrame",
        "p:grpSp",
        "p:cxnSp",
        "wps:wsp",
        "wpg:grpSp",
        "a:sp",
        "dsp:sp", //
        "xdr:sp",
        "xdr:pic",
        "xdr:graphicFrame",
        "xdr:grpSp",
        "xdr:cxnSp",
        "pic:pic",
        "w:drawing"
    };

    final OoxmlMarks marks = new OoxmlMarks();
    final Draft draft;
    private final Deque<Alternatives> alternatives = new ArrayDeque<>();
    private final Deque<XmlElement> extensionLists = new ArrayDeque<>();
    private final Deque<Boolean> extensionKept = new ArrayDeque<>();
    private final List<XmlElement> timings = new ArrayList<>();
    private final Set<Integer> objectFrames = new HashSet<>();
    private final List<String> diagrams = new ArrayList<>();
    private boolean shapeGone;

    private static final class Alternatives {
        private final XmlElement element;
        private final List<XmlElement> choices = new ArrayList<>();
        private XmlElement fallback;
        private boolean object;

        private Alternatives(XmlElement element) {
            this.element = element;
        }
    }

    OoxmlPlan(Draft draft) {
        this.draft = draft;
    }

    @Override
    public void start(XmlElement element) throws Refusal {
        switch (element.name()) {
            case "mc:AlternateContent" -> alternatives.push(new Alternatives(element));
            case "mc:Choice" -> {
                if (!alternatives.isEmpty()) {
                    alternatives.peek().choices.add(element);
                    if (!known(element.value("Requires"))) {
                        marks.drop(element);
                    }
                }
            }
            case "mc:Fallback" -> {
                if (!alternatives.isEmpty()) {
                    alternatives.peek().fallback = element;
                }
            }
            case "a:graphicData" -> frame(element);
            case "p:oleObj" -> object(element);
            case "dgm:relIds" -> diagrams.add(element.value("r:dm"));
            case "p:timing" -> timings.add(element);
            default -> other(element);
        }
    }

    private void other(XmlElement element) {
        String local = OoxmlNames.local(element.name());
        if (local.equals("extLst")) {
            extensionLists.push(element);
            extensionKept.push(false);
        } else if (local.equals("ext") && !extensionLists.isEmpty() && element.parent() == extensionLists.peek()) {
            if (EXTENSIONS.contains(element.value("uri"))) {
                extensionKept.pop();
                extensionKept.push(true);
            } else {
                marks.drop(element);
            }
        } else if (isProperties(element) && isOn(element.value("hidden"), false)) {
            hiddenShape(element);
        }
    }

    static boolean isProperties(XmlElement element) {
        return element.name().equals("wp:docPr") || element.name().endsWith(":cNvPr");
    }

    private void hiddenShape(XmlElement properties) {
        properties.around(SHAPES).ifPresent(shape -> {
            marks.drop(shape.isIn("w:drawing") ? shape.parent() : shape);
            draft.drop(FindingGroup.HIDDEN, "Hidden shape", properties.value("name"));
            shapeGone = true;
        });
    }

    private void frame(XmlElement data) {
        String uri = data.value("uri");
        String word = uri.substring(uri.lastIndexOf('/') + 1);
        boolean known = FRAMED.contains(word) || EXTENSIONS_FRAMED.contains(word);
        if (known || word.equals("ole")) {
            return;
        }
        draft.drop(FindingGroup.HIDDEN, "Unknown drawing", word);
        Optional<XmlElement> around = data.around("mc:Choice");
        (around.isPresent() ? around : data.around(SHAPES)).ifPresent(marks::drop);
        shapeGone = true;
    }

    /** An object on a slide becomes the picture of it (ISO/IEC 29500-1 section 19.3.2.4). */
    private void object(XmlElement object) {
        shapeGone = true;
        if (!alternatives.isEmpty() && object.around("mc:AlternateContent").isPresent()) {
            alternatives.peek().object = true;
        }
        marks.unwrap(object);
        object.around("p:graphicFrame").ifPresent(marks::unwrap);
        object.around("a:graphic").ifPresent(marks::unwrap);
        object.around("a:graphicData").ifPresent(marks::unwrap);
        objectFrames.add(object.around("p:graphicFrame").map(XmlElement::number).orElse(-1));
    }

    /** Returns the ids of the relationships to the data of diagrams. */
    List<String> diagrams() {
        return diagrams;
    }

    /** Returns whether the element is a frame around an embedded object, of which only the picture stays. */
    boolean isObjectFrame(XmlElement frame) {
        return objectFrames.contains(frame.number());
    }

    @Override
    public void end(XmlElement element) throws Refusal {
        if (element.name().equals("mc:AlternateContent") && !alternatives.isEmpty()) {
            decide(alternatives.pop());
        } else if (!extensionLists.isEmpty() && extensionLists.peek() == element) {
            extensionLists.pop();
            if (!extensionKept.pop()) {
                marks.drop(element);
            }
        }
        if (element.parent() == null) {
            finish();
        }
    }

    private void decide(Alternatives found) {
        boolean chosen = found.choices.stream().anyMatch(choice -> !marks.drops(choice));
        if (found.object) {
            found.choices.forEach(marks::drop);
            chosen = false;
        }
        if (!chosen && found.fallback == null) {
            marks.drop(found.element);
        } else if (!chosen) {
            marks.unwrap(found.element);
            marks.unwrap(found.fallback);
        }
    }

    /** Called at the end of the part. */
    void finish() throws Refusal {
        if (shapeGone) {
            // What moves a shape that is gone would make the file count as broken.
            timings.forEach(marks::drop);
        }
    }

    private static boolean known(String required) {
        return !required.isBlank() && Arrays.stream(required.split(" ")).noneMatch(OoxmlNames.UNKNOWN::equals);
    }

    /** Reads a switch, ISO/IEC 29500-1 section 22.9.2.7. */
    static boolean isOn(String value, boolean whenMissing) {
        return switch (value) {
            case "" -> whenMissing;
            case "0", "false", "off", "none" -> false;
            default -> true;
        };
    }
}
