package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * GPX 1.0 and 1.1 (topografix.com) and KML 2.3 (OGC 12-007r2). The places themselves are the content and stay, with
 * heights, names and descriptions. Dropped: times, also names that are nothing but a time; authors, links, the program,
 * satellites and speeds, extensions (heart rate, device), extended data, styles, views, parts from elsewhere, what is
 * switched off, remarks. A track of KML becomes a line, since a track without times is none. Refused: entities other
 * than short texts, damaged XML, words among coordinates.
 */
final class TrackSanitizer implements RewritingSanitizer {
    /** Elements that stay, by what they stand in. */
    private static final Map<String, Set<String>> GPX = Map.of(
            "gpx", words("wpt rte trk"),
            "wpt", words("ele name cmt desc sym"),
            "rte", words("name cmt desc rtept"),
            "rtept", words("ele name cmt desc sym"),
            "trk", words("name cmt desc trkseg"),
            "trkseg", words("trkpt"),
            "trkpt", words("ele name cmt desc sym"));

    private static final Set<String> KML = words("kml Document Folder Placemark Point LineString LinearRing Polygon"
            + " outerBoundaryIs innerBoundaryIs MultiGeometry Track MultiTrack coord coordinates name description address"
            + " altitudeMode extrude tessellate");

    private static final Set<String> TEXTS = words("name desc cmt sym description address");
    private static final Set<String> NUMBERS = words("ele coordinates coord extrude tessellate");
    private static final Set<String> TIMES = words("time when TimeStamp TimeSpan begin end");
    private static final Set<String> PEOPLE = words("author email copyright keywords phoneNumber");
    private static final Set<String> HOLDERS = words("metadata extensions ExtendedData");

    private static final Pattern COORDINATES = Pattern.compile("[-+0-9.,eE\\s]*");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern MODE = Pattern.compile("[A-Za-z]{1,30}");
    private static final Set<String> GPX_NAMESPACES =
            Set.of("", "http://www.topografix.com/GPX/1/0", "http://www.topografix.com/GPX/1/1");
    private static final Set<String> KML_NAMESPACES = Set.of(
            "",
            "http://www.opengis.net/kml/2.2",
            "http://www.opengis.net/kml/2.3",
            "http://earth.google.com/kml/2.0",
            "http://earth.google.com/kml/2.1",
            "http://earth.google.com/kml/2.2",
            "http://www.google.com/kml/ext/2.2");

    private static final Set<String> POINTS = words("wpt rtept trkpt");

