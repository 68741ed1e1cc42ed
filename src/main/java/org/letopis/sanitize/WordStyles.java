package org.letopis.sanitize;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which styles of a text hide what is set in them (ISO/IEC 29500-1 sections 17.7.4 and 17.3.2.41). */
final class WordStyles implements XmlWalk.Visitor {
    private static final int MOST_STEPS = 50;

    private final Map<String, Boolean> vanish = new HashMap<>();
    private final Map<String, String> basedOn = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private String style = "";

    @Override
    public void start(XmlElement element) {
        switch (element.name()) {
            case "w:style" -> style = element.value("w:styleId");
            case "w:basedOn" -> basedOn.put(style, element.value("w:val"));
            case "w:vanish" -> {
                if (element.isIn("w:rPr") && element.parent().isIn("w:style")) {
                    vanish.put(style, OoxmlPlan.isOn(element.value("w:val"), true));
                }
            }
            case "w:name" -> names.add(element.value("w:val"));
            default -> {}
        }
    }

    boolean hides(String styleId) {
        String at = styleId;
        for (int i = 0; at != null && i < MOST_STEPS; i++) {
            Boolean own = vanish.get(at);
            if (own != null) {
                return own;
            }
            at = basedOn.get(at);
        }
        return false;
    }

    Set<String> names() {
        return names;
    }
}
