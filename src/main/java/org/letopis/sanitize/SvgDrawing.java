package org.letopis.sanitize;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which parts of a drawing are drawn, directly or because others refer to them, and what their names become. */
final class SvgDrawing {
    private static final Pattern NO_DISPLAY =
            Pattern.compile("(?i)(?:^|;)\\s*(?:display\\s*:\\s*none|opacity\\s*:\\s*0*\\.?0*)\\s*(?:!.*)?(?:;|$)");
    private static final Pattern HIDDEN = Pattern.compile("(?i)(?:^|;)\\s*visibility\\s*:\\s*(?:hidden|collapse)");
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern NOTHING = Pattern.compile("0*\\.?0+%?");

    private final Set<XmlNode> alive = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> targets = new HashSet<>();
    private final Set<String> hiddenNames = new HashSet<>();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, String> classes = new LinkedHashMap<>();
    private final String sheet;

    SvgDrawing(XmlNode root) {
        StringBuilder css = new StringBuilder();
        sheets(root, css);
        sheet = css.toString();
        Matcher rule = RULE.matcher(sheet);
        while (rule.find()) {
            if (NO_DISPLAY.matcher(rule.group(2)).find() || HIDDEN.matcher(rule.group(2)).find()) {
                for (String selector : rule.group(1).split(",")) {
                    hiddenNames.add(selector.strip());
                }
            }
        }
        targets.addAll(CssRules.targets(sheet));
        int before;
        do {
            before = targets.size();
            alive.clear();
            drawn(root);
        } while (targets.size() > before);
        Set<String> inSheet = CssRules.names(sheet);
        name(root, inSheet);
    }

    private static void sheets(XmlNode node, StringBuilder css) {
        for (XmlNode child : node.children()) {
            if (child.local().equals("style") && child.namespace().equals(SvgNames.SVG)) {
                child.content().stream().filter(String.class::isInstance).forEach(css::append);
                css.append('\n');
            } else {
                sheets(child, css);
            }
        }
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
        return ids.get(name);
    }

    /** Returns the new name of a class, or null when no style sheet names it. */
    String className(String name) {
        return classes.get(name);
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
        for (XmlNode child : node.children()) {
            boolean known = child.namespace().equals(SvgNames.SVG) && SvgNames.KEPT.contains(child.local());
            boolean candidate = container || SvgNames.NOT_DRAWN.contains(child.local()) || isHidden(child);
            if (known && (!candidate || isTarget(child))) {
                drawn(child);
            }
        }
    }

    private boolean isTarget(XmlNode node) {
        return node.attribute("id").filter(targets::contains).isPresent()
                || node.children().stream().anyMatch(this::isTarget);
    }

    /** Returns whether the part says that it is not shown. */
    boolean isHidden(XmlNode node) {
        String style = node.attribute("style").orElse("");
        boolean named = !hiddenNames.isEmpty()
                && (List.of(node.attribute("class").orElse("").split("\\s+")).stream()
                                .anyMatch(each -> hiddenNames.contains("." + each))
                        || hiddenNames.contains("#" + node.attribute("id").orElse("")));
        boolean hides = HIDDEN.matcher(style).find() || is(node, "visibility", "hidden") || is(node, "visibility", "collapse");
        return named
                || NO_DISPLAY.matcher(style).find()
                || is(node, "display", "none")
                || NOTHING.matcher(node.attribute("opacity").orElse("1").strip()).matches()
                || hides && node.children().stream().noneMatch(SvgDrawing::setsVisibility);
    }

    private static boolean is(XmlNode node, String attribute, String value) {
        return node.attribute(attribute).orElse("").strip().toLowerCase(Locale.ROOT).equals(value);
    }

    private static boolean setsVisibility(XmlNode node) {
        return node.attribute("visibility").isPresent()
                || node.attribute("style").orElse("").contains("visibility")
                || node.children().stream().anyMatch(SvgDrawing::setsVisibility);
    }

    private void name(XmlNode node, Set<String> inSheet) {
        if (!alive.contains(node)) {
            return;
        }
        node.attribute("id")
                .filter(id -> targets.contains(id) || inSheet.contains("#" + id))
                .ifPresent(id -> ids.putIfAbsent(id, "i" + (ids.size() + 1)));
        for (String each : node.attribute("class").orElse("").strip().split("\\s+")) {
            if (inSheet.contains("." + each)) {
                classes.putIfAbsent(each, "c" + (classes.size() + 1));
            }
        }
        node.children().forEach(child -> name(child, inSheet));
    }
}
