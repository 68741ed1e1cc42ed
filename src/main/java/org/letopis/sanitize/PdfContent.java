package org.letopis.sanitize;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;

/**
 * The drawing orders of a page, a form, a pattern or a glyph, written anew token by token.
 *
 * <p>Kept: every operator of ISO 32000-1 annex A with its operands, inline images, marks of optional content. Dropped:
 * comments; other marked content with its property lists, which hold alternative texts and links into the structure
 * tree; unknown operators, which viewers skip; operators of embedded PostScript.
 */
final class PdfContent {
    /** Which names of its resources a content stream uses. */
    enum Resource {
        FORM_OR_IMAGE("XObject"),
        STATE("ExtGState"),
        FONT("Font"),
        COLOUR_SPACE("ColorSpace"),
        PATTERN("Pattern"),
        SHADING("Shading"),
        PROPERTIES("Properties");

        private final COSName key;

        Resource(String key) {
            this.key = COSName.getPDFName(key);
        }

        COSName key() {
            return key;
        }
    }

    private static final Set<String> PLAIN_OPERATORS = Set.of(
            "b", "B", "b*", "B*", "BT", "BX", "c", "cm", "d", "d0", "d1", "ET", "EX", "f", "F", "f*", "G", "g", "h",
            "i", "j", "J", "K", "k", "l", "m", "M", "n", "q", "Q", "re", "RG", "rg", "ri", "s", "S", "SC", "sc", "T*",
            "Tc", "Td", "TD", "Tj", "TJ", "TL", "Tm", "Tr", "Ts", "Tw", "Tz", "v", "w", "W", "W*", "y", "'", "\"");
    private static final Map<String, Resource> NAMING = Map.of(
            "Do", Resource.FORM_OR_IMAGE,
            "gs", Resource.STATE,
            "Tf", Resource.FONT,
            "cs", Resource.COLOUR_SPACE,
            "CS", Resource.COLOUR_SPACE,
            "scn", Resource.PATTERN,
            "SCN", Resource.PATTERN,
            "sh", Resource.SHADING);
    private static final Set<String> MARKS = Set.of("BMC", "MP", "DP");
    private static final int MOST_OPERANDS = 2_000;
    private static final int DEEPEST_MARKS = 200;

    private final PdfLosses losses;
    private final PdfInline inline;
    private final PdfSyntax out = new PdfSyntax();
    private final Map<Resource, Set<COSName>> used = new EnumMap<>(Resource.class);
    private final List<Boolean> marks = new ArrayList<>();
    private int unclosedStates;

    private PdfContent(PdfLosses losses, PdfInline inline) {
        this.losses = losses;
        this.inline = inline;
    }

    /** Reads the orders and writes them anew. */
    static PdfContent of(byte[] content, PdfLosses losses, PdfInline inline) throws Refusal, IOException {
        PdfContent rewritten = new PdfContent(losses, inline);
        rewritten.read(content);
        return rewritten;
    }

    byte[] bytes() {
        return out.bytes();
    }

    Set<COSName> used(Resource resource) {
        return used.getOrDefault(resource, Set.of());
    }

    /** Returns how many states are saved and never restored. */
    int unclosedStates() {
        return unclosedStates;
    }

