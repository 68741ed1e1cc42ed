package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * GPX 1.0 and 1.1 (topografix.com) and KML 2.3 (OGC 12-007r2). The places themselves are the content and stay, with
 * heights, names and descriptions. Dropped: times, authors, links, the program, satellites and speeds, extensions (heart
 * rate, device), extended data, styles, views, parts from elsewhere, remarks. Refused: entities, damaged XML, words among
 * coordinates.
 */
final class TrackSanitizer implements RewritingSanitizer {
    private static final Set<String> GPX =
            Set.of("gpx", "wpt", "rte", "rtept", "trk", "trkseg", "trkpt", "ele", "name", "desc", "cmt", "sym");

    private static final Set<String> KML = Set.of(
            "kml",
            "Document",
            "Folder",
            "Placemark",
            "Point",
            "LineString",
            "LinearRing",
            "Polygon",
            "outerBoundaryIs",
            "innerBoundaryIs",
            "MultiGeometry",
            "Track",
            "MultiTrack",
            "coord",
            "coordinates",
            "name",
            "description",
            "address",
            "altitudeMode",
            "extrude",
            "tessellate");

    private static final Set<String> TEXTS = Set.of("name", "desc", "cmt", "sym", "description", "address");
    private static final Set<String> NUMBERS = Set.of("ele", "coordinates", "coord", "extrude", "tessellate");
    private static final Set<String> TIMES = Set.of("time", "when", "TimeStamp", "TimeSpan", "begin", "end");
    private static final Set<String> PEOPLE = Set.of("author", "email", "copyright", "keywords", "phoneNumber");
    private static final Set<String> HOLDERS = Set.of("metadata", "extensions", "ExtendedData");
    private static final Pattern COORDINATES = Pattern.compile("[-+0-9.,eE\\s]*");
    private static final Pattern MARKUP = Pattern.compile(
            "(?is)<!--.*?(?:-->|\\z)|<(script|style)\\b.*?(?:</\\1\\s*>|\\z)"
                    + "|</?(?:img|iframe|object|embed|link|meta|video|audio|source|form|input)\\b[^>]*>?");
    private static final Pattern MODE = Pattern.compile("[A-Za-z]{1,30}");
    private static final Pattern GPX_NAMESPACE = Pattern.compile("(?:http://www\\.topografix\\.com/GPX/1/[01])?");
    private static final Pattern KML_NAMESPACE = Pattern.compile(
            "(?:http://(?:www\\.opengis\\.net/kml/2\\.[23]|earth\\.google\\.com/kml/2\\.[0-2]|www\\.google\\.com/kml/ext/2\\.2))?");

    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.GPX, FileFormat.KML);
    }

    @Override
    public void rewrite(Source source, Draft draft, OutputStream clean, Members members) throws Refusal, IOException {
        XmlNode root = XmlNode.parse(bytes(source, draft.format()), "track", draft);
        if (!isKept(root, draft.format()) || !root.local().equals(root(draft.format()))) {
            throw Refusal.unknownPart(draft.format(), Escaping.escape(root.local(), 40), 0);
        }
        XmlWriter out = new XmlWriter();
        StringBuilder kept = new StringBuilder();
        element(root, true, draft, out, kept);
        draft.table(kept.toString().getBytes(UTF_8));
        clean.write(out.bytes());
    }

    private static String root(FileFormat format) {
        return format == FileFormat.GPX ? "gpx" : "kml";
    }

    private static boolean isKept(XmlNode node, FileFormat format) {
        return format == FileFormat.GPX
                ? GPX.contains(node.local()) && GPX_NAMESPACE.matcher(node.namespace()).matches()
                : KML.contains(node.local()) && KML_NAMESPACE.matcher(node.namespace()).matches();
    }

    private static byte[] bytes(Source source, FileFormat format) throws Refusal, IOException {
        if (source.sizeBytes() > XmlNode.MOST_BYTES) {
            throw Refusal.tooLarge(format, "track");
        }
        return source.stream().readAllBytes();
    }

    private static void element(XmlNode node, boolean isRoot, Draft draft, XmlWriter out, StringBuilder kept)
            throws Refusal {
        String name = node.local();
        // The schema of tracks in KML is an addition under a name of its own.
        boolean added = node.namespace().startsWith("http://www.google.com/kml/ext");
        out.start(added ? "gx:" + name : name);
        if (isRoot) {
            declare(draft.format(), out);
        }
        for (XmlNode.Attribute attribute : node.attributes()) {
            boolean place = draft.format() == FileFormat.GPX && attribute.local().matches("lat|lon");
            if (place) {
                out.attribute(attribute.local(), coordinates(attribute.value(), draft));
            } else if (!isRoot || !attribute.local().equals("version") && !isWritten(attribute)) {
                String removed = attribute.local().equals("creator") ? "Program" : "Attributes that show nothing";
                FindingGroup group = removed.equals("Program") ? FindingGroup.DEVICE : FindingGroup.OTHER;
                if (!attribute.local().equals("schemaLocation")) {
                    draft.drop(group, removed, attribute.value());
                    draft.droppedText(removed, attribute.value().getBytes(UTF_8));
                }
            }
        }
        for (Object each : node.content()) {
            if (each instanceof XmlNode child) {
                if (isKept(child, draft.format())) {
                    element(child, false, draft, out, kept);
                } else {
                    drop(child, draft);
                }
            } else if (TEXTS.contains(name)) {
                String text = HiddenCharacters.clean(withoutMarkup((String) each, draft), draft);
                out.text(text);
                kept.append(text).append('\n');
            } else if (NUMBERS.contains(name)) {
                out.text(coordinates((String) each, draft));
            } else if (name.equals("altitudeMode") && MODE.matcher(((String) each).strip()).matches()) {
                out.text(((String) each).strip());
            } else if (!((String) each).isBlank()) {
                drop("Hidden text", FindingGroup.HIDDEN, (String) each, draft);
            }
        }
        out.end();
    }

    /** Descriptions in KML may be HTML (OGC 12-007r2, section 9.1.3.10): what it fetches, runs or hides goes. */
    private static String withoutMarkup(String text, Draft draft) {
        return MARKUP.matcher(text).replaceAll(found -> {
            drop("Parts from elsewhere", FindingGroup.HIDDEN, found.group(), draft);
            return "";
        });
    }

    private static void declare(FileFormat format, XmlWriter out) {
        if (format == FileFormat.GPX) {
            out.attribute("xmlns", "http://www.topografix.com/GPX/1/1");
            out.attribute("version", "1.1");
            out.attribute("creator", "-"); // the schema demands one
        } else {
            out.attribute("xmlns", "http://www.opengis.net/kml/2.2");
            out.attribute("xmlns:gx", "http://www.google.com/kml/ext/2.2");
        }
    }

    private static boolean isWritten(XmlNode.Attribute attribute) {
        return attribute.local().equals("creator") && attribute.value().equals("-");
    }

    private static String coordinates(String text, Draft draft) throws Refusal {
        if (!COORDINATES.matcher(text).matches()) {
            throw Refusal.damaged(draft.format(), "coordinates", 0);
        }
        return text.strip().replaceAll("\\s+", " ");
    }

    private static void drop(XmlNode node, Draft draft) {
        String name = node.local();
        if (HOLDERS.contains(name)) {
            for (XmlNode child : node.children()) {
                drop(child, draft);
            }
            draft.drop(FindingGroup.OTHER, "Metadata and additions", name);
        } else if (TIMES.contains(name)) {
            drop("Times", FindingGroup.TIME, node.text(), draft);
        } else if (PEOPLE.contains(name)) {
            drop("Authors and contacts", FindingGroup.PEOPLE, values(node), draft);
        } else {
            drop("Other data of tracks", FindingGroup.OTHER, name + ": " + values(node), draft);
        }
    }

    private static String values(XmlNode node) {
        StringBuilder values = new StringBuilder(node.text());
        attributes(node, values);
        return values.toString().strip();
    }

    private static void attributes(XmlNode node, StringBuilder values) {
        node.attributes().forEach(each -> values.append(' ').append(each.value()));
        node.children().forEach(child -> attributes(child, values));
    }

    private static void drop(String removedName, FindingGroup group, String text, Draft draft) {
        draft.drop(group, removedName, text.strip());
        draft.droppedText(removedName, text.strip().getBytes(UTF_8));
    }

    /** Reads both with the JDK's tree parser: the same places in the same order, the same names. */
    @Override
    public void compare(Source original, Source copy, Members members) throws Refusal, IOException {
        FileFormat format = Members.formatOf(copy);
        if (!places(bytes(original, format), format).equals(places(bytes(copy, format), format))) {
            throw Refusal.unproven(format, "places");
        }
    }

    private static List<String> places(byte[] track, FileFormat format) throws Refusal, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            NodeList all = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(track))
                    .getElementsByTagNameNS("*", "*");
            List<String> places = new ArrayList<>();
            for (int i = 0; i < all.getLength(); i++) {
                Element element = (Element) all.item(i);
                if (element.getLocalName().matches("wpt|rtept|trkpt") && format == FileFormat.GPX) {
                    places.add(element.getAttribute("lat").strip() + " " + element.getAttribute("lon").strip());
                } else if (element.getLocalName().matches("coordinates|coord") && format == FileFormat.KML) {
                    places.add(element.getTextContent().strip().replaceAll("\\s+", " "));
                }
            }
            return places;
        } catch (SAXException e) {
            throw Refusal.unproven(format, "independent reading");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
