package org.letopis.sanitize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The places of a track and what they are called, read with the JDK's tree parser.
 *
 * @param places coordinates and heights, in their order
 * @param names visible signs of names without markup, in their order
 */
record TrackPlaces(List<String> places, List<String> names) {
    private static final Set<String> POINTS = Set.of("wpt", "rtept", "trkpt");
    private static final Set<String> NAMED =
            Set.of("wpt", "rtept", "trkpt", "trk", "rte", "Placemark", "Folder", "Document");

    static TrackPlaces of(byte[] track, FileFormat format) throws Refusal, IOException {
        TrackPlaces found = new TrackPlaces(new ArrayList<>(), new ArrayList<>());
        found.walk(XmlTree.root(track, format), format == FileFormat.GPX);
        return found;
    }

    private void walk(Element element, boolean gpx) {
        String name = element.getLocalName();
        if (gpx && POINTS.contains(name)) {
            places.add(element.getAttribute("lat").strip() + " "
                    + element.getAttribute("lon").strip());
        } else if (gpx && name.equals("ele") && !isIn(element, "extensions")) {
            places.add("ele " + element.getTextContent().strip());
        } else if (!gpx && name.equals("coordinates")) {
            places.addAll(List.of(element.getTextContent().strip().split("\\s+")));
        } else if (!gpx && name.equals("coord")) {
            places.add(element.getTextContent().strip().replaceAll("\\s+", ","));
        } else if (name.equals("name") && isOfPlace(element)) {
            String text = element.getTextContent().replaceAll("<[^<>]*(?:>|\\z)", "");
            names.add(TrackText.isTime(text) ? "" : VisibleText.of(text));
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner && !isOff(inner)) {
                walk(inner, gpx);
            }
        }
    }

    private static boolean isOff(Element element) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner && inner.getLocalName().equals("visibility")) {
                return inner.getTextContent().strip().matches("0|false");
            }
        }
        return false;
    }

    private static boolean isIn(Element element, String around) {
        return element.getParentNode() instanceof Element parent
                && (parent.getLocalName().equals(around) || isIn(parent, around));
    }

    private static boolean isOfPlace(Element name) {
        return name.getParentNode() instanceof Element parent && NAMED.contains(parent.getLocalName());
    }

    boolean sameAs(TrackPlaces other) {
        return places.equals(other.places) && names.equals(other.names);
    }
}