    private void read(byte[] content) throws Refusal, IOException {
        PDFStreamParser parser = new PDFStreamParser(content);
        List<COSBase> operands = new ArrayList<>();
        try {
            for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
                if (token instanceof Operator operator) {
                    order(operator, operands);
                    operands.clear();
                } else if (operands.size() < MOST_OPERANDS) {
                    operands.add((COSBase) token);
                }
            }
        } finally {
            parser.close();
        }
    }

    private void order(Operator operator, List<COSBase> operands) throws Refusal, IOException {
        String name = operator.getName();
        if (name.equals("BDC")) {
            begin(operands);
        } else if (name.equals("BMC")) {
            mark(false);
            dropped(operands);
        } else if (name.equals("EMC")) {
            if (!marks.isEmpty() && marks.remove(marks.size() - 1)) {
                write(operands, name);
            }
        } else if (name.equals("BI")) {
            picture(operator);
        } else if (MARKS.contains(name)) {
            dropped(operands);
        } else if (NAMING.containsKey(name)) {
            naming(operands, name);
        } else if (PLAIN_OPERATORS.contains(name)) {
            if (name.equals("q")) {
                unclosedStates++;
            } else if (name.equals("Q") && unclosedStates-- == 0) {
                unclosedStates = 0;
                return;
            }
            write(operands, name);
        } else {
            losses.drop(PdfPart.UNKNOWN, name);
            dropped(operands);
        }
    }

    /** Of marked content only layers matter to what is seen, ISO 32000-1 section 8.11.3.2. */
    private void begin(List<COSBase> operands) throws Refusal, IOException {
        boolean layer =
                operands.size() == 2 && COSName.OC.equals(operands.get(0)) && operands.get(1) instanceof COSName;
        mark(layer);
        if (layer) {
            use(Resource.PROPERTIES, (COSName) operands.get(1));
            write(operands, "BDC");
        } else {
            dropped(operands);
        }
    }

    private void mark(boolean kept) throws Refusal {
        if (marks.size() > DEEPEST_MARKS) {
            throw Refusal.tooLarge(FileFormat.PDF, "marked content");
        }
        marks.add(kept);
    }

    private void dropped(List<COSBase> operands) {
        for (COSBase operand : operands) {
            if (operand instanceof COSDictionary properties
                    && !properties.keySet().equals(Set.of(COSName.MCID))) {
                for (COSName key : properties.keySet()) {
                    if (!key.equals(COSName.MCID)) {
                        losses.entry(key, properties.getItem(key));
                    }
                }
            }
        }
    }

    private void naming(List<COSBase> operands, String name) throws IOException {
        for (COSBase operand : operands) {
            if (operand instanceof COSName resource) {
                use(NAMING.get(name), resource);
            }
        }
        write(operands, name);
    }

    private void use(Resource resource, COSName name) {
        used.computeIfAbsent(resource, key -> new TreeSet<>()).add(name);
    }

    private void picture(Operator operator) throws Refusal, IOException {
        byte[] data = operator.getImageData() == null ? new byte[0] : operator.getImageData();
        PdfInline.Picture picture = inline.clean(operator.getImageParameters(), data, losses);
        picture.colourSpace().ifPresent(space -> use(Resource.COLOUR_SPACE, space));
        out.raw("BI\n");
        for (COSName key : new TreeSet<>(picture.parameters().keySet())) {
            out.value(key).raw(" ").value(picture.parameters().getItem(key)).raw("\n");
        }
        out.raw("ID ").raw(picture.data());
        boolean spaced = picture.data().length > 0 && isSpace(picture.data()[picture.data().length - 1]);
        out.raw(spaced ? "EI\n" : "\nEI\n");
    }

    private static boolean isSpace(byte each) {
        return each == ' ' || each == '\n' || each == '\r' || each == '\t' || each == 0 || each == '\f';
    }

    private void write(List<COSBase> operands, String name) throws IOException {
        for (COSBase operand : operands) {
            COSBase kept = plain(operand);
            if (kept instanceof COSString string) {
                losses.shown(string.getBytes());
            } else if (kept instanceof COSArray array) {
                for (int i = 0; i < array.size(); i++) {
                    if (array.get(i) instanceof COSString string) {
                        losses.shown(string.getBytes());
                    }
                }
            }
            out.value(kept).raw(" ");
        }
        out.raw(name.getBytes(StandardCharsets.ISO_8859_1)).raw("\n");
    }

    /** No operator but those of marked content takes a dictionary; arrays hold numbers and strings only. */
    private static COSBase plain(COSBase operand) {
        if (operand instanceof COSDictionary || operand instanceof COSObject) {
            return org.apache.pdfbox.cos.COSNull.NULL;
        }
        if (operand instanceof COSArray array) {
            COSArray kept = new COSArray();
            for (int i = 0; i < array.size(); i++) {
                COSBase each = array.get(i);
                if (each instanceof COSNumber || each instanceof COSString) {
                    kept.add(each);
                }
            }
            return kept;
        }
        return operand;
    }
}