    @Override
    public Set<FileFormat> formats() {
        return Set.of(FileFormat.GPX, FileFormat.KML);
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    @Override
    public void rewrite(Source source, Draft draft, OutputStream clean, Members members) throws Refusal, IOException {
        XmlNode root = XmlNode.parse(bytes(source, draft.format()), "track", draft);
        boolean gpx = draft.format() == FileFormat.GPX;
        if (!root.local().equals(gpx ? "gpx" : "kml") || !(gpx ? GPX_NAMESPACES : KML_NAMESPACES).contains(root.namespace())) {
            throw Refusal.unknownPart(draft.format(), Escaping.escape(root.local(), 40), 0);
        }
        Writing writing = new Writing(draft);
        writing.root(root);
        draft.table(writing.kept.toString().getBytes(UTF_8));
        clean.write(writing.out.bytes());
    }

    static byte[] bytes(Source source, FileFormat format) throws Refusal, IOException {
        if (source.sizeBytes() > XmlNode.MOST_BYTES) {
            throw Refusal.tooLarge(format, "track");
        }
        return source.stream().readAllBytes();
    }

    /** Returns whether a place of a map is switched off. */
    static boolean isOff(XmlNode node) {
        return node.children().stream()
                .anyMatch(child -> child.local().equals("visibility") && child.text().strip().matches("0|false"));
    }

    /** One writing of one file. */
    private static final class Writing {
        private final Draft draft;
        private final XmlWriter out = new XmlWriter();

        /** What stays and could be the same as something that was dropped: that was not hidden. */
        private final StringBuilder kept = new StringBuilder();

        Writing(Draft draft) {
            this.draft = draft;
        }

        private boolean isKept(XmlNode node, XmlNode parent) {
            return draft.format() == FileFormat.GPX
                    ? GPX.getOrDefault(parent.local(), Set.of()).contains(node.local())
                            && GPX_NAMESPACES.contains(node.namespace())
                    : KML.contains(node.local()) && KML_NAMESPACES.contains(node.namespace());
        }

        void root(XmlNode root) throws Refusal {
            boolean gpx = draft.format() == FileFormat.GPX;
            out.start(root.local());
            if (gpx) {
                out.attribute("xmlns", "http://www.topografix.com/GPX/1/1");
                out.attribute("version", "1.1");
                out.attribute("creator", "-"); // the schema demands one
            } else {
                out.attribute("xmlns", "http://www.opengis.net/kml/2.2");
            }
            for (XmlNode.Attribute attribute : root.attributes()) {
                boolean written = attribute.local().equals("creator") && attribute.value().equals("-");
                boolean shape = attribute.local().equals("version") || attribute.local().equals("schemaLocation");
                if (!written && !shape) {
                    drop(attribute.local().equals("creator") ? "Program" : "Attributes that show nothing", attribute.value());
                }
            }
            content(root);
            out.end();
        }

        private void element(XmlNode node) throws Refusal {
            String name = node.local();
            kept.append(name).append('\n');
            if (name.equals("Track")) {
                line(node);
                return;
            }
            out.start(name.equals("MultiTrack") ? "MultiGeometry" : name);
            boolean point = draft.format() == FileFormat.GPX && POINTS.contains(name);
            for (XmlNode.Attribute attribute : node.attributes()) {
                if (point && attribute.local().matches("lat|lon")) {
                    out.attribute(attribute.local(), numbers(attribute.value()));
                } else {
                    drop("Attributes that show nothing", attribute.value());
                }
            }
            content(node);
            out.end();
        }

        private void content(XmlNode node) throws Refusal {
            String name = node.local();
            for (Object each : node.content()) {
                if (each instanceof XmlNode child) {
                    if (!isKept(child, node)) {
                        drop(child);
                    } else if (isOff(child)) {
                        drop("Places that are switched off", values(child));
                    } else {
                        element(child);
                    }
                } else if (TEXTS.contains(name)) {
                    String text = TrackText.clean((String) each, draft);
                    out.text(text);
                    kept.append(text).append('\n');
                } else if (NUMBERS.contains(name)) {
                    out.text(numbers((String) each));
                } else if (name.equals("altitudeMode") && MODE.matcher(((String) each).strip()).matches()) {
                    out.text(((String) each).strip());
                } else if (!((String) each).isBlank()) {
                    drop("Hidden text", (String) each);
                }
            }
        }

        /** Writes a track (section 11.3) as a line (section 10.7). */
        private void line(XmlNode track) throws Refusal {
            StringBuilder places = new StringBuilder();
            String mode = "";
            for (XmlNode child : track.children()) {
                if (child.local().equals("coord")) {
                    places.append(places.isEmpty() ? "" : " ").append(numbers(child.text()).replace(' ', ','));
                } else if (child.local().equals("altitudeMode") && MODE.matcher(child.text()).matches()) {
                    mode = child.text();
                } else {
                    drop(child);
                }
            }
            out.start("LineString");
            if (!mode.isEmpty()) {
                out.start("altitudeMode");
                out.text(mode);
                out.end();
            }
            out.start("coordinates");
            out.text(places.toString());
            out.end();
            out.end();
        }

        private String numbers(String text) throws Refusal {
            if (!COORDINATES.matcher(text).matches()) {
                throw Refusal.damaged(draft.format(), "coordinates", 0);
            }
            return BLANKS.matcher(text.strip()).replaceAll(" ");
        }

        private void drop(XmlNode node) {
            String name = node.local();
            if (HOLDERS.contains(name)) {
                node.children().forEach(this::drop);
                draft.drop(FindingGroup.OTHER, "Metadata and additions", name);
            } else if (TIMES.contains(name)) {
                drop("Times", node.text());
            } else if (PEOPLE.contains(name)) {
                drop("Authors and contacts", values(node));
            } else if (!name.equals("visibility")) {
                drop("Other data of tracks", values(node));
            }
        }

        private void drop(String removedName, String text) {
            FindingGroup group = switch (removedName) {
                case "Times" -> FindingGroup.TIME;
                case "Authors and contacts" -> FindingGroup.PEOPLE;
                case "Program" -> FindingGroup.DEVICE;
                case "Hidden text", "Places that are switched off" -> FindingGroup.HIDDEN;
                default -> FindingGroup.OTHER;
            };
            draft.drop(group, removedName, text.strip());
            // Numbers alone turn up among coordinates.
            if (text.chars().anyMatch(Character::isLetter)) {
                draft.droppedText(removedName, text.strip().getBytes(UTF_8));
            }
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

    @Override
    public void compare(Source original, Source copy, Members members) throws Refusal, IOException {
        FileFormat format = Members.formatOf(copy);
        TrackPlaces before = TrackPlaces.of(bytes(original, format), format);
        TrackPlaces after = TrackPlaces.of(bytes(copy, format), format);
        if (!before.sameAs(after)) {
            throw Refusal.unproven(format, "places");
        }
    }
}
