package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Styles of drawings and pages (CSS 2.1, sections 4 and 5), written anew from a list of properties. Nothing is fetched
 * and nothing runs; names of classes and parts become neutral.
 */
final class CssRules {
    private static final String RULES = "Style rules";
    private static final String REMOTE = "Parts from elsewhere";

    private static final Set<String> PROPERTIES = Set.of(("align-items align-self background background-color"
                    + " baseline-shift border border-bottom border-bottom-color border-bottom-style"
                    + " border-bottom-width border-collapse border-color border-left border-left-color border-left-style"
                    + " border-left-width border-radius border-right border-right-color border-right-style"
                    + " border-right-width border-spacing border-style border-top border-top-color border-top-style"
                    + " border-top-width border-width bottom box-sizing caption-side clear clip clip-path clip-rule"
                    + " color color-interpolation color-interpolation-filters cursor direction display"
                    + " dominant-baseline alignment-baseline empty-cells enable-background fill fill-opacity fill-rule"
                    + " filter flex flex-direction flex-wrap float flood-color flood-opacity font font-family"
                    + " font-kerning font-size font-size-adjust font-stretch font-style font-variant font-weight gap"
                    + " height image-rendering isolation justify-content left letter-spacing lighting-color line-height"
                    + " list-style list-style-position list-style-type margin margin-bottom margin-left margin-right"
                    + " margin-top marker marker-end marker-mid marker-start mask max-height max-width min-height"
                    + " min-width mix-blend-mode opacity orphans outline overflow overflow-wrap padding padding-bottom"
                    + " padding-left padding-right padding-top page-break-after page-break-before page-break-inside"
                    + " paint-order position quotes right shape-rendering size stop-color stop-opacity stroke"
                    + " stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit"
                    + " stroke-opacity stroke-width tab-size table-layout text-align text-anchor text-decoration"
                    + " text-decoration-line text-indent text-orientation text-overflow text-rendering text-transform"
                    + " top transform transform-origin unicode-bidi vector-effect vertical-align visibility white-space"
                    + " widows width word-break word-spacing word-wrap writing-mode z-index")
            .split(" "));

    /** What pages of books need besides: pictures behind text, and the direction of lines under its old names. */
    private static final Set<String> OF_BOOKS = Set.of(("background-image background-position background-repeat"
                    + " background-size list-style-image hyphens -epub-hyphens -webkit-hyphens -epub-writing-mode"
                    + " -webkit-writing-mode -epub-text-orientation -epub-text-combine")
            .split(" "));

    private static final Pattern CHARSET = Pattern.compile("@charset \"([^\"]{1,40})\";");
    private static final Pattern IMPORT = Pattern.compile(
            "(?i)@import\\s++(?:url\\s*+\\(\\s*+)?+[\"']?+([^\"'()\\s]{1,1000}+)[\"']?+\\s*+\\)?+\\s*+([-\\w\\s():,.]{0,200}+)");

