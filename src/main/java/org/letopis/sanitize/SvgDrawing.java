package org.letopis.sanitize;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which parts of a drawing are drawn, directly or because others refer to them, and what their names become. */
final class SvgDrawing {
    private static final Pattern UNSEEN =
            Pattern.compile("(?i)(?:^|;)\\s*opacity\\s*:\\s*0{0,40}\\.?0{1,40}%?\\s*(?:!.*)?(?:;|$)");
    private static final Pattern NOTHING = Pattern.compile("0{0,40}\\.?0{1,40}%?");

    /** Parts that refer to parts before them, one behind another. */
    private static final int LONGEST_CHAIN = 200;

    private static final long MOST_STEPS = 40_000_000;

    private final Set<XmlNode> alive = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> targets = new HashSet<>();
    private final NeutralNames names = new NeutralNames();
    private final String sheet;
    private final CssHiding hiding;
    private final Map<XmlNode, Boolean> hidden = new IdentityHashMap<>();
    private final Map<XmlNode, Boolean> setting = new IdentityHashMap<>();
    private long steps;

    SvgDrawing(XmlNode root, FileFormat format) throws Refusal {
        StringBuilder css = new StringBuilder();
        sheets(root, css);
        sheet = css.toString();
        hiding = new CssHiding(sheet, format);
        targets.addAll(CssRules.targets(sheet));
        int before;
        int rounds = 0;
        do {
            before = targets.size();
            alive.clear();
            drawn(root);
            if (++rounds > LONGEST_CHAIN || steps > MOST_STEPS) {
                throw Refusal.tooLarge(format, "chain of references");
            }
        } while (targets.size() > before);
        name(root, CssRules.names(sheet));
    }

    private static void sheets(XmlNode node, StringBuilder css) {
        for (XmlNode child : node.children()) {
            if (isSheet(child)) {
                child.content().stream().filter(String.class::isInstance).forEach(css::append);
                css.append('\n');
            } else {
                sheets(child, css);
            }
        }
    }

    /** Returns whether the part is a style sheet for the screen. */
    static boolean isSheet(XmlNode node) {
        return node.local().equals("style")
                && node.namespace().equals(SvgNames.SVG)
                && node.attribute("media").orElse("").strip().matches("(?i)|all|screen")
                && node.attribute("type").orElse("").strip().matches("(?i)|text/css");
    }

    /** Returns all style sheets, in their order. */
    String sheet() {
        return sheet;
    }

    boolean isAlive(XmlNode node) {
        return alive.contains(node);
    }

    /** Returns the new name of a part, or null when nothing refers to it. */
    String id(String name) {
        return names.id(name);
    }

    /** Returns the new name of a class, or null when no style sheet names it. */
    String className(String name) {
        return names.className(name);
    }

    private void drawn(XmlNode node) {
        alive.add(node);
        for (XmlNode.Attribute attribute : node.attributes()) {
            if (attribute.local().equals("href") && attribute.value().startsWith("#")) {
                targets.add(attribute.value().substring(1));
            }
            targets.addAll(CssRules.targets(attribute.value()));
        }
        boolean container = node.local().equals("defs") || isHidden(node);
        if (steps++ > MOST_STEPS) {
            return;
        }
        for (XmlNode child : node.children()) {
            boolean known = child.namespace().equals(SvgNames.SVG) && SvgNames.KEPT.contains(child.local());
            boolean candidate = container || SvgNames.NOT_DRAWN.contains(child.local()) || isHidden(child);
            if (known && (!candidate || isTarget(child))) {
                drawn(child);
            }
        }
    }

    private boolean isTarget(XmlNode node) {
        steps++;
        return node.attribute("id").filter(targets::contains).isPresent()
                || node.children().stream().anyMatch(this::isTarget);
    }

    /** Returns whether the part says that it is not shown. */
    boolean isHidden(XmlNode node) {
        Boolean known = hidden.get(node);
        if (known == null) {
            known = hides(node);
            hidden.put(node, known);
        }
        return known;
    }

    private boolean hides(XmlNode node) {
        String style = node.attribute("style").orElse("");
        CssHiding.Look look = look(node);
        boolean unseen =
                !look.visible().orElse(true) && node.children().stream().noneMatch(this::setsVisibility);
        return unseen
                || !look.displayed().orElse(true)
                || UNSEEN.matcher(style).find()
                || NOTHING.matcher(node.attribute("opacity").orElse("1").strip())
                        .matches();
    }

    /** Attributes count least, the style of the element itself most (SVG 1.1, section 6.4). */
    private CssHiding.Look look(XmlNode node) {
        Set<String> names = new HashSet<>();
        node.attribute("id").ifPresent(id -> names.add("#" + id));
        for (String each : node.attribute("class").orElse("").strip().split("\\s+")) {
            names.add("." + each);
        }
        String attributes = "display:" + node.attribute("display").orElse("") + ";visibility:"
                + node.attribute("visibility").orElse("");
        return CssHiding.Look.of(attributes)
                .then(hiding.look(node.local(), names))
                .then(CssHiding.Look.of(node.attribute("style").orElse("")));
    }

    private boolean setsVisibility(XmlNode node) {
        Boolean known = setting.get(node);
        if (known == null) {
            known = look(node).visible().isPresent() || node.children().stream().anyMatch(this::setsVisibility);
            setting.put(node, known);
        }
        return known;
    }

    private void name(XmlNode node, Set<String> inSheet) {
        if (!alive.contains(node)) {
            return;
        }
        node.attribute("id")
                .filter(id -> targets.contains(id) || inSheet.contains("#" + id))
                .ifPresent(names::addId);
        for (String each : node.attribute("class").orElse("").strip().split("\\s+")) {
            if (inSheet.contains("." + each)) {
                names.addClass(each);
            }
        }
        node.children().forEach(child -> name(child, inSheet));
    }
}