    private static final Pattern REMARK = Pattern.compile("/\\*.*?(?:\\*/|\\z)|<!--|-->", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("[-\\p{L}\\p{N}\\s#.,()%+*'\"/_!]{1,2000}");
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)url\\s*+\\(\\s*+['\"]?+\\s*+([^'\"()]*+)['\"]?+\\s*+\\)");
    private static final Pattern CALL = Pattern.compile("([-\\p{L}\\p{N}_]*)\\(");
    private static final Set<String> FUNCTIONS = Set.of((" rgb rgba hsl hsla hwb lab lch oklab oklch calc min max clamp"
                    + " matrix matrix3d translate translatex translatey translatez translate3d scale scalex scaley scale3d"
                    + " rotate rotatex rotatey rotatez rotate3d skew skewx skewy perspective linear-gradient"
                    + " radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient inset rect"
                    + " circle ellipse polygon blur brightness contrast drop-shadow grayscale hue-rotate invert opacity"
                    + " saturate sepia repeat minmax fit-content cubic-bezier steps")
            .split(" "));

    /** Outside of names of fonts a string is a mark, such as a quote or a bullet. */
    private static final Pattern LONG_STRING = Pattern.compile("\"[^\"]{4,}|'[^']{4,}");

    private static final Pattern SELECTOR = Pattern.compile("[-\\w\\s.#*>+~:()\\p{L}]{1,300}");
    private static final Pattern NAME = Pattern.compile("([.#])(-?[_\\p{L}][-\\w\\p{L}]*)");
    private static final Pattern MEDIA = Pattern.compile("@media\\s+[-\\w\\s():,.]{1,200}");
    private static final int DEEPEST = 3;

    private final Draft draft;
    private final UnaryOperator<String> classes;
    private final UnaryOperator<String> ids;
    private final UnaryOperator<String> files;

    /**
     * Takes the names that stay.
     *
     * @param classes returns the new name of a class, or null when no part has it
     * @param ids the same for names of parts, also those that {@code url(#name)} refers to
     */
    CssRules(Draft draft, UnaryOperator<String> classes, UnaryOperator<String> ids) {
        this(draft, classes, ids, null);
    }

    /**
     * The same for styles of a book, which may show files of the book.
     *
     * @param files returns how the copy writes the address of a file, or null when it is not in the copy
     */
    CssRules(Draft draft, UnaryOperator<String> classes, UnaryOperator<String> ids, UnaryOperator<String> files) {
        this.draft = draft;
        this.files = files;
        this.classes = classes;
        this.ids = ids;
    }

    /** Returns a list of declarations, as in a {@code style} attribute. */
    String declarations(String css) {
        StringJoiner kept = new StringJoiner(";");
        for (String declaration : split(withoutRemarks(css), ';')) {
            int colon = declaration.indexOf(':');
            String property =
                    colon < 0 ? "" : declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = colon < 0 ? "" : value(property, declaration.substring(colon + 1));
            if (isKept(property) && !value.isEmpty()) {
                kept.add(property + ":" + value);
            } else if (!declaration.isBlank()) {
                boolean remote = ADDRESS.matcher(declaration).find();
                draft.drop(FindingGroup.HIDDEN, remote ? REMOTE : RULES, declaration.strip());
                if (remote) {
                    draft.droppedText(REMOTE, declaration.strip().getBytes(UTF_8));
                }
            }
        }
        return kept.toString();
    }

    /**
     * Returns the value of a property: a paint that is elsewhere becomes its substitute, or none (SVG 1.1, section
     * 11.2), since without any the shape would be black.
     */
    String value(String property, String value) {
        String kept = strings(property, value) ? value(value) : "";
        boolean paints = kept.isEmpty() && (property.equals("fill") || property.equals("stroke"));
        if (!paints || !ADDRESS.matcher(value).find()) {
            return kept;
        }
        String substitute = value(ADDRESS.matcher(value).replaceAll(""));
        return substitute.isEmpty() ? "none" : substitute;
    }

    /** Returns a value that refers to nothing outside; empty when it may not stay. */
    String value(String value) {
        String whole = value.strip().replaceAll("\\s+", " ");
        Matcher address = ADDRESS.matcher(whole);
        StringBuilder kept = new StringBuilder();
        StringBuilder around = new StringBuilder();
        int from = 0;
        while (address.find()) {
            String inside = inside(address.group(1).strip());
            if (inside.isEmpty()) {
                return "";
            }
            address.appendReplacement(kept, Matcher.quoteReplacement("url(" + inside + ")"));
            around.append(whole, from, address.start()).append(" none ");
            from = address.end();
        }
        address.appendTail(kept);
        around.append(whole, from, whole.length());
        return VALUE.matcher(around).matches() && calls(around) ? kept.toString() : "";
    }

    private static boolean calls(CharSequence value) {
        return CALL.matcher(value)
                .results()
                .allMatch(call -> FUNCTIONS.contains(call.group(1).toLowerCase(Locale.ROOT)));
    }

    private static boolean strings(String property, String value) {
        String outside = ADDRESS.matcher(value).replaceAll("");
        return property.startsWith("font") || !LONG_STRING.matcher(outside).find();
    }

    /** Returns what stands between the parentheses in the copy; empty when it leads out of it. */
    private String inside(String target) {
        if (target.startsWith("#")) {
            String name = ids.apply(target.substring(1));
            return name == null ? "" : "#" + name;
        }
        String file = files == null ? null : files.apply(target);
        return file == null ? "" : "\"" + quoted(file) + "\"";
    }

    private static String quoted(String address) {
        return address.replace("(", "%28").replace(")", "%29").replace("'", "%27");
    }

    private boolean isKept(String property) {
        return PROPERTIES.contains(property) || files != null && OF_BOOKS.contains(property);
    }

    /** Returns the text of a style sheet by its first rule (CSS Syntax 3, section 3.2), else by its bytes. */
    static Optional<String> decode(byte[] sheet) {
        Matcher named = CHARSET.matcher(new String(sheet, 0, Math.min(sheet.length, 100), ISO_8859_1));
        Optional<Charset> charset = named.lookingAt() ? HtmlSource.charset(named.group(1)) : Optional.empty();
        return charset.isPresent() ? TextCharset.decode(sheet, 0, charset.get()) : TextCharset.decode(sheet);
    }

    /** Returns a style sheet. */
    String sheet(String css) throws Refusal {
        return sheet(withoutRemarks(css), 0);
    }

    private String sheet(String css, int depth) throws Refusal {
        StringBuilder kept = new StringBuilder();
        int at = 0;
        int brace = -1;
        int semicolon = -1;
        while (at < css.length()) {
            // Each is searched for again only when it has been passed: a sheet may have very many of one kind.
            brace = brace < at ? next(css, '{', at) : brace;
            semicolon = semicolon < at ? next(css, ';', at) : semicolon;
            if (semicolon < brace || semicolon < css.length() && brace == css.length()) {
                String statement = css.substring(at, semicolon).strip();
                if (statement.startsWith("@")) {
                    kept.append(imported(statement));
                    at = semicolon + 1;
                    continue;
                }
            }
            if (brace == css.length()) {
                drop(css.substring(at));
                break;
            }
            int end = end(css, brace);
            String head = css.substring(at, brace).strip().replaceAll("\\s+", " ");
            String body = css.substring(brace + 1, Math.max(brace + 1, end));
            if (MEDIA.matcher(head).matches() && depth < DEEPEST) {
                String inner = sheet(body, depth + 1);
                kept.append(inner.isEmpty() ? "" : head + "{\n" + inner + "}\n");
            } else if (head.startsWith("@page")) {
                String inner = declarations(body);
                kept.append(inner.isEmpty() ? "" : "@page{" + inner + "}\n");
            } else if (head.startsWith("@")) {
                drop(head + " " + body);
            } else {
                rule(head, body, kept);
            }
            at = end + 1;
        }
        return kept.toString();
    }

    private static int next(String css, char sign, int from) {
        int found = css.indexOf(sign, from);
        return found < 0 ? css.length() : found;
    }

    /** Returns the statement when it takes in another sheet of the book; of others nothing stays. */
    private String imported(String statement) {
        Matcher target = IMPORT.matcher(statement);
        String file =
                files != null && target.matches() ? files.apply(target.group(1).strip()) : null;
        if (file == null) {
            drop(statement);
            return "";
        }
        String media = target.group(2).strip();
        return "@import \"" + quoted(file) + "\"" + (media.isEmpty() ? "" : " " + media) + ";\n";
    }

    private void rule(String head, String body, StringBuilder kept) {
        StringJoiner selectors = new StringJoiner(",");
        for (String selector : split(head, ',')) {
            String named = selector(selector.strip());
            if (named.isEmpty()) {
                drop(selector);
            } else {
                selectors.add(named);
            }
        }
        String declarations = selectors.length() == 0 ? "" : declarations(body);
        if (!declarations.isEmpty()) {
            kept.append(selectors).append('{').append(declarations).append("}\n");
        } else if (selectors.length() > 0) {
            drop(head);
        }
    }

    private String selector(String selector) {
        if (!SELECTOR.matcher(selector).matches()) {
            return "";
        }
        Matcher name = NAME.matcher(selector);
        StringBuilder renamed = new StringBuilder();
        while (name.find()) {
            boolean ofClass = name.group(1).equals(".");
            String neutral = (ofClass ? classes : ids).apply(name.group(2));
            if (neutral == null) {
                return "";
            }
            name.appendReplacement(renamed, name.group(1) + neutral);
        }
        name.appendTail(renamed);
        return renamed.toString();
    }

    /** Returns the names that a style sheet uses: of classes with a dot in front, of parts with a number sign. */
    static Set<String> names(String css) {
        Set<String> names = new java.util.HashSet<>();
        Matcher name = NAME.matcher(REMARK.matcher(css).replaceAll(" "));
        while (name.find()) {
            names.add(name.group());
        }
        return names;
    }

    /** Returns the names of parts that a style or an attribute refers to with {@code url(#name)}. */
    static Set<String> targets(String css) {
        Set<String> targets = new java.util.HashSet<>();
        Matcher address = ADDRESS.matcher(css);
        while (address.find()) {
            if (address.group(1).strip().startsWith("#")) {
                targets.add(address.group(1).strip().substring(1));
            }
        }
        return targets;
    }

    private void drop(String text) {
        if (!text.isBlank()) {
            boolean remote = ADDRESS.matcher(text).find() || text.strip().startsWith("@import");
            draft.drop(FindingGroup.HIDDEN, remote ? REMOTE : RULES, text.strip());
        }
    }

    private String withoutRemarks(String css) {
        return REMARK.matcher(css).replaceAll(found -> {
            if (found.group().startsWith("/*")) {
                draft.drop(FindingGroup.HIDDEN, "Comments in style sheets", found.group());
                draft.droppedText("Comments in style sheets", found.group().getBytes(UTF_8));
            }
            return " ";
        });
    }

    /** Returns where the block that opens at the brace ends, or the length. */
    static int end(String css, int brace) {
        int depth = 0;
        for (int i = brace; i < css.length(); i++) {
            depth += css.charAt(i) == '{' ? 1 : css.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return css.length();
    }

    /** Splits where the sign stands outside of quotes and parentheses. */
    private static List<String> split(String css, char sign) {
        List<String> parts = new ArrayList<>();
        char quote = 0;
        int depth = 0;
        int from = 0;
        for (int i = 0; i < css.length(); i++) {
            char c = css.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == sign && depth <= 0) {
                parts.add(css.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(css.substring(from));
        return parts;
    }
}
